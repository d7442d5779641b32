#include "tests/support/chip/command.h"

namespace motcua::tests::chip {
namespace {

constexpr std::size_t kApduHeader = 4;

std::size_t ne_of(View le) {
    std::size_t value = 0;
    for (const std::uint8_t byte : le) value = (value << 8U) | byte;
    if (value != 0) return value;
    return le.size() == 1 ? 256 : 65536;
}

// What stands behind the data: nothing, or Le in `width` bytes.
bool take_le(View rest, std::size_t width, Command& command) {
    if (rest.empty()) return true;
    if (rest.size() != width) return false;
    command.expected = ne_of(rest);
    command.is_all = *command.expected == (width == 1 ? 256U : 65536U);
    return true;
}

}  // namespace

std::optional<Command> parse_command(View apdu) {
    if (apdu.size() < kApduHeader) return std::nullopt;
    Command command{apdu[0], apdu[1], apdu[2], apdu[3], {}, std::nullopt, false, false};
    View body = apdu.subspan(kApduHeader);
    if (body.size() <= 1) return take_le(body, 1, command) ? std::optional(command) : std::nullopt;
    command.is_extended = body[0] == 0;
    if (!command.is_extended) {
        const std::size_t length = body[0];
        if (body.size() < 1 + length) return std::nullopt;
        command.data = copy_of(body.subspan(1, length));
        return take_le(body.subspan(1 + length), 1, command) ? std::optional(command) : std::nullopt;
    }
    if (body.size() < 3) return std::nullopt;
    if (body.size() == 3) return take_le(body.subspan(1), 2, command) ? std::optional(command) : std::nullopt;
    const std::size_t length = 256U * body[1] + body[2];
    if (length == 0 || body.size() < 3 + length) return std::nullopt;
    command.data = copy_of(body.subspan(3, length));
    return take_le(body.subspan(3 + length), 2, command) ? std::optional(command) : std::nullopt;
}

Bytes bytes_of(const Answer& answer) {
    const auto status = static_cast<unsigned>(answer.status);
    Bytes bytes = answer.data;
    bytes.push_back(static_cast<std::uint8_t>(status >> 8U));
    bytes.push_back(static_cast<std::uint8_t>(status & 0xFFU));
    return bytes;
}

}  // namespace motcua::tests::chip
