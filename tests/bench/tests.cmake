motcua_module(tests/bench/tools DEPENDS kiosk/base ui/render)
motcua_test(bench DEPENDS tests/bench/tools)
if(MOTCUA_SANITIZE)
  return()  # what they measure would be the sanitizers
endif()
motcua_program(bench_measure SOURCES "${CMAKE_SOURCE_DIR}/tests/bench/measure/main.cpp"
  DEPENDS tests/bench/tools LIBRARIES CLI11::CLI11 fmt::fmt)
motcua_program(bench_redraw SOURCES "${CMAKE_SOURCE_DIR}/tests/bench/redraw/main.cpp"
  DEPENDS tests/bench/tools ui/screens LIBRARIES fmt::fmt)
motcua_program(bench_voice SOURCES "${CMAKE_SOURCE_DIR}/tests/bench/voice/main.cpp"
  DEPENDS tests/bench/tools ui/screens platform/speech LIBRARIES fmt::fmt)
motcua_program(bench_codes SOURCES "${CMAKE_SOURCE_DIR}/tests/bench/codes/main.cpp"
  DEPENDS tests/bench/tools tests/platform/camera/frames LIBRARIES CLI11::CLI11 fmt::fmt)
motcua_program(bench_growth SOURCES "${CMAKE_SOURCE_DIR}/tests/bench/growth/main.cpp"
  DEPENDS tests/bench/tools kiosk/content kiosk/search
  LIBRARIES CLI11::CLI11 fmt::fmt nlohmann_json::nlohmann_json)
pkg_check_modules(XTST IMPORTED_TARGET xtst x11)
if(XTST_FOUND)  # installed by `make bench` alone
  motcua_module(tests/bench/pointer LIBRARIES PkgConfig::XTST)
  motcua_program(bench_touch SOURCES "${CMAKE_SOURCE_DIR}/tests/bench/touch/main.cpp"
    DEPENDS tests/bench/pointer tests/bench/tools ui/screens LIBRARIES CLI11::CLI11 fmt::fmt)
endif()
