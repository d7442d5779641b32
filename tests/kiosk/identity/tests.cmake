motcua_test(kiosk/identity DEPENDS kiosk/identity kiosk/text)
include("${CMAKE_CURRENT_LIST_DIR}/chip/tests.cmake")
