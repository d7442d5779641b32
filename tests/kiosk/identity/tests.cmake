motcua_test(kiosk/identity DEPENDS kiosk/identity kiosk/text)
