motcua_test(ui/golden DEPENDS ui/screens platform/paper LIBRARIES PkgConfig::PANGOCAIRO fmt::fmt)
