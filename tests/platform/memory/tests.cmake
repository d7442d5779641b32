motcua_program(memory_probe
  SOURCES "${CMAKE_SOURCE_DIR}/tests/platform/memory/probe/main.cpp" DEPENDS platform/memory kiosk/base)
motcua_test(platform/memory DEPENDS platform/memory)
add_dependencies(test_platform_memory memory_probe)
