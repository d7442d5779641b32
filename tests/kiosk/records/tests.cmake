motcua_test(kiosk/records DEPENDS kiosk/records)
