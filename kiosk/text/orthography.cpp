#include "kiosk/text/orthography.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace motcua::text {
namespace {

// A stretch of a word, [begin, end).
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] std::size_t size() const { return end - begin; }
};

// The vowels of Vietnamese rhymes; oo only before a final consonant (xoong).
constexpr std::array<std::u32string_view, 56> kNuclei{
    U"a",   U"ă",   U"â",   U"e",   U"ê",   U"i",   U"o",   U"ô",   U"ơ",   U"u",   U"ư",   U"y",
    U"ai",  U"ao",  U"au",  U"ay",  U"âu",  U"ây",  U"eo",  U"êu",  U"ia",  U"iê",  U"iu",  U"oa",
    U"oă",  U"oe",  U"oi",  U"oo",  U"ôi",  U"ơi",  U"ua",  U"uâ",  U"uê",  U"ui",  U"uô",  U"uơ",
    U"ưa",  U"ưi",  U"ươ",  U"ưu",  U"uy",  U"yê",  U"iêu", U"oai", U"oao", U"oay", U"oeo", U"uây",
    U"uôi", U"ươi", U"ươu", U"uya", U"uyê", U"uyu", U"yêu", U"uêu"};
constexpr std::array<std::u32string_view, 10> kFinals{U"",  U"c",  U"ch", U"k", U"m",
                                                      U"n", U"ng", U"nh", U"p", U"t"};

bool is_consonant(const Letter& letter, char32_t small) {
    return !letter.is_vowel() && small_consonant(letter.consonant) == small;
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
    const bool qu = is_consonant(before, U'q') && first.is(Vowel::u);
    const bool gi = is_consonant(before, U'g') && first.is(Vowel::i);
    if (qu || gi) ++run.begin;
    return run;
}

bool is_closed(const Word& word, const Stretch& vowels) { return vowels.end < word.size(); }

using Nucleus = std::vector<Vowel>;

const std::vector<Nucleus>& nuclei() {
    static const std::vector<Nucleus> all = [] {
        std::vector<Nucleus> taken_apart;
        for (const std::u32string_view letters : kNuclei) {
            Nucleus& nucleus = taken_apart.emplace_back();
            for (const char32_t letter : letters) nucleus.push_back(take_apart(letter).vowel);
        }
        return taken_apart;
    }();
    return all;
}

bool is_nucleus(const Word& word, const Stretch& vowels, bool as_marked) {
    const auto alike = [as_marked](const Letter& here, Vowel there) {
        return as_marked ? here.vowel == there : plain(here.vowel) == plain(there);
    };
    const auto begin = word.begin() + static_cast<std::ptrdiff_t>(vowels.begin);
    const auto end = word.begin() + static_cast<std::ptrdiff_t>(vowels.end);
    const bool is_double_o =
        vowels.size() == 2 && word[vowels.begin].is(Vowel::o) && word[vowels.begin + 1].is(Vowel::o);
    if (is_double_o && !is_closed(word, vowels)) return false;
    return std::any_of(nuclei().begin(), nuclei().end(), [&](const Nucleus& nucleus) {
        return std::equal(begin, end, nucleus.begin(), nucleus.end(), alike);
    });
}

// ---- tones
// -------------------------------------------------------------------------------------------------------

// oa, oe and uy: the only vowels whose tone is written in two ways (hòa, hoà).
bool is_pair_of_two_styles(const Letter& first, const Letter& second) {
    return (first.is(Vowel::o) && (second.is(Vowel::a) || second.is(Vowel::e))) ||
           (first.is(Vowel::u) && second.is(Vowel::y));
}

bool has_two_places(const Word& word, const Stretch& vowels) {
    return vowels.size() == 2 && !is_closed(word, vowels) &&
           is_pair_of_two_styles(word[vowels.begin], word[vowels.begin + 1]);
}

