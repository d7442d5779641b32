motcua_module(tests/support/chip_counter DEPENDS kiosk/content tests/support tests/support/chip
  tests/support/card_reader LIBRARIES doctest::doctest nlohmann_json::nlohmann_json)
_motcua_compile_quickly(tests_support_chip_counter OFF)
