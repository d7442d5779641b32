#include "ui/screens/page.h"
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {

using text::T;

void draw_chip(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"chip.title", f.say(T::chip_title)});
    Pages pages;
    const journey::ChipVisit& here = *model.visit->chip;
    using Phase = journey::ChipVisit::Phase;
    const bool ended = here.phase == Phase::ended;
    const bool stops = journey::is_stopped_by_chip(model);
    pages.buttons = {{"chip.pass_over", f.say(T::chip_pass_over)}};
    if (ended && !stops)
        pages.buttons.push_back({"chip.continue", f.say(T::chip_continue), ButtonKind::primary});
    if (stops) pages.buttons.push_back({"chip.stopped", f.say(T::chip_continue), ButtonKind::primary});
    if (here.phase == Phase::stopped)
        pages.buttons.push_back({"chip.again", f.say(T::chip_continue), ButtonKind::primary});
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "chip.pass_over") f.send(journey::intent::PassOverChip{});
    if (tap.button == "chip.continue") f.send(journey::intent::Continue{});
}

}  // namespace motcua::ui
