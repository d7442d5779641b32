motcua_test(sync/http DEPENDS sync/http
  LIBRARIES PkgConfig::HTTPLIB OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
set_tests_properties(sync/http PROPERTIES COST 400)  # waits for most of its time
