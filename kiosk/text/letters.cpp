#include "kiosk/text/letters.h"

#include <array>
#include <string_view>

namespace motcua::text {
namespace {

// A row for each Vowel; in the row: no tone, then the tones in the order of Mark.
constexpr std::size_t kRow = 6;
constexpr std::u32string_view kSmall =
    U"aáàảãạăắằẳẵặâấầẩẫậeéèẻẽẹêếềểễệiíìỉĩịoóòỏõọôốồổỗộơớờởỡợuúùủũụưứừửữựyýỳỷỹỵ";
constexpr std::u32string_view kCapital =
    U"AÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬEÉÈẺẼẸÊẾỀỂỄỆIÍÌỈĨỊOÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢUÚÙỦŨỤƯỨỪỬỮỰYÝỲỶỸỴ";
static_assert(kSmall.size() == 12 * kRow && kCapital.size() == 12 * kRow);

constexpr std::array<Vowel, 12> kPlain{Vowel::a, Vowel::a, Vowel::a, Vowel::e, Vowel::e, Vowel::i,
                                       Vowel::o, Vowel::o, Vowel::o, Vowel::u, Vowel::u, Vowel::y};

Letter vowel_at(std::size_t index, bool capital) {
    Letter letter;
    letter.vowel = static_cast<Vowel>(index / kRow);
    if (index % kRow != 0) letter.tone = static_cast<Mark>(index % kRow - 1);
    letter.capital = capital;
    return letter;
}

}  // namespace

Vowel plain(Vowel vowel) { return kPlain[static_cast<std::size_t>(vowel)]; }

std::optional<Vowel> shaped(Vowel vowel, Mark mark) {
    const Vowel base = plain(vowel);
    if (mark == Mark::breve && base == Vowel::a) return Vowel::a_breve;
    if (mark == Mark::hat && base == Vowel::a) return Vowel::a_hat;
    if (mark == Mark::hat && base == Vowel::e) return Vowel::e_hat;
    if (mark == Mark::hat && base == Vowel::o) return Vowel::o_hat;
    if (mark == Mark::horn && base == Vowel::o) return Vowel::o_horn;
    if (mark == Mark::horn && base == Vowel::u) return Vowel::u_horn;
    return std::nullopt;
}

std::optional<Mark> shape_of(Vowel vowel) {
    for (const Mark mark : {Mark::hat, Mark::horn, Mark::breve})
        if (is_shaped(vowel) && shaped(vowel, mark) == vowel) return mark;
    return std::nullopt;
}

char32_t small_consonant(char32_t consonant) {
    if (consonant >= U'A' && consonant <= U'Z') return consonant - U'A' + U'a';
    return consonant == U'Đ' ? U'đ' : consonant;
}

Letter take_apart(char32_t letter) {
    if (const auto at = kSmall.find(letter); at != kSmall.npos) return vowel_at(at, false);
    if (const auto at = kCapital.find(letter); at != kCapital.npos) return vowel_at(at, true);
    Letter other;
    other.consonant = letter;
    return other;
}

char32_t put_together(const Letter& letter) {
    if (!letter.is_vowel()) return letter.consonant;
    const std::size_t tone = letter.tone ? static_cast<std::size_t>(*letter.tone) + 1 : 0;
    return (letter.capital ? kCapital : kSmall)[static_cast<std::size_t>(letter.vowel) * kRow + tone];
}

}  // namespace motcua::text
