#include "ui/screens/page.h"
#include "ui/screens/scan_picture.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using journey::place::Wanted;
using text::T;

// A card was held up before anything was chosen: what shall be done with it?
void draw_card_read(const journey::Model& model, Frame& f) {
    const identity::Card& card = *model.visit->card;
    const Rect body = draw_head(model, f, {"scan.card_choose", f.say(T::scan_card_choose), "", false, true});
    const Banner read{"scan.card_read", f.say(T::scan_card_read, {{"name", view(card.full_name)}}),
                      BannerKind::good, true};
    const std::string masked = identity::masked(view(card.id));
    const Text number{"scan.card_masked",
                      f.say(T::scan_card_masked, {{"number", masked}}),
                      Style::body,
                      "text",
                      Align::left,
                      Wrap::plain,
                      true,
                      true};
    const Tile procedures{"scan.procedures",
                          f.say(T::home_procedures),
                          f.say(T::home_procedures_hint),
                          Icon::paper,
                          f.pen.colours.primary,
                          true,
                          true,
                          {}};
    Pages pages;
    pages.gap = f.mm(space::gap);
    pages.blocks = {banner_block(f, body.w, read),
                    text_block(f, body.w, number),
                    {tile_height(f.pen, procedures, body.w), [&](const Rect& rect) {
                         if (draw_tile(f.pen, rect, procedures)) f.send(journey::intent::OpenProcedures{});
                     }}};
    draw_pages(f, body, pages);
}

std::vector<Button> other_ways(const journey::Model& model, const Frame& f) {
    const bool failed = model.visit->failed_scans >= journey::Limits{}.failed_scans_before_other_ways;
    std::vector<Button> ways{
        {"scan.no_card", f.say(T::scan_no_card), ButtonKind::secondary, std::nullopt, true}};
    if (failed)
        ways.push_back({"scan.card_unreadable", f.say(T::scan_card_unreadable), ButtonKind::primary,
                        std::nullopt, true});
    return ways;
}

T title(Wanted wanted) {
    switch (wanted) {
        case Wanted::anything: return T::scan_title;
        case Wanted::card: return T::scan_title_card;
        case Wanted::slip: return T::scan_title_slip;
    }
    return T::scan_title;
}

}  // namespace

void draw_scan(const journey::Model& model, Frame& f) {
    const Wanted wanted = std::get<journey::place::Scan>(model.visit->place).wanted;
    if (model.visit->card && wanted == Wanted::anything) return draw_card_read(model, f);

    const Rect body =
        draw_head(model, f, {"scan.title", f.say(title(wanted)), f.say(T::scan_hint), false, true});
    Pages pages;
    float below = 0;
    if (wanted == Wanted::card) {
        pages.buttons = other_ways(model, f);
        below = f.mm(touch::button * 2 + space::gap * 2);
    }
    std::vector<Block> after;
    if (pages.buttons.size() > 1) {
        const Text type{"scan.type_instead",
                        f.say(T::scan_type_instead),
                        Style::body,
                        "text",
                        Align::left,
                        Wrap::plain,
                        true,
                        false};
        after.push_back(text_block(f, body.w, type));
        below += after.back().height + f.mm(space::gap);
    }
    const float picture = std::max(f.mm(60.0F), body.h - below - f.mm(space::gap));
    pages.gap = f.mm(space::gap);
    pages.blocks.push_back(
        {picture, [&f](const Rect& rect) {
             const Tint ground{f.pen.colours.ground, f.pen.colours.ink, f.pen.colours.chosen.accent};
             draw_scan_picture(f.pen, rect.middle(std::min(rect.w, f.mm(190.0F)), rect.h), ground);
             Widget& image = f.pen.name("scan.picture", "image", rect, f.say(T::scan_hint));
             image.fg = to_hex(f.pen.colours.ink);
             image.bg = to_hex(f.pen.colours.ground);
         }});
    pages.blocks.insert(pages.blocks.end(), after.begin(), after.end());
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "scan.no_card") f.send(journey::intent::NoCard{});
    if (tap.button == "scan.card_unreadable") f.send(journey::intent::CardUnreadable{});
}

}  // namespace motcua::ui
