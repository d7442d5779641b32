motcua_test(kiosk/logic DEPENDS kiosk/logic kiosk/base LIBRARIES nlohmann_json::nlohmann_json)
