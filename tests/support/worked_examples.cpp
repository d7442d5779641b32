#include "tests/support/worked_examples.h"

#include <algorithm>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "kiosk/form/address.h"
#include "kiosk/form/choices.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"

namespace motcua::tests {
namespace {

std::vector<std::string_view> pieces_of(std::string_view written) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t end = std::min(written.find('|'), written.size());
        pieces.push_back(written.substr(0, end));
        if (end == written.size()) return pieces;
        written.remove_prefix(end + 1);
    }
}

Secret address_of(const std::string& written) {
    form::Address address;
    const auto pieces = pieces_of(written);
    for (std::size_t i = 0; i < std::min(pieces.size(), content::kAddressParts.size()); ++i)
        address.set(content::kAddressParts.at(i), pieces[i], false);
    return form::address_value(address);
}

Secret choices_of(const content::Field& field, const std::string& written) {
    Secret value;
    for (const std::string_view id : pieces_of(written)) value = form::with_touched(field, view(value), id);
    return value;
}

Secret value_of(const content::Field& field, const std::string& written) {
    if (field.type == content::FieldType::address) return address_of(written);
    if (field.type == content::FieldType::choices) return choices_of(field, written);
    return secret(written);
}

identity::Card invented_card() {
    identity::Card card;
    card.id = secret("049155999001");
    card.full_name = secret("Nguyễn Thị Mẫu");
    card.birth_date = secret("1955-03-12");
    card.sex = identity::Sex::female;
    card.address = secret("Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam");
    card.old_id = secret("205999001");
    return card;
}

}  // namespace

form::Answers answers_of(const content::Procedure& procedure, const nlohmann::json& example) {
    form::Answers answers;
    if (example["card"].get<bool>()) form::prefill(procedure, invented_card(), answers);
    std::set<std::string> asked;
    for (;;) {
        const auto pages = form::pages_to_ask(procedure, answers);
        const auto next = std::find_if(pages.begin(), pages.end(), [&asked](const content::Page* page) {
            return asked.count(page->id) == 0;
        });
        if (next == pages.end()) return answers;
        asked.insert((*next)->id);
        for (const content::Field& field : (*next)->fields) {
            const auto said = example["answers"].find(field.id);
            if (said != example["answers"].end())
                answers.set(field.id, {value_of(field, said->get<std::string>())});
        }
    }
}

nlohmann::json document_of(const content::Procedure& procedure, const form::Answers& answers) {
    SeededRandom random(1);
    const WallTime now = ManualClock().wall();
    form::DocumentInput input;
    input.procedure = &procedure;
    input.answers = &answers;
    input.level = form::IdentityLevel::qr;
    const DossierHeader header{DossierId::make(random, now), "BT01", 1, 1, procedure.code, "2026.11.1", now};
    return nlohmann::json::parse(view(form::document(header, input)));
}

}  // namespace motcua::tests
