// A command APDU taken apart (ISO/IEC 7816-4, 5.1), and the status bytes that this card answers with.
#pragma once

#include <optional>

#include "tests/support/chip/bytes.h"

namespace motcua::tests::chip {

struct Command {
    std::uint8_t cla = 0;
    std::uint8_t ins = 0;
    std::uint8_t p1 = 0;
    std::uint8_t p2 = 0;
    Bytes data;
    std::optional<std::size_t> expected;  // Ne: 1 to 65,536; where Le stands there
    bool is_extended = false;
    bool is_all = false;  // Le was zero: as much as there is

    [[nodiscard]] bool is_protected() const { return (cla & 0x0CU) == 0x0C; }
    [[nodiscard]] unsigned p1p2() const { return 256U * p1 + p2; }
};

// Nothing where the lengths in it do not fit.
std::optional<Command> parse_command(View apdu);

enum class Status : std::uint16_t {
    ok = 0x9000,
    end_of_file = 0x6282,
    failed = 0x6300,
    tries_left = 0x63C0,
    wrong_length = 0x6700,
    chaining_expected = 0x6883,
    not_allowed = 0x6982,
    conditions = 0x6985,
    no_current_file = 0x6986,
    objects_missing = 0x6987,
    objects_wrong = 0x6988,
    wrong_data = 0x6A80,
    not_found = 0x6A82,
    wrong_parameters = 0x6A86,
    no_such_reference = 0x6A88,
    wrong_offset = 0x6B00,
    exact_length = 0x6C00,
    unknown_instruction = 0x6D00,
    unknown_class = 0x6E00,
};

struct Answer {
    Bytes data;
    Status status = Status::ok;
};
inline Answer refused(Status status) { return {{}, status}; }
Bytes bytes_of(const Answer& answer);

}  // namespace motcua::tests::chip
