#include "kiosk/search/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

namespace motcua::search {
namespace {

constexpr std::size_t kSlipLengthMin = 3;   // of shorter words nearly all are one slip apart
constexpr std::size_t kSlipLengthMax = 16;  // no Vietnamese syllable is longer than seven letters
constexpr float kSoundLikeness = 0.78F;

float slip_likeness(std::size_t length) {
    if (length <= 3) return 0.5F;
    return length == 4 ? 0.66F : 0.76F;
}

bool begins(std::string_view text, std::string_view with) { return text.substr(0, with.size()) == with; }
bool ends(std::string_view text, std::string_view with) {
    return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

bool may_slip(std::string_view word) {
    return word.size() >= kSlipLengthMin && word.size() <= kSlipLengthMax;
}

std::string without(std::string_view word, std::size_t at) {
    std::string out(word);
    out.erase(at, 1);
    return out;
}

}  // namespace

void put(Candidates& out, WordId word, float likeness) {
    for (Candidate& each : out) {
        if (each.word != word) continue;
        each.likeness = std::max(each.likeness, likeness);
        return;
    }
    out.push_back({word, likeness});
}

std::string sound(std::string_view folded) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kBegin{
        {{"tr", "ch"}, {"x", "s"}, {"gi", "d"}, {"r", "d"}, {"l", "n"}, {"k", "c"}}};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kEnd{{{"ng", "n"}, {"c", "t"}}};
    std::string out(folded);
    for (const auto& [from, to] : kBegin) {
        if (out.size() <= from.size() || !begins(out, from)) continue;
        out.replace(0, from.size(), to);
        break;
    }
    for (const auto& [from, to] : kEnd) {
        if (out.size() <= from.size() + 1 || !ends(out, from) || ends(out, "ch")) continue;
        out.replace(out.size() - from.size(), from.size(), to);
        break;
    }
    std::replace(out.begin(), out.end(), 'y', 'i');
    return out;
}

bool one_slip_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same]) ++same;
    const std::string_view rest_a = a.substr(same);
    const std::string_view rest_b = b.substr(same);
    if (a.size() < b.size()) return rest_a == rest_b.substr(1);
    if (rest_a.empty() || rest_a.substr(1) == rest_b.substr(1)) return true;
    return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
           rest_a.substr(2) == rest_b.substr(2);
}

WordId Vocabulary::add(std::string_view folded) {
    const auto [at, is_new] = ids_.emplace(std::string(folded), static_cast<WordId>(words_.size()));
    if (is_new) words_.push_back(at->first);
    return at->second;
}

void Vocabulary::finish() {
    for (WordId id = 0; id < words_.size(); ++id) {
        const std::string& word = words_[id];
        sorted_.push_back(id);
        by_sound_[sound(word)].push_back(id);
        if (!may_slip(word)) continue;
        by_shortened_[word].push_back(id);
        for (std::size_t at = 0; at < word.size(); ++at) by_shortened_[without(word, at)].push_back(id);
    }
    std::sort(sorted_.begin(), sorted_.end(), [this](WordId a, WordId b) { return words_[a] < words_[b]; });
}

std::optional<WordId> Vocabulary::find(std::string_view folded) const {
    const auto found = ids_.find(std::string(folded));
    if (found == ids_.end()) return std::nullopt;
    return found->second;
}

void Vocabulary::add_similar(std::string_view folded, float worth, Candidates& out) const {
    if (const auto alike = by_sound_.find(sound(folded)); alike != by_sound_.end())
        for (const WordId id : alike->second)
            put(out, id, words_[id] == folded ? worth : worth * kSoundLikeness);
    if (!may_slip(folded)) return;
    const auto look = [&](const std::string& shortened) {
        const auto near = by_shortened_.find(shortened);
        if (near == by_shortened_.end()) return;
        for (const WordId id : near->second)
            if (words_[id] != folded && one_slip_apart(words_[id], folded))
                put(out, id, worth * slip_likeness(std::max(words_[id].size(), folded.size())));
    };
    look(std::string(folded));
    for (std::size_t at = 0; at < folded.size(); ++at) look(without(folded, at));
}

void Vocabulary::add_longer(std::string_view folded, float worth, Candidates& out) const {
    auto at = std::lower_bound(sorted_.begin(), sorted_.end(), folded,
                               [this](WordId id, std::string_view text) { return words_[id] < text; });
    for (; at != sorted_.end() && begins(words_[*at], folded); ++at) {
        const std::string& word = words_[*at];
        if (word.size() == folded.size()) continue;
        const float typed = static_cast<float>(folded.size()) / static_cast<float>(word.size());
        put(out, *at, worth * (0.5F + 0.45F * typed));
    }
}

}  // namespace motcua::search
