motcua_test(power_cuts PLAIN LIBRARIES nlohmann_json::nlohmann_json TIMEOUT 900)
add_dependencies(test_power_cuts kiosk kioskctl portal)
if(NOT MOTCUA_SANITIZE)
  add_test(NAME power_cuts/all COMMAND test_power_cuts --no-skip --test-suite=all)
  set_tests_properties(power_cuts/all PROPERTIES LABELS all TIMEOUT 3600)
endif()
set_tests_properties(power_cuts PROPERTIES COST 1000)  # as long as all others together: it begins first
