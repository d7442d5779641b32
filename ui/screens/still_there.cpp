#include <cmath>
#include <numbers>

#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using text::T;

void draw_countdown(Frame& f, const Rect& rect, int seconds, float share) {
    const Palette& p = f.pen.colours;
    const float radius = std::min(rect.w, rect.h) / 2;
    f.pen.disc(rect.centre_x(), rect.centre_y(), radius, p.wait.ground);
    constexpr int kTicks = 60;
    for (int i = 0; i < kTicks; ++i) {
        const float turn = (static_cast<float>(i) / kTicks - 0.25F) * 2 * std::numbers::pi_v<float>;
        const bool left = static_cast<float>(i) < share * kTicks;
        const Colour colour = left ? p.wait.accent : mixed(p.wait.ground, p.wait.accent, 0.25F);
        f.pen.disc(rect.centre_x() + radius * 0.86F * std::cos(turn),
                   rect.centre_y() + radius * 0.86F * std::sin(turn), radius * (left ? 0.034F : 0.02F),
                   colour);
    }
    const std::string digits = std::to_string(seconds);
    const Paragraph number = f.pen.lay_out(Style::countdown, digits, rect.w);
    const bool whole = f.pen.write_middle(number, rect, p.wait.ink, Align::centre);
    const Rect place = rect.middle(number.width, number.height);
    Widget& widget = f.pen.name("still.seconds", "text", place, digits);
    f.pen.note(widget, *number.face, p.wait.ink, p.wait.ground);
    widget.clipped |= !whole;
}

}  // namespace

void draw_still_there(const journey::Model& model, Frame& f) {
    const int seconds = journey::seconds_left(model, f.now);
    const auto whole = std::chrono::duration_cast<std::chrono::seconds>(journey::Limits{}.warning).count();
    const float share = static_cast<float>(seconds) / static_cast<float>(whole);
    const std::string left = std::to_string(seconds);
    const Rect body = draw_head(model, f,
                                {.id = "still.title",
                                 .title = f.say(T::still_title),
                                 .hint = f.say(T::still_hint, {{"seconds", left}}),
                                 .beside = true});
    Pages pages;
    pages.blocks = {{f.mm(62.0F),
                     [&f, seconds, share](const Rect& rect) {
                         const float size = std::min({f.mm(130.0F), rect.w, rect.h});
                         draw_countdown(f, rect.middle(size, size), seconds, share);
                     },
                     false, true, true}};
    pages.buttons = {{"still.more", f.say(T::still_more), ButtonKind::secondary},
                     {"still.here", f.say(T::still_here), ButtonKind::primary}};
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "still.more")
        f.send(journey::intent::MoreTime{});
    else if (f.pen.touch.tapped_anywhere())
        f.send(journey::intent::StillHere{});
}

}  // namespace motcua::ui
