motcua_test(sync/worker DEPENDS sync/worker)
