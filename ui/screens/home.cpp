#include "ui/screens/page.h"
#include "ui/screens/scan_picture.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using text::T;

Tile scan_tile(Frame& f) {
    Tile tile{"home.scan",
              f.say(T::home_scan),
              f.say(T::home_scan_hint),
              Icon::card,
              f.pen.colours.primary,
              true,
              false,
              {}};
    tile.picture = [&f](const Rect& rect) { draw_scan_picture(f.pen, rect, f.pen.colours.primary); };
    return tile;
}

void answer(Frame& f, const Rect& scan, const Rect& procedures, const Rect& status, bool beside) {
    const auto& tints = f.pen.colours.tiles;
    if (draw_tile(f.pen, scan, scan_tile(f))) f.send(journey::intent::OpenScan{});
    if (draw_tile(f.pen, procedures,
                  {"home.procedures",
                   f.say(T::home_procedures),
                   f.say(T::home_procedures_hint),
                   Icon::paper,
                   tints[0],
                   false,
                   beside,
                   {}}))
        f.send(journey::intent::OpenProcedures{});
    if (draw_tile(f.pen, status,
                  {"home.status",
                   f.say(T::home_status),
                   f.say(T::home_status_hint),
                   Icon::magnifier,
                   tints[1],
                   false,
                   beside,
                   {}}))
        f.send(journey::intent::OpenStatus{});
}

float small_tile_height(Frame& f, float width) {
    const Tile procedures{
        "", f.say(T::home_procedures), f.say(T::home_procedures_hint), Icon::paper, {}, false, true, {}};
    const Tile status{"", f.say(T::home_status), f.say(T::home_status_hint), Icon::magnifier, {}, false, true,
                      {}};
    return std::max(tile_height(f.pen, procedures, width), tile_height(f.pen, status, width));
}

}  // namespace

void draw_home(const journey::Model& model, Frame& f) {
    Rect body = draw_head(model, f, {"home.title", f.say(T::home_title), "", false, false});
    if (model.power_was_cut) {
        const Banner banner{"home.power_cut", f.say(T::home_power_cut), BannerKind::wait, false};
        draw_banner(f.pen, body.cut_top(banner_height(f.pen, banner, body.w)), banner);
        body.cut_top(f.mm(space::gap));
    }
    const float gap = f.mm(space::gap);
    if (f.pen.theme.panel.landscape()) {
        const Rect scan = body.cut_left((body.w - gap) * 0.56F);
        body.cut_left(gap);
        const Rect procedures = body.cut_top((body.h - gap) / 2);
        body.cut_top(gap);
        return answer(f, scan, procedures, body, true);
    }
    const float small = std::max(small_tile_height(f, body.w), body.h * 0.19F);
    const Rect status = body.cut_bottom(small);
    body.cut_bottom(gap);
    const Rect procedures = body.cut_bottom(small);
    body.cut_bottom(gap);
    answer(f, body, procedures, status, true);
}

}  // namespace motcua::ui
