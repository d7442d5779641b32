motcua_test(kiosk/form DEPENDS kiosk/form kiosk/content)
# valijson only judges our documents from outside; without it that one test says that it was skipped.
find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp)
if(VALIJSON_INCLUDE_DIR)
  target_compile_definitions(test_kiosk_form PRIVATE MOTCUA_HAS_VALIJSON)
endif()
