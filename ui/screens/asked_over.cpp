// Questions that stand over the screen where they were asked; what they cover cannot be touched.
#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

using text::T;

constexpr float kApart = 20.0F;  // millimetres: the other answer is never a slip of the finger
constexpr float kLeastAskedPicture = 40.0F;
constexpr float kAimed = 50.0F;  // high enough for a hand that has just missed three times

struct Way {
    Button button;
    float apart = kApart;  // millimetres to the next one
};

// One answer above the other, what erases as the last, well apart; and a picture where there is room. Which
// one was tapped. `high`: millimetres that the buttons are high where there is room.
std::optional<std::size_t> draw_ways(Frame& f, Rect body, Icon picture, std::span<const Way> ways,
                                     float high = touch::button) {
    float room = body.h;
    for (const Way& way : ways.first(ways.size() - 1)) room -= f.mm(way.apart);
    const float share = std::min(f.mm(high), room / static_cast<float>(ways.size()));
    const auto height = [&](const Way& way) {
        return std::max(share, button_height(f.pen, way.button, body.w));
    };
    for (const Way& way : ways) room -= height(way);
    room -= f.mm(space::gap);
    if (room >= f.mm(kLeastAskedPicture)) {
        draw_stage(f.pen, body.cut_top(std::min(room, body.w * 0.6F)), picture);
        body.cut_top(f.mm(space::gap));
    }
    std::optional<std::size_t> tapped;
    for (std::size_t i = 0; i < ways.size(); ++i) {
        if (draw_button(f.pen, body.cut_top(height(ways[i])), ways[i].button)) tapped = i;
        body.cut_top(f.mm(ways[i].apart));
    }
    return tapped;
}

// Asked about another person, and a second card is held up: theirs, nobody's, or the next visitor's.
void draw_card_of_person(const journey::Model& model, Frame& f, const content::Page& block) {
    using Use = journey::intent::OtherCard::Use;
    const auto who = f.say(block.person.who);
    Rect body = draw_head(model, f,
                          {.id = "scan.person_title",
                           .title = f.say(T::scan_person_title, {{"who", who}}),
                           .hint = f.say(T::scan_person_hint),
                           .beside = true});
    const Banner read{"scan.card_read", card_read_words(*model.visit->other_card, f), BannerKind::good, true};
    draw_banner(f.pen, body.cut_top(banner_height(f.pen, read, body.w)), read);
    body.cut_top(f.mm(space::gap));
    const std::array ways{
        Way{{"scan.person_yes", f.say(T::scan_person_yes), ButtonKind::primary}, space::gap},
        Way{{"scan.person_no", f.say(T::scan_person_no), ButtonKind::secondary}},
        Way{{"scan.other_new", f.say(T::scan_other_new), ButtonKind::leave}}};
    constexpr std::array uses{Use::person, Use::none, Use::new_visit};
    if (const auto way = draw_ways(f, body, Icon::people, ways))
        f.send(journey::intent::OtherCard{uses.at(*way)});
}

}  // namespace

void draw_leave(const journey::Model& model, Frame& f) {
    const auto hint = f.say(model.visit->slip ? T::leave_hint_stored : T::leave_hint);
    const Rect body = draw_head(
        model, f, {.id = "leave.title", .title = f.say(T::leave_title), .hint = hint, .beside = true});
    const std::array ways{Way{{"leave.no", f.say(T::leave_no), ButtonKind::primary}},
                          Way{{"leave.yes", f.say(T::leave_yes), ButtonKind::leave}}};
    if (const auto way = draw_ways(f, body, Icon::leave, ways))
        f.send(journey::intent::AnswerLeave{*way == 1});
}

void draw_other_card(const journey::Model& model, Frame& f) {
    using Use = journey::intent::OtherCard::Use;
    if (const content::Page* block = journey::person_asked(model))
        return draw_card_of_person(model, f, *block);
    const Rect body = draw_head(model, f,
                                {.id = "scan.other_title",
                                 .title = f.say(T::scan_other_title),
                                 .hint = f.say(T::scan_other_hint),
                                 .beside = true});
    const std::array ways{Way{{"scan.other_keep", f.say(T::scan_other_keep), ButtonKind::primary}},
                          Way{{"scan.other_new", f.say(T::scan_other_new), ButtonKind::leave}}};
    if (const auto way = draw_ways(f, body, Icon::people, ways))
        f.send(journey::intent::OtherCard{*way == 1 ? Use::new_visit : Use::none});
}

// What the card says, and what it is called now: one above the other, to be compared.
void draw_unit(const form::UnitQuestion& asked, const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f,
                                {.id = "unit.title",
                                 .title = f.say(T::unit_title),
                                 .hint = f.say(T::unit_hint),
                                 .body_needs = list_needs(f),
                                 .beside = true});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::small_gap);
    const auto show = [&](std::string_view id, T label, const Secret& line) {
        const auto label_id = f.keep(std::string(id) + ".label");
        pages.blocks.push_back(text_block(f, body.w, {.id = label_id, .text = f.say(label), .soft = true}));
        const Text words{
            .id = id, .text = f.keep(std::string(view(line))), .style = Style::strong, .personal = true};
        pages.blocks.push_back(text_block(f, body.w, words));
    };
    show("unit.on_card", T::unit_on_card, asked.on_card);
    show("unit.now", T::unit_now, asked.now);
    pages.blocks.push_back(stage_block(f, Icon::house));
    pages.last = LastButtons::at_the_end;
    pages.buttons = {{"unit.keep", f.say(T::unit_keep), ButtonKind::secondary},
                     {"unit.right", f.say(T::unit_right), ButtonKind::primary}};
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
    if (tap.button == "unit.right") f.send(journey::intent::ConfirmUnit{true});
    if (tap.button == "unit.keep") f.send(journey::intent::ConfirmUnit{false});
}

// For who has just missed three times: nothing to aim at but two buttons, each as wide as the page.
void draw_larger_targets(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f,
                                {.id = "larger.title",
                                 .title = f.say(T::larger_title),
                                 .hint = f.say(T::larger_hint),
                                 .beside = true});
    const std::array ways{Way{{"larger.no", f.say(T::larger_no), ButtonKind::secondary}},
                          Way{{"larger.yes", f.say(T::larger_yes), ButtonKind::primary}}};
    if (const auto way = draw_ways(f, body, Icon::text_size, ways, kAimed))
        f.send(journey::intent::AnswerLargerTargets{*way == 1});
}

}  // namespace motcua::ui
