# pcscd and cards for it, for whoever needs a card reader in a test.
motcua_module(tests/support/card_reader DEPENDS kiosk/base tests/support LIBRARIES doctest::doctest
  PRIVATE_LIBRARIES fmt::fmt Threads::Threads)
_motcua_compile_quickly(tests_support_card_reader OFF)
# vsmartcard's driver on a cable that can be pulled out. pcscd has no sanitizer.
set(vpcd_driver /usr/lib/pcsc/drivers/serial/libifdvpcd.so)
add_library(card_cable MODULE "${CMAKE_SOURCE_DIR}/tests/support/card_reader/cable/cable.cpp")
target_link_libraries(card_cable PRIVATE PkgConfig::PCSC -Wl,--no-as-needed ${vpcd_driver})
target_compile_options(card_cable PRIVATE -fno-sanitize=all)
target_link_options(card_cable PRIVATE -fno-sanitize=all)
target_compile_definitions(card_cable PRIVATE MOTCUA_VPCD_DRIVER="${vpcd_driver}")
set_target_properties(card_cable PROPERTIES LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests"
  BUILD_RPATH "\$ORIGIN")
add_dependencies(tests_support_card_reader card_cable)
target_compile_definitions(tests_support_card_reader PRIVATE MOTCUA_CARD_CABLE="$<TARGET_FILE:card_cable>"
  MOTCUA_VPCD_DRIVER="${vpcd_driver}")
