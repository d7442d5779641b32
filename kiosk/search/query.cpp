#include "kiosk/search/query.h"

#include <algorithm>
#include <limits>

#include "kiosk/search/search.h"
#include "kiosk/text/telex.h"
#include "kiosk/text/unicode.h"

namespace motcua::search {
namespace {

constexpr float kExact = 1.0F;
constexpr float kKeysLeftIn = 0.97F;
constexpr std::size_t kJoinedLengthMin = 5;   // letters of two words at least
constexpr std::size_t kJoinedLengthMax = 60;  // letters; the search below is quadratic
constexpr std::size_t kPieceMax = 8;          // keys of one syllable, marks typed as letters among them

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// The ways to read one word, the likeliest first.
struct Reading {
    Secret folded;
    float worth = kExact;
};

void add_reading(std::vector<Reading>& out, std::string_view word, float worth) {
    const auto folded = text::fold(word);
    if (!folded || folded->empty()) return;
    const bool known = std::any_of(out.begin(), out.end(),
                                   [&](const Reading& other) { return view(other.folded) == view(*folded); });
    if (!known) out.push_back({*folded, worth});
}

std::vector<Reading> readings_of(std::string_view word) {
    std::vector<Reading> out;
    add_reading(out, word, kExact);
    if (!is_ascii(word)) return out;
    for (const text::Method method : {text::Method::telex, text::Method::vni})
        if (const auto composed = text::compose(word, {method, text::ToneStyle::old_place}))
            add_reading(out, view(*composed), kKeysLeftIn);
    return out;
}

Candidates candidates_of(const std::vector<Reading>& readings, bool still_typed,
                         const Vocabulary& vocabulary) {
    Candidates out;
    for (const Reading& reading : readings) {
        if (const auto id = vocabulary.find(view(reading.folded))) put(out, *id, reading.worth);
        vocabulary.add_similar(view(reading.folded), reading.worth, out);
        if (still_typed) vocabulary.add_longer(view(reading.folded), reading.worth, out);
    }
    return out;
}

bool is_known(const std::vector<Reading>& readings, const Vocabulary& vocabulary) {
    return std::any_of(readings.begin(), readings.end(), [&](const Reading& reading) {
        return vocabulary.find(view(reading.folded)).has_value();
    });
}

// "dangkykhaisinh": the fewest words of the catalogue that it is made of. Empty where it is not.
class Splitter {
  public:
    Splitter(std::string_view joined, const Vocabulary& vocabulary)
        : joined_(joined), vocabulary_(vocabulary) {}

    std::vector<std::string_view> words() {
        const std::size_t size = joined_.size();
        std::vector<int> cost(size + 1, kImpossible);
        std::vector<std::size_t> from(size + 1, 0);
        cost[0] = 0;
        for (std::size_t end = 1; end <= size; ++end) {
            const std::size_t first = end > kPieceMax ? end - kPieceMax : 0;
            for (std::size_t begin = first; begin < end; ++begin) {
                if (cost[begin] == kImpossible) continue;
                const int piece = cost_of(joined_.substr(begin, end - begin), end == size);
                if (piece == kImpossible || cost[begin] + piece >= cost[end]) continue;
                cost[end] = cost[begin] + piece;
                from[end] = begin;
            }
        }
        std::vector<std::string_view> out;
        if (cost[size] == kImpossible) return out;
        for (std::size_t end = size; end > 0; end = from[end])
            out.push_back(joined_.substr(from[end], end - from[end]));
        std::reverse(out.begin(), out.end());
        return out;
    }

  private:
    static constexpr int kImpossible = std::numeric_limits<int>::max();

    // Fewer and longer words are likelier; a slip in one is possible, a beginning at the end, too.
    [[nodiscard]] int cost_of(std::string_view piece, bool is_last) const {
        constexpr int kWord = 2;
        constexpr int kSlip = 5;
        const auto readings = readings_of(piece);
        if (piece.size() >= 2 && is_known(readings, vocabulary_)) return kWord;
        if (piece.size() < 3) return kImpossible;
        Candidates near;
        vocabulary_.add_similar(piece, kExact, near);
        if (is_last) vocabulary_.add_longer(piece, kExact, near);
        return near.empty() ? kImpossible : kSlip;
    }

    std::string_view joined_;
    const Vocabulary& vocabulary_;
};

class QueryReader {
  public:
    QueryReader(const Vocabulary& vocabulary, const Fillers& fillers)
        : vocabulary_(vocabulary), fillers_(fillers) {}

    std::vector<Term> read(const std::vector<Secret>& words, bool last_is_open) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const bool still_typed = last_is_open && i + 1 == words.size();
            const auto readings = readings_of(view(words[i]));
            const bool known = is_known(readings, vocabulary_);
            if (!known && i + 1 < words.size() && together(words[i], words[i + 1])) {
                ++i;
                continue;
            }
            if (!known && !is_filler(readings) && apart(words[i], still_typed)) continue;
            terms_.push_back(
                {candidates_of(readings, still_typed, vocabulary_), words[i], is_filler(readings)});
        }
        return std::move(terms_);
    }

  private:
    [[nodiscard]] bool is_filler(const std::vector<Reading>& readings) const {
        return std::any_of(readings.begin(), readings.end(), [this](const Reading& reading) {
            return fillers_.count(std::string(view(reading.folded))) != 0;
        });
    }

    // "kh ai": neither is a word, both together are.
    bool together(const Secret& first, const Secret& second) {
        if (is_known(readings_of(view(second)), vocabulary_)) return false;
        Secret both = first;
        both += view(second);
        const auto readings = readings_of(view(both));
        if (!is_known(readings, vocabulary_)) return false;
        terms_.push_back({candidates_of(readings, false, vocabulary_), both, false});
        return true;
    }

    bool apart(const Secret& word, bool still_typed) {
        // Marks are of no use here: what is joined was typed in a hurry.
        const auto folded = is_ascii(view(word)) ? word : text::fold(view(word)).value_or(Secret{});
        if (folded.size() < kJoinedLengthMin || folded.size() > kJoinedLengthMax) return false;
        const auto pieces = Splitter(view(folded), vocabulary_).words();
        if (pieces.size() < 2) return false;
        for (std::size_t i = 0; i < pieces.size(); ++i) {
            const auto readings = readings_of(pieces[i]);
            const bool open = still_typed && i + 1 == pieces.size();
            terms_.push_back({candidates_of(readings, open, vocabulary_), Secret{}, is_filler(readings)});
        }
        return true;
    }

    const Vocabulary& vocabulary_;
    const Fillers& fillers_;
    std::vector<Term> terms_;
};

}  // namespace

std::vector<Secret> marked_words(std::string_view text, std::size_t most) {
    std::vector<Secret> out;
    const auto normal = text::to_nfc(text);
    const auto points = normal ? text::code_points(view(*normal)) : std::nullopt;
    if (!points) return out;
    bool in_word = false;
    for (std::size_t i = 0; i < points->size() && i < most; ++i) {
        const char32_t c = (*points)[i];
        const bool of_word = text::is_letter(c) || is_digit(c);
        if (of_word && !in_word) out.emplace_back();
        if (of_word) text::append_utf8(out.back(), text::lower(c));
        in_word = of_word;
    }
    return out;
}

std::vector<Term> read_query(std::string_view query, const Vocabulary& vocabulary, const Fillers& fillers) {
    const bool last_is_open = !query.empty() && query.back() != ' ';
    return QueryReader(vocabulary, fillers).read(marked_words(query, kQueryLengthMax), last_is_open);
}

}  // namespace motcua::search
