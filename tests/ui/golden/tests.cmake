motcua_test(ui/golden WHOLE DEPENDS ui/screens platform/paper LIBRARIES PkgConfig::PANGOCAIRO fmt::fmt)
