#include "kiosk/content/suggestions.h"

#include <algorithm>
#include <array>

#include "kiosk/text/likeness.h"
#include "kiosk/text/unicode.h"

namespace motcua::content {
namespace {

using text::Likeness;
using Letters = SecretVector<char32_t>;

constexpr std::size_t kPhraseMax = 60;  // code points
constexpr std::size_t kWordsMax = 4;    // at the end of what is typed, that one phrase may stand for

// Where the last words begin, the longest stretch first; the end itself where a word may begin there.
std::vector<std::size_t> beginnings(std::string_view typed) {
    std::vector<std::size_t> found;
    for (std::size_t at = typed.size() + 1; at-- > 0 && found.size() < kWordsMax;)
        if (at == 0 || typed[at - 1] == ' ') found.push_back(at);
    std::reverse(found.begin(), found.end());
    return found;
}

// How `phrase` goes on with `begun`; different where it does not, or is there already.
Likeness likeness(const Letters& begun, const Phrase& phrase) {
    if (phrase.letters.size() < begun.size()) return Likeness::different;
    Likeness least = Likeness::same;
    for (std::size_t i = 0; i < begun.size() && least != Likeness::different; ++i)
        least = std::min(least, text::likeness(begun[i], phrase.letters[i]));
    const bool is_there = phrase.letters.size() == begun.size() && least == Likeness::same;
    return is_there ? Likeness::different : least;
}

// Whether the phrase stands in `typed` as words of its own.
bool is_said(std::string_view typed, std::string_view phrase) {
    for (auto at = typed.find(phrase); at != typed.npos; at = typed.find(phrase, at + 1)) {
        const auto end = at + phrase.size();
        if ((at == 0 || typed[at - 1] == ' ') && end < typed.size() && typed[end] == ' ') return true;
    }
    return false;
}

std::vector<const Phrases*> lists_for(Suggests what, const Names& names, const Places& places,
                                      std::string_view typed) {
    switch (what) {
        case Suggests::nothing:
        case Suggests::email_endings: return {};
        case Suggests::places: return {&places.units, &places.hamlets, &places.wards, &places.provinces};
        case Suggests::names: break;
    }
    const bool is_first_word = typed.find(' ') == std::string_view::npos;
    if (is_first_word) return {&names.family, &names.given};
    return {&names.given, &names.family};
}

// What goes on with the stretch that begins at `begin`, appended to `found` until there are `most`.
void add_like(const std::vector<const Phrases*>& lists, std::string_view typed, std::size_t begin,
              std::size_t most, std::vector<Suggestion>& found) {
    const auto begun = text::code_points(typed.substr(begin));
    if (!begun) return;
    std::array<std::vector<Suggestion>, 4> by_likeness;
    for (const Phrases* list : lists)
        for (const Phrase& phrase : *list)
            by_likeness.at(static_cast<std::size_t>(likeness(*begun, phrase)))
                .push_back({phrase.text, typed.size() - begin});
    for (const Likeness alike : {Likeness::same, Likeness::marks_added, Likeness::marks_differ}) {
        for (const Suggestion& each : by_likeness.at(static_cast<std::size_t>(alike))) {
            const bool twice = std::any_of(found.begin(), found.end(), [&](const Suggestion& other) {
                return other.phrase == each.phrase;
            });
            if (found.size() < most && !twice && !is_said(typed, each.phrase)) found.push_back(each);
        }
    }
}

// What goes on with `typed` from its @; all of them where it has none yet.
std::vector<Suggestion> endings(const Phrases& all, std::string_view typed, std::size_t most) {
    std::vector<Suggestion> found;
    const std::size_t at = std::min(typed.find('@'), typed.size());
    if (at == 0) return found;
    const std::string_view begun = typed.substr(at);
    for (const Phrase& each : all) {
        const bool goes_on =
            each.text.size() > begun.size() && each.text.compare(0, begun.size(), begun) == 0;
        if (goes_on && found.size() < most) found.push_back({each.text, begun.size()});
    }
    return found;
}

}  // namespace

bool is_phrase(std::string_view text) {
    const auto points = text::code_points(text);
    if (!points || points->size() < 2 || points->size() > kPhraseMax) return false;
    if (points->front() == U' ' || points->back() == U' ' || text.find("  ") != text.npos) return false;
    constexpr std::u32string_view kBesideLetters = U" '-.,0123456789";
    return std::all_of(points->begin(), points->end(), [&](char32_t point) {
        return text::is_letter(point) || kBesideLetters.find(point) != kBesideLetters.npos;
    });
}

bool is_email_ending(std::string_view text) {
    if (text.size() > kPhraseMax || text.size() < 2 || text.front() != '@') return false;
    const std::string_view domain = text.substr(1);
    constexpr std::string_view kOfDomain = "abcdefghijklmnopqrstuvwxyz0123456789-.";
    return domain.find_first_not_of(kOfDomain) == domain.npos && domain.find('.') != domain.npos &&
           domain.front() != '.' && domain.back() != '.';
}

Phrase phrase(std::string text) {
    const auto points = text::code_points(text);
    std::u32string letters = points ? std::u32string(points->begin(), points->end()) : std::u32string();
    return {std::move(text), std::move(letters)};
}

std::vector<Suggestion> suggest(Suggests what, const Names& names, const Places& places,
                                std::string_view typed, std::size_t most) {
    if (what == Suggests::email_endings) return endings(names.email_endings, typed, most);
    std::vector<Suggestion> found;
    const auto lists = lists_for(what, names, places, typed);
    if (lists.empty()) return found;
    for (const std::size_t begin : beginnings(typed)) {
        add_like(lists, typed, begin, most, found);
        if (!found.empty()) break;  // "tam t" is Tam Thăng: what "t" alone could be is no help
    }
    return found;
}

}  // namespace motcua::content
