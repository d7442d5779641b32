motcua_test(kiosk/journey DEPENDS kiosk/journey tests/support)
