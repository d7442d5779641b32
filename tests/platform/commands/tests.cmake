motcua_test(platform/commands PLAIN LIBRARIES nlohmann_json::nlohmann_json fmt::fmt)
add_dependencies(test_platform_commands kioskctl)
