#include <array>

#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using text::T;

struct Score {
    int score;
    std::string_view id;
    T label;
    Icon icon;
};
constexpr std::array<Score, 5> kScores{{{1, "rating.1", T::rating_1, Icon::face_1},
                                        {2, "rating.2", T::rating_2, Icon::face_2},
                                        {3, "rating.3", T::rating_3, Icon::face_3},
                                        {4, "rating.4", T::rating_4, Icon::face_4},
                                        {5, "rating.5", T::rating_5, Icon::face_5}}};

constexpr float kFace = 30.0F;  // millimetres; side by side as large as its card allows

// Faces stand side by side where every word fits below its face, else one below the other with the words
// beside.
bool side_by_side(const Frame& f, float each) {
    for (const Score& score : kScores)
        if (widest_word(f.pen.theme.face(Style::small_strong), f.say(score.label)) > each - f.mm(3.0F))
            return false;
    return true;
}

bool draw_score(Frame& f, const Rect& rect, const Score& score, bool beside) {
    Pen& pen = f.pen;
    const Palette& p = pen.colours;
    const bool pressed = pen.touch.pressed(score.id);
    const Colour ground = pressed ? mixed(p.paper, p.action.ink, 0.14F) : p.paper;
    pen.card(rect, ground, p.control_line);
    const auto words = f.say(score.label);
    Rect inside = rect.inset(f.mm(1.5F), 0);
    const IconColours colours{p.ink, mixed(p.action.accent, p.paper, 0.6F), p.paper, p.warm};
    Paragraph label;
    bool whole = true;
    if (beside) {
        const float face = std::min(f.mm(kFace), rect.h - f.mm(4.0F));
        inside.cut_left(f.mm(space::padding));
        pen.icon(score.icon, inside.cut_left(face).middle(face, face), colours);
        inside.cut_left(f.mm(space::padding));
        label = pen.lay_out(Style::label, words, inside.w);
        whole = pen.write_middle(label, inside, p.ink);
    } else {
        label = pen.lay_out(Style::small_strong, words, inside.w, Wrap::balanced);
        const float face = std::min(rect.w * 0.66F, rect.h - label.height - f.mm(8.0F));
        inside = inside.middle(inside.w, face + f.mm(4.0F) + label.height);
        pen.icon(score.icon, inside.cut_top(face).middle(face, face), colours);
        inside.cut_top(f.mm(4.0F));
        whole = pen.write(label, inside, p.ink, Align::centre);
    }
    Widget& widget = pen.name(score.id, "choice", rect, words);
    pen.note(widget, *label.face, p.ink, ground);
    widget.clipped |= !whole;
    return pen.touch.tapped(score.id);
}

}  // namespace

void draw_rating(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"rating.title", f.say(T::rating_title), f.say(T::rating_hint)});
    const float gap = f.mm(4.0F);
    const float each = (body.w - 4 * gap) / 5;
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = gap;
    pages.stretch = 1.5F;
    if (f.pen.theme.panel.landscape() && side_by_side(f, each)) {
        const float least = f.mm(26.0F) + 3 * f.pen.theme.face(Style::small_strong).line_px;
        const float most = each * 0.66F + f.mm(6.0F) + least;
        pages.blocks.push_back({least,
                                [&f, gap, each, most](const Rect& whole) {
                                    const Rect rect{whole.x, whole.y, whole.w, std::min(whole.h, most)};
                                    Rect row = rect;
                                    for (const Score& score : kScores) {
                                        if (draw_score(f, row.cut_left(each), score, false))
                                            f.send(journey::intent::Rate{score.score});
                                        row.cut_left(gap);
                                    }
                                },
                                false, true});
    } else {
        for (const Score& score : kScores)
            pages.blocks.push_back(
                {std::max(f.pen.target(touch::choice), f.pen.theme.face(Style::label).line_px + f.mm(8.0F)),
                 [&f, &score](const Rect& rect) {
                     if (draw_score(f, rect, score, true)) f.send(journey::intent::Rate{score.score});
                 }});
    }
    pages.buttons = {{"rating.skip", f.say(T::rating_skip), ButtonKind::primary}};
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "rating.skip") f.send(journey::intent::Rate{0});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

}  // namespace motcua::ui
