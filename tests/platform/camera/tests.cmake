# Frames made up from seeds, and the two readers of Debian that ours is measured against.
motcua_module(tests/platform/camera/frames BUSY DEPENDS platform/camera
  PRIVATE_LIBRARIES opencv_imgproc ZXing::ZXing PkgConfig::ZBAR)
target_compile_definitions(tests_platform_camera_frames PRIVATE ZX_USE_UTF8)
# ZXing defines a macro that zbar's header stumbles over.
set_source_files_properties("${CMAKE_SOURCE_DIR}/tests/platform/camera/frames/bare_zbar.cpp" PROPERTIES
  SKIP_UNITY_BUILD_INCLUSION ON)
motcua_test(platform/camera PLAIN BUSY DEPENDS platform/camera tests/platform/camera/frames
  LIBRARIES ZXing::ZXing PkgConfig::SDL2IMAGE PkgConfig::SDL2)
add_test(NAME platform/camera/all COMMAND test_platform_camera --no-skip --test-suite=all)
set_tests_properties(platform/camera/all PROPERTIES LABELS all TIMEOUT 3600
  ENVIRONMENT "${motcua_test_environment}")
include("${CMAKE_CURRENT_LIST_DIR}/live/tests.cmake")
