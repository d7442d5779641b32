motcua_test(ui/theme DEPENDS ui/theme LIBRARIES PkgConfig::IMGUI)
