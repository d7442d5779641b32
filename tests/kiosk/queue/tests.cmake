# The walk over every change to the disk, and a hundred kills, are worth their time.
motcua_test(kiosk/queue WHOLE DEPENDS kiosk/queue LIBRARIES SQLite::SQLite3 Threads::Threads fmt::fmt
  TIMEOUT 600)
set_tests_properties(kiosk/queue PROPERTIES COST 600)  # begins early
