# A real pcscd with virtual readers.
motcua_test(platform/card DEPENDS platform/card tests/support/card_reader)
