motcua_test(journeys DEPENDS ui/screens kiosk/form kiosk/records platform/demo platform/photo
  kiosk/content sync/enrolment LIBRARIES nlohmann_json::nlohmann_json TIMEOUT 600)
add_dependencies(test_journeys kiosk kioskctl portal)
add_test(NAME journeys/all COMMAND test_journeys --no-skip --test-suite=all)
set_tests_properties(journeys/all PROPERTIES LABELS all TIMEOUT 3600
  ENVIRONMENT "${motcua_test_environment}")
set_tests_properties(journeys PROPERTIES COST 700)  # begins early
