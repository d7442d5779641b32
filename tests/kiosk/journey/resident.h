// A resident at the terminal, without a screen: says intents, remembers what the world was asked to do.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "kiosk/journey/route.h"
#include "kiosk/journey/update.h"
#include "tests/support/clock.h"
#include "tests/support/ward.h"

namespace motcua::tests {

inline constexpr const char* kPoster = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873";
inline constexpr const char* kCard =
    "049155999001|205999001|Nguyễn Thị Mẫu|12031955|Nữ|Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam|10052021";
inline constexpr const char* kOtherCard =
    "048088999002||Trần Văn Thử|01021988|Nam|Khối phố Mẫu, Bàn Thạch, Đà Nẵng|06102025||||";

records::Slip some_slip();

class Resident {
  public:
    Resident();

    std::vector<journey::Effect> say(const journey::Intent& intent);

    void hold_up(const char* payload);

    void wait(Millis time);

    [[nodiscard]] journey::Screen screen() const;

    void type(const std::string& field, const char* text);

    // To the first question, card in hand.
    void begin_with_card();

    // To the receipt, with everything stored.
    void finish();

    // Something fitting for each field of the page that stands, as somebody would who wants to be done.
    void answer_page();

    // Answers every question until the review stands; false if it never does.
    bool answer_all();

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
    void answer(const content::Field& field);
    // As somebody who lives in this ward.
    void answer_step(const std::string& field, journey::AddressStep step);
};

}  // namespace motcua::tests