std::size_t where_tone_belongs(const Word& word, const Stretch& vowels, ToneStyle style) {
    for (std::size_t i = vowels.end; i-- > vowels.begin;)
        if (is_shaped(word[i].vowel)) return i;
    if (is_closed(word, vowels)) return vowels.end - 1;
    if (vowels.size() > 2) return vowels.begin + 1;
    const bool on_second = style == ToneStyle::new_place && has_two_places(word, vowels);
    return on_second ? vowels.begin + 1 : vowels.begin;
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

void settle_tone(Word& word, ToneStyle style) {
    if (const auto toned = only_toned(word, last_vowels(word)))
        move_tone(word, *toned, where_tone_belongs(word, rhyme_vowels(word), style));
}

// ---- hat, horn, breve
// ------------------------------------------------------------------------------------------------

struct Shape {
    std::size_t at = 0;
    Mark mark = Mark::hat;
};

// The u of uo in one rhyme, that takes the horn with its o: before a further letter, and where it has it.
Letter* partner(Word& word, const Stretch& vowels, const Shape& shape) {
    const bool is_pair = shape.at > vowels.begin && word[shape.at].is_based_on(Vowel::o) &&
                         word[shape.at - 1].is_based_on(Vowel::u);
    return is_pair ? &word[shape.at - 1] : nullptr;
}

void put(Word& word, const Stretch& vowels, const Shape& shape) {
    Letter* const u = partner(word, vowels, shape);
    word[shape.at].vowel = *shaped(word[shape.at].vowel, shape.mark);
    if (u && shape.mark == Mark::horn && shape.at + 1 < word.size()) u->vowel = Vowel::u_horn;
    if (u && shape.mark == Mark::hat) u->vowel = Vowel::u;  // ươ never becomes ưô
}

void take_off(Word& word, const Stretch& vowels, const Shape& shape) {
    if (Letter* const u = partner(word, vowels, shape)) u->vowel = Vowel::u;
    word[shape.at].vowel = plain(word[shape.at].vowel);
}

bool is_on(Word& word, const Stretch& vowels, const Shape& shape) {
    if (word[shape.at].vowel != shaped(word[shape.at].vowel, shape.mark)) return false;
    const Letter* const u = partner(word, vowels, shape);
    return !u || shape.mark != Mark::horn || shape.at + 1 == word.size() || u->is(Vowel::u_horn);
}

// Tries it, and leaves the word as it was.
bool makes_rhyme(Word& word, const Stretch& vowels, const Shape& shape) {
    Letter& letter = word[shape.at];
    Letter* const u = partner(word, vowels, shape);
    const Vowel letter_was = letter.vowel;
    const Vowel u_was = u ? u->vowel : Vowel::u;
    put(word, vowels, shape);
    const bool makes = is_nucleus(word, vowels, true);
    letter.vowel = letter_was;
    if (u) u->vowel = u_was;
    return makes;
}

bool was_just_typed(const Word& word, const Stretch& vowels, const Shape& shape) {
    const bool is_last = shape.at + 1 == word.size();
    const bool is_double =
        shape.at > vowels.begin && word[shape.at - 1].is_based_on(plain(word[shape.at].vowel));
    return is_last && !is_double;
}

// What a mark can do: make a rhyme, come off, or go onto a vowel all the same.
struct Choice {
    std::optional<Shape> rhyme;
    std::optional<Shape> on;
    std::optional<Shape> other;
};

Choice choices(Word& word, const Stretch& vowels, std::initializer_list<Mark> marks,
               std::optional<Vowel> only) {
    Choice found;
    for (std::size_t i = vowels.end; i-- > vowels.begin;) {
        if (only && !word[i].is_based_on(*only)) continue;
        for (const Mark mark : marks) {
            const Shape shape{i, mark};
            if (!shaped(word[i].vowel, mark)) continue;
            if (is_on(word, vowels, shape)) {
                if (!found.on) found.on = shape;
            } else if (!found.rhyme && makes_rhyme(word, vowels, shape)) {
                found.rhyme = shape;
            } else if (!found.other) {
                found.other = shape;
            }
        }
    }
    return found;
}

// ---- what follows
// ----------------------------------------------------------------------------------------------------

// Whether a Vietnamese syllable can go on with this letter after oa, oe, uy or ươ.
bool continues_rhyme(const Letter& letter) {
    constexpr std::u32string_view kBegins = U"cmnpt";
    return letter.is_vowel() || kBegins.find(small_consonant(letter.consonant)) != kBegins.npos;
}

// uơ and ưo before a further letter are ươ.
void settle_pair(Word& word) {
    const std::size_t last = word.size() - 1;
    if (last < 2) return;
    Letter& u = word[last - 2];
    Letter& o = word[last - 1];
    const bool after_q = last >= 3 && is_consonant(word[last - 3], U'q');
    const bool one_horn = (u.is(Vowel::u) && o.is(Vowel::o_horn)) || (u.is(Vowel::u_horn) && o.is(Vowel::o));
    if (!one_horn || after_q) return;
    u.vowel = Vowel::u_horn;
    o.vowel = Vowel::o_horn;
}

bool is_d(const Letter& letter) { return is_consonant(letter, U'd') || is_consonant(letter, U'đ'); }

Outcome toggle_stroke(Letter& letter) {
    constexpr std::u32string_view kFrom = U"dDđĐ";
    constexpr std::u32string_view kTo = U"đĐdD";
    const bool was_plain = is_consonant(letter, U'd');
    letter.consonant = kTo[kFrom.find(letter.consonant)];
    return was_plain ? Outcome::put : Outcome::taken_off;
}

}  // namespace

