motcua_test(platform/paper DEPENDS platform/paper platform/camera kiosk/content)
