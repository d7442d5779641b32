#include "kiosk/form/walk.h"

#include <algorithm>

#include "kiosk/form/address.h"
#include "kiosk/form/choices.h"

namespace motcua::form {

identity::Card example_card() {
    identity::Card card;
    card.id = secret("049155999001");
    card.full_name = secret("Nguyễn Thị Mẫu");
    card.birth_date = secret("1955-03-12");
    card.sex = identity::Sex::female;
    card.address = secret("Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam");
    card.old_id = secret("205999001");
    return card;
}

namespace {

// Takes the words before the next "|" off `said`.
std::string_view next_of(std::string_view& said) {
    const std::size_t end = std::min(said.find('|'), said.size());
    const std::string_view first = said.substr(0, end);
    said.remove_prefix(std::min(said.size(), end + 1));
    return first;
}

// "thành phố Đà Nẵng|phường Bàn Thạch|khối phố Mẫu|Tổ 5"
Secret picked(std::string_view said) {
    Address address;
    for (const content::AddressPart part : content::kAddressParts) address.set(part, next_of(said), false);
    return address_value(address);
}

// "pig|cattle"
Secret ticked(const content::Field& field, std::string_view said) {
    Secret value;
    while (!said.empty()) value = with_touched(field, view(value), next_of(said));
    return value;
}

Secret value_of(const content::Field& field, const std::string& said) {
    if (field.type == content::FieldType::address) return picked(said);
    if (field.type == content::FieldType::choices) return ticked(field, said);
    return secret(said);
}

void answer_page(const content::Page& page, const Sheet& sheet, Walk& walk,
                 std::chrono::year_month_day today) {
    for (const content::Field& field : page.fields) {
        const auto said = sheet.find(field.id);
        if (said != sheet.end()) walk.answers.set(field.id, {value_of(field, said->second)});
        const auto problem = problem_with(field, walk.answers.value(field.id), today, walk.answers);
        if (problem) walk.unanswered.push_back({field.id, *problem});
    }
}

std::vector<FieldPhotos> photos_of(const content::Procedure& procedure, const Answers& answers) {
    std::vector<FieldPhotos> photos;
    std::uint8_t number = 0;
    for (const content::Page& page : procedure.pages)
        for (const content::Field& field : page.fields) {
            const std::string_view taken = answers.value(field.id);
            if (field.type != content::FieldType::photo || taken.empty()) continue;
            FieldPhotos& of_field = photos.emplace_back();
            of_field.field = field.id;
            for (char n = '0'; n < taken.front(); ++n)
                of_field.ids.push_back(AttachmentId::from_bytes({0, 0, 0, 0, 0, 0, 0x70, 0, 0x80, ++number}));
        }
    return photos;
}

}  // namespace

void walk_on(const content::Procedure& procedure, Walk& walk, const Sheet& sheet,
             std::chrono::year_month_day today) {
    const auto was_asked = [&walk](const content::Page* page) {
        return std::find(walk.asked.begin(), walk.asked.end(), page->id) != walk.asked.end();
    };
    for (;;) {
        const auto pages = pages_to_ask(procedure, walk.answers);
        const auto next = std::find_if_not(pages.begin(), pages.end(), was_asked);
        if (next == pages.end()) return;
        walk.asked.push_back((*next)->id);
        answer_page(**next, sheet, walk, today);
    }
}

Walk walked(const content::Procedure& procedure, const Sheet& sheet, bool with_card,
            std::chrono::year_month_day today) {
    Walk walk;
    if (with_card) prefill(procedure, example_card(), walk.answers);
    walk_on(procedure, walk, sheet, today);
    return walk;
}

Secret example_document(const content::Procedure& procedure, const Answers& answers,
                        const std::string& pack_version) {
    DocumentInput input;
    input.procedure = &procedure;
    input.answers = &answers;
    input.level = IdentityLevel::qr;
    input.photos = photos_of(procedure, answers);
    DossierHeader header;
    header.id = DossierId::from_bytes({0, 0, 0, 0, 0, 0, 0x70, 0, 0x80});
    header.kiosk = "BT01";
    header.epoch = 1;
    header.n = 1;
    header.procedure = procedure.code;
    header.pack_version = pack_version;
    return document(header, input);
}

}  // namespace motcua::form
