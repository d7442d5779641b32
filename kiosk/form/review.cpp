#include <algorithm>

#include "kiosk/form/address.h"
#include "kiosk/form/form.h"
#include "kiosk/text/spoken.h"

namespace motcua::form {

using content::Field;
using content::FieldType;

Secret readable(const Field& field, std::string_view value, const text::Words& words) {
    switch (field.type) {
        case FieldType::choice:
            for (const content::Option& option : field.options) {
                if (option.id == value) return secret(words(option.label));
            }
            return secret(value);
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
