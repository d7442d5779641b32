#include "kiosk/journey/picking.h"

#include <algorithm>

#include "kiosk/text/unicode.h"

namespace motcua::journey {
namespace {

using content::AddressPart;
using content::AddressPlaces;

bool is_home(const form::Address& address, const AddressPlaces& places) {
    return address.part(AddressPart::province) == places.home_province &&
           address.part(AddressPart::ward) == places.home_ward;
}

void go_home(form::Address& address, const AddressPlaces& places) {
    address.set(AddressPart::province, places.home_province, false);
    address.set(AddressPart::ward, places.home_ward, false);
}

std::optional<text::T> take_where(Picking& picking, const AddressPlaces& places, bool required) {
    if (!picking.here && required) return text::T::problem_required;
    if (!picking.here || (!*picking.here && is_home(picking.address, places))) picking.address = {};
    if (picking.here && *picking.here) go_home(picking.address, places);
    return std::nullopt;
}

std::optional<text::T> take_place(Picking& picking, const AddressPlaces& places, AddressPart part) {
    if (!picking.address.part(part).empty()) return std::nullopt;
    const Secret typed = text::single_spaced(view(picking.typed));
    const bool may_be_left_out = part == AddressPart::hamlet;
    if (typed.empty()) return may_be_left_out ? std::nullopt : std::optional(text::T::problem_place);
    const content::PlaceNames& names = names_for(picking, places);
    if (const content::PlaceName* one = content::named(names, view(typed))) {
        picking.address.set(part, one->name, false);
        return std::nullopt;
    }
    if (!content::matching(names, view(typed), 1).empty()) return text::T::problem_place;
    picking.address.set(part, view(typed), true);
    return std::nullopt;
}

}  // namespace

std::optional<AddressPart> part_of(AddressStep step) {
    switch (step) {
        case AddressStep::where: return std::nullopt;
        case AddressStep::province: return AddressPart::province;
        case AddressStep::ward: return AddressPart::ward;
        case AddressStep::hamlet: return AddressPart::hamlet;
        case AddressStep::line: return AddressPart::line;
    }
    return std::nullopt;
}

std::size_t most_letters(AddressStep step) {
    return step == AddressStep::line ? form::kAddressLineMax : form::kPlaceNameMax;
}

const content::PlaceNames& names_for(const Picking& picking, const AddressPlaces& places) {
    const AddressPart part = part_of(picking.step).value_or(AddressPart::line);
    return content::offered(places, part, picking.address.part(AddressPart::province),
                            picking.address.part(AddressPart::ward));
}

void open(Picking& picking, const AddressPlaces& places, AddressStep step) {
    picking.step = step;
    picking.typed.clear();
    if (!picking.here && !picking.address.empty()) picking.here = is_home(picking.address, places);
    const auto part = part_of(step);
    if (!part) return;
    const bool by_hand = picking.address.typed.at(static_cast<std::size_t>(*part));
    if (by_hand) picking.typed = secret(picking.address.part(*part));
}

void choose_where(Picking& picking, std::string_view option) {
    if (picking.step != AddressStep::where) return;
    if (option == kHere) picking.here = true;
    if (option == kElsewhere) picking.here = false;
}

bool pick(Picking& picking, const AddressPlaces& places, std::string_view name) {
    const content::PlaceNames& names = names_for(picking, places);
    const bool is_offered = std::any_of(names.begin(), names.end(),
                                        [name](const content::PlaceName& each) { return each.name == name; });
    if (is_offered) picking.address.set(*part_of(picking.step), name, false);
    return is_offered;
}

bool take_as_typed(Picking& picking) {
    const auto part = part_of(picking.step);
    const Secret typed = text::single_spaced(view(picking.typed));
    if (!part || *part == AddressPart::line || typed.empty()) return false;
    picking.address.set(*part, view(typed), true);
    return true;
}

void unpick(Picking& picking) {
    if (const auto part = part_of(picking.step)) picking.address.set(*part, {}, false);
}

std::optional<text::T> take_step(Picking& picking, const AddressPlaces& places, const content::Field& field) {
    const auto part = part_of(picking.step);
    if (!part) return take_where(picking, places, field.required);
    if (*part != AddressPart::line) return take_place(picking, places, *part);
    const Secret line = text::single_spaced(view(picking.typed));
    if (line.empty() && field.line_required) return text::T::problem_required;
    picking.address.set(*part, view(line), true);
    return std::nullopt;
}

std::optional<AddressStep> step_after(const Picking& picking) {
    switch (picking.step) {
        case AddressStep::where:
            if (!picking.here) return std::nullopt;
            return *picking.here ? AddressStep::hamlet : AddressStep::province;
        case AddressStep::province: return AddressStep::ward;
        case AddressStep::ward: return AddressStep::hamlet;
        case AddressStep::hamlet: return AddressStep::line;
        case AddressStep::line: return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace motcua::journey
