motcua_test(platform/photo DEPENDS platform/photo
  LIBRARIES opencv_imgproc PkgConfig::SDL2IMAGE PkgConfig::SDL2)
