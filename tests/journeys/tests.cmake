motcua_test(journeys LIBRARIES nlohmann_json::nlohmann_json TIMEOUT 600)
add_dependencies(test_journeys kiosk kioskctl portal)
