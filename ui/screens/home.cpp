#include "ui/screens/page.h"
#include "ui/screens/scan_picture.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using text::T;

Tile scan_tile(Frame& f) {
    return {.id = "home.scan",
            .label = f.say(T::home_scan),
            .hint = f.say(T::home_scan_hint),
            .tint = f.pen.colours.primary,
            .primary = true,
            .large = true,
            .picture = [&f](const Rect& rect) { draw_scan_picture(f.pen, rect, f.pen.colours.primary); }};
}

Tile procedures_tile(const Frame& f) {
    return {.id = "home.procedures",
            .label = f.say(T::home_procedures),
            .hint = f.say(T::home_procedures_hint),
            .icon = Icon::paper,
            .tint = f.pen.colours.tiles[0],
            .beside = true,
            .large = true};
}

Tile status_tile(const Frame& f) {
    return {.id = "home.status",
            .label = f.say(T::home_status),
            .hint = f.say(T::home_status_hint),
            .icon = Icon::magnifier,
            .tint = f.pen.colours.tiles[1],
            .beside = true,
            .large = true};
}

void draw_tiles(Frame& f, const Rect& scan, const Rect& procedures, const Rect& status) {
    if (draw_tile(f.pen, scan, scan_tile(f))) f.send(journey::intent::OpenScan{});
    if (draw_tile(f.pen, procedures, procedures_tile(f))) f.send(journey::intent::OpenProcedures{});
    if (draw_tile(f.pen, status, status_tile(f))) f.send(journey::intent::OpenStatus{});
}

}  // namespace

void draw_home(const journey::Model& model, Frame& f) {
    Rect body = draw_head(model, f, {"home.title", f.say(T::home_title), "", false, false});
    if (model.power_was_cut) {
        const Banner banner{"home.power_cut", f.say(T::home_power_cut), BannerKind::wait};
        draw_banner(f.pen, body.cut_top(banner_height(f.pen, banner, body.w)), banner);
        body.cut_top(f.mm(space::gap));
    }
    const float gap = f.mm(space::gap);
    if (f.pen.theme.panel.landscape()) {
        const Rect scan = body.cut_left((body.w - gap) * 0.56F);
        body.cut_left(gap);
        const Rect procedures = body.cut_top((body.h - gap) / 2);
        body.cut_top(gap);
        return draw_tiles(f, scan, procedures, body);
    }
    const float least =
        std::max(tile_height(f.pen, procedures_tile(f), body.w), tile_height(f.pen, status_tile(f), body.w));
    const float small = std::max(least, body.h * 0.19F);
    const Rect status = body.cut_bottom(small);
    body.cut_bottom(gap);
    const Rect procedures = body.cut_bottom(small);
    body.cut_bottom(gap);
    draw_tiles(f, body, procedures, status);
}

}  // namespace motcua::ui
