# Frames made up from seeds, and the two readers of Debian that ours is measured against.
motcua_module(tests/platform/camera/frames BUSY DEPENDS platform/camera
  PRIVATE_LIBRARIES opencv_imgproc ZXing::ZXing PkgConfig::ZBAR)
target_compile_definitions(tests_platform_camera_frames PRIVATE ZX_USE_UTF8)
# ZXing defines a macro that zbar's header stumbles over.
set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/platform/camera/frames/bare_zbar.cpp" PROPERTIES
  SKIP_UNITY_BUILD_INCLUSION ON)
motcua_test(platform/camera BUSY DEPENDS platform/camera tests/platform/camera/frames
  LIBRARIES ZXing::ZXing PkgConfig::SDL2IMAGE PkgConfig::SDL2)
add_test(NAME platform/camera/all COMMAND test_platform_camera --no-skip --test-suite=all)
set_tests_properties(platform/camera/all PROPERTIES LABELS all TIMEOUT 3600
  ENVIRONMENT "${motcua_test_environment}")
# A camera that there is not, preloaded into the real kiosk. Its own sanitizer would come too late.
add_library(v4l2_shim MODULE "${CMAKE_SOURCE_DIR}/tests/platform/camera/v4l2_shim/shim.cpp")
target_compile_options(v4l2_shim PRIVATE -fno-sanitize=all)
set_target_properties(v4l2_shim PROPERTIES LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
motcua_test(platform/camera/live DEPENDS platform/camera tests/platform/camera/frames
  LIBRARIES PkgConfig::TURBOJPEG nlohmann_json::nlohmann_json)
target_compile_definitions(test_platform_camera_live PRIVATE
  MOTCUA_V4L2_SHIM="$<TARGET_FILE:v4l2_shim>")
add_dependencies(test_platform_camera_live v4l2_shim kiosk kioskctl)
