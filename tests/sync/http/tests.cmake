motcua_test(sync/http DEPENDS sync/http
  LIBRARIES PkgConfig::HTTPLIB OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
