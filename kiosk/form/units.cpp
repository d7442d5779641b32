#include "kiosk/form/units.h"

#include <algorithm>

#include "kiosk/form/address.h"
#include "kiosk/form/form.h"
#include "kiosk/text/unicode.h"

namespace motcua::form {
namespace {

using content::AddressPart;
using content::Field;

// Hamlet, street and house number stay as the card has them, in the line.
std::optional<Secret> value_now(const Field& field, const content::UnitNow& unit) {
    Address address;
    const Secret within = text::single_spaced(unit.within);
    if (text::length(view(within)) > kAddressLineMax) return std::nullopt;
    address.set(AddressPart::province, unit.change->new_province, false);
    address.set(AddressPart::ward, unit.change->new_ward, false);
    address.set(AddressPart::line, view(within), false);
    Secret value = address_value(address);
    return field.type == content::FieldType::address ? value : address_in_one_line(view(value));
}

bool is_open(const Field& field, const Answer* answer) {
    return field.from_card == content::CardItem::address && answer && answer->source == Source::card &&
           !answer->unit_asked;
}

struct Open {
    const Field* field = nullptr;
    const content::UnitChange* change = nullptr;
    Secret value;
};

std::optional<Open> first_open(const content::Procedure& procedure, const Answers& answers,
                               const content::UnitChanges& changes) {
    std::optional<std::vector<const content::Page*>> visible;  // asked for last: it is the dearest
    for (const content::Page& page : procedure.pages)
        for (const Field& field : page.fields) {
            const Answer* answer = answers.find(field.id);
            if (!is_open(field, answer)) continue;
            const auto unit = content::unit_now(changes, view(answer->value));
            if (!unit) continue;
            auto value = value_now(field, *unit);
            if (!value) continue;
            if (!visible) visible = visible_pages(procedure, answers);
            if (std::find(visible->begin(), visible->end(), &page) != visible->end())
                return Open{&field, unit->change, std::move(*value)};
        }
    return std::nullopt;
}

}  // namespace

std::optional<UnitQuestion> unit_to_confirm(const content::Procedure& procedure, const Answers& answers,
                                            const content::UnitChanges& changes) {
    const auto open = first_open(procedure, answers, changes);
    if (!open) return std::nullopt;
    return UnitQuestion{open->field->id, secret(answers.value(open->field->id)),
                        address_in_one_line(view(open->value))};
}

void confirm_unit(const content::Procedure& procedure, Answers& answers, const content::UnitChanges& changes,
                  bool right) {
    const auto question = unit_to_confirm(procedure, answers, changes);
    if (!question) return;
    for (const content::Page& page : procedure.pages)
        for (const Field& field : page.fields) {
            const Answer* said = answers.find(field.id);
            if (!is_open(field, said) || said->value != question->on_card) continue;
            Answer answer = *said;
            answer.unit_asked = true;
            const auto unit = content::unit_now(changes, view(question->on_card));
            if (auto value = right && unit ? value_now(field, *unit) : std::nullopt) {
                answer.on_card = std::exchange(answer.value, std::move(*value));
                answer.basis = unit->change->basis;
            }
            answers.set(field.id, std::move(answer));
        }
}

}  // namespace motcua::form
