#include "walk.h"

#include <algorithm>

#include "ward_procedure.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/address.h"
#include "kiosk/form/choices.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"

namespace motcua::tests {
namespace {

identity::Card a_card() {
    identity::Card card;
    card.id = secret("049155999001");
    card.full_name = secret("Nguyễn Thị Mẫu");
    card.birth_date = secret("1955-03-12");
    card.sex = identity::Sex::female;
    card.address = secret("Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam");
    card.old_id = secret("205999001");
    return card;
}

// "thành phố Đà Nẵng|phường Bàn Thạch|khối phố Mẫu|Tổ 5"
Secret picked(std::string_view said) {
    form::Address address;
    for (const content::AddressPart part : content::kAddressParts) {
        address.set(part, said.substr(0, said.find('|')), false);
        said.remove_prefix(
            std::min(said.size(), said.find('|') == said.npos ? said.size() : said.find('|') + 1));
    }
    return form::address_value(address);
}

// "pig|cattle"
Secret ticked(const content::Field& field, std::string_view said) {
    Secret value;
    while (!said.empty()) {
        const std::size_t end = std::min(said.find('|'), said.size());
        value = form::with_touched(field, view(value), said.substr(0, end));
        said.remove_prefix(std::min(said.size(), end + 1));
    }
    return value;
}

Secret value_of(const content::Field& field, const std::string& said) {
    if (field.type == content::FieldType::address) return picked(said);
    if (field.type == content::FieldType::choices) return ticked(field, said);
    return secret(said);
}

void answer(const content::Page& page, const Sheet& sheet, Walk& walk) {
    for (const content::Field& field : page.fields) {
        const auto said = sheet.find(field.id);
        if (said != sheet.end()) walk.answers.set(field.id, {value_of(field, said->second)});
        const auto problem = form::problem_with(field, walk.answers.value(field.id), kToday, walk.answers);
        CAPTURE(field.id);
        CHECK_FALSE(problem);
        if (problem) walk.unanswered.push_back(field.id);
    }
}

// As many pictures as the walk took.
std::vector<form::FieldPhotos> photos_of(const content::Procedure& procedure, const form::Answers& answers,
                                         Random& random) {
    std::vector<form::FieldPhotos> photos;
    for (const content::Page& page : procedure.pages)
        for (const content::Field& field : page.fields) {
            const std::string_view taken = answers.value(field.id);
            if (field.type != content::FieldType::photo || taken.empty()) continue;
            form::FieldPhotos& of_field = photos.emplace_back();
            of_field.field = field.id;
            for (char n = '0'; n < taken.front(); ++n)
                of_field.ids.push_back(AttachmentId::make(random, ManualClock().wall()));
        }
    return photos;
}

}  // namespace

void walk_on(const content::Procedure& procedure, Walk& walk, const Sheet& sheet) {
    const auto was_asked = [&walk](const content::Page* page) {
        return std::find(walk.asked.begin(), walk.asked.end(), page->id) != walk.asked.end();
    };
    for (;;) {
        const auto pages = form::pages_to_ask(procedure, walk.answers);
        const auto next = std::find_if_not(pages.begin(), pages.end(), was_asked);
        if (next == pages.end()) return;
        walk.asked.push_back((*next)->id);
        answer(**next, sheet, walk);
    }
}

Walk walked(const content::Procedure& procedure, const Sheet& sheet, bool with_card) {
    Walk walk;
    if (with_card) prefill(procedure, a_card(), walk.answers);
    walk_on(procedure, walk, sheet);
    return walk;
}

nlohmann::json document_of(const content::Procedure& procedure, const form::Answers& answers) {
    SeededRandom random(1);
    const WallTime now = ManualClock().wall();
    form::DocumentInput input;
    input.procedure = &procedure;
    input.answers = &answers;
    input.level = form::IdentityLevel::qr;
    input.photos = photos_of(procedure, answers, random);
    const DossierHeader header{DossierId::make(random, now), "BT01", 1, 1, procedure.code,
                               ban_thach().version,          now};
    return nlohmann::json::parse(view(document(header, input)));
}

}  // namespace motcua::tests
