motcua_test(sync/envelope DEPENDS sync/envelope)
