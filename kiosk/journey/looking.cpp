// What the camera looks for, and what it shows to aim by.
#include <utility>

#include "kiosk/journey/held_up.h"
#include "kiosk/journey/route.h"
#include "kiosk/journey/turn.h"

namespace motcua::journey {
namespace {

// The page asks for a code, nothing stands over it, and somebody sees it.
bool is_aimed_at(const Model& model) {
    const auto* scan = model.visit ? std::get_if<place::Scan>(&model.visit->place) : nullptr;
    if (!scan || route(model) != Screen::scan || model.settings.curtain) return false;
    const bool is_read = scan->wanted == place::Wanted::anything && model.visit->card;
    return !is_read && !model.visit->leaving && !model.visit->other_card;
}

}  // namespace

Gaze gaze(const Model& model) {
    if (wants_photo(model)) return Gaze::paper;
    if (is_aimed_at(model)) return Gaze::aim;
    const bool is_warned = route(model) == Screen::still_there;
    return moment(model) == Moment::deaf && !is_warned ? Gaze::rest : Gaze::codes;
}

void let_go_of_live_picture(Turn& turn) {
    if (!turn.model.visit || !turn.visit().live) return;
    const Gaze now = gaze(turn.model);
    if (now != Gaze::aim && now != Gaze::paper) turn.visit().live.reset();
}

void apply(Turn& turn, const intent::CameraSaw& saw) {
    if (turn.model.visit) turn.visit().live = saw.live;
}

void apply(Turn& turn, const intent::PressShutter&) {
    if (wants_photo(turn.model) && turn.visit().live) turn.ask(effect::TakePicture{});
}

}  // namespace motcua::journey
