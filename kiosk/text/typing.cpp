#include "kiosk/text/typing.h"

#include "kiosk/text/orthography.h"
#include "kiosk/text/telex.h"
#include "kiosk/text/unicode.h"

namespace motcua::text {
namespace {

// Takes the letters at the end off `points`.
Word take_last_word(SecretVector<char32_t>& points) {
    auto begin = points.end();
    while (begin != points.begin() && is_letter(*(begin - 1))) --begin;
    Word word;
    for (auto point = begin; point != points.end(); ++point) word.push_back(take_apart(*point));
    points.erase(begin, points.end());
    return word;
}

Secret joined(const SecretVector<char32_t>& points, const Word& word) {
    Secret text;
    for (const char32_t point : points) append_utf8(text, point);
    for (const Letter& letter : word) append_utf8(text, put_together(letter));
    return text;
}

void press_mark(Word& word, Mark mark, ToneStyle style) {
    if (mark == Mark::dd)
        press_stroke(word, Reach::anywhere);
    else if (is_tone(mark))
        cycle_tone(word, mark, style);
    else
        press_shape(word, {mark}, Reach::anywhere, style);
}

void press_character(Secret& text, char32_t character, std::size_t length_max, Typing how) {
    if (is_invisible(character)) return;
    auto points = code_points(view(text));
    if (!points) return;
    const std::size_t count = points->size();
    Word word = take_last_word(*points);
    if (press_method_key(word, character, how)) {
        text = joined(*points, word);
        return;
    }
    if (count >= length_max) return;
    if (is_letter(character)) add_letter(word, character, how.style);
    Secret longer = joined(*points, word);
    if (!is_letter(character)) append_utf8(longer, character);
    if (view(longer) != view(text) && is_nfc(view(longer))) text = std::move(longer);
}

void press_mark_key(Secret& text, Mark mark, ToneStyle style) {
    auto points = code_points(view(text));
    if (!points) return;
    Word word = take_last_word(*points);
    press_mark(word, mark, style);
    text = joined(*points, word);
}

}  // namespace

void press(Secret& text, const Key& key, std::size_t length_max, Typing how) {
    auto normal = to_nfc(view(text));
    if (!normal) return;
    text = std::move(*normal);
    switch (key.kind) {
        case Key::Kind::character: return press_character(text, key.character, length_max, how);
        case Key::Kind::space: return press_character(text, U' ', length_max, how);
        case Key::Kind::erase: return drop_last(text);
        case Key::Kind::mark: return press_mark_key(text, key.mark, how.style);
    }
}

}  // namespace motcua::text
