# A module is one folder, one static library, one include root.
#
# The include root of kiosk/queue is a folder that holds nothing but kiosk/queue, so a source sees only the
# headers of the modules it names in DEPENDS: an arrow that ARCHITECTURE.md does not draw fails to compile.

function(_motcua_include_root target folder)
  set(root "${CMAKE_BINARY_DIR}/include/${target}")
  get_filename_component(parent "${root}/${folder}" DIRECTORY)
  file(MAKE_DIRECTORY "${parent}")
  file(CREATE_LINK "${CMAKE_SOURCE_DIR}/${folder}" "${root}/${folder}" SYMBOLIC)
  set(${target}_include_root "${root}" PARENT_SCOPE)
endfunction()

# motcua_module(kiosk/queue [BUSY] DEPENDS kiosk/base ... LIBRARIES SQLite::SQLite3 ... PRIVATE_LIBRARIES ...)
# BUSY: its loops go over letters or pixels; it is optimised even where the rest is not, and in a release one
# step further (g++ 12 vectorises such loops from -O3 on).
function(motcua_module folder)
  cmake_parse_arguments(arg "BUSY" "" "DEPENDS;LIBRARIES;PRIVATE_LIBRARIES" ${ARGN})
  string(REPLACE "/" "_" target "${folder}")
  string(REPLACE "/" "_" depends "${arg_DEPENDS}")
  _motcua_include_root(${target} ${folder})
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp")
  if(sources)
    add_library(${target} STATIC ${sources})
    target_include_directories(${target} PUBLIC "${${target}_include_root}")
    target_link_libraries(${target} PUBLIC ${depends} ${arg_LIBRARIES} PRIVATE ${arg_PRIVATE_LIBRARIES})
    if(arg_BUSY)
      target_compile_options(${target} PRIVATE "$<$<BOOL:${MOTCUA_SANITIZE}>:-O1>$<$<CONFIG:Release>:-O3>")
    endif()
  else()
    add_library(${target} INTERFACE)
    target_include_directories(${target} INTERFACE "${${target}_include_root}")
    target_link_libraries(${target} INTERFACE ${depends} ${arg_LIBRARIES})
  endif()
endfunction()

if(MOTCUA_SANITIZE)
  add_library(busy_templates OBJECT "${CMAKE_SOURCE_DIR}/tests/sanitizers/busy_templates.cpp")
  target_link_libraries(busy_templates PRIVATE kiosk_base nlohmann_json::nlohmann_json)
  target_compile_options(busy_templates PRIVATE -O1)
endif()

# See tests/sanitizers/busy_templates.cpp. Link options stand before the program's own objects.
function(_motcua_link_busy_templates_first target)
  if(MOTCUA_SANITIZE)
    add_dependencies(${target} busy_templates)
    set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "$<TARGET_OBJECTS:busy_templates>")
    target_link_options(${target} BEFORE PRIVATE "$<TARGET_OBJECTS:busy_templates>")
  endif()
endfunction()

# motcua_program(kiosk SOURCES a.cpp DEPENDS platform/runtime ... LIBRARIES ...)
function(motcua_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  string(REPLACE "/" "_" depends "${arg_DEPENDS}")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${depends} ${arg_LIBRARIES})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
  _motcua_link_busy_templates_first(${name})
endfunction()

# Under the sanitizers: libraries that keep memory to their end; as much of each allocation's history as a
# report needs, and no more of freed memory kept than finds who still reads it.
set(motcua_test_environment
  "LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0"
  "ASAN_OPTIONS=malloc_context_size=4:quarantine_size_mb=32")

# What a test says runs once: it is not optimised, unless it is BUSY itself. What it tests is.
function(_motcua_compile_quickly target busy)
  if(MOTCUA_SANITIZE)
    target_compile_options(${target} PRIVATE "$<$<BOOL:${busy}>:-O1>")
  else()
    target_compile_options(${target} PRIVATE "$<$<AND:$<CONFIG:RelWithDebInfo>,$<NOT:$<BOOL:${busy}>>>:-O0>")
  endif()
endfunction()

# What `make test` builds and, by its label, runs: of each preset its "quick" tests.
add_custom_target(quick_tests)
function(motcua_quick_test test target)
  set_tests_properties("${test}" PROPERTIES LABELS quick)
  if(target)
    add_dependencies(quick_tests ${target})
  endif()
endfunction()

# motcua_test(kiosk/queue [WHOLE | PLAIN] [BUSY] DEPENDS kiosk/queue ...)
# tests/kiosk/queue/*.cpp as one doctest program and one ctest entry, called with ARGS.
# `make test` runs it under the sanitizers alone. WHOLE: it plays the programs as people meet them, or walks
# farther without sanitizers, and is run with g++ too. PLAIN: with g++ alone, what it measures or repeats is
# the same under the sanitizers.
function(motcua_test folder)
  cmake_parse_arguments(arg "BUSY;WHOLE;PLAIN" "TIMEOUT" "DEPENDS;LIBRARIES;ARGS" ${ARGN})
  string(REPLACE "/" "_" name "test_${folder}")
  string(REPLACE "/" "_" depends "${arg_DEPENDS}")
  file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/tests/${folder}/*.cpp")
  add_executable(${name} ${sources})
  _motcua_include_root(${name} tests/${folder})
  target_include_directories(${name} PRIVATE "${${name}_include_root}")
  target_link_libraries(${name} PRIVATE tests_support ${depends} ${arg_LIBRARIES} doctest::doctest)
  target_compile_definitions(${name} PRIVATE MOTCUA_SOURCE_DIR="${CMAKE_SOURCE_DIR}"
    MOTCUA_BIN_DIR="${CMAKE_BINARY_DIR}/bin" $<$<BOOL:${MOTCUA_SANITIZE}>:MOTCUA_SANITIZED>)
  _motcua_compile_quickly(${name} ${arg_BUSY})
  _motcua_link_busy_templates_first(${name})
  add_test(NAME ${folder} COMMAND ${name} ${arg_ARGS})
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 600)
  endif()
  set_tests_properties(${folder} PROPERTIES TIMEOUT ${arg_TIMEOUT}
    ENVIRONMENT "${motcua_test_environment}")
  if(arg_WHOLE OR (MOTCUA_SANITIZE AND NOT arg_PLAIN) OR (arg_PLAIN AND NOT MOTCUA_SANITIZE))
    motcua_quick_test(${folder} ${name})
  endif()
endfunction()
