motcua_test(kiosk/content DEPENDS kiosk/content LIBRARIES SQLite::SQLite3)
# valijson only judges our files from outside; without it that one test says that it was skipped.
find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp)
if(VALIJSON_INCLUDE_DIR)
  target_compile_definitions(test_kiosk_content PRIVATE MOTCUA_HAS_VALIJSON)
endif()
