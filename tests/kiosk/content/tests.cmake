motcua_test(kiosk/content BUSY DEPENDS kiosk/content LIBRARIES SQLite::SQLite3)
