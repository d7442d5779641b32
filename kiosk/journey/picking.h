// How an address is picked: one step after the other, each taken by Continue.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/content/address_places.h"
#include "kiosk/content/procedure.h"
#include "kiosk/journey/model.h"

namespace motcua::journey {

// The part that a step asks for; none for AddressStep::where.
std::optional<content::AddressPart> part_of(AddressStep step);

// Code points that may be typed in a step.
std::size_t most_letters(AddressStep step);

// What the step may pick from: empty where the pack knows nothing.
const content::PlaceNames& names_for(const Picking& picking, const content::AddressPlaces& places);

// Shows a step with what was said in it before.
void open(Picking& picking, const content::AddressPlaces& places, AddressStep step);

// The ways to say it. Each does nothing, and says so, where the step has no such way.
void choose_where(Picking& picking, std::string_view option);
bool pick(Picking& picking, const content::AddressPlaces& places, std::string_view name);
bool take_as_typed(Picking& picking);
void unpick(Picking& picking);  // a letter was pressed: what was picked holds no more

// Takes what was said in the step into the address. Letters that name one place are that place; letters that
// find nothing are taken as they are; letters that find several are a problem until one is picked.
std::optional<text::T> take_step(Picking& picking, const content::AddressPlaces& places,
                                 const content::Field& field);

// What is asked after a step that was taken; none: the address is said.
std::optional<AddressStep> step_after(const Picking& picking);

}  // namespace motcua::journey