Outcome press_tone(Word& word, Mark tone, ToneStyle style) {
    const Stretch vowels = rhyme_vowels(word);
    if (vowels.size() == 0) return Outcome::nothing;
    const Stretch all = last_vowels(word);
    const auto at = only_toned(word, all);
    const bool again = at && word[*at].tone == tone;
    take_tone_off(word);
    if (again) return Outcome::taken_off;
    word[where_tone_belongs(word, vowels, style)].tone = tone;
    return Outcome::put;
}

Outcome cycle_tone(Word& word, Mark tone, ToneStyle style) {
    const Stretch vowels = rhyme_vowels(word);
    const auto at = only_toned(word, vowels);
    const Outcome outcome = press_tone(word, tone, style);
    if (outcome != Outcome::taken_off || !at || !has_two_places(word, vowels)) return outcome;
    const std::size_t own = where_tone_belongs(word, vowels, style);
    if (*at != own) return outcome;
    word[vowels.begin + (own == vowels.begin ? 1 : 0)].tone = tone;
    return Outcome::put;
}

bool take_tone_off(Word& word) {
    const Stretch all = last_vowels(word);
    bool was_there = false;
    for (std::size_t i = all.begin; i < all.end; ++i) {
        was_there = was_there || word[i].tone;
        word[i].tone.reset();
    }
    return was_there;
}

Outcome press_shape(Word& word, std::initializer_list<Mark> marks, Reach reach, ToneStyle style,
                    std::optional<Vowel> only) {
    const Stretch vowels = rhyme_vowels(word);
    const Choice choice = choices(word, vowels, marks, only);
    const bool other =
        choice.other && (reach == Reach::anywhere || was_just_typed(word, vowels, *choice.other));
    Outcome outcome = Outcome::put;
    if (choice.rhyme) {
        put(word, vowels, *choice.rhyme);
    } else if (choice.on) {
        take_off(word, vowels, *choice.on);
        outcome = Outcome::taken_off;
    } else if (other) {
        put(word, vowels, *choice.other);
    } else {
        return Outcome::nothing;
    }
    settle_tone(word, style);
    return outcome;
}

Outcome press_stroke(Word& word, Reach reach) {
    if (word.empty()) return Outcome::nothing;
    if (reach == Reach::anywhere) {
        const auto last = std::find_if(word.rbegin(), word.rend(), is_d);
        return last == word.rend() ? Outcome::nothing : toggle_stroke(*last);
    }
    const bool is_double = word.size() > 1 && is_consonant(word.back(), U'd') && is_d(word[word.size() - 2]);
    if (is_d(word.back())) return is_double ? Outcome::nothing : toggle_stroke(word.back());
    const std::size_t onset_end = last_vowels(word).begin;
    if (!ends_in_rhyme(word) || onset_end == 0 || !is_d(word[onset_end - 1])) return Outcome::nothing;
    return toggle_stroke(word[onset_end - 1]);
}

bool ends_in_rhyme(const Word& word) {
    return ends_in_final(word) && is_nucleus(word, rhyme_vowels(word), false);
}

bool ends_in_final(const Word& word) {
    const std::size_t begin = last_vowels(word).end;
    return std::any_of(kFinals.begin(), kFinals.end(), [&](std::u32string_view final) {
        return word.size() - begin == final.size() &&
               std::equal(final.begin(), final.end(), word.begin() + static_cast<std::ptrdiff_t>(begin),
                          [](char32_t small, const Letter& letter) { return is_consonant(letter, small); });
    });
}

bool can_take(const Word& word, Mark tone) {
    const std::size_t begin = last_vowels(word).end;
    if (begin == word.size() || tone == Mark::acute || tone == Mark::dot) return true;
    const bool is_ch = begin + 2 == word.size() && is_consonant(word[begin], U'c');
    const bool is_one = begin + 1 == word.size();
    constexpr std::u32string_view kStops = U"ckpt";
    const bool is_stop = kStops.find(small_consonant(word[begin].consonant)) != kStops.npos;
    return !(is_ch || (is_one && is_stop));
}

void settle_after_letter(Word& word, ToneStyle style) {
    const std::size_t last = word.size() - 1;
    if (!continues_rhyme(word[last])) return;
    settle_pair(word);
    const auto toned = only_toned(word, last_vowels(word));
    if (!toned) return;
    const Stretch vowels = rhyme_vowels(word);
    if (*toned < vowels.begin) {
        move_tone(word, *toned, where_tone_belongs(word, vowels, style));
    } else if (*toned == vowels.begin && *toned + 2 == last &&
               is_pair_of_two_styles(word[*toned], word[*toned + 1])) {
        move_tone(word, *toned, *toned + 1);
    } else if (*toned == vowels.begin && has_two_places(word, vowels)) {
        move_tone(word, *toned, where_tone_belongs(word, vowels, style));
    }
}

}  // namespace motcua::text
