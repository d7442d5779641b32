// What is typed or counted.
#include <cmath>

#include "ui/widgets/controls.h"

namespace motcua::ui {
namespace {

constexpr float kCaret = 1.0F;  // millimetres wide

Paragraph value_of(const Pen& pen, const Field& field, float width) {
    const bool empty = field.value.empty();
    return pen.lay_out(empty ? Style::body : Style::label, empty ? field.placeholder : field.value, width);
}

// Lines that a field of this height has room for.
std::size_t lines_in(const Pen& pen, const Paragraph& text, float height) {
    return static_cast<std::size_t>(std::max(1.0F, std::floor((height - pen.mm(2.0F)) / text.face->line_px)));
}

// Where not all lines have room, the last ones: there is what was typed last. Or others, `above` them.
Paragraph some_lines(Paragraph text, std::size_t room, std::size_t above) {
    if (text.lines.size() <= room) return text;
    const std::size_t end = std::max(room, text.lines.size() - std::min(above, text.lines.size()));
    text.lines.erase(text.lines.begin() + static_cast<std::ptrdiff_t>(end), text.lines.end());
    text.lines.erase(text.lines.begin(), text.lines.begin() + static_cast<std::ptrdiff_t>(end - room));
    text.height = static_cast<float>(room) * text.face->line_px;
    return text;
}

float room_in(const Pen& pen, const Field& field, float width) {
    return width - pen.mm(field.align == Align::centre ? 4.0F : 2 * space::padding);
}

// No number is broken for what it counts: the question and the ear say it, too.
float unit_width(const Pen& pen, const Field& field, float width) {
    if (field.unit.empty()) return 0;
    const Face& face = pen.theme.face(Style::label);
    const float unit = width_of(face, field.unit) + pen.mm(4.0F);
    return width_of(face, field.value) + unit <= room_in(pen, field, width) ? unit : 0;
}

float field_room(const Pen& pen, const Field& field, float width) {
    return room_in(pen, field, width) - unit_width(pen, field, width);
}

void draw_caret(Pen& pen, const Paragraph& text, const Rect& box, bool empty) {
    const Face& face = pen.theme.face(Style::label);
    const float top = box.y + (box.h - text.height) / 2;
    const bool has_lines = !empty && !text.lines.empty();
    const float x = has_lines ? box.x + text.lines.back().width + pen.mm(0.8F) : box.x;
    const float line = has_lines ? top + text.height - face.line_px : box.centre_y() - face.line_px / 2;
    pen.fill({x, line + face.line_px * 0.14F, pen.mm(kCaret), face.line_px * 0.72F},
             pen.colours.action.accent);
}

}  // namespace

float field_height(const Pen& pen, const Field& field, float width) {
    return std::max(least_field_height(pen, field),
                    value_of(pen, field, field_room(pen, field, width)).height + pen.mm(9.0F));
}

float least_field_height(const Pen& pen, const Field& field) {
    const auto lines = static_cast<float>(field.lines_least);
    return std::max(pen.mm(24.0F), lines * pen.theme.face(Style::label).line_px + pen.mm(9.0F));
}

FieldLines field_lines(const Pen& pen, const Field& field, const Rect& rect) {
    const Paragraph text = value_of(pen, field, field_room(pen, field, rect.w));
    return {text.lines.size(), std::min(text.lines.size(), lines_in(pen, text, rect.h))};
}

bool draw_field(Pen& pen, const Rect& rect, const Field& field) {
    const Palette& p = pen.colours;
    const float radius = pen.mm(space::radius * 0.8F);
    const bool empty = field.value.empty();
    pen.fill(rect, p.paper, radius);
    // On black the problem's own colours are the ground's.
    const bool seen = contrast_ratio(p.wrong.accent, p.paper) >= 3;
    const Colour wrong = seen ? p.wrong.accent : p.wrong.ground;
    const Colour border = field.wrong ? wrong : field.focused ? p.action.accent : p.control_line;
    pen.outline(rect, border, pen.mm(field.wrong || field.focused ? 1.2F : space::border), radius);

    const float room = field_room(pen, field, rect.w);
    const Paragraph all = value_of(pen, field, room);
    const Paragraph text = some_lines(all, lines_in(pen, all, rect.h), field.lines_above_end);
    const float beside = unit_width(pen, field, rect.w);
    Rect box = rect.middle(room + beside, rect.h);
    const Rect unit = box.cut_right(beside);
    const Colour fg = empty ? p.soft_ink : p.ink;
    bool whole = pen.write_middle(text, box, fg, field.align);
    if (beside > 0)
        whole = pen.write_middle(pen.lay_out(Style::label, field.unit, unit.w), unit, p.ink, Align::right) &&
                whole;
    const bool at_end = field.lines_above_end == 0 || text.lines.size() == all.lines.size();
    if (field.focused && at_end && field.align == Align::left) draw_caret(pen, text, box, empty);
    Widget& widget = pen.name(field.id, "field", rect, field.label);
    widget.value = field.value;
    if (!empty && !field.unit.empty()) widget.value += " " + std::string(field.unit);
    widget.input = field.input;
    widget.selected = field.focused;
    widget.enabled = field.touchable;
    widget.personal = !empty;
    widget.clipped |= !whole;
    pen.note(widget, *text.face, fg, p.paper);
    return field.touchable && pen.touch.tapped(field.id);
}

namespace {

bool step_button(Pen& pen, const Rect& rect, const Stepper& stepper, bool up) {
    const std::string id = std::string(stepper.id) + (up ? ".plus" : ".minus");
    const bool enabled = up ? stepper.value < stepper.max : stepper.value > stepper.min;
    const Palette& p = pen.colours;
    const bool pressed = pen.touch.pressed(id);
    const Colour ink = enabled ? p.action.ink : p.soft_ink;
    const Colour ground = pressed ? mixed(p.paper, p.action.ink, 0.14F) : p.paper;
    pen.fill(rect, ground, pen.mm(space::radius));
    pen.outline(rect, enabled ? ink : p.line, pen.mm(pressed ? 1.4F : 0.8F), pen.mm(space::radius));
    Rect inside = rect;
    const float size = pen.mm(13.0F);
    const std::string_view word = up ? stepper.more : stepper.fewer;
    const Paragraph label = pen.lay_out(Style::small_strong, word, rect.w - pen.mm(4.0F), Wrap::balanced);
    inside = inside.middle(rect.w, size + label.height + pen.mm(1.0F));
    pen.icon(up ? Icon::plus : Icon::minus, inside.cut_top(size).middle(size, size), {ink, ink, ground});
    inside.cut_top(pen.mm(1.0F));
    const bool whole = pen.write(label, inside.inset(pen.mm(2.0F), 0), ink, Align::centre);
    Widget& widget = pen.name(id, "button", rect, word);
    pen.note(widget, *label.face, ink, ground);
    widget.enabled = enabled;
    widget.clipped |= !whole;
    return enabled && pen.touch.tapped(id);
}

}  // namespace

int draw_stepper(Pen& pen, const Rect& rect, const Stepper& stepper) {
    const Palette& p = pen.colours;
    Rect row = rect;
    const float side = std::min(rect.w * 0.3F, pen.mm(64.0F));
    const Rect minus = row.cut_left(side);
    const Rect plus = row.cut_right(side);
    const Rect middle = row.inset(pen.mm(space::gap), 0);
    pen.fill(middle, p.paper, pen.mm(space::radius));
    pen.outline(middle, p.line, pen.mm(space::border), pen.mm(space::radius));
    const std::string figure = std::to_string(stepper.value);
    const Paragraph number = pen.lay_out(Style::numeral, figure, middle.w);
    const bool whole = pen.write_middle(number, middle, p.ink, Align::centre);
    const bool fewer = step_button(pen, minus, stepper, false);
    Widget& widget = pen.name(stepper.id, "field", middle, stepper.label);
    widget.value = figure;
    widget.input = "number";
    widget.clipped |= !whole;
    widget.enabled = false;  // changed by its two buttons
    pen.note(widget, *number.face, p.ink, p.paper);
    const bool more = step_button(pen, plus, stepper, true);
    return (more ? 1 : 0) - (fewer ? 1 : 0);
}

}  // namespace motcua::ui
