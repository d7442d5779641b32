motcua_test(faults LIBRARIES nlohmann_json::nlohmann_json TIMEOUT 900)
add_dependencies(test_faults kiosk kioskctl portal)
