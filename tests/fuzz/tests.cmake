# motcua_fuzz(logic DEPENDS kiosk/logic ...): hostile bytes for one border.
#
# tests/fuzz/targets/NAME.cpp says what is done with them, tests/fuzz/corpus/NAME holds some that are kept,
# and targets/NAME.dict, where it is there, words that such bytes are made of. Under the preset "fuzz" the
# program is libFuzzer's (tests/fuzz/run.sh); everywhere else it replays what is kept, as one entry of ctest.
add_custom_target(fuzzers)
function(motcua_fuzz name)
  cmake_parse_arguments(arg "" "" "DEPENDS;LIBRARIES" ${ARGN})
  set(kept "${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  set(sources "${CMAKE_SOURCE_DIR}/tests/fuzz/targets/${name}.cpp")
  if(NOT MOTCUA_FUZZ)
    list(APPEND sources "${CMAKE_SOURCE_DIR}/tests/fuzz/replay/main.cpp")
  endif()
  motcua_program(fuzz_${name} SOURCES ${sources} DEPENDS ${arg_DEPENDS} LIBRARIES ${arg_LIBRARIES})
  add_dependencies(fuzzers fuzz_${name})
  if(MOTCUA_FUZZ)
    target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
    add_test(NAME fuzz/${name} COMMAND fuzz_${name} -runs=0 "${kept}")
  else()
    add_test(NAME fuzz/${name} COMMAND fuzz_${name} "${kept}")
  endif()
  set_tests_properties(fuzz/${name} PROPERTIES TIMEOUT 60 ENVIRONMENT "${motcua_test_environment}")
  if(MOTCUA_SANITIZE)
    motcua_quick_test(fuzz/${name} fuzz_${name})
  endif()
endfunction()

motcua_fuzz(logic DEPENDS kiosk/content kiosk/logic)
motcua_fuzz(pack DEPENDS kiosk/content LIBRARIES nlohmann_json::nlohmann_json)
motcua_fuzz(card DEPENDS kiosk/identity kiosk/text)
motcua_fuzz(mrz DEPENDS kiosk/identity)
motcua_fuzz(image DEPENDS platform/camera kiosk/text)
motcua_fuzz(sheets DEPENDS platform/sheets)
