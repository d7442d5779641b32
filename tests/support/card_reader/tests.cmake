# pcscd and cards for it, for whoever needs a card reader in a test.
motcua_module(tests/support/card_reader DEPENDS kiosk/base tests/support LIBRARIES doctest::doctest
  Threads::Threads)
_motcua_compile_quickly(tests_support_card_reader OFF)
