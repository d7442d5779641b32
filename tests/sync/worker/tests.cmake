motcua_test(sync/worker DEPENDS sync/worker sync/envelope kiosk/queue kiosk/base TIMEOUT 300)
