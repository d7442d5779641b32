// Machines and visits with invented people, as the previews show them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/journey/model.h"

namespace motcua::ui::preview {

inline constexpr WallTime kMorning{Millis{1795400640000}};  // 2026-11-23 09:24 in Viet Nam
inline constexpr Instant kNow{Millis{1'000'000}};

// Names for previews; empty beyond the last enumerator, so that `every` ends there, and a new enumerator
// without a name does not compile.
std::string_view name(journey::ScanTrouble trouble);
std::string_view name(journey::Fault fault);
std::string_view name(queue::SaveFault fault);
std::string_view name(journey::Papers papers);
std::string_view name(journey::Need need);
std::string_view name(journey::ShowCard card);
std::string_view name(content::KioskDoes does);
std::string_view name(PhotoFlaw flaw);
std::string_view name(Framing framing);
std::string_view name(PrintTrouble trouble);

template <class Enum>
std::vector<Enum> every() {
    std::vector<Enum> all;
    while (!name(static_cast<Enum>(all.size())).empty()) all.push_back(static_cast<Enum>(all.size()));
    return all;
}

journey::Model machine();  // on, with a network, nobody there
identity::Card card();
journey::Model at(journey::Place here);
journey::Model in_procedure(journey::Place here);  // card in hand, the notice read
journey::Model answered(journey::Place here);      // to the last question

// On the page of `field`, with what was typed or chosen so far.
journey::Model asking(std::string field, std::string_view typed,
                      std::optional<text::T> problem = std::nullopt);
// Who has no card answers what the card would have said.
journey::Model asking_without_card(std::string field, std::string_view typed,
                                   std::optional<text::T> problem = std::nullopt);
// The same, where the pack knows what the ward on the card is called now.
journey::Model with_old_ward(journey::Model model);
journey::Model with_keyboard(journey::Model model, journey::Keyboard::Layer layer,
                             journey::Typist typist = {});

// In the catalogue, with what was typed into its search.
journey::Model searching(std::string_view typed, journey::place::Procedures::View view);

// The address of who has no card, in one of its steps: what was picked before it, and what is typed now.
journey::Model picking(journey::AddressStep step, std::string_view typed,
                       std::optional<text::T> problem = std::nullopt);

// A page of its own with any kind of field, and what was answered so far as its answer would be.
journey::Model asking_of(const content::Field& field, text::LocalText question, std::string_view answer,
                         std::optional<text::T> problem = std::nullopt);

// The same, with a page before the spouse's name that asks for the spouse's card.
journey::Model with_spouse_card(journey::Model model);

// A page that asks for a photo of a paper; so many are kept.
journey::Model photographing(journey::PhotoStep step, std::size_t kept);
// What a camera sees: a hand's card, or a sheet of paper.
SharedLive live_card();
SharedLive live_paper(Framing framing);
SharedPhoto paper_photo(const std::vector<PhotoFlaw>& flaws);

journey::Model stored(bool sent, bool printer);  // on the receipt
journey::Model told(queue::State state, std::optional<queue::Legal> legal);
queue::Legal legal(int state, std::string message);

// The same with another answer to what the kiosk does for the procedure; `submit` files what a clerk has
// compared with the card.
journey::Model doing(journey::Model model, content::KioskDoes does);

// A name of so many letters at most: 100 are the most that a card may say, 300 what a pack may let somebody
// type.
std::string long_name(std::size_t letters);

template <class Change>
journey::Model changed(journey::Model model, Change change) {
    change(model);
    return model;
}

}  // namespace motcua::ui::preview
