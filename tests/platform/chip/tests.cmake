motcua_test(platform/chip DEPENDS platform/chip tests/support/chip LIBRARIES OpenSSL::Crypto)
