motcua_test(sync/envelope DEPENDS sync/envelope LIBRARIES PkgConfig::SODIUM PkgConfig::ZSTD)
