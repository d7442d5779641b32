// The words that a catalogue knows, folded, and which of them somebody may have meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace motcua::search {

using WordId = std::uint32_t;

// A word that may have been meant. 1: it stands there; less, the more had to be forgiven.
struct Candidate {
    WordId word = 0;
    float likeness = 0;
};
using Candidates = std::vector<Candidate>;  // each word once

class Vocabulary {
  public:
    // `folded` as text::fold leaves a word. Only before finish().
    WordId add(std::string_view folded);
    void finish();

    [[nodiscard]] std::optional<WordId> find(std::string_view folded) const;
    [[nodiscard]] std::size_t size() const { return words_.size(); }
    [[nodiscard]] const std::string& word(WordId id) const { return words_[id]; }

    // What sounds alike where people mix up ch and tr, s and x, d, gi and r, l and n, i and y, final n and
    // ng, t and c; and what is one slip away: a letter too much, too few, another, or two in the wrong order.
    void add_similar(std::string_view folded, float worth, Candidates& out) const;
    // What goes on as `folded` does: it is still being typed.
    void add_longer(std::string_view folded, float worth, Candidates& out) const;

  private:
    using Lists = std::unordered_map<std::string, std::vector<WordId>>;
    std::vector<std::string> words_;
    std::unordered_map<std::string, WordId> ids_;
    std::vector<WordId> sorted_;
    Lists by_sound_;
    Lists by_shortened_;  // each word without one of its letters
};

// Keeps the better likeness where the word is there already.
void put(Candidates& out, WordId word, float likeness);

// The same for spellings that sound the same to somebody.
std::string sound(std::string_view folded);

// Whether the one becomes the other by a single slip (optimal string alignment distance of at most 1).
bool one_slip_apart(std::string_view a, std::string_view b);

}  // namespace motcua::search
