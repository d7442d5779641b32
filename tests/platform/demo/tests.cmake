motcua_test(platform/demo WHOLE DEPENDS platform/demo platform/runtime)
