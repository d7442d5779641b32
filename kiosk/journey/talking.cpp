// Two people on one glass: what one has written is held up to the other, who writes the answer.
#include "kiosk/journey/turn.h"
#include "kiosk/text/typing.h"

namespace motcua::journey {
namespace {

Talk* standing_talk(Turn& turn) { return journey::talk(turn.model) ? &turn.model.visit->talk : nullptr; }

// A sentence begins with a capital.
bool begins_sentence(std::string_view typed) {
    if (typed.empty()) return true;
    const auto end = typed.find_last_not_of(' ');
    return end != std::string_view::npos && end + 1 < typed.size() &&
           std::string_view(".?!").find(typed[end]) != std::string_view::npos;
}

bool nothing_else_was_begun(const Visit& visit) {
    return visit.only_talk && !visit.card && visit.procedure.empty() && visit.answers.empty() &&
           visit.history.empty();
}

}  // namespace

void begin_talk(Turn& turn) {
    if (!turn.model.visit) {
        begin_visit(turn);
        turn.visit().only_talk = true;
    }
    // Who reads and waits for an answer is not silent.
    turn.visit().quiet_until = turn.now + turn.limits.more_time;
    turn.visit().talk.held_up = false;
}

void end_call(Turn& turn) {
    turn.model.calling.reset();
    if (turn.model.visit && nothing_else_was_begun(turn.visit())) end_visit(turn);
}

bool go_back_in_talk(Turn& turn) {
    Talk* const talk = standing_talk(turn);
    if (!talk) return false;
    const bool shows_last = !talk->held_up && !talk->lines.empty();
    talk->held_up = shows_last;
    if (!shows_last) turn.model.calling->page = Call::Page::cards;
    return true;
}

Talk* talk_typed_into(Turn& turn, std::string_view field) {
    Talk* const talk = field == kTalkField ? standing_talk(turn) : nullptr;
    return talk && !talk->held_up ? talk : nullptr;
}

void type_into(Talk& talk, const text::Key& key, const Turn& turn) {
    text::press(talk.typed, key, turn.limits.talk_letters, typing(turn.model));
    talk.keyboard.capital = begins_sentence(view(talk.typed));
}

void apply(Turn& turn, const intent::HoldUpWords&) {
    Talk* const talk = talk_typed_into(turn, kTalkField);
    if (!talk || view(talk->typed).find_first_not_of(' ') == std::string_view::npos) return;
    if (talk->lines.size() == turn.limits.talk_lines) talk->lines.erase(talk->lines.begin());
    talk->lines.push_back({talk->writer, std::move(talk->typed)});
    talk->typed.clear();
    talk->keyboard = {};
    talk->held_up = true;
}

void apply(Turn& turn, const intent::WriteWords& next) {
    Talk* const talk = standing_talk(turn);
    if (!talk || !talk->held_up) return;
    talk->writer = next.by;
    talk->held_up = false;
}

}  // namespace motcua::journey
