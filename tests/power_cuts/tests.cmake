motcua_test(power_cuts WHOLE LIBRARIES nlohmann_json::nlohmann_json TIMEOUT 900)
add_dependencies(test_power_cuts kiosk kioskctl portal)
set_tests_properties(power_cuts PROPERTIES COST 1000)  # as long as all others together: it begins first
