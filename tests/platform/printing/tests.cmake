motcua_test(platform/printing DEPENDS platform/printing platform/paper LIBRARIES Cups::Cups)
