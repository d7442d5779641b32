#include "kiosk/text/typing.h"

#include <string_view>

#include "kiosk/text/letters.h"
#include "kiosk/text/unicode.h"

namespace motcua::text {
namespace {

// A stretch of a word, [begin, end).
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

bool is_either(const Letter& letter, char32_t small, char32_t capital) {
    return letter.consonant == small || letter.consonant == capital;
}

Stretch last_vowels(const Word& word) {
    Stretch run{word.size(), word.size()};
    while (run.end > 0 && !word[run.end - 1].is_vowel()) --run.end;
    run.begin = run.end;
    while (run.begin > 0 && word[run.begin - 1].is_vowel()) --run.begin;
    return run;
}

// The last vowels without the u of "qu" and the i of "gi": those belong to the consonant when a vowel
// follows.
Stretch rhyme_vowels(const Word& word) {
    Stretch run = last_vowels(word);
    if (run.begin == 0 || run.size() < 2) return run;
    const Letter& before = word[run.begin - 1];
    const Letter& first = word[run.begin];
    const bool qu = is_either(before, U'q', U'Q') && first.is(Vowel::u);
    const bool gi = is_either(before, U'g', U'G') && first.is(Vowel::i);
    if (qu || gi) ++run.begin;
    return run;
}

bool is_closed(const Word& word, const Stretch& vowels) { return vowels.end < word.size(); }

// oa, oe and uy: the only vowels whose tone is written in two ways (hòa, hoà).
bool is_pair_of_two_styles(const Letter& first, const Letter& second) {
    return (first.is(Vowel::o) && (second.is(Vowel::a) || second.is(Vowel::e))) ||
           (first.is(Vowel::u) && second.is(Vowel::y));
}

std::size_t where_tone_belongs(const Word& word, const Stretch& vowels) {
    for (std::size_t i = vowels.end; i-- > vowels.begin;)
        if (is_shaped(word[i].vowel)) return i;
    if (is_closed(word, vowels)) return vowels.end - 1;
    return vowels.size() > 2 ? vowels.begin + 1 : vowels.begin;
}

std::optional<std::size_t> only_toned(const Word& word, const Stretch& vowels) {
    std::optional<std::size_t> found;
    for (std::size_t i = vowels.begin; i < vowels.end; ++i) {
        if (!word[i].tone) continue;
        if (found) return std::nullopt;
        found = i;
    }
    return found;
}

void move_tone(Word& word, std::size_t from, std::size_t to) {
    const auto tone = word[from].tone;
    word[from].tone.reset();
    word[to].tone = tone;
}

void press_tone(Word& word, Mark tone) {
    const Stretch vowels = rhyme_vowels(word);
    if (vowels.size() == 0) return;
    const Stretch all = last_vowels(word);
    const auto at = only_toned(word, all);
    const bool again = at && word[*at].tone == tone;
    for (std::size_t i = all.begin; i < all.end; ++i) word[i].tone.reset();
    if (!again) {
        word[where_tone_belongs(word, vowels)].tone = tone;
    } else if (vowels.size() == 2 && at == vowels.begin && !is_closed(word, vowels) &&
               is_pair_of_two_styles(word[vowels.begin], word[vowels.begin + 1])) {
        word[vowels.begin + 1].tone = tone;
    }
}

// Puts hat, horn or breve on, or takes it off where it is on already.
void toggle(Letter& letter, Mark mark) {
    const Vowel with = *shaped(letter.vowel, mark);
    letter.vowel = letter.vowel == with ? plain(with) : with;
}

// uo: both letters together, except where o is the word's last (thuở, quơ): there u only keeps what it has.
void press_horn_on_pair(Word& word, std::size_t u) {
    Letter& first = word[u];
    Letter& second = word[u + 1];
    const bool as_pair = u + 2 < word.size() || first.is(Vowel::u_horn);
    const bool complete = second.is(Vowel::o_horn) && (!as_pair || first.is(Vowel::u_horn));
    second.vowel = complete ? Vowel::o : Vowel::o_horn;
    if (as_pair) first.vowel = complete ? Vowel::u : Vowel::u_horn;
}

bool press_shape(Word& word, Mark mark) {
    const Stretch vowels = rhyme_vowels(word);
    std::size_t at = vowels.end;
    for (std::size_t i = vowels.begin; i < vowels.end; ++i) {
        const bool after_u = i > vowels.begin && word[i - 1].is_based_on(Vowel::u);
        if (mark == Mark::horn && after_u && word[i].is_based_on(Vowel::o)) {
            press_horn_on_pair(word, i - 1);
            return true;
        }
        const bool second_u = mark == Mark::horn && after_u && word[i].is_based_on(Vowel::u);
        if (shaped(word[i].vowel, mark) && !second_u) at = i;
    }
    if (at == vowels.end) return false;
    toggle(word[at], mark);
    // ươ never becomes ưô.
    if (word[at].is(Vowel::o_hat) && at > vowels.begin && word[at - 1].is(Vowel::u_horn))
        word[at - 1].vowel = Vowel::u;
    return true;
}

void press_dd(Word& word) {
    for (std::size_t i = word.size(); i-- > 0;) {
        char32_t& letter = word[i].consonant;
        if (letter == U'd' || letter == U'đ') {
            letter = letter == U'd' ? U'đ' : U'd';
            return;
        }
        if (letter == U'D' || letter == U'Đ') {
            letter = letter == U'D' ? U'Đ' : U'D';
            return;
        }
    }
}

void press_mark(Word& word, Mark mark) {
    if (mark == Mark::dd) return press_dd(word);
    if (is_tone(mark)) return press_tone(word, mark);
    if (!press_shape(word, mark)) return;
    if (const auto toned = only_toned(word, last_vowels(word)))
        move_tone(word, *toned, where_tone_belongs(word, rhyme_vowels(word)));
}

// Whether a Vietnamese syllable can go on with this letter after oa, oe, uy or ươ.
bool continues_rhyme(const Letter& letter) {
    constexpr std::u32string_view kCodas = U"cmnptCMNPT";
    return letter.is_vowel() || kCodas.find(letter.consonant) != kCodas.npos;
}

// A letter was added: what was typed before it may now belong elsewhere. Nothing but Vietnamese rhymes is
// touched, so that a name of another language (Ríah) stays as it is typed.
void settle_after_letter(Word& word) {
    const std::size_t last = word.size() - 1;
    if (!continues_rhyme(word[last])) return;
    const bool after_q = last >= 3 && is_either(word[last - 3], U'q', U'Q');
    if (last >= 2 && word[last - 2].is(Vowel::u) && word[last - 1].is(Vowel::o_horn) && !after_q)
        word[last - 2].vowel = Vowel::u_horn;
    const auto toned = only_toned(word, last_vowels(word));
    if (!toned) return;
    const Stretch vowels = rhyme_vowels(word);
    if (*toned < vowels.begin) {
        move_tone(word, *toned, where_tone_belongs(word, vowels));
    } else if (*toned == vowels.begin && *toned + 2 == last &&
               is_pair_of_two_styles(word[*toned], word[*toned + 1])) {
        move_tone(word, *toned, *toned + 1);
    }
}

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

void press_character(Secret& text, char32_t character, std::size_t length_max) {
    if (is_invisible(character)) return;
    Secret longer = text;
    append_utf8(longer, character);
    auto points = code_points(view(longer));
    if (!points || points->size() > length_max || !is_nfc(view(longer))) return;
    if (is_letter(character)) {
        Word word = take_last_word(*points);
        settle_after_letter(word);
        longer = joined(*points, word);
    }
    text = std::move(longer);
}

}  // namespace

void press(Secret& text, const Key& key, std::size_t length_max) {
    auto normal = to_nfc(view(text));
    if (!normal) return;
    text = std::move(*normal);
    switch (key.kind) {
        case Key::Kind::character: return press_character(text, key.character, length_max);
        case Key::Kind::space: return press_character(text, U' ', length_max);
        case Key::Kind::erase: return drop_last(text);
        case Key::Kind::mark: break;
    }
    auto points = code_points(view(text));
    if (!points) return;
    Word word = take_last_word(*points);
    press_mark(word, key.mark);
    text = joined(*points, word);
}

}  // namespace motcua::text
