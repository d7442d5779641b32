motcua_test(platform/camera DEPENDS platform/camera
  LIBRARIES ZXing::ZXing PkgConfig::SDL2IMAGE PkgConfig::SDL2)
