// Vietnamese letters taken apart: a vowel is a shape (ă, ơ ...), a tone and a case.
#pragma once

#include <cstdint>
#include <optional>

#include "kiosk/base/secret.h"
#include "kiosk/text/typing.h"

namespace motcua::text {

// In the alphabet's order; the order of the tables in letters.cpp.
enum class Vowel : std::uint8_t { a, a_breve, a_hat, e, e_hat, i, o, o_hat, o_horn, u, u_horn, y };

Vowel plain(Vowel vowel);  // the letter without hat, horn or breve
inline bool is_shaped(Vowel vowel) { return plain(vowel) != vowel; }
// The vowel with hat, horn or breve; nothing where there is no such letter.
std::optional<Vowel> shaped(Vowel vowel, Mark mark);
// Which of the three marks the vowel carries.
std::optional<Mark> shape_of(Vowel vowel);

inline bool is_tone(Mark mark) { return mark <= Mark::dot; }

struct Letter {
    char32_t consonant = 0;  // 0: a vowel
    Vowel vowel = Vowel::a;
    std::optional<Mark> tone;  // of a vowel
    bool capital = false;      // of a vowel
    [[nodiscard]] bool is_vowel() const { return consonant == 0; }
    [[nodiscard]] bool is(Vowel which) const { return is_vowel() && vowel == which; }
    [[nodiscard]] bool is_based_on(Vowel which) const { return is_vowel() && plain(vowel) == which; }
    bool operator==(const Letter&) const = default;
};

Letter take_apart(char32_t letter);
char32_t put_together(const Letter& letter);

// The small letter of a Vietnamese consonant; anything else as it is.
char32_t small_consonant(char32_t consonant);

using Word = SecretVector<Letter>;

}  // namespace motcua::text
