#include "platform/window/key_stroke.h"

#include <string_view>

namespace motcua::platform {
namespace {

struct Row {
    int first;  // place of the first key; the others follow
    std::string_view plain;
    std::string_view shifted;
};

// HID usage tables 1.3, page 7: letters and digits; the signs around them; the number pad.
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kCapitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr Row kRows[] = {{4, kLetters, kCapitals},  {30, "1234567890", "!@#$%^&*()"},
                         {44, " -=[]\\", " _+{}|"}, {51, ";'`,./", ":\"~<>?"},
                         {84, "/*-+", "/*-+"},      {89, "1234567890.", "1234567890."}};

}  // namespace

char us_sign(int place, bool shift) {
    for (const Row& row : kRows) {
        const int n = place - row.first;
        if (n >= 0 && n < static_cast<int>(row.plain.size()))
            return (shift ? row.shifted : row.plain)[static_cast<std::size_t>(n)];
    }
    return 0;
}

std::vector<Instant> spread(Instant since, Instant now, std::size_t keys) {
    std::vector<Instant> times;
    const auto count = static_cast<std::int64_t>(keys);
    for (std::int64_t i = 1; i <= count; ++i) times.push_back(since + (now - since) * i / count);
    return times;
}

}  // namespace motcua::platform
