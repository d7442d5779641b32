# The card's chip that the tests make, held against what others published and wrote.
motcua_test(chip DEPENDS tests/support/chip kiosk/identity LIBRARIES OpenSSL::Crypto PkgConfig::EAC fmt::fmt)
