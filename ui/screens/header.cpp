// Whose machine this is, what time it is, and whether there is a network.
#include <algorithm>

#include <fmt/format.h>

#include "ui/screens/frame.h"

namespace motcua::ui {
namespace {

using text::T;

std::string_view second_line(const journey::Model& model, const Frame& f) {
    if (!model.machine.content) return f.say(T::header_machine_only);
    return f.say(T::header_machine, {{"ward", model.machine.content->locality.ward.in(f.words.language)}});
}

void name_text(Frame& f, std::string_view id, const Rect& rect, const Paragraph& text, std::string_view words,
               bool whole) {
    Widget& widget = f.pen.name(id, "text", rect, words);
    f.pen.note(widget, *text.face, f.pen.colours.on_header, f.pen.colours.header);
    widget.clipped |= !whole;
}

struct NetworkLine {
    std::string_view words;
    Paragraph text;
    float left = 0;
    float dot = 0;
    float height = 0;
};

NetworkLine line_of(const journey::Model& model, const Frame& f) {
    const Pen& pen = f.pen;
    NetworkLine line;
    line.words = f.say(model.machine.online ? T::line_online : T::line_offline);
    line.left = f.mm(space::margin);
    line.dot = std::max(f.mm(2.0F), pen.theme.face(Style::small_strong).cap_px * 0.33F);
    const float width = f.content.w - 2 * line.left - 4 * line.dot;
    line.text = pen.lay_out(Style::small_strong, line.words, width);
    line.height = line.text.height;
    // Where the controls stand below the line, they do not move when the network comes and goes.
    if (pen.theme.panel.landscape())
        for (const T each : {T::line_online, T::line_offline})
            line.height = std::max(line.height, pen.lay_out(Style::small_strong, f.say(each), width).height);
    line.height += f.mm(3.6F);
    return line;
}

void draw_line(const journey::Model& model, Frame& f) {
    Pen& pen = f.pen;
    const Tint& tint = model.machine.online ? pen.colours.chosen : pen.colours.wait;
    const auto [words, text, left, dot, height] = line_of(model, f);
    const Rect line = f.content.cut_top(height);
    pen.fill(line, tint.ground);
    // A full disc and a ring: the state is told without colour, too.
    if (model.machine.online)
        pen.disc(line.x + left + dot, line.centre_y(), dot, tint.accent);
    else
        pen.ring(line.x + left + dot, line.centre_y(), dot, tint.accent, f.mm(0.9F));
    const Rect box{line.x + left + 4 * dot, line.y, line.w - 2 * left - 4 * dot, line.h};
    const bool whole = pen.write_middle(text, box, tint.ink);
    Widget& widget = pen.name("frame.line", "banner", line, words);
    pen.note(widget, *text.face, tint.ink, tint.ground);
    widget.clipped |= !whole;
}

struct Names {
    std::string_view first;
    std::string_view second;  // empty: one line
};

constexpr float kHeaderMm = 25.0F;

// Office and ward; where larger text would need more than two lines, or a low panel more height, the ward
// alone.
Names names_of(const journey::Model& model, const Frame& f, float room) {
    const Names both{f.say(T::header_office), second_line(model, f)};
    const auto one_line = [&](Style style, std::string_view text) {
        return width_of(f.pen.theme.face(style), text) <= room;
    };
    const float height = f.pen.theme.face(Style::strong).line_px + f.pen.theme.face(Style::small).line_px;
    const bool has_height = !f.pen.theme.panel.landscape() || height < f.mm(kHeaderMm);
    if (has_height && one_line(Style::strong, both.first) && one_line(Style::small, both.second)) return both;
    if (!model.machine.content) return {both.second, {}};
    return {f.say(model.machine.content->locality.ward), {}};
}

struct HeaderBar {
    std::string clock;
    Paragraph time;
    Names names;
    Paragraph first;
    Paragraph second;
    float height = 0;
};

constexpr float kBadgeMm = 16.0F;

void lay_out_bar(const journey::Model& model, const Frame& f, HeaderBar& bar) {
    const Pen& pen = f.pen;
    bar.clock = fmt::format("{}:{:02}", model.machine.now.hour, model.machine.now.minute);
    bar.time = pen.lay_out(Style::label, bar.clock, f.content.w);
    const float beside = 2 * f.mm(space::margin) + f.mm(kBadgeMm) + f.mm(6.0F) + f.mm(8.0F);
    const float room = f.content.w - beside - bar.time.width;
    bar.names = names_of(model, f, room);
    bar.first = pen.lay_out(Style::strong, bar.names.first, room);
    bar.second = pen.lay_out(Style::small, bar.names.second, room);
    bar.height = std::max(f.mm(kHeaderMm), bar.first.height + bar.second.height + f.mm(3.0F));
}

}  // namespace

float header_height(const journey::Model& model, const Frame& f) {
    HeaderBar bar;
    lay_out_bar(model, f, bar);
    return bar.height + line_of(model, f).height;
}

void draw_header(const journey::Model& model, Frame& f) {
    Pen& pen = f.pen;
    const Palette& p = pen.colours;
    HeaderBar laid;
    lay_out_bar(model, f, laid);
    const auto& [clock, time, names, first, second, height] = laid;
    const float badge = f.mm(kBadgeMm);
    Rect bar = f.content.cut_top(height);
    pen.fill(bar, p.header);
    bar = bar.inset(f.mm(space::margin), 0);
    const Rect emblem = bar.cut_left(badge).middle(badge, badge);
    pen.disc(emblem.centre_x(), emblem.centre_y(), badge / 2, p.on_header);
    pen.icon(Icon::office, emblem.inset(f.mm(2.6F)), {p.header, p.header, p.on_header});
    bar.cut_left(f.mm(6.0F));
    const Rect right = bar.cut_right(time.width);
    Rect words = bar.middle(bar.w, first.height + second.height);
    const Rect top = words.cut_top(first.height);
    name_text(f, "frame.office", top, first, names.first, pen.write(first, top, p.on_header));
    if (!names.second.empty())
        name_text(f, "frame.machine", words, second, names.second, pen.write(second, words, p.on_header));
    name_text(f, "frame.clock", right, time, clock, pen.write_middle(time, right, p.on_header, Align::right));
    draw_line(model, f);
}

}  // namespace motcua::ui
