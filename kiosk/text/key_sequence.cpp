#include <array>

#include "kiosk/text/letters.h"
#include "kiosk/text/typing.h"
#include "kiosk/text/unicode.h"

namespace motcua::text {
namespace {

constexpr std::size_t kNoLimit = kTextBytesMax;

enum class When : std::uint8_t { after_word, after_vowels, at_once };

// An order in which a word's marks can be pressed.
struct Order {
    When shapes;
    When tones;
};

// As people would do it first; each word takes the first that comes out right.
constexpr std::array<Order, 6> kOrders{{{When::after_word, When::after_word},
                                        {When::at_once, When::after_word},
                                        {When::after_word, When::after_vowels},
                                        {When::at_once, When::after_vowels},
                                        {When::after_word, When::at_once},
                                        {When::at_once, When::at_once}}};

// Types one word and keeps what came of it.
class WordTypist {
  public:
    explicit WordTypist(const Word& wanted) : wanted_(wanted) {}

    void type(const Order& order) {
        for (std::size_t i = 0; i < wanted_.size(); ++i) {
            type_letter(i);
            const bool last = i + 1 == wanted_.size();
            const bool vowels_end = wanted_[i].is_vowel() && (last || !wanted_[i + 1].is_vowel());
            const auto due = [&](When when) {
                return when == When::at_once || (when == When::after_vowels && vowels_end) || last;
            };
            if (due(order.shapes)) press_shapes(i);
            if (due(order.tones)) press_tones(i);
        }
    }

    [[nodiscard]] bool is_right() const { return typed() == wanted_; }
    [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

  private:
    void press_key(const Key& key) {
        keys_.push_back(key);
        press(text_, key, kNoLimit);
    }
    void press_mark(Mark mark) { press_key(mark_key(mark)); }

    [[nodiscard]] Word typed() const {
        Word word;
        const auto points = code_points(view(text_));
        if (!points) return word;
        for (const char32_t point : *points) word.push_back(take_apart(point));
        return word;
    }

    void type_letter(std::size_t i) {
        Letter bare = wanted_[i];
        if (bare.is_vowel()) {
            bare.vowel = plain(bare.vowel);
            bare.tone.reset();
        }
        if (bare.consonant == U'đ') bare.consonant = U'd';
        if (bare.consonant == U'Đ') bare.consonant = U'D';
        press_key(character_key(put_together(bare)));
    }

    // The shapes, up to this letter, that are not there yet.
    void press_shapes(std::size_t last) {
        for (; shapes_done_ <= last; ++shapes_done_) {
            const std::size_t i = shapes_done_;
            const Letter& want = wanted_[i];
            const Word now = typed();
            if (i >= now.size()) return;
            if (!want.is_vowel() && now[i].consonant != want.consonant) press_mark(Mark::dd);
            if (want.is_vowel() && now[i].vowel != want.vowel)
                if (const auto shape = shape_of(want.vowel)) press_mark(*shape);
        }
    }

    // A tone where two styles are in use may need a second press to get to the other place.
    void press_tones(std::size_t last) {
        for (; tones_done_ <= last; ++tones_done_) {
            const std::size_t i = tones_done_;
            if (!wanted_[i].tone) continue;
            for (int presses = 0; presses < 2; ++presses) {
                const Word now = typed();
                if (i < now.size() && now[i].tone == wanted_[i].tone) break;
                press_mark(*wanted_[i].tone);
            }
        }
    }

    const Word& wanted_;
    Secret text_;
    std::vector<Key> keys_;
    std::size_t shapes_done_ = 0;
    std::size_t tones_done_ = 0;
};

void append_keys_for(const Word& word, std::vector<Key>& keys) {
    std::vector<Key> first;
    for (const Order& order : kOrders) {
        WordTypist typist(word);
        typist.type(order);
        if (first.empty()) first = typist.keys();
        if (!typist.is_right()) continue;
        first = typist.keys();
        break;
    }
    keys.insert(keys.end(), first.begin(), first.end());
}

}  // namespace

std::vector<Key> keys_for(std::string_view nfc_text) {
    std::vector<Key> keys;
    const auto points = code_points(nfc_text);
    if (!points) return keys;
    Word word;
    for (const char32_t point : *points) {
        if (is_letter(point)) {
            word.push_back(take_apart(point));
            continue;
        }
        append_keys_for(word, keys);
        word.clear();
        keys.push_back(character_key(point));
    }
    append_keys_for(word, keys);
    return keys;
}

}  // namespace motcua::text
