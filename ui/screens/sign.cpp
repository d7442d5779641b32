#include "ui/screens/columns.h"
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"
#include "ui/widgets/pictures.h"

namespace motcua::ui {
namespace {

using text::T;

// Where the declaration is taken.
content::LocalText place_of(const journey::Model& model) {
    const content::Procedure* procedure = journey::procedure(model);
    return procedure ? model.machine.content->place_of(*procedure) : content::LocalText{};
}

Block way_block(Frame& f, float width, Tile tile, Icon picture, const journey::Intent& meaning) {
    tile.picture = [&f, picture](const Rect& rect) { draw_stage(f.pen, rect, picture); };
    Block block;
    block.height = tile_height(f.pen, tile, width);
    block.grows = true;
    block.draw = [&f, tile, meaning](const Rect& rect) {
        if (draw_tile(f.pen, rect, tile)) f.send(meaning);
    };
    return block;
}

void draw_ways(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"sign.title", f.say(T::sign_title)});
    const Tile by_hand{.id = "sign.by_hand",
                       .label = f.say(T::sign_by_hand),
                       .hint = f.say(T::sign_by_hand_hint, {{"place", f.say(place_of(model))}}),
                       .tint = f.pen.colours.primary,
                       .primary = true,
                       .large = true};
    const Tile on_screen{.id = "sign.on_screen",
                         .label = f.say(T::sign_on_screen),
                         .tint = f.pen.colours.tiles[0],
                         .large = true};
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::gap);
    const std::size_t columns = columns_of(f);
    const float width = column_width(body.w, columns, pages.gap);
    pages.blocks = {way_block(f, width, by_hand, Icon::scene_sign, journey::intent::SignByHand{})};
    if (!model.settings.curtain)  // nobody signs on a screen that is black
        pages.blocks.push_back(
            way_block(f, width, on_screen, Icon::scene_pad, journey::intent::SignOnScreen{}));
    pages.blocks = in_columns(std::move(pages.blocks), columns, pages.gap);
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

void draw_the_pad(const journey::Model& model, Frame& f, const Rect& rect) {
    const SignaturePad pad{"sign.pad", f.say(T::sign_pad), &model.visit->signature};
    const Rect place{rect.x, rect.y, rect.w, std::min(rect.h, rect.w * 0.75F)};
    auto stroke = draw_signature_pad(f.pen, place, pad);
    if (!stroke.empty()) f.send(journey::intent::AddStroke{std::move(stroke)});
}

void draw_pad(const journey::Model& model, Frame& f) {
    Rect body = draw_head(model, f, {"sign.title", f.say(T::sign_pad)});
    const bool signed_already = !model.visit->signature.empty();
    Pages pages;
    pages.buttons = {{"sign.by_hand", f.say(T::sign_by_hand)},  // for who cannot draw a line, and for keys
                     {"sign.clear", f.say(T::sign_clear), ButtonKind::leave, std::nullopt, signed_already},
                     {"sign.done", f.say(T::sign_done), ButtonKind::primary, std::nullopt, signed_already}};
    if (columns_of(f) > 1) {  // the pad beside the buttons: neither leaves the other too little
        draw_the_pad(model, f, body.cut_left(body.w * 0.58F));
        body.cut_left(f.mm(space::margin));
    } else {
        pages.blocks = {{f.mm(50.0F), [&](const Rect& rect) { draw_the_pad(model, f, rect); }, false, true}};
    }
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "sign.by_hand") f.send(journey::intent::SignByHand{});
    if (tap.button == "sign.clear") f.send(journey::intent::ClearSignature{});
    if (tap.button == "sign.done") f.send(journey::intent::SignedOnScreen{});
}

}  // namespace

void draw_sign(const journey::Model& model, Frame& f) {
    if (std::get<journey::place::Sign>(model.visit->place).on_screen) return draw_pad(model, f);
    draw_ways(model, f);
}

}  // namespace motcua::ui
