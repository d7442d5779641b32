#include <algorithm>

#include "kiosk/form/address.h"
#include "kiosk/form/choices.h"
#include "kiosk/form/form.h"
#include "kiosk/text/numerals.h"
#include "kiosk/text/spoken.h"

namespace motcua::form {

using content::Field;
using content::FieldType;

namespace {

Secret with_unit(Secret amount, std::string_view unit) {
    if (!unit.empty()) amount.append(" ").append(unit);
    return amount;
}

Secret readable_choices(const Field& field, std::string_view value, const text::Words& words) {
    if (is_none_chosen(value)) return secret(words(text::T::question_none_of_them));
    Secret list;
    for (const std::string_view id : chosen(value))
        for (const content::Option& option : field.options)
            if (option.id == id) list.append(list.empty() ? "" : "; ").append(words(option.label));
    return list;
}

}  // namespace

std::string unit_of(const Field& field, const text::Words& words) {
    if (field.type == FieldType::money) return words(text::T::money_unit);
    return field.unit.vi.empty() ? std::string() : words(field.unit);
}

Secret readable(const Field& field, std::string_view value, const text::Words& words) {
    switch (field.type) {
        case FieldType::choice:
            for (const content::Option& option : field.options) {
                if (option.id == value) return secret(words(option.label));
            }
            return secret(value);
        case FieldType::choices: return readable_choices(field, value, words);
        case FieldType::number:
        case FieldType::money: return with_unit(text::grouped(value, words.language), unit_of(field, words));
        case FieldType::date: return secret(text::partial_date(value));
        case FieldType::sex: return secret(words(value == "M" ? text::T::sex_male : text::T::sex_female));
        case FieldType::address: return address_in_one_line(value);
        case FieldType::photo: return secret(words(text::T::photo_count, {{"n", value}}));
        default: return secret(value);
    }
}

std::vector<ReviewRow> review(const content::Procedure& procedure, const Answers& answers,
                              const text::Words& words, const std::vector<std::string>& disputed_fields) {
    std::vector<ReviewRow> rows;
    for (const content::Page* page : visible_pages(procedure, answers)) {
        for (const Field& field : page->fields) {
            const Answer* answer = answers.find(field.id);
            if (answer == nullptr || answer->value.empty()) continue;
            const bool disputed =
                std::find(disputed_fields.begin(), disputed_fields.end(), field.id) != disputed_fields.end();
            const content::Page* block = person_of(procedure, field.id);
            rows.push_back({block ? block : page, &field, readable(field, view(answer->value), words),
                            answer->source, answer->on_card, disputed});
        }
    }
    return rows;
}

}  // namespace motcua::form
