#include <algorithm>

#include "ui/screens/page.h"
#include "ui/screens/scan_picture.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using text::T;

constexpr float kLeastPicture = 55.0F;  // millimetres of height; smaller, an icon says it better

Tile scan_tile(Frame& f, bool with_picture) {
    Tile tile{.id = "home.scan",
              .label = f.say(T::home_scan),
              .hint = f.say(T::home_scan_hint),
              .icon = Icon::card,
              .tint = f.pen.colours.primary,
              .primary = true,
              .large = true};
    tile.beside = !with_picture;
    if (with_picture)
        tile.picture = [&f](const Rect& rect) { draw_scan_picture(f.pen, rect, f.pen.colours.primary); };
    return tile;
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

template <class Meaning>
Block tile_block(Frame& f, float height, const Tile& tile, Meaning meaning) {
    return {height, [&f, tile, meaning](const Rect& rect) {
                if (draw_tile(f.pen, rect, tile)) f.send(meaning);
            }};
}

}  // namespace

void draw_home(const journey::Model& model, Frame& f) {
    const bool landscape = f.pen.theme.panel.landscape();
    const auto picture = [&f](const Rect& rect) { draw_scan_picture(f.pen, rect, page_tint(f.pen)); };
    const Rect body =
        draw_head(model, f, {.id = "home.title", .title = f.say(T::home_title), .picture = picture});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::gap);
    const Tile procedures = procedures_tile(f);
    const Tile status = status_tile(f);
    const float small = std::max({tile_height(f.pen, procedures, body.w), tile_height(f.pen, status, body.w),
                                  landscape ? 0.0F : body.h * 0.185F});
    const Block cut = banner_block(f, body.w, {"home.power_cut", f.say(T::home_power_cut), BannerKind::wait});
    const float others = 2 * small + 2 * pages.gap + (model.power_was_cut ? cut.height + pages.gap : 0);
    const Tile pictured = scan_tile(f, true);
    const bool has_room = body.h - others > tile_height(f.pen, pictured, body.w) + f.mm(kLeastPicture);
    const Tile scan = has_room && !landscape ? pictured : scan_tile(f, false);
    const float height = tile_height(f.pen, scan, body.w);
    pages.blocks.push_back(tile_block(f, height, scan, journey::intent::OpenScan{}));
    pages.blocks.back().grows = true;
    // Said first; lying, where large words fill a page, the main thing stays on the first one.
    if (model.power_was_cut) pages.blocks.insert(landscape ? pages.blocks.end() : pages.blocks.begin(), cut);
    pages.blocks.push_back(tile_block(f, small, procedures, journey::intent::OpenProcedures{}));
    pages.blocks.push_back(tile_block(f, small, status, journey::intent::OpenStatus{}));
    const PageTap tap = draw_pages(f, body, std::move(pages));
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

}  // namespace motcua::ui
