motcua_test(ui/screens DEPENDS ui/screens)
