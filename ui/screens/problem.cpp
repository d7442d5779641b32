#include <algorithm>

#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

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
    Rect body = draw_head(model, f,
                          {.id = "problem.title",
                           .title = f.say(T::problem_title),
                           .hint = f.say(T::problem_go_counter),
                           .beside = true});
    const Banner what{"problem.what", f.say(words_of(model.machine.fault.value_or(Fault::no_pack))),
                      BannerKind::wrong};
    draw_banner(f.pen, body.cut_top(banner_height(f.pen, what, body.w)), what);
    body.cut_top(f.mm(space::gap));
    if (body.h > f.mm(40.0F))
        draw_stage(f.pen, {body.x, body.y, body.w, std::min(body.h, body.w * 0.75F)}, Icon::scene_counter);
}

}  // namespace motcua::ui
