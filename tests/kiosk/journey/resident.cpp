#include "tests/kiosk/journey/resident.h"

#include <doctest/doctest.h>

#include "kiosk/text/typing.h"

namespace motcua::tests {

Resident::Resident() {
    say(journey::intent::ContentLoaded{ward_content()});
    say(journey::intent::DevicesChanged{true, true});
    say(journey::intent::Tick{clock.wall()});
}

std::vector<journey::Effect> Resident::say(const journey::Intent& intent) {
    auto asked = journey::update(model, intent, clock.monotonic());
    effects.insert(effects.end(), asked.begin(), asked.end());
    return asked;
}

void Resident::hold_up(const char* payload) { say(journey::intent::Scanned{secret(payload)}); }

void Resident::wait(Millis time) {
    for (Millis waited{0}; waited < time; waited += Millis{1'000}) {
        clock.advance(Millis{1'000});
        say(journey::intent::Tick{clock.wall()});
    }
}

journey::Screen Resident::screen() const { return journey::route(model); }

void Resident::type(const std::string& field, const char* text) {
    for (const text::Key& key : text::keys_for(text)) say(journey::intent::Press{field, key});
}

records::Slip some_slip() {
    records::Slip slip;
    slip.number = "BT01 0001 6";
    return slip;
}

void Resident::finish() {
    begin_with_card();
    REQUIRE(answer_all());
    say(journey::intent::Confirm{});
    say(journey::intent::SignByHand{});
    say(journey::intent::Saved{some_slip(), {}});
}

void Resident::begin_with_card() {
    hold_up(kPoster);
    say(journey::intent::Begin{});
    say(journey::intent::NoticeRead{});
    hold_up(kCard);
    say(journey::intent::ConfirmUnit{true});  // Bàn Thạch it is
}

void Resident::answer_page() {
    const content::Page* page = journey::question_page(model);
    if (!page) return;
    std::vector<std::string> fields;
    for (const journey::Draft& draft : model.visit->drafts) fields.push_back(draft.field);
    for (const content::Field& field : page->fields)
        if (std::find(fields.begin(), fields.end(), field.id) != fields.end()) answer(field);
    say(journey::intent::Continue{});
}

bool Resident::answer_all() {
    for (int pages = 0; pages < 60 && screen() == journey::Screen::question; ++pages) answer_page();
    return screen() == journey::Screen::review;
}

void Resident::answer_step(const std::string& field, journey::AddressStep step) {
    using journey::AddressStep;
    if (step == AddressStep::where) say(journey::intent::Choose{field, journey::kHere});
    if (step == AddressStep::line) type(field, "Tổ 5");
}

void Resident::answer(const content::Field& field) {
    using content::FieldType;
    const journey::Draft& draft =
        *std::find_if(model.visit->drafts.begin(), model.visit->drafts.end(),
                      [&](const journey::Draft& candidate) { return candidate.field == field.id; });
    if (!draft.value.empty()) return;
    if (draft.picking) return answer_step(field.id, draft.picking->step);
    switch (field.type) {
        case FieldType::choice: say(journey::intent::Choose{field.id, field.options.front().id}); break;
        case FieldType::sex: say(journey::intent::Choose{field.id, "F"}); break;
        case FieldType::count: say(journey::intent::StepCount{field.id, 1}); break;
        case FieldType::person_name: type(field.id, "Lê Văn Mẫu"); break;
        case FieldType::citizen_id: type(field.id, "049155999001"); break;
        case FieldType::phone: type(field.id, "0912345678"); break;
        case FieldType::date:
            type(field.id, field.in_time == content::InTime::future ? "31122030" : "12031955");
            break;
        case FieldType::year: type(field.id, "1980"); break;
        case FieldType::text:
        case FieldType::long_text: type(field.id, "Số 12"); break;
        case FieldType::choices: say(journey::intent::Choose{field.id, field.options.front().id}); break;
        case FieldType::old_id: type(field.id, "205999001"); break;
        case FieldType::email: type(field.id, "mau@gmail.com"); break;
        case FieldType::number:
        case FieldType::money:
            type(field.id, std::to_string(std::max<std::int64_t>(1, field.min)).c_str());
            break;
        case FieldType::address: break;  // in steps
        case FieldType::photo: break;    // may be left out
    }
}

}  // namespace motcua::tests
