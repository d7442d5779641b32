// Names and places that the keyboard offers while somebody types. All come from the pack, none from anybody
// who typed here before.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::content {

struct Phrase {
    std::string text;        // "Nguyễn", "Hòa Thuận"
    std::u32string letters;  // the same, as code points
};
// Most frequent first: where nothing else decides, the order of the file does.
using Phrases = std::vector<Phrase>;

// Whether `text` can be offered: words of letters, digits, ' - . and , with one blank between them, two to
// 60 code points: a single letter is its own key.
bool is_phrase(std::string_view text);
// "@gmail.com": an @ and a domain in small letters, at most 60.
bool is_email_ending(std::string_view text);
Phrase phrase(std::string text);

struct Names {
    Phrases family;           // of every people that lives here: Nguyễn, Alăng, Niê
    Phrases given;            // and middle names
    Phrases email_endings{};  // "@gmail.com"
};

struct Places {
    Phrases units;  // "Khối phố", "Thôn": how a part of an address begins
    Phrases provinces;
    Phrases wards;    // and communes, also those that older cards name
    Phrases hamlets;  // of this ward
};

// What a field is offered.
enum class Suggests : std::uint8_t { nothing, names, places, email_endings };

struct Suggestion {
    std::string_view phrase;   // into the lists
    std::size_t replaced = 0;  // bytes at the end of what is typed that it stands for
    bool operator==(const Suggestion&) const = default;
};

// At most `most` phrases that go on with the last words of `typed`, best first. They are compared without
// regard to case; what is spelt as typed comes first, then what only adds marks (nguye: Nguyễn), then what
// differs in marks (hòa: Hoà). After a blank, and in an empty field, the first of the lists. What stands
// there already is not offered. In a name family names come first for its first word, given names for the
// others. An e-mail address is offered its endings once it has a beginning; none goes on after them.
std::vector<Suggestion> suggest(Suggests what, const Names& names, const Places& places,
                                std::string_view typed, std::size_t most);

}  // namespace motcua::content
