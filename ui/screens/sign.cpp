#include "ui/screens/page.h"
#include "ui/screens/screens.h"
#include "ui/widgets/pictures.h"

namespace motcua::ui {
namespace {

using text::T;

std::string_view counter_of(const journey::Model& model) {
    const content::Procedure* procedure = journey::procedure(model);
    return procedure ? std::string_view(procedure->counter) : std::string_view();
}

void draw_ways(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"sign.title", f.say(T::sign_title), "", false, true});
    const Tile by_hand{"sign.by_hand",
                       f.say(T::sign_by_hand),
                       f.say(T::sign_by_hand_hint, {{"counter", counter_of(model)}}),
                       Icon::pen,
                       f.pen.colours.primary,
                       true,
                       true,
                       {}};
    const Tile on_screen{
        "sign.on_screen", f.say(T::sign_on_screen), "", Icon::hand, f.pen.colours.tiles[0], false, true, {}};
    Pages pages;
    pages.gap = f.mm(space::gap);
    pages.blocks = {{tile_height(f.pen, by_hand, body.w),
                     [&](const Rect& rect) {
                         if (draw_tile(f.pen, rect, by_hand)) f.send(journey::intent::SignByHand{});
                     }},
                    {tile_height(f.pen, on_screen, body.w), [&](const Rect& rect) {
                         if (draw_tile(f.pen, rect, on_screen)) f.send(journey::intent::SignOnScreen{});
                     }}};
    draw_pages(f, body, pages);
}

void draw_pad(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"sign.title", f.say(T::sign_pad), "", false, true});
    const bool signed_already = !model.visit->signature.empty();
    const SignaturePad pad{"sign.pad", f.say(T::sign_pad), &model.visit->signature};
    Pages pages;
    pages.buttons = {
        {"sign.clear", f.say(T::sign_clear), ButtonKind::secondary, std::nullopt, signed_already},
        {"sign.done", f.say(T::sign_done), ButtonKind::primary, std::nullopt, signed_already}};
    const float height = std::min(body.w * 0.55F, body.h - f.mm(touch::button * 2 + space::gap * 3));
    pages.blocks = {{height, [&](const Rect& rect) {
                         auto stroke = draw_signature_pad(f.pen, rect, pad);
                         if (!stroke.empty()) f.send(journey::intent::AddStroke{std::move(stroke)});
                     }}};
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "sign.clear") f.send(journey::intent::ClearSignature{});
    if (tap.button == "sign.done") f.send(journey::intent::SignedOnScreen{});
}

}  // namespace

void draw_sign(const journey::Model& model, Frame& f) {
    if (std::get<journey::place::Sign>(model.visit->place).on_screen) return draw_pad(model, f);
    draw_ways(model, f);
}

}  // namespace motcua::ui
