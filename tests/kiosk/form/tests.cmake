motcua_test(kiosk/form DEPENDS kiosk/form kiosk/content)
