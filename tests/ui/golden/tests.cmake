motcua_test(ui/golden PLAIN DEPENDS ui/screens platform/paper LIBRARIES PkgConfig::PANGOCAIRO fmt::fmt)
