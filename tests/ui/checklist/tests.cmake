if(MOTCUA_SANITIZE)  # measuring every screen in every setting finds nothing that the other build does not
  set(light --source-file-exclude=*trees_test.cpp,*pixels_test.cpp)
endif()
motcua_test(ui/checklist PLAIN BUSY ARGS ${light} DEPENDS ui/screens kiosk/content kiosk/text
  LIBRARIES PkgConfig::IMGUI nlohmann_json::nlohmann_json fmt::fmt TIMEOUT 600)
add_test(NAME ui/checklist/all COMMAND test_ui_checklist --no-skip --test-suite=all)
set_tests_properties(ui/checklist/all PROPERTIES LABELS all TIMEOUT 3600
  ENVIRONMENT "${motcua_test_environment}")
set_tests_properties(ui/checklist PROPERTIES COST 900)  # begins early
