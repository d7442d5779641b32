// Somebody at the machine who knows what they would answer, and otherwise only what stands on the screen.
#pragma once

#include <map>
#include <string>

#include "kiosk/content/procedure.h"
#include "kiosk/form/walk.h"
#include "tests/support/kiosk_process.h"

namespace motcua::tests {

// Of all that a procedure could ask, what makes its way short or long.
enum class Route { shortest, longest };

struct Plan {
    const content::Procedure* procedure = nullptr;
    Route route = Route::shortest;
    form::Sheet sheet;      // an answer to every field that is answered
    std::size_t pages = 0;  // that are asked
};

// Answers come from the procedure's worked examples and, where they say nothing, from the field's type. Which
// choices, yes and no and numbers make the way shortest or longest is tried out. Shortest: with the card, and
// nothing that may be left out.
Plan planned(const content::Procedure& procedure, Route route);

// From the home screen to the receipt, or to what is to be done elsewhere, and back to the home screen.
class Resident {
  public:
    Resident(KioskProcess& kiosk, const Plan& plan) : kiosk_(kiosk), plan_(plan) {}
    // Fails the test where the way does not go on.
    void go();

  private:
    void see();
    void do_step(const nlohmann::json& step);
    void touch(const std::string& widget) { do_step({{"tap", widget}, {"through", "page.next"}}); }
    [[nodiscard]] bool stands(const std::string& widget) const { return widgets_.count(widget) != 0; }
    [[nodiscard]] const content::Field* asked() const;
    [[nodiscard]] std::string what_stands() const;

    bool go_on();  // by one screen; false where the review or the home screen stands
    void answer_question();
    void answer(const content::Field& field, const std::string& said);
    void count_to(const content::Field& field, int wanted);
    void answer_address(const content::Field& field, const std::string& said);
    void answer_photo();
    void show_next_card();

    KioskProcess& kiosk_;
    const Plan& plan_;
    std::string screen_;
    std::map<std::string, std::string> widgets_;  // id: value
    std::map<std::string, std::string> said_;     // of addresses: what is still to be said
    int cards_ = 0;
};

}  // namespace motcua::tests
