motcua_module(tests/bench/tools DEPENDS kiosk/base)
motcua_program(bench_measure SOURCES "${CMAKE_SOURCE_DIR}/tests/bench/measure/main.cpp"
  DEPENDS tests/bench/tools LIBRARIES CLI11::CLI11 fmt::fmt)
motcua_test(bench DEPENDS tests/bench/tools)
