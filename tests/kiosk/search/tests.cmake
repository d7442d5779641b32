motcua_test(kiosk/search BUSY DEPENDS kiosk/search kiosk/content LIBRARIES nlohmann_json::nlohmann_json)
