motcua_test(kiosk/queue DEPENDS kiosk/queue LIBRARIES SQLite::SQLite3 Threads::Threads fmt::fmt)
