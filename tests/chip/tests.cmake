# The card's chip that the tests make, held against what others published and wrote.
motcua_test(chip DEPENDS tests/support/chip kiosk/identity LIBRARIES OpenSSL::Crypto PkgConfig::EAC fmt::fmt)
motcua_program(chip_card SOURCES "${CMAKE_SOURCE_DIR}/tests/chip/on_reader/main.cpp"
  DEPENDS tests/support/chip)
