motcua_test(ui/widgets DEPENDS ui/widgets LIBRARIES PkgConfig::IMGUI)
