motcua_test(ui/screens PLAIN DEPENDS ui/screens)
set_tests_properties(ui/screens PROPERTIES COST 800)  # begins early
