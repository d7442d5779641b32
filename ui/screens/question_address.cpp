#include "ui/screens/question_address.h"

#include <algorithm>

#include "kiosk/journey/picking.h"

namespace motcua::ui {
namespace {

using content::AddressPart;
using journey::AddressStep;
using journey::Picking;
using text::T;

std::string row_id(const content::Field& field, const std::string& row) {
    return "question." + field.id + "." + row;
}

template <class Chosen>
void add_row(Frame& f, const Choice& choice, float width, Chosen chosen, std::vector<Block>& blocks) {
    blocks.push_back({choice_height(f.pen, choice, width), [&f, choice, chosen](const Rect& rect) {
                          if (draw_choice(f.pen, rect, choice)) chosen();
                      }});
}

void add_as_typed(Frame& f, const content::Field& field, const Picking& picking, AddressPart part,
                  float width, std::vector<Block>& blocks) {
    const Choice choice{.id = f.keep(row_id(field, "as_typed")),
                        .label = f.say(T::address_as_typed, {{"typed", view(picking.typed)}}),
                        .selected = !picking.address.part(part).empty() &&
                                    picking.address.typed.at(static_cast<std::size_t>(part)),
                        .personal = true};
    add_row(
        f, choice, width, [&f, id = field.id] { f.send(journey::intent::PlaceAsTyped{id}); }, blocks);
}

}  // namespace

std::vector<content::Option> where_options(const journey::Model& model, const Frame& f) {
    const auto said = [](std::string_view words) {
        return text::LocalText{std::string(words), std::string(words)};
    };
    const std::string_view ward = f.say(model.machine.content->locality.ward);
    return {{journey::kHere, said(f.say(T::address_here, {{"ward", ward}})), {}, "house"},
            {journey::kElsewhere, said(f.say(T::address_elsewhere)), said(f.say(T::address_elsewhere_hint)),
             "globe"}};
}

std::string_view where_chosen(const Picking& picking) {
    if (!picking.here) return {};
    return *picking.here ? journey::kHere : journey::kElsewhere;
}

std::string_view address_title(const Frame& f, const content::Page& page, const Picking& picking) {
    switch (picking.step) {
        case AddressStep::where: return f.say(page.question);
        case AddressStep::province: return f.say(T::address_province);
        case AddressStep::ward: return f.say(T::address_ward);
        case AddressStep::hamlet: return f.say(T::address_hamlet);
        case AddressStep::line: return f.say(T::address_line);
    }
    return {};
}

std::string_view address_hint(const journey::Model& model, const Frame& f, const content::Field& field,
                              const Picking& picking) {
    const auto hint = [&](T key) { return f.say(key, {{"what", f.say(field.label)}}); };
    const bool unlisted = journey::names_for(picking, model.machine.content->address_places).empty();
    switch (picking.step) {
        case AddressStep::where: return field.required ? std::string_view() : f.say(T::question_optional);
        case AddressStep::province:
        case AddressStep::ward: return hint(unlisted ? T::address_unlisted_hint : T::address_search_hint);
        case AddressStep::hamlet: return hint(T::address_hamlet_hint);
        case AddressStep::line:
            return hint(field.line_required ? T::address_line_hint : T::address_line_optional_hint);
    }
    return {};
}

std::string_view address_label(const Frame& f, const Picking& picking) {
    switch (picking.step) {
        case AddressStep::where: return {};
        case AddressStep::province: return f.say(T::address_name_province);
        case AddressStep::ward: return f.say(T::address_name_ward);
        case AddressStep::hamlet: return f.say(T::address_name_hamlet);
        case AddressStep::line: return f.say(T::address_name_line);
    }
    return {};
}

void add_places(const journey::Model& model, Frame& f, const content::Field& field,
                const journey::Draft& draft, float width, std::size_t rows, std::vector<Block>& blocks) {
    const Picking& picking = *draft.picking;
    const auto part = journey::part_of(picking.step);
    const content::PlaceNames& known = journey::names_for(picking, model.machine.content->address_places);
    if (!part || known.empty()) return;
    const auto found = journey::places_offered(model, picking, rows);
    if (found.empty() && rows > 0) {
        const Banner banner{f.keep(row_id(field, "not_found")), f.say(T::address_not_found)};
        return blocks.push_back(banner_block(f, width, banner));
    }
    // Where one row has room it is a place, until somebody wanted to go on without one.
    const bool as_typed = (rows > 1 || (rows == 1 && draft.problem)) && !picking.typed.empty() &&
                          content::named(known, view(picking.typed)) == nullptr;
    const std::size_t places = std::min(found.size(), rows - (as_typed ? 1 : 0));
    for (std::size_t n = 0; n < places; ++n) {
        const std::string& name = found[n]->name;
        const Choice choice{.id = f.keep(row_id(field, "place_" + std::to_string(n + 1))),
                            .label = name,
                            .selected = picking.address.part(*part) == name};
        add_row(
            f, choice, width,
            [&f, id = field.id, name] {
                f.send(journey::intent::PickPlace{id, name});
            },
            blocks);
    }
    if (as_typed) add_as_typed(f, field, picking, *part, width, blocks);
}

}  // namespace motcua::ui
