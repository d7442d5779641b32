motcua_test(sync/portal DEPENDS sync/portal sync/enrolment sync/envelope
  LIBRARIES PkgConfig::HTTPLIB OpenSSL::SSL OpenSSL::Crypto Threads::Threads SQLite::SQLite3 PkgConfig::ZSTD)
add_dependencies(test_sync_portal portal)
