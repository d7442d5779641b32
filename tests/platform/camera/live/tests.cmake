# A camera that there is not, preloaded into the real kiosk. Its own sanitizer would come too late.
add_library(v4l2_shim MODULE "${CMAKE_SOURCE_DIR}/tests/platform/camera/v4l2_shim/shim.cpp")
target_compile_options(v4l2_shim PRIVATE -fno-sanitize=all)
set_target_properties(v4l2_shim PROPERTIES LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
motcua_test(platform/camera/live DEPENDS platform/camera tests/platform/camera/frames
  LIBRARIES PkgConfig::TURBOJPEG nlohmann_json::nlohmann_json)
target_compile_definitions(test_platform_camera_live PRIVATE
  MOTCUA_V4L2_SHIM="$<TARGET_FILE:v4l2_shim>")
add_dependencies(test_platform_camera_live v4l2_shim kiosk kioskctl)
