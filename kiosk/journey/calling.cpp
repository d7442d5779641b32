// The call for staff: what the person wants them to know, and the cards to hold up.
#include <algorithm>

#include "kiosk/journey/turn.h"

namespace motcua::journey {

void apply(Turn& turn, const intent::CallStaff&) {
    if (!turn.model.calling) turn.model.calling.emplace();
    turn.ask(effect::RingBell{});
    if (!turn.model.visit) return;
    // Who waits for somebody is not silent.
    turn.visit().quiet_until = turn.now + turn.limits.more_time;
    turn.visit().leaving = false;
}

void apply(Turn& turn, const intent::HelpCame&) {
    if (turn.model.calling) end_call(turn);
}

void apply(Turn& turn, const intent::TurnHelp& intent) {
    if (!turn.model.calling) return;
    turn.model.calling->page = intent.page;
    turn.model.calling->card.reset();
    if (intent.page == Call::Page::talk) begin_talk(turn);
}

void apply(Turn& turn, const intent::SayNeed& intent) {
    if (!turn.model.calling) return;
    Call& call = *turn.model.calling;
    const auto& content = turn.model.machine.content;
    const std::size_t languages = content ? content->locality.languages.size() : 0;
    call.need = intent.need;
    call.language = intent.language;
    if (intent.need != Need::language || (call.language && *call.language >= languages))
        call.language.reset();
    call.page = Call::Page::needs;
}

void apply(Turn& turn, const intent::HoldUp& intent) {
    if (turn.model.calling && turn.model.calling->page == Call::Page::cards)
        turn.model.calling->card = intent.card;
}

void apply(Turn& turn, const intent::StaffAnswered& answered) {
    if (turn.model.calling) turn.model.calling->ahead = std::max(0, answered.ahead);
}

bool go_back_in_call(Turn& turn) {
    if (!turn.model.calling) return false;
    if (go_back_in_talk(turn)) return true;
    Call& call = *turn.model.calling;
    if (call.card)
        call.card.reset();
    else if (call.page != Call::Page::needs)
        call.page = Call::Page::needs;
    else
        end_call(turn);
    return true;
}

}  // namespace motcua::journey
