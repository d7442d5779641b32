motcua_test(kiosk/content DEPENDS kiosk/content LIBRARIES SQLite::SQLite3)
