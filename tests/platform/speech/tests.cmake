motcua_test(platform/speech DEPENDS platform/speech)
