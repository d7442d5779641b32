motcua_test(sync/worker WHOLE DEPENDS sync/worker sync/envelope kiosk/queue kiosk/base TIMEOUT 300)
