// A resident at the terminal, without a screen: says intents, remembers what the world was asked to do.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/journey/route.h"
#include "kiosk/journey/update.h"
#include "kiosk/text/typing.h"
#include "tests/support/clock.h"
#include "tests/support/ward.h"

namespace motcua::tests {

inline constexpr const char* kPoster = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873";
inline constexpr const char* kCard =
    "049155999001|205999001|Nguyễn Thị Mẫu|12031955|Nữ|Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam|10052021";
inline constexpr const char* kOtherCard =
    "048088999002||Trần Văn Thử|01021988|Nam|Khối phố Mẫu, Bàn Thạch, Đà Nẵng|06102025||||";

class Resident {
  public:
    Resident() {
        say(journey::intent::ContentLoaded{ward_content()});
        say(journey::intent::DevicesChanged{true, true});
        say(journey::intent::Tick{clock.wall()});
    }

    std::vector<journey::Effect> say(const journey::Intent& intent) {
        auto asked = journey::update(model, intent, clock.monotonic());
        effects.insert(effects.end(), asked.begin(), asked.end());
        return asked;
    }

    void hold_up(const char* payload) { say(journey::intent::Scanned{secret(payload)}); }

    void wait(Millis time) {
        for (Millis waited{0}; waited < time; waited += Millis{1'000}) {
            clock.advance(Millis{1'000});
            say(journey::intent::Tick{clock.wall()});
        }
    }

    [[nodiscard]] journey::Screen screen() const { return journey::route(model); }

    void type(const std::string& field, const char* text) {
        for (const text::Key& key : text::keys_for(text)) say(journey::intent::Press{field, key});
    }

    // To the first question, card in hand.
    void begin_with_card() {
        hold_up(kPoster);
        say(journey::intent::Begin{});
        say(journey::intent::NoticeRead{});
        hold_up(kCard);
    }

    // Something fitting for each field of the page that stands, as somebody would who wants to be done.
    void answer_page() {
        const content::Page* page = journey::question_page(model);
        if (!page) return;
        std::vector<std::string> fields;
        for (const journey::Draft& draft : model.visit->drafts) fields.push_back(draft.field);
        for (const content::Field& field : page->fields)
            if (std::find(fields.begin(), fields.end(), field.id) != fields.end()) answer(field);
        say(journey::intent::Continue{});
    }

    // Answers every question until the review stands; false if it never does.
    bool answer_all() {
        for (int pages = 0; pages < 60 && screen() == journey::Screen::question; ++pages) answer_page();
        return screen() == journey::Screen::review;
    }

    template <class E>
    [[nodiscard]] bool asked_for() const {
        return std::any_of(effects.begin(), effects.end(),
                           [](const auto& effect) { return std::holds_alternative<E>(effect); });
    }

    template <class E>
    [[nodiscard]] std::ptrdiff_t count_of() const {
        return std::count_if(effects.begin(), effects.end(),
                             [](const auto& effect) { return std::holds_alternative<E>(effect); });
    }

    // A default one where there is none.
    template <class E>
    [[nodiscard]] E last_of() const {
        E last{};
        for (const auto& effect : effects)
            if (const E* one = std::get_if<E>(&effect)) last = *one;
        return last;
    }

    ManualClock clock;
    journey::Model model;
    std::vector<journey::Effect> effects;

  private:
    void answer(const content::Field& field) {
        using content::FieldType;
        const journey::Draft& draft =
            *std::find_if(model.visit->drafts.begin(), model.visit->drafts.end(),
                          [&](const journey::Draft& candidate) { return candidate.field == field.id; });
        if (!draft.value.empty()) return;
        switch (field.type) {
            case FieldType::choice: say(journey::intent::Choose{field.id, field.options.front().id}); break;
            case FieldType::sex: say(journey::intent::Choose{field.id, "F"}); break;
            case FieldType::count: say(journey::intent::StepCount{field.id, 1}); break;
            case FieldType::person_name: type(field.id, "Lê Văn Mẫu"); break;
            case FieldType::citizen_id: type(field.id, "049155999001"); break;
            case FieldType::phone: type(field.id, "0912345678"); break;
            case FieldType::date: type(field.id, "12031955"); break;
            case FieldType::year: type(field.id, "1980"); break;
            case FieldType::text: type(field.id, "Số 12"); break;
        }
    }
};

}  // namespace motcua::tests
