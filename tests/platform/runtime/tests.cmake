motcua_test(platform/runtime DEPENDS platform/runtime kiosk/content)
