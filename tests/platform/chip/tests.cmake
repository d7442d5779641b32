motcua_test(platform/chip DEPENDS platform/chip LIBRARIES OpenSSL::Crypto)
