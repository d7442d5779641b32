# Under the sanitizers what finds nothing that the rest does not find, and takes minutes, comes with "all".
if(MOTCUA_SANITIZE)
  set(few --source-file-exclude=*generated_test.cpp,*content_guide_test.cpp
    "--test-case-exclude=*lying*,*by voice*,*alone*")
endif()
motcua_test(journeys WHOLE ARGS ${few} DEPENDS tests/support/chip_counter ui/screens kiosk/form
  kiosk/records platform/demo platform/photo kiosk/content sync/enrolment
  LIBRARIES nlohmann_json::nlohmann_json TIMEOUT 600)
add_dependencies(test_journeys kiosk kioskctl portal)
add_test(NAME journeys/all COMMAND test_journeys --no-skip --test-suite=all)
set_tests_properties(journeys/all PROPERTIES LABELS all TIMEOUT 3600
  ENVIRONMENT "${motcua_test_environment}")
if(MOTCUA_SANITIZE)
  add_test(NAME journeys/whole COMMAND test_journeys)
  set_tests_properties(journeys/whole PROPERTIES LABELS all TIMEOUT 3600
    ENVIRONMENT "${motcua_test_environment}")
endif()
set_tests_properties(journeys PROPERTIES COST 700)  # begins early
