motcua_test(platform/gallery DEPENDS platform/gallery LIBRARIES nlohmann_json::nlohmann_json)
