// The controls of the voice, above the frame's: they stand for as long as the person is read to, so that
// nothing moves under a finger when a sentence ends.
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "kiosk/journey/route.h"
#include "ui/screens/frame.h"

namespace motcua::ui {
namespace {

using text::T;

enum class Control : std::uint8_t { pause, again, slower, faster, softer, louder, stop };
constexpr std::size_t kControls = 7;

std::string_view id_of(Control control) {
    switch (control) {
        case Control::pause: return "speech.pause";
        case Control::again: return "speech.again";
        case Control::slower: return "speech.slower";
        case Control::faster: return "speech.faster";
        case Control::softer: return "speech.softer";
        case Control::louder: return "speech.louder";
        case Control::stop: return "speech.stop";
    }
    return "speech.stop";
}

bool is_enabled(Control control, const journey::Model& model) {
    const journey::Settings& wishes = model.settings;
    switch (control) {
        case Control::pause: return model.speech.speaking;
        case Control::slower: return wishes.pace > 0;
        case Control::faster: return wishes.pace + 1 < static_cast<int>(journey::kPaces.size());
        case Control::softer: return wishes.loudness > 0;
        case Control::louder: return wishes.loudness + 1 < static_cast<int>(journey::kLoudness.size());
        default: return true;
    }
}

// ---- signs
// ---------------------------------------------------------------------------------------------------

void chevron(Pen& pen, const Rect& r, float at, float by, Colour colour, float weight) {
    const Spot tip{r.x + r.w * (at + by), r.centre_y()};
    pen.segment({r.x + r.w * at, r.y + r.h * 0.22F}, tip, colour, weight);
    pen.segment(tip, {r.x + r.w * at, r.y + r.h * 0.78F}, colour, weight);
}

void play_sign(Pen& pen, const Rect& r, Colour colour) {
    const Spot tip{r.x + r.w * 0.86F, r.centre_y()};
    pen.quad({Spot{r.x + r.w * 0.24F, r.y + r.h * 0.14F}, tip, tip, {r.x + r.w * 0.24F, r.y + r.h * 0.86F}},
             colour, 1);
}

void again_sign(Pen& pen, const Rect& r, Colour colour, float weight) {
    constexpr int kSteps = 20;
    constexpr float kFrom = -0.9F;
    constexpr float kTo = 4.2F;
    const auto on_circle = [&](float angle) {
        return Spot{r.centre_x() + r.w * 0.36F * std::cos(angle),
                    r.centre_y() + r.w * 0.36F * std::sin(angle)};
    };
    for (int i = 0; i < kSteps; ++i) {
        const float step = (kTo - kFrom) / kSteps;
        const float from = kFrom + step * static_cast<float>(i);
        pen.segment(on_circle(from), on_circle(from + step), colour, weight);
    }
    const Spot tip = on_circle(kFrom);
    pen.segment({tip.x - r.w * 0.02F, tip.y - r.h * 0.24F}, tip, colour, weight);
    pen.segment({tip.x - r.w * 0.25F, tip.y + r.h * 0.02F}, tip, colour, weight);
}

void loudness_sign(Pen& pen, const Rect& r, Icon change, const IconColours& colours) {
    const float mark = r.h * 0.5F;
    Rect both = r.middle(r.h + mark, r.h);
    pen.icon(Icon::speaker, both.cut_left(r.h), colours);
    pen.icon(change, both.middle(mark, mark), colours);
}

void draw_sign(Pen& pen, const Rect& r, Control control, bool paused, const IconColours& colours) {
    const Colour ink = colours.line;
    const float weight = r.w * 0.11F;
    switch (control) {
        case Control::pause:
            if (paused) return play_sign(pen, r, ink);
            pen.fill({r.x + r.w * 0.20F, r.y + r.h * 0.14F, r.w * 0.20F, r.h * 0.72F}, ink, r.w * 0.05F);
            return pen.fill({r.x + r.w * 0.60F, r.y + r.h * 0.14F, r.w * 0.20F, r.h * 0.72F}, ink,
                            r.w * 0.05F);
        case Control::again: return again_sign(pen, r, ink, weight);
        case Control::slower:
            chevron(pen, r, 0.46F, -0.32F, ink, weight);
            return chevron(pen, r, 0.86F, -0.32F, ink, weight);
        case Control::faster:
            chevron(pen, r, 0.14F, 0.32F, ink, weight);
            return chevron(pen, r, 0.54F, 0.32F, ink, weight);
        case Control::softer: return loudness_sign(pen, r, Icon::minus, colours);
        case Control::louder: return loudness_sign(pen, r, Icon::plus, colours);
        case Control::stop: return pen.fill(r.inset(r.w * 0.16F), ink, r.w * 0.06F);
    }
}

// ---- where they stand
// -------------------------------------------------------------------------------------------

float gap(const Frame& f) { return f.mm(space::choice_gap); }
float edge(const Frame& f) { return f.mm(space::small_gap); }
float side(const Frame& f) { return f.mm(5.0F); }
float sign_size(const Frame& f) {
    return std::max(f.mm(10.0F), f.pen.theme.face(Style::small_strong).cap_px * 1.2F);
}

enum class Form : std::uint8_t {
    above,   // signs above their words
    beside,  // signs before their words
    brief    // for large text: pause, again and stop as words, the others as signs
};

struct Layout {
    std::array<std::size_t, 2> row_of{};  // controls in each row
    Form form = Form::above;
    float row_height = 0;
    [[nodiscard]] float height(const Frame& f) const {
        const float n = row_of[1] == 0 ? 1 : 2;
        return n * row_height + (n - 1) * gap(f) + 2 * edge(f);
    }
};

constexpr float kLeastRow = 18.0F;  // millimetres
// Higher bars leave too little of what is read, least of all where the glass lies.
float most_height(const Frame& f) { return f.mm(f.pen.theme.panel.landscape() ? 30.0F : 46.0F); }

// Both words of one control, so that nothing moves when it pauses.
std::vector<T> words_of(Control control) {
    switch (control) {
        case Control::pause: return {T::speech_pause, T::speech_go_on};
        case Control::again: return {T::speech_again};
        case Control::slower: return {T::speech_slower};
        case Control::faster: return {T::speech_faster};
        case Control::softer: return {T::speech_softer};
        case Control::louder: return {T::speech_louder};
        case Control::stop: return {T::speech_stop};
    }
    return {};
}

bool is_adjusting(Control control) {
    return control != Control::pause && control != Control::again && control != Control::stop;
}

float width_of_each(const Frame& f, std::size_t in_row, float width) {
    const auto n = static_cast<float>(in_row);
    return (width - 2 * side(f) - (n - 1) * gap(f)) / n;
}

float words_room(const Frame& f, Form form, float each) {
    return each - f.mm(3.0F) - (form == Form::beside ? sign_size(f) + f.mm(4.0F) : 0);
}

// The most lines that a label takes; 0 where a word does not fit.
std::size_t lines_in(const Frame& f, float room) {
    std::size_t lines = 1;
    for (std::size_t i = 0; i < kControls; ++i)
        for (const T key : words_of(static_cast<Control>(i))) {
            const std::string_view words = f.say(key);
            if (widest_word(f.pen.theme.face(Style::small_strong), words) > room) return 0;
            lines = std::max(lines, f.pen.lay_out(Style::small_strong, words, room).lines.size());
        }
    return lines;
}

// The lowest bar in which every word stands whole.
Layout layout_of(const Frame& f, float width) {
    const float line = f.pen.theme.face(Style::small_strong).line_px;
    const float least = f.mm(kLeastRow);
    Layout best{{7, 0}, Form::brief, std::max(least, line + f.mm(3.0F))};
    bool found = false;
    for (const std::array<std::size_t, 2> rows : {std::array<std::size_t, 2>{7, 0}, {4, 3}})
        for (const Form form : {Form::beside, Form::above}) {
            const std::size_t lines = lines_in(f, words_room(f, form, width_of_each(f, rows[0], width)));
            if (lines == 0) continue;
            const float words = static_cast<float>(lines) * line + f.mm(3.0F);
            const Layout next{rows, form, std::max(least, words + (form == Form::above ? sign_size(f) : 0))};
            if (next.height(f) > most_height(f) || (found && next.height(f) >= best.height(f))) continue;
            best = next;
            found = true;
        }
    return best;
}

float brief_width(const Frame& f, Control control) {
    if (is_adjusting(control)) return f.mm(kLeastRow);
    float words = 0;
    for (const T key : words_of(control))
        words = std::max(words, width_of(f.pen.theme.face(Style::small_strong), f.say(key)));
    return words + f.mm(6.0F);
}

std::array<Rect, kControls> places(const Frame& f, const Layout& layout, const Rect& bar) {
    std::array<Rect, kControls> out{};
    Rect rows = bar.inset(side(f), edge(f));
    std::array<float, kControls> widths{};
    float brief = 0;
    for (std::size_t i = 0; i < kControls; ++i) {
        widths.at(i) = brief_width(f, static_cast<Control>(i));
        brief += widths.at(i);
    }
    const float spare = (rows.w - brief - 6 * gap(f)) / static_cast<float>(kControls);
    std::size_t next = 0;
    for (const std::size_t count : layout.row_of) {
        Rect line = rows.cut_top(layout.row_height);
        rows.cut_top(gap(f));
        for (std::size_t i = 0; i < count; ++i, ++next) {
            const float width =
                layout.form == Form::brief ? widths.at(next) + spare : width_of_each(f, count, bar.w);
            out.at(next) = line.cut_left(width);
            line.cut_left(gap(f));
        }
    }
    return out;
}

// ---- what they do
// -----------------------------------------------------------------------------------------------

// False where the words do not fit.
bool draw_face(Frame& f, const Rect& rect, Control control, bool paused, Form form, const Tint& tint) {
    Pen& pen = f.pen;
    const float size = sign_size(f);
    const IconColours colours{tint.accent, tint.accent, tint.ground};
    const bool words_only = form == Form::brief && !is_adjusting(control);
    if (form == Form::brief && is_adjusting(control)) {
        draw_sign(pen, rect.middle(size, size), control, paused, colours);
        return true;
    }
    const T key = words_of(control).at(control == Control::pause && paused ? 1 : 0);
    const Paragraph label =
        pen.lay_out(Style::small_strong, f.say(key), words_room(f, form, rect.w) + 1, Wrap::balanced);
    if (words_only) return pen.write_middle(label, rect, tint.ink, Align::centre);
    const bool beside = form == Form::beside;
    Rect inside = beside ? rect.middle(size + f.mm(3.0F) + label.width, std::max(size, label.height))
                         : rect.middle(rect.w, size + label.height);
    const Rect sign = beside ? inside.cut_left(size) : inside.cut_top(size);
    draw_sign(pen, sign.middle(size * 0.86F, size * 0.86F), control, paused, colours);
    const Rect words = beside ? inside.cut_right(label.width).middle(label.width, label.height) : inside;
    return pen.write(label, words, tint.ink, Align::centre);
}

bool draw_control(Frame& f, const Rect& rect, Control control, const journey::Model& model, Form form) {
    Pen& pen = f.pen;
    const Palette& p = pen.colours;
    const std::string_view id = id_of(control);
    const bool paused = model.speech.paused;
    const bool enabled = is_enabled(control, model);
    const bool pressed = enabled && pen.touch.pressed(id);
    const Colour ground = pressed ? mixed(p.paper, p.action.ink, 0.16F) : p.paper;
    const Colour ink = enabled ? p.action.ink : p.soft_ink;
    const Tint tint{ground, ink, enabled ? ink : mixed(ink, ground, 0.45F)};
    const float radius = f.mm(space::radius * 0.7F);
    pen.fill(rect, ground, radius);
    pen.outline(rect, enabled ? p.control_line : p.line, f.mm(pressed ? 1.0F : space::border), radius);
    const bool whole = draw_face(f, rect, control, paused, form, tint);
    const T key = words_of(control).at(control == Control::pause && paused ? 1 : 0);
    Widget& widget = pen.name(id, "button", rect, f.say(key));
    pen.note(widget, pen.theme.face(Style::small_strong), ink, ground);
    widget.enabled = enabled;
    widget.clipped |= !whole;
    return enabled && pen.touch.tapped(id);
}

void act(Frame& f, Control control, const journey::Model& model) {
    namespace intent = journey::intent;
    switch (control) {
        case Control::pause: return f.send(intent::PauseSpeech{});
        case Control::again: f.scratch.say_again = true; return;
        case Control::slower: return f.send(intent::ChangePace{-1});
        case Control::faster: return f.send(intent::ChangePace{1});
        case Control::softer: return f.send(intent::ChangeLoudness{-1});
        case Control::louder: return f.send(intent::ChangeLoudness{1});
        case Control::stop:
            if (model.settings.curtain) return f.send(intent::PauseSpeech{});
            return f.send(intent::ReadAloud{});
    }
}

}  // namespace

Rect cut_speech_bar(const journey::Model& model, const Frame& frame, Rect& from) {
    if (!model.settings.read_aloud && !model.settings.curtain) return {};
    return from.cut_bottom(layout_of(frame, from.w).height(frame));
}

void draw_speech_bar(const journey::Model& model, Frame& frame, const Rect& bar) {
    if (bar.h <= 0) return;
    frame.pen.fill(bar, frame.pen.colours.keys);
    frame.pen.fill({bar.x, bar.y, bar.w, frame.mm(0.4F)}, frame.pen.colours.line);
    const Layout layout = layout_of(frame, bar.w);
    const std::array<Rect, kControls> where = places(frame, layout, bar);
    for (std::size_t i = 0; i < kControls; ++i) {
        const auto control = static_cast<Control>(i);
        if (draw_control(frame, where.at(i), control, model, layout.form)) act(frame, control, model);
    }
}

}  // namespace motcua::ui
