motcua_test(platform/window DEPENDS platform/window)
