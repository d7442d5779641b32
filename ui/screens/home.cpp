// What one can do here. Nobody has touched it for a while: pictures show by themselves, one after the other,
// how it goes; everything can still be touched.
#include <algorithm>
#include <array>

#include "ui/screens/columns.h"
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

using text::T;

constexpr float kLeastScanPicture = 45.0F;  // millimetres of height; smaller, an icon says it better

struct Scene {
    Icon picture;
    T words;
};
constexpr std::array<Scene, 4> kScenes{{{Icon::scene_scan, T::home_scan_hint},
                                        {Icon::scene_answer, T::home_show_answer},
                                        {Icon::scene_sign, T::home_show_sign},
                                        {Icon::scene_slip, T::home_show_slip}}};

// The first picture stands while somebody may be reading; the show goes on from the second.
const Scene& scene_of(const journey::Model& model, const Frame& f) {
    const auto shown = journey::show_picture(model, f.now);
    const std::size_t at = shown ? static_cast<std::size_t>(*shown) + 1 : 0;
    return kScenes.at(at % kScenes.size());
}

// Which of the pictures of the show this is; nothing while it rests on the first.
void draw_dots(const journey::Model& model, Frame& f, const Rect& stage) {
    const auto shown = journey::show_picture(model, f.now);
    if (!shown) return;
    const Tint& tint = f.pen.colours.stage;
    const float radius = f.mm(1.6F);
    const float step = f.mm(7.0F);
    const float left = stage.centre_x() - step * static_cast<float>(kScenes.size() - 1) / 2;
    for (std::size_t i = 0; i < kScenes.size(); ++i) {
        const float x = left + step * static_cast<float>(i);
        const float y = stage.bottom() - f.mm(5.0F);
        if (i == static_cast<std::size_t>(*shown + 1) % kScenes.size())
            f.pen.disc(x, y, radius, tint.ink);
        else
            f.pen.ring(x, y, radius, tint.ink, f.mm(0.6F));
    }
}

void draw_scene(const journey::Model& model, Frame& f, const Rect& rect, const Scene& scene) {
    draw_stage(f.pen, rect, scene.picture);
    draw_dots(model, f, rect);
    Widget& widget = f.pen.name("home.show", "image", rect, f.say(scene.words));
    widget.fg = to_hex(f.pen.colours.stage.ink);
    widget.bg = to_hex(f.pen.colours.stage.ground);
}

Tile scan_tile(const journey::Model& model, Frame& f, const Scene& scene, bool with_picture) {
    Tile tile{.id = "home.scan",
              .label = f.say(T::home_scan),
              .hint = f.say(scene.words),
              .icon = Icon::card,
              .tint = f.pen.colours.primary,
              .primary = true,
              .large = true};
    tile.beside = !with_picture;
    if (with_picture) tile.picture = [&](const Rect& rect) { draw_scene(model, f, rect, scene); };
    return tile;
}

Tile procedures_tile(const Frame& f) {
    return {.id = "home.procedures",
            .label = f.say(T::home_procedures),
            .hint = f.say(T::home_procedures_hint),
            .icon = Icon::papers,
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

// Lying: the picture beside the tiles, where all of them stand on one page.
bool stands_beside(const journey::Model& model, Frame& f, const Scene& scene) {
    if (columns_of(f) < 2) return false;
    const Rect area = f.content.inset(f.mm(space::margin), f.mm(space::gap));
    const float width = area.w * 0.6F - f.mm(space::margin);
    const float gap = f.mm(space::gap);
    float height = tile_height(f.pen, scan_tile(model, f, scene, false), width) + 2 * gap +
                   tile_height(f.pen, procedures_tile(f), width) + tile_height(f.pen, status_tile(f), width);
    const Banner cut{"home.power_cut", f.say(T::home_power_cut), BannerKind::wait};
    if (model.power_was_cut) height += gap + banner_height(f.pen, cut, width);
    return height <= area.h;
}

// The two smaller tiles: one below the other, or side by side below a main one that is as wide as the glass.
std::vector<Block> small_tiles(Frame& f, const Rect& body, bool beside, float gap) {
    const std::size_t columns = columns_of(f) > 1 && !beside ? 2 : 1;
    const float width = column_width(body.w, columns, gap);
    const Tile procedures = procedures_tile(f);
    const Tile status = status_tile(f);
    const float height = std::max({tile_height(f.pen, procedures, width), tile_height(f.pen, status, width),
                                   columns_of(f) > 1 ? 0.0F : body.h * 0.17F});
    return in_columns({tile_block(f, height, procedures, journey::intent::OpenProcedures{}),
                       tile_block(f, height, status, journey::intent::OpenStatus{})},
                      columns, gap);
}

}  // namespace

void draw_home(const journey::Model& model, Frame& f) {
    const Scene& scene = scene_of(model, f);
    const bool beside = stands_beside(model, f, scene);
    const auto picture = [&](const Rect& rect) { draw_scene(model, f, rect, scene); };
    const Rect body = draw_head(
        model, f, {.id = "home.title", .title = f.say(T::home_title), .beside = beside, .picture = picture});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::gap);
    std::vector<Block> small = small_tiles(f, body, beside, pages.gap);
    float others = 0;
    for (const Block& row : small) others += row.height + pages.gap;
    const Block cut = banner_block(f, body.w, {"home.power_cut", f.say(T::home_power_cut), BannerKind::wait});
    if (model.power_was_cut) others += cut.height + pages.gap;
    const Tile pictured = scan_tile(model, f, scene, true);
    const bool has_room = body.h - others > tile_height(f.pen, pictured, body.w) + f.mm(kLeastScanPicture);
    const bool lying = columns_of(f) > 1;
    const Tile scan = has_room && !lying ? pictured : scan_tile(model, f, scene, false);
    pages.blocks.push_back(
        tile_block(f, tile_height(f.pen, scan, body.w), scan, journey::intent::OpenScan{}));
    pages.blocks.back().grows = true;
    // Said first; where large words fill a page, the main thing stays on the first one.
    const bool first = !lying && others + pages.blocks.back().height <= body.h;
    if (model.power_was_cut) pages.blocks.insert(first ? pages.blocks.begin() : pages.blocks.end(), cut);
    for (Block& row : small) pages.blocks.push_back(std::move(row));
    const PageTap tap = draw_pages(f, body, std::move(pages));
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

}  // namespace motcua::ui
