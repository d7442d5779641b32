#include <algorithm>

#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using journey::Fault;
using text::T;

T words_of(Fault fault) {
    switch (fault) {
        case Fault::no_pack: return T::fault_no_pack;
        case Fault::bad_pack: return T::fault_bad_pack;
        case Fault::store_read_only: return T::fault_store_read_only;
        case Fault::store_full: return T::fault_store_full;
        case Fault::store_held: return T::fault_store_held;
        case Fault::store_newer: return T::fault_store_newer;
        case Fault::store_damaged: return T::fault_store_damaged;
        case Fault::folder_behind_guard: return T::fault_folder_behind_guard;
    }
    return T::fault_no_pack;
}

}  // namespace

void draw_problem(const journey::Model& model, Frame& f) {
    Rect body = draw_head(model, f, {"problem.title", f.say(T::problem_title), f.say(T::problem_go_counter)});
    const Banner what{"problem.what", f.say(words_of(model.machine.fault.value_or(Fault::no_pack))),
                      BannerKind::wrong};
    draw_banner(f.pen, body.cut_top(banner_height(f.pen, what, body.w)), what);
    const float size = std::min({f.mm(80.0F), body.h * 0.65F, body.w});
    if (size < f.mm(30.0F)) return;
    const Rect place = body.middle(size, size);
    const Palette& p = f.pen.colours;
    f.pen.disc(place.centre_x(), place.centre_y(), size * 0.72F, p.chosen.ground);
    f.pen.icon(Icon::people, place, {p.chosen.ink, p.chosen.accent, p.chosen.ground});
}

}  // namespace motcua::ui
