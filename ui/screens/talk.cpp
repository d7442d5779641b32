// A talk in writing: one types, the other reads it in large letters and types the answer, on the same glass.
#include <algorithm>

#include "ui/screens/poster.h"
#include "ui/screens/show_cards.h"
#include "ui/screens/typed.h"

namespace motcua::ui {
namespace {

using journey::Talk;
using journey::Writer;
using text::T;

std::string_view line_words(const Frame& f, const Talk::Line& line) {
    const T said = line.by == Writer::staff ? T::talk_staff_said : T::talk_you_said;
    return f.keep(std::string(f.say(said)) + " " + std::string(view(line.words)));
}

// What was written last, the newest at the bottom, as far back as there is room.
void draw_thread(const Talk& talk, Frame& f, Rect above) {
    for (std::size_t i = talk.lines.size(); i-- > 0;) {
        const Text line{.id = f.keep("talk.line." + std::to_string(i + 1)),
                        .text = line_words(f, talk.lines[i]),
                        .style = i + 1 == talk.lines.size() ? Style::strong : Style::body,
                        .soft = i + 1 < talk.lines.size(),
                        .personal = true};
        const float height = text_height(f.pen, line, above.w);
        if (height > above.h) return;
        draw_text(f.pen, above.cut_bottom(height), line, f.pen.colours.ground);
        above.cut_bottom(f.mm(space::small_gap));
    }
}

void draw_writing(const journey::Model& model, const Talk& talk, Frame& f) {
    const bool staff = talk.writer == Writer::staff;
    Head head{"talk.title", f.say(staff ? T::talk_staff_writes : T::talk_you_write)};
    if (talk.lines.empty()) head.hint = typing_hint(f, model.visit->typist.method);
    const Field box{.id = "talk.words",
                    .label = f.say(T::talk_words),
                    .value = view(talk.typed),
                    .input = "text",
                    .focused = true};
    const float room = width_above_keys(f) - 2 * f.mm(space::margin);
    head.body_needs = least_field_height(f.pen, box) + f.mm(space::gap);
    Keys keys = letter_keys(f, talk.keyboard, model.visit->typist);
    keys.go_on = f.say(T::talk_show);
    const Rect below = cut_keyboard(f, keys, head);
    f.pen.stay_within(f.content);
    const bool landscape = f.pen.theme.panel.landscape();
    Rect body = landscape ? draw_stacked_head(model, f, head) : draw_head(model, f, head);
    const float height =
        std::min(field_height(f.pen, box, room), std::max(least_field_height(f.pen, box), body.h));
    // As long as nothing stands above it the field is where the eye comes from, the title.
    const Rect field = talk.lines.empty() ? body.cut_top(height) : body.cut_bottom(height);
    body.cut_bottom(f.mm(space::gap));
    draw_thread(talk, f, body);
    draw_field(f.pen, field, box);
    f.pen.stay_within(below);
    const KeyTap tap = draw_keyboard(f.pen, below, keys, "talk.show");
    send_keys(f, std::string(journey::kTalkField), tap);
    if (tap.go_on) f.send(journey::intent::HoldUpWords{});
}

// Who has just read it writes next; who wrote it may go on.
void draw_shown(const Talk::Line& line, Frame& f) {
    const bool staff = line.by == Writer::staff;
    const Rect area = f.content.inset(f.mm(space::margin), f.mm(space::gap));
    Pages pages;
    pages.page = f.scratch.page;
    pages.most = 1;
    pages.buttons = {
        {"talk.more", f.say(T::talk_more), ButtonKind::secondary},
        {"talk.answer", f.say(staff ? T::talk_you_answer : T::talk_staff_answers), ButtonKind::primary}};
    const std::string_view words = view(line.words);
    const Rect inside = inside_poster(f, area);
    const float room = room_on_one_page(f, area, pages) - (area.h - inside.h);
    const float turning = f.pen.target(touch::button) + f.mm(space::gap);
    const auto texts = poster_pages(f, words, inside.w, room, room - turning);
    for (const Paragraph& text : texts)
        pages.blocks.push_back({text.height + (area.h - inside.h),
                                [&f, words, text](const Rect& card) {
                                    draw_poster(f, card, {"talk.shown", words, &text, true});
                                },
                                false, true});
    const PageTap tap = draw_pages(f, area, pages);
    if (tap.button == "talk.more") f.send(journey::intent::WriteWords{line.by});
    if (tap.button == "talk.answer")
        f.send(journey::intent::WriteWords{staff ? Writer::resident : Writer::staff});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

}  // namespace

void draw_talk(const journey::Model& model, Frame& f) {
    const Talk& talk = *journey::talk(model);
    if (talk.held_up) return draw_shown(talk.lines.back(), f);
    draw_writing(model, talk, f);
}

}  // namespace motcua::ui
