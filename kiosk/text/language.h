// The two languages of the screens and the words that change with the person in front.
#pragma once

#include <cstdint>
#include <string>

namespace motcua::text {

enum class Language : std::uint8_t { vi, en };

// A sentence from a content pack, in both languages. English may be empty: then Vietnamese is shown.
struct LocalText {
    std::string vi;
    std::string en;
    [[nodiscard]] const std::string& in(Language language) const {
        return language == Language::en && !en.empty() ? en : vi;
    }
    bool operator==(const LocalText&) const = default;
};

// How the machine addresses the person: the token {xh} ({Xh} where a sentence begins). "ông/bà" until a card
// is read; then by age and sex: 60 and over "ông"/"bà", 18 to 59 "anh"/"chị", under 18 "em". English: "you".
enum class Address : std::uint8_t { neutral, ong, ba, anh, chi, em };

// Replaces {xh} and {Xh} in a pack's or the machine's own sentence.
std::string addressed(const std::string& sentence, Language language, Address address);

}  // namespace motcua::text
