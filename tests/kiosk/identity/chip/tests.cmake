motcua_test(kiosk/identity/chip DEPENDS kiosk/identity/chip)
