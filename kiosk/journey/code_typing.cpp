// A code that is typed beside the glass instead of held up: gathered, then it goes the way of every code.
#include "kiosk/identity/mrz.h"
#include "kiosk/journey/held_up.h"
#include "kiosk/journey/turn.h"
#include "kiosk/text/unicode.h"

namespace motcua::journey {
namespace {

constexpr std::size_t kSignBytes = 4;  // UTF-8

void say_wrong(Turn& turn, ScanTrouble trouble) {
    if (turn.model.visit) turn.visit().scan_trouble = trouble;
}

// The zone goes on, after a line that is right, in a line of its own. True where Enter meant no more.
bool goes_on(Turn& turn, TypedCode& typed) {
    const std::size_t lines = identity::whole_mrz_lines(view(typed.text), turn.model.machine.now.day);
    if (lines == 0) return false;
    if (typed.text.back() == '\n') return lines == 1;  // of the third line there may be nothing
    typed.text += '\n';
    if (turn.model.visit && turn.visit().scan_trouble == ScanTrouble::typed_wrong)
        say_wrong(turn, ScanTrouble::none);
    return true;
}

}  // namespace

bool may_type_code(const Model& model) {
    return moment(model) != Moment::deaf && !is_asked_over(model) && !model.aim.offered;
}

void forget_typed_code(Turn& turn) {
    if (!turn.model.typed_code) return;
    turn.model.typed_code.reset();
    if (!turn.model.visit) turn.ask(effect::WipePersonalData{});
}

void apply(Turn& turn, const intent::TypeCode& typing) {
    using Kind = text::Key::Kind;
    if (!may_type_code(turn.model) || typing.key.kind == Kind::mark) return;
    auto& typed = turn.model.typed_code;
    if (typing.key.kind == Kind::erase) {
        if (!typed) return;
        text::drop_last(typed->text);
        typed->last_key = turn.now;
        if (typed->text.empty()) forget_typed_code(turn);
        return;
    }
    const char32_t sign = typing.key.kind == Kind::space ? U' ' : typing.key.character;
    if (text::is_invisible(sign)) return;
    if (!typed) typed.emplace();
    typed->last_key = turn.now;
    if (typed->text.size() + kSignBytes <= identity::kPayloadBytesMax) text::append_utf8(typed->text, sign);
}

// What does not hold stays to be corrected: ninety signs are not typed twice for one.
void apply(Turn& turn, const intent::SendCode&) {
    if (!turn.model.typed_code) return;
    turn.model.typed_code->last_key = turn.now;
    if (goes_on(turn, *turn.model.typed_code)) return;
    TypedCode sent = std::move(*turn.model.typed_code);
    turn.model.typed_code.reset();
    const HeldUp what = hold_up(turn, view(sent.text));
    if (what.sentence != ScanTrouble::damaged_card) return;
    say_wrong(turn, ScanTrouble::typed_wrong);
    turn.model.typed_code = std::move(sent);
}

void apply(Turn& turn, const intent::DropCode&) { forget_typed_code(turn); }

}  // namespace motcua::journey
