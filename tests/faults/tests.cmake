motcua_test(faults WHOLE DEPENDS tests/support/chip_counter kiosk/queue sync/enrolment sync/envelope sync/http
  sync/worker platform/demo platform/photo
  LIBRARIES nlohmann_json::nlohmann_json TIMEOUT 900)
add_dependencies(test_faults kiosk kioskctl portal)
set_tests_properties(faults PROPERTIES COST 500)  # begins early
