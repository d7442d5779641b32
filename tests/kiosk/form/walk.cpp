#include "walk.h"

#include <algorithm>

#include "ward_procedure.h"
#include <doctest/doctest.h>

#include "kiosk/form/address.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"

namespace motcua::tests {
namespace {

identity::Card card_of_nguyen_thi_mau() {
    identity::Card card;
    card.id = secret("049155999001");
    card.full_name = secret("Nguyễn Thị Mẫu");
    card.birth_date = secret("1955-03-12");
    card.sex = identity::Sex::female;
    card.address = secret("Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam");
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
    return address_value(address);
}

void answer(const content::Page& page, const Sheet& sheet, Walk& walk) {
    for (const content::Field& field : page.fields) {
        const auto said = sheet.find(field.id);
        const bool is_address = field.type == content::FieldType::address;
        if (said != sheet.end())
            walk.answers.set(field.id, {is_address ? picked(said->second) : secret(said->second)});
        const auto problem = problem_with(field, walk.answers.value(field.id), kToday);
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

void walk_on(const content::Procedure& procedure, const Sheet& sheet, Walk& walk) {
    const auto was_asked = [&walk](const content::Page* page) {
        return std::find(walk.asked.begin(), walk.asked.end(), page->id) != walk.asked.end();
    };
    for (;;) {
        const auto pages = pages_to_ask(procedure, walk.answers);
        const auto next = std::find_if_not(pages.begin(), pages.end(), was_asked);
        if (next == pages.end()) return;
        walk.asked.push_back((*next)->id);
        answer(**next, sheet, walk);
    }
}

Walk walked(const content::Procedure& procedure, const Sheet& sheet, bool with_card) {
    Walk walk;
    if (with_card) prefill(procedure, card_of_nguyen_thi_mau(), walk.answers);
    walk_on(procedure, sheet, walk);
    return walk;
}

nlohmann::json document_of(const content::Procedure& procedure, const form::Answers& answers) {
    SeededRandom random(1);
    const WallTime now = ManualClock().wall();
    form::DocumentInput input;
    input.procedure = &procedure;
    input.answers = &answers;
    input.level = IdentityLevel::qr;
    input.photos = photos_of(procedure, answers, random);
    const DossierHeader header{DossierId::make(random, now), "BT01", 1, 1, procedure.code,
                               ban_thach().version,          now};
    return nlohmann::json::parse(view(document(header, input)));
}

}  // namespace motcua::tests
