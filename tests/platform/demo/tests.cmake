motcua_test(platform/demo DEPENDS platform/demo platform/runtime)
