motcua_test(tidy DEPENDS kiosk/text LIBRARIES fmt::fmt)

# An arrow that ARCHITECTURE.md does not draw does not compile: a source with the include roots of FROM sees
# its own header and does not see the forbidden one.
function(motcua_forbidden_include from own_header forbidden_header)
  string(REPLACE "/" "_" target "${from}")
  string(REPLACE "/" "_" header "${forbidden_header}")
  get_target_property(type ${target} TYPE)
  set(directories INCLUDE_DIRECTORIES)
  if(type STREQUAL "INTERFACE_LIBRARY")
    set(directories INTERFACE_INCLUDE_DIRECTORIES)
  endif()
  add_test(NAME "tidy/${from} cannot include ${forbidden_header}"
    COMMAND ${CMAKE_COMMAND}
      "-DCOMPILER=${CMAKE_CXX_COMPILER}"
      "-DINCLUDE_DIRECTORIES=$<JOIN:$<TARGET_PROPERTY:${target},${directories}>,|>"
      "-DOWN=${own_header}" "-DFORBIDDEN=${forbidden_header}"
      "-DWORK=${CMAKE_CURRENT_BINARY_DIR}/arrows/${target}-${header}"
      -P "${CMAKE_SOURCE_DIR}/tests/tidy/forbidden_include.cmake")
  set_tests_properties("tidy/${from} cannot include ${forbidden_header}" PROPERTIES TIMEOUT 60)
  if(MOTCUA_SANITIZE)
    motcua_quick_test("tidy/${from} cannot include ${forbidden_header}" "")
  endif()
endfunction()

motcua_forbidden_include(kiosk/base kiosk/base/ids.h kiosk/queue/store.h)
motcua_forbidden_include(kiosk/logic kiosk/logic/logic.h kiosk/content/procedure.h)
motcua_forbidden_include(kiosk/logic kiosk/logic/logic.h kiosk/form/answers.h)
motcua_forbidden_include(kiosk/queue kiosk/queue/store.h kiosk/journey/model.h)
motcua_forbidden_include(kiosk/journey kiosk/journey/update.h ui/screens/ui.h)
motcua_forbidden_include(kiosk/journey kiosk/journey/update.h sync/worker/worker.h)
motcua_forbidden_include(kiosk/journey kiosk/journey/update.h imgui.h)
motcua_forbidden_include(kiosk/journey kiosk/journey/update.h SDL.h)
motcua_forbidden_include(ui/render ui/render/canvas.h kiosk/journey/model.h)
motcua_forbidden_include(ui/screens ui/screens/ui.h sync/worker/worker.h)
motcua_forbidden_include(ui/screens ui/screens/ui.h platform/camera/codes.h)
motcua_forbidden_include(ui/screens ui/screens/ui.h SDL.h)
motcua_forbidden_include(sync/worker sync/worker/worker.h ui/widgets/tree.h)
motcua_forbidden_include(sync/worker sync/worker/worker.h sync/http/curl_transport.h)
motcua_forbidden_include(sync/http sync/http/curl_transport.h kiosk/queue/store.h)
