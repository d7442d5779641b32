// The seven controls of the frame: at the same place on every screen, Leave apart from Call.
#include <array>
#include <cmath>

#include "kiosk/journey/route.h"
#include "ui/screens/frame.h"

namespace motcua::ui {
namespace {

using journey::Screen;
using text::T;

enum class Control : std::uint8_t { back, speak, text_size, contrast, language, help, finish };
constexpr std::size_t kControls = 7;

// All that one control can say has its room at once, so that nothing moves while it reads.
constexpr std::array kSpeakWords{T::frame_speak, T::frame_speak_stop, T::frame_no_sound};

struct ControlFace {
    std::string_view id;
    T label;
    Icon icon;
};

ControlFace look_of(Control control, const journey::Model& model) {
    switch (control) {
        case Control::back: return {"frame.back", T::frame_back, Icon::back};
        case Control::speak:
            if (!model.machine.speaker_ready) return {"frame.speak", T::frame_no_sound, Icon::silence};
            return model.settings.read_aloud ? ControlFace{"frame.speak", T::frame_speak_stop, Icon::silence}
                                             : ControlFace{"frame.speak", T::frame_speak, Icon::speaker};
        case Control::text_size: return {"frame.text_size", T::frame_text_size, Icon::text_size};
        case Control::contrast: return {"frame.contrast", T::frame_contrast, Icon::contrast};
        case Control::language: return {"frame.language", T::frame_language, Icon::globe};
        case Control::help: return {"frame.help", T::frame_help, Icon::bell};
        case Control::finish: return {"frame.finish", T::frame_finish, Icon::leave};
    }
    return {"frame.back", T::frame_back, Icon::back};
}

// ---- where they stand
// -------------------------------------------------------------------------------------------

// How the controls are spread over the rows of a bar.
struct Layout {
    std::array<std::size_t, 3> row_of{};  // controls in each row
    std::size_t rows = 1;
    float row_height = 0;
};

// Pictures grow with the words below them.
float icon_size(const Frame& f) {
    return std::max(f.mm(9.5F), f.pen.theme.face(Style::small_strong).cap_px * 1.4F);
}
float gap(const Frame& f) { return f.mm(3.4F); }
// Leave stands this much further from its neighbour than the others from theirs.
float apart(const Frame& f) { return f.mm(13.5F); }

// What the language control says in each language of its round, Vietnamese first: where the next touch leads.
// Upright there is room to name all beside Vietnamese at once, for who can read no more than that name.
std::vector<std::string> language_labels(const Frame& f, const journey::Model& model) {
    const auto in = [&](text::Language language) {
        return text::Words{f.words.catalogue, language}(T::frame_language);
    };
    std::vector<std::string> labels{in(text::Language::vi)};
    for (const content::VoiceLanguage& each : journey::voice_languages(model)) {
        if (!f.pen.theme.panel.landscape()) labels.front() += ", " + each.name;
        labels.push_back(each.name);
    }
    labels.push_back(in(text::Language::en));
    return labels;
}

// Those labels, where they change while the screen stays as it is written.
std::vector<std::string> heard_labels(const Frame& f, const journey::Model& model) {
    if (journey::voice_languages(model).empty()) return {};
    return language_labels(f, model);
}

std::string_view language_label(const Frame& f, const journey::Model& model) {
    const bool heard = journey::voice_language(model).has_value();
    const bool english = model.settings.language == text::Language::en;
    return f.keep(language_labels(f, model).at(heard ? 2 + *model.settings.voice_language : english ? 1 : 0));
}

std::string_view label_of(const Frame& f, const journey::Model& model, Control control) {
    if (control == Control::language) return language_label(f, model);
    return f.say(look_of(control, model).label);
}

float widest_label_word(const Frame& f, const journey::Model& model) {
    float widest = 0;
    const Face& face = f.pen.theme.face(Style::small_strong);
    for (std::size_t i = 0; i < kControls; ++i)
        widest = std::max(widest, widest_word(face, label_of(f, model, static_cast<Control>(i))));
    for (const T words : kSpeakWords) widest = std::max(widest, widest_word(face, f.say(words)));
    for (const std::string& words : heard_labels(f, model))
        widest = std::max(widest, widest_word(face, words));
    return widest;
}

// The call for staff is the widest: it must be found without looking for it.
float weight(std::size_t control) { return control == static_cast<std::size_t>(Control::help) ? 1.3F : 1.0F; }

std::size_t lines_at(const Frame& f, const journey::Model& model, float width) {
    std::size_t lines = 1;
    const auto count = [&](std::string_view label, float share) {
        const float room = (width + f.mm(2.0F)) * share - f.mm(3.0F);
        lines = std::max(lines, f.pen.lay_out(Style::small_strong, label, room).lines.size());
    };
    for (std::size_t i = 0; i < kControls; ++i) count(label_of(f, model, static_cast<Control>(i)), weight(i));
    for (const T words : kSpeakWords) count(f.say(words), 1);
    for (const std::string& words : heard_labels(f, model)) count(f.keep(words), 1);
    return lines;
}

float height_for(const Frame& f, std::size_t lines) {
    const float words = static_cast<float>(lines) * f.pen.theme.face(Style::small_strong).line_px;
    return std::max(f.mm(touch::control), icon_size(f) + words + f.mm(5.0F));
}

float weights_of_row(std::size_t first, std::size_t count) {
    float sum = 0;
    for (std::size_t i = first; i < first + count; ++i) sum += weight(i);
    return sum;
}

// The room of an ordinary control in the row that has least.
float narrowest(const Frame& f, const std::array<std::size_t, 3>& rows, float width) {
    float least = width;
    std::size_t first = 0;
    for (const std::size_t count : rows) {
        if (count == 0) break;
        const bool last = first + count == kControls;
        const float gaps = static_cast<float>(count - 1) * gap(f) + (last ? apart(f) - gap(f) : 0);
        least = std::min(least, (width - 2 * f.mm(5.0F) - gaps) / weights_of_row(first, count));
        first += count;
    }
    return least;
}

Layout bar_layout(const Frame& f, const journey::Model& model, float width) {
    Layout out;
    for (const std::array<std::size_t, 3> rows :
         {std::array<std::size_t, 3>{7, 0, 0}, {4, 3, 0}, {3, 2, 2}}) {
        out.row_of = rows;
        out.rows = rows[1] == 0 ? 1 : rows[2] == 0 ? 2 : 3;
        const float each = narrowest(f, rows, width) - f.mm(2.0F);
        out.row_height = height_for(f, lines_at(f, model, each));
        const bool wide_enough = !f.pen.theme.large_targets || out.rows > 1;
        if (wide_enough && widest_label_word(f, model) <= each) break;
    }
    return out;
}

// In the column the label stands below its picture, or beside it where text is too large for that.
bool label_beside(const Frame& f) {
    const Panel& panel = f.pen.theme.panel;
    if (!panel.landscape()) return false;
    const auto room = static_cast<float>(panel.height_px) - f.mm(60.0F);
    return height_for(f, 1) > room / static_cast<float>(kControls);
}

float bar_width(const Frame& f, const journey::Model& model) {
    float widest = 0;
    const Face& face = f.pen.theme.face(Style::small_strong);
    for (std::size_t i = 0; i < kControls; ++i)
        widest = std::max(widest, width_of(face, label_of(f, model, static_cast<Control>(i))));
    for (const T words : kSpeakWords) widest = std::max(widest, width_of(face, f.say(words)));
    for (const std::string& words : heard_labels(f, model)) widest = std::max(widest, width_of(face, words));
    return widest + f.mm(12.0F) + (label_beside(f) ? icon_size(f) + f.mm(4.0F) : 0);
}

// The place of each control inside the bar or the column.
std::array<Rect, kControls> places(const Frame& f, const journey::Model& model, Rect area) {
    std::array<Rect, kControls> out{};
    if (f.pen.theme.panel.landscape()) {
        Rect column = area.inset(f.mm(3.0F), f.mm(4.0F));
        const float each = (column.h - apart(f) - 5 * gap(f)) / 7;
        for (std::size_t i = 0; i < kControls; ++i) {
            out.at(i) = column.cut_top(each);
            if (i + 1 < kControls) column.cut_top(i == 5 ? apart(f) : gap(f));
        }
        return out;
    }
    const Layout layout = bar_layout(f, model, area.w);
    Rect rows = area.inset(f.mm(5.0F), f.mm(3.0F));
    std::size_t next = 0;
    for (std::size_t row = 0; row < layout.rows; ++row) {
        Rect line = rows.cut_top(layout.row_height);
        rows.cut_top(gap(f));
        const std::size_t count = layout.row_of.at(row);
        const bool last = row + 1 == layout.rows;
        const float gaps = static_cast<float>(count - 1) * gap(f) + (last ? apart(f) - gap(f) : 0);
        const float each = (line.w - gaps) / weights_of_row(next, count);
        for (std::size_t i = 0; i < count; ++i, ++next) {
            out.at(next) = line.cut_left(each * weight(next));
            const bool before_leave = next + 2 == kControls;
            if (i + 1 < count) line.cut_left(before_leave ? apart(f) : gap(f));
        }
    }
    return out;
}

// ---- what they do
// -----------------------------------------------------------------------------------------------

bool is_enabled(Control control, const journey::Model& model) {
    const Screen screen = journey::route(model);
    const bool stored = screen == Screen::saving || screen == Screen::receipt;
    switch (control) {
        case Control::back:
            if (journey::offers_larger_targets(model)) return true;
            return screen != Screen::home && screen != Screen::problem && !stored;
        case Control::finish:
            return screen != Screen::saving &&
                   (model.visit || model.calling || model.settings != journey::Settings{});
        // Behind the curtain all is read anyway, and nobody sees how it looks.
        case Control::speak: return model.machine.speaker_ready && !model.settings.curtain;
        case Control::text_size:
        case Control::contrast: return !model.settings.curtain;
        default: return true;
    }
}

// Back answers the question that stands over the screen with the answer that loses nothing.
journey::Intent back(const journey::Model& model) {
    if (journey::offers_larger_targets(model)) return journey::intent::AnswerLargerTargets{false};
    const bool covered = journey::route(model) == Screen::help;
    if (model.visit && model.visit->leaving) return journey::intent::AnswerLeave{false};
    if (!covered && model.visit && model.visit->other_card) return journey::intent::OtherCard{};
    if (!covered && journey::unit_asked(model)) return journey::intent::ConfirmUnit{false};
    return journey::intent::Back{};
}

journey::Intent meaning(Control control, const journey::Model& model) {
    switch (control) {
        case Control::back: return back(model);
        case Control::speak: return journey::intent::ReadAloud{};
        case Control::text_size: return journey::intent::NextTextSize{};
        case Control::contrast: return journey::intent::NextContrast{};
        case Control::language: return journey::intent::ToggleLanguage{};
        case Control::help: return journey::intent::CallStaff{};
        case Control::finish: return journey::intent::Leave{};
    }
    return journey::intent::Back{};
}

Tint tint_of(const Frame& f, Control control, bool enabled) {
    const Palette& p = f.pen.colours;
    if (control == Control::help) return p.help;
    if (!enabled) return {p.bar, p.soft_ink, p.soft_ink};
    if (control == Control::finish) return p.leave;
    return {p.bar, p.ink, p.ink};
}

bool draw_control(Frame& f, const Rect& rect, const ControlFace& look, std::string_view words,
                  const Tint& tint, bool enabled) {
    Pen& pen = f.pen;
    const bool pressed = enabled && pen.touch.pressed(look.id);
    const Colour ground = pressed ? mixed(tint.ground, tint.ink, 0.16F) : tint.ground;
    const float radius = f.mm(space::radius * 0.8F);
    if (pressed || ground != f.pen.colours.bar) pen.fill(rect, ground, radius);
    const bool outlined = look.id == "frame.help" || look.id == "frame.finish";
    if (outlined || pressed)
        pen.outline(rect, enabled ? tint.accent : pen.colours.line, f.mm(space::border), radius);

    const Paragraph label =
        pen.lay_out(Style::small_strong, words, rect.w - f.mm(outlined ? 3.0F : 0.5F), Wrap::balanced);
    const float size = icon_size(f);
    Rect inside = rect.middle(rect.w, size + label.height + f.mm(0.5F));
    if (label_beside(f)) inside = rect.middle(size + f.mm(4.0F) + label.width, label.height);
    const Rect icon =
        label_beside(f) ? inside.cut_left(size).middle(size, size) : inside.cut_top(size).middle(size, size);
    if (enabled)
        pen.icon(look.icon, icon, {tint.ink, tint.ink, ground});
    else
        pen.icon(look.icon, icon, {mixed(tint.ink, ground, 0.45F), ground, ground});
    const Rect place = label_beside(f) ? inside.cut_right(label.width) : inside.cut_bottom(label.height);
    const bool whole = pen.write(label, place, tint.ink, Align::centre);
    Widget& widget = pen.name(look.id, "button", rect, words);
    pen.note(widget, *label.face, tint.ink, ground);
    widget.enabled = enabled;
    widget.clipped |= !whole;
    return enabled && pen.touch.tapped(look.id);
}

}  // namespace

Rect cut_controls(const Frame& frame, Rect& from, const journey::Model& model) {
    if (frame.pen.theme.panel.landscape()) return from.cut_right(bar_width(frame, model));
    const Layout layout = bar_layout(frame, model, from.w);
    const auto rows = static_cast<float>(layout.rows);
    return from.cut_bottom(rows * layout.row_height + (rows - 1) * gap(frame) + 2 * frame.mm(3.0F));
}

void draw_controls(const journey::Model& model, Frame& frame, const Rect& controls) {
    Pen& pen = frame.pen;
    pen.fill(controls, pen.colours.bar);
    const float line = frame.mm(0.4F);
    if (pen.theme.panel.landscape())
        pen.fill({controls.x, controls.y, line, controls.h}, pen.colours.line);
    else
        pen.fill({controls.x, controls.y, controls.w, line}, pen.colours.line);
    const std::array<Rect, kControls> where = places(frame, model, controls);
    for (std::size_t i = 0; i < kControls; ++i) {
        const auto control = static_cast<Control>(i);
        const bool enabled = is_enabled(control, model);
        const Tint tint = tint_of(frame, control, enabled);
        const std::string_view words = label_of(frame, model, control);
        if (draw_control(frame, where.at(i), look_of(control, model), words, tint, enabled))
            frame.send(meaning(control, model));
    }
}

}  // namespace motcua::ui
