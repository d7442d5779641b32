motcua_test(kiosk/search DEPENDS kiosk/search kiosk/content LIBRARIES nlohmann_json::nlohmann_json)
