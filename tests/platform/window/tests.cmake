motcua_test(platform/window DEPENDS platform/window kiosk/content)
# The terminal put together, as platform/runtime's own tests have it.
target_include_directories(test_platform_window PRIVATE
  "${CMAKE_BINARY_DIR}/include/test_platform_runtime")
