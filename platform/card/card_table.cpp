#include "platform/card/card_table.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include <winscard.h>

#include "platform/card/atr.h"

namespace motcua::platform {
namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// "… SAM Reader", "… 1S SAM", but not "SAMPLE".
bool is_slot_for_modules(std::string_view name) {
    constexpr std::string_view word = "SAM";
    for (auto at = name.find(word); at != std::string_view::npos; at = name.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_letter(name[at - 1])) && (end == name.size() || !is_letter(name[end])))
            return true;
    }
    return false;
}

// Laid and taken since, as far as pcscd's count of 16 bits says. pcscd sets the state a moment before it
// counts: one more, with a card before and after, is the same card.
bool was_swapped(std::uint32_t before, std::uint32_t after) {
    return static_cast<std::uint16_t>((after >> 16) - (before >> 16)) > 1;
}

}  // namespace

bool is_for_cards(std::string_view reader, std::string_view part) {
    return reader.find(part) != std::string_view::npos && !is_slot_for_modules(reader);
}

void CardTable::take(Reader& reader, CardChanges& changes) {
    if (!reader.card) return;
    changes.push_back({CardChange::Kind::taken, *reader.card});
    reader.card.reset();
}

CardChanges CardTable::set_readers(const std::vector<std::string>& names) {
    CardChanges changes;
    const auto is_listed = [&](const Reader& reader) {
        return std::find(names.begin(), names.end(), reader.name) != names.end();
    };
    for (Reader& reader : readers_)
        if (!is_listed(reader)) take(reader, changes);
    std::erase_if(readers_, [&](const Reader& reader) { return !is_listed(reader); });
    for (const std::string& name : names) {
        const bool is_known = std::any_of(readers_.begin(), readers_.end(),
                                          [&](const Reader& reader) { return reader.name == name; });
        if (is_known || readers_.size() == kMostReaders) continue;
        readers_.push_back({.number = ++last_reader_, .name = name});
    }
    return changes;
}

CardChanges CardTable::set_state(std::string_view name, std::uint32_t state,
                                 std::span<const std::uint8_t> atr) {
    const auto reader = std::find_if(readers_.begin(), readers_.end(),
                                     [&](const Reader& candidate) { return candidate.name == name; });
    if (reader == readers_.end()) return {};
    const std::uint32_t before = std::exchange(reader->state, state & ~std::uint32_t{SCARD_STATE_CHANGED});
    if (before != reader->state) reader->is_hung = false;
    reader->is_unavailable = (state & (SCARD_STATE_UNAVAILABLE | SCARD_STATE_UNKNOWN)) != 0;
    const bool is_there = (state & SCARD_STATE_PRESENT) != 0;
    const ChipKind kind = (state & SCARD_STATE_MUTE) != 0 ? ChipKind::mute : kind_of_atr(atr);
    // A card of the same count that has become mute is one that was lifted as it was reset: what pcscd makes
    // of the reset that failed, until it looks again.
    const bool is_other_kind = reader->card && reader->card->kind != kind && kind != ChipKind::mute;
    CardChanges changes;
    if (!is_there || was_swapped(before, state) || is_other_kind) take(*reader, changes);
    if (is_there && !reader->card) {
        if (++last_card_ == 0) ++last_card_;
        reader->card = LaidCard{last_card_, kind, is_contactless_atr(atr)};
        changes.push_back({CardChange::Kind::laid, *reader->card});
    }
    return changes;
}

std::vector<LaidCard> CardTable::cards() const {
    std::vector<LaidCard> all;
    for (const Reader& reader : readers_)
        if (reader.card) all.push_back(*reader.card);
    std::sort(all.begin(), all.end(),
              [](const LaidCard& one, const LaidCard& other) { return one.number < other.number; });
    return all;
}

const CardTable::Reader* CardTable::reader_of(std::uint32_t card) const {
    const auto found = std::find_if(readers_.begin(), readers_.end(), [&](const Reader& reader) {
        return reader.card && reader.card->number == card;
    });
    return found == readers_.end() ? nullptr : &*found;
}

CardTable::Fate CardTable::fate(std::uint32_t card, std::uint32_t reader) const {
    const auto found = std::find_if(readers_.begin(), readers_.end(),
                                    [&](const Reader& candidate) { return candidate.number == reader; });
    if (found == readers_.end() || found->is_unavailable) return Fate::reader_gone;
    return found->card && found->card->number == card ? Fate::there : Fate::taken;
}

void CardTable::mark_hung(std::uint32_t number) {
    for (Reader& reader : readers_)
        if (reader.number == number) reader.is_hung = true;
}

bool CardTable::some_reader_works() const {
    return std::any_of(readers_.begin(), readers_.end(),
                       [](const Reader& reader) { return !reader.is_hung && !reader.is_unavailable; });
}

}  // namespace motcua::platform
