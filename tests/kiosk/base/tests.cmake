motcua_test(kiosk/base DEPENDS kiosk/base)
