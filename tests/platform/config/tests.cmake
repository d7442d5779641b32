motcua_test(platform/config DEPENDS platform/config)
