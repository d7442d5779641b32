// Ten thousand people who press whatever they like.
#include <array>
#include <random>
#include <string>

#include <doctest/doctest.h>

#include "kiosk/text/letters.h"
#include "kiosk/text/typing.h"
#include "kiosk/text/unicode.h"

namespace motcua::tests {
namespace {

using text::Key;
using text::Method;
using text::ToneStyle;

constexpr int kSequences = 10'000;
constexpr int kKeysMax = 40;
constexpr std::size_t kRoom = 200;  // more than forty keys can fill

constexpr std::u32string_view kLetters = U"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
// What Vietnamese is made of comes more often than chance would have it.
constexpr std::u32string_view kLikely = U"aaeeoouuiynnghtdddwwssffrrxxjjzqgi";
constexpr std::u32string_view kOthers =
    U"0123456789'-/.,()#áàạăắâậêệôộơợưựyỷđĐỄŨñü日🙂";
constexpr std::u32string_view kUnseen = U"\u0009\u000A\u007F\u200B\u202E\uFEFF";

class Person {
  public:
    explicit Person(unsigned seed) : dice_(seed) {}

    Key next() {
        switch (roll(12)) {
            case 0: return text::erase_key();
            case 1: return text::character_key(U' ');
            case 2: return text::mark_key(static_cast<text::Mark>(roll(9)));
            case 3: return one_of(kOthers);
            case 4: return one_of(kLetters);
            case 5: return roll(4) == 0 ? one_of(kUnseen) : one_of(kOthers);
            default: return one_of(kLikely);
        }
    }

    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice_); }

  private:
    Key one_of(std::u32string_view characters) {
        return text::character_key(
            characters[static_cast<std::size_t>(roll(static_cast<int>(characters.size())))]);
    }
    std::mt19937 dice_;
};

// The letters without their marks, case and blanks as they stand.
std::u32string bare(const Secret& typed) {
    std::u32string out;
    const auto points = text::code_points(view(typed));
    if (!points) return U"broken";
    for (const char32_t point : *points) {
        text::Letter letter = text::take_apart(point);
        letter.tone.reset();
        letter.vowel = text::plain(letter.vowel);
        if (letter.consonant == U'đ') letter.consonant = U'd';
        if (letter.consonant == U'Đ') letter.consonant = U'D';
        out += text::put_together(letter);
    }
    return out;
}

// A key is not lost: its letter or sign follows what was typed before, or it marked a letter and the mark is
// seen; the eraser takes the last letter with its marks and nothing else; a mark key adds and takes no
// letter; what cannot be seen is no key.
bool is_kept(const Secret& before, const Key& key, const Secret& after) {
    const std::u32string had = bare(before);
    const std::u32string has = bare(after);
    switch (key.kind) {
        case Key::Kind::erase: {
            Secret shorter = before;
            text::drop_last(shorter);
            return after == shorter;
        }
        case Key::Kind::space: return view(after) == std::string(view(before)) + ' ';
        case Key::Kind::mark: return had == has;
        case Key::Kind::character: break;
    }
    if (text::is_invisible(key.character)) return after == before;
    Secret itself;
    text::append_utf8(itself, key.character);
    const bool stands = has == had + bare(itself);
    const bool marked = has == had && after != before;
    return stands || marked;
}

std::string told(const std::vector<Key>& keys) {
    Secret out;
    for (const Key& key : keys) {
        if (key.kind == Key::Kind::erase) out += '<';
        if (key.kind == Key::Kind::space) out += '_';
        if (key.kind == Key::Kind::mark) out += "[" + std::to_string(static_cast<int>(key.mark)) + "]";
        if (key.kind == Key::Kind::character) text::append_utf8(out, key.character);
    }
    return {out.begin(), out.end()};
}

}  // namespace

TEST_CASE("whatever is pressed in whatever order, the text stays whole and no key is lost") {
    constexpr std::array kMethods{Method::mark_keys, Method::telex, Method::vni};
    constexpr std::array kStyles{ToneStyle::old_place, ToneStyle::new_place};
    for (int sequence = 0; sequence < kSequences; ++sequence) {
        Person person(static_cast<unsigned>(sequence));
        const text::Typing how{kMethods.at(static_cast<std::size_t>(sequence) % kMethods.size()),
                               kStyles.at(static_cast<std::size_t>(sequence / 3) % kStyles.size())};
        Secret typed;
        std::vector<Key> keys;
        for (int left = person.roll(kKeysMax) + 1; left > 0; --left) {
            keys.push_back(person.next());
            const Secret before = typed;
            text::press(typed, keys.back(), kRoom, how);
            const bool whole = text::is_nfc(view(typed));
            const bool kept = is_kept(before, keys.back(), typed);
            if (whole && kept) continue;
            FAIL("sequence " << sequence << " \"" << told(keys) << "\": \"" << std::string(view(before))
                             << "\" became \"" << std::string(view(typed)) << "\"");
        }
    }
}

TEST_CASE("a text that is full takes marks and nothing else, whatever is pressed") {
    for (unsigned seed = 0; seed < 500; ++seed) {
        Person person(seed);
        Secret typed;
        for (int i = 0; i < 60; ++i) {
            text::press(typed, person.next(), 7, {Method::telex, ToneStyle::old_place});
            REQUIRE(text::length(view(typed)) <= 7);
            REQUIRE(text::is_nfc(view(typed)));
        }
    }
}

}  // namespace motcua::tests
