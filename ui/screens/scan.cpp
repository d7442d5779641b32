#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {

using text::T;

// The zone on the back has no name that could be shown.
std::string_view card_read_words(const identity::Card& card, const Frame& f) {
    if (card.full_name.empty())
        return f.say(T::scan_zone_read, {{"number", identity::masked(view(card.id))}});
    return f.say(T::scan_card_read, {{"name", view(card.full_name)}});
}

namespace {

using journey::place::Wanted;

// A card was held up before anything was chosen: what shall be done with it?
void draw_card_read(const journey::Model& model, Frame& f) {
    const identity::Card& card = *model.visit->card;
    const Rect body = draw_head(model, f, {"scan.card_choose", f.say(T::scan_card_choose)});
    const std::string masked = identity::masked(view(card.id));
    const Banner read{"scan.card_read", card_read_words(card, f), BannerKind::good, true};
    const Text number{.id = "scan.card_masked",
                      .text = f.say(T::scan_card_masked, {{"number", masked}}),
                      .soft = true,
                      .personal = true};
    const Tile procedures{.id = "scan.procedures",
                          .label = f.say(T::home_procedures),
                          .hint = f.say(T::home_procedures_hint),
                          .icon = Icon::papers,
                          .tint = f.pen.colours.primary,
                          .primary = true,
                          .beside = true,
                          .large = true};
    Pages pages;
    pages.gap = f.mm(space::gap);
    pages.blocks = {banner_block(f, body.w, read),
                    text_block(f, body.w, number),
                    stage_block(f, Icon::scene_answer),
                    {tile_height(f.pen, procedures, body.w), [&](const Rect& rect) {
                         if (draw_tile(f.pen, rect, procedures)) f.send(journey::intent::OpenProcedures{});
                     }}};
    draw_pages(f, body, pages);
}

std::vector<Button> other_ways(const journey::Model& model, const Frame& f) {
    const bool failed = model.visit->failed_scans >= journey::Limits{}.failed_scans_before_other_ways ||
                        model.machine.camera == CameraState::down;
    std::vector<Button> ways{{"scan.no_card", f.say(T::scan_no_card), ButtonKind::secondary}};
    if (failed) ways.push_back({"scan.card_unreadable", f.say(T::scan_card_unreadable), ButtonKind::primary});
    return ways;
}

// What the camera sees, once it sees something, and how it is done where there is room for both.
void add_what_is_seen(const journey::Model& model, Frame& f, Wanted wanted, std::vector<Block>& blocks) {
    const SharedLive& live = model.visit->live;
    const Aim aim = wanted == Wanted::slip ? Aim::code : Aim::card;
    if (live) blocks.push_back(live_block(f, {"scan.live", f.say(T::scan_live), live, aim}));
    if (live && columns_of(f) > 1) return;
    blocks.push_back(stage_block(f, wanted == Wanted::slip ? Icon::scene_scan_slip : Icon::scene_scan));
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

    const Rect body = draw_head(
        model, f,
        {.id = "scan.title", .title = f.say(title(wanted)), .hint = f.say(T::scan_hint), .beside = true});
    Pages pages;
    pages.gap = f.mm(space::gap);
    if (model.machine.camera == CameraState::down) pages.blocks.push_back(camera_down_block(f, body.w));
    add_what_is_seen(model, f, wanted, pages.blocks);
    if (wanted == Wanted::card) pages.buttons = other_ways(model, f);
    if (pages.buttons.size() > 1) {
        const Text type{.id = "scan.type_instead", .text = f.say(T::scan_type_instead), .soft = true};
        pages.blocks.push_back(text_block(f, body.w, type));
    }
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "scan.no_card") f.send(journey::intent::NoCard{});
    if (tap.button == "scan.card_unreadable") f.send(journey::intent::CardUnreadable{});
}

}  // namespace motcua::ui
