motcua_test(platform/control DEPENDS platform/control)
