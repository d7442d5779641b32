motcua_test(platform/camera BUSY DEPENDS platform/camera
  LIBRARIES ZXing::ZXing PkgConfig::SDL2IMAGE PkgConfig::SDL2)
