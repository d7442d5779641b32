#include "ui/widgets/controls.h"

#include <cmath>

namespace motcua::ui {
namespace {

struct ButtonLook {
    Tint tint;
    Colour border;
    Style style = Style::label;
    float height_mm = touch::button;
};

ButtonLook look_of(const Pen& pen, ButtonKind kind) {
    const Palette& p = pen.colours;
    switch (kind) {
        case ButtonKind::primary: return {p.primary, p.primary.ground, Style::label, touch::button};
        case ButtonKind::secondary: return {p.action, p.action.ink, Style::label, touch::button};
        case ButtonKind::small: return {p.action, p.control_line, Style::small_strong, touch::small};
        case ButtonKind::leave: return {p.leave, p.leave.ink, Style::label, touch::button};
    }
    return {p.primary, p.ink};
}

float icon_room(const Pen& pen, const Button& button) { return button.icon ? pen.mm(13.0F) : 0; }
float side(const Pen& pen, ButtonKind kind) {
    return pen.mm(kind == ButtonKind::small ? 4.5F : space::padding);
}

void draw_dot(Pen& pen, float x, float y, const Choice& choice, const Tint& tint) {
    const float radius = pen.mm(5.0F);
    const Palette& p = pen.colours;
    if (choice.several) {
        const Rect box{x - radius, y - radius, 2 * radius, 2 * radius};
        pen.fill(box, choice.selected ? tint.ink : p.paper, pen.mm(2.0F));
        pen.outline(box, choice.selected ? tint.ink : p.control_line, pen.mm(0.9F), pen.mm(2.0F));
        if (choice.selected)
            pen.icon(Icon::tick, box.inset(pen.mm(1.2F)), {tint.ground, tint.ground, tint.ground});
        return;
    }
    if (!choice.selected) {
        pen.disc(x, y, radius, p.paper);
        return pen.ring(x, y, radius, p.control_line, pen.mm(0.9F));
    }
    pen.disc(x, y, radius, tint.ink);
    pen.disc(x, y, radius * 0.40F, tint.ground);
}

float dot_room(const Pen& pen) { return pen.mm(22.0F); }
constexpr float kChoicePicture = 18.0F;  // millimetres
float picture_room(const Pen& pen, const Choice& choice) {
    return choice.picture ? pen.mm(kChoicePicture + space::padding) : 0;
}

}  // namespace

IconColours icon_colours(const Tint& tint, const Palette& palette) {
    return {tint.accent, mixed(tint.accent, palette.paper, 0.62F), palette.paper, palette.warm};
}

// ---- text
// ----------------------------------------------------------------------------------------------------

namespace {

// An eye that comes back from the end of a longer line finds the wrong one: about sixty letters.
float readable_width(const Pen& pen, Style style, float width) {
    return std::min(width, pen.theme.face(style).em_px * 31);
}

}  // namespace

float text_height(const Pen& pen, const Text& text, float width) {
    return pen.lay_out(text.style, text.text, readable_width(pen, text.style, width), text.wrap).height;
}

void draw_text(Pen& pen, const Rect& rect, const Text& text, Colour on) {
    const Colour fg = text.soft ? pen.colours.soft_ink : pen.colours.ink;
    const Paragraph lines =
        pen.lay_out(text.style, text.text, readable_width(pen, text.style, rect.w), text.wrap);
    const bool whole = pen.write(lines, rect, fg, text.align);
    const float x = text.align == Align::left
                        ? rect.x
                        : rect.x + (rect.w - lines.width) / (text.align == Align::centre ? 2.0F : 1.0F);
    Widget& widget = pen.name(text.id, text.role, {x, rect.y, lines.width, lines.height}, text.text);
    pen.note(widget, *lines.face, fg, on);
    widget.clipped |= !whole;
    widget.personal = text.personal;
}

// ---- buttons
// -------------------------------------------------------------------------------------------------

float button_width(const Pen& pen, const Button& button) {
    if (button.icon_only) return pen.target(34.0F);
    const ButtonLook look = look_of(pen, button.kind);
    return std::ceil(width_of(pen.theme.face(look.style), button.label)) + 2 * side(pen, button.kind) +
           icon_room(pen, button) + 2;
}

float button_height(const Pen& pen, const Button& button, float width) {
    const ButtonLook look = look_of(pen, button.kind);
    if (button.icon_only) return pen.target(look.height_mm);
    const float room = width - 2 * side(pen, button.kind) - icon_room(pen, button);
    const Paragraph text = pen.lay_out(look.style, button.label, room, Wrap::balanced);
    return std::max(pen.target(look.height_mm),
                    text.height + pen.mm(button.kind == ButtonKind::small ? 3.0F : 8.0F));
}

namespace {

// Icon and words in the middle of the button. False where the words do not fit.
bool draw_face(Pen& pen, const Rect& rect, const Button& button, const ButtonLook& look, Colour ground) {
    const float size = pen.mm(9.5F);
    const IconColours colours{look.tint.ink, look.tint.accent, ground};
    if (button.icon_only) {
        pen.icon(*button.icon, rect.middle(size, size), colours);
        return true;
    }
    const float room = icon_room(pen, button);
    const Rect inside = rect.inset(side(pen, button.kind), 0);
    const Paragraph text = pen.lay_out(look.style, button.label, inside.w - room, Wrap::balanced);
    Rect both = inside.middle(text.width + room, inside.h);
    if (button.icon) {
        const Rect place = button.icon_after ? both.cut_right(room) : both.cut_left(room);
        const float x = button.icon_after ? place.right() - size : place.x;
        pen.icon(*button.icon, {x, rect.centre_y() - size / 2, size, size}, colours);
    }
    return pen.write_middle(text, both, look.tint.ink, Align::centre);
}

}  // namespace

bool draw_button(Pen& pen, const Rect& rect, const Button& button) {
    ButtonLook look = look_of(pen, button.kind);
    const bool pressed = pen.touch.pressed(button.id);
    if (!button.enabled) look.tint = {pen.colours.paper, pen.colours.soft_ink, pen.colours.soft_ink};
    const Colour ground = pressed ? pressed_ground(look.tint) : look.tint.ground;
    const float radius = pen.mm(button.kind == ButtonKind::small ? space::radius * 0.7F : space::radius);
    pen.fill(rect, ground, radius);
    pen.outline(rect, button.enabled ? look.border : pen.colours.line,
                pen.mm(pressed ? space::strong_border * 1.4F : space::border * 1.2F), radius);
    const bool whole = draw_face(pen, rect, button, look, ground);
    Widget& widget = pen.name(button.id, "button", rect, button.label);
    pen.note(widget, pen.theme.face(look.style), look.tint.ink, ground);
    widget.clipped |= !whole;
    widget.primary = button.kind == ButtonKind::primary;
    widget.enabled = button.enabled;
    return button.enabled && pen.touch.tapped(button.id);
}

// ---- choices and tiles
// ---------------------------------------------------------------------------------------

float choice_height(const Pen& pen, const Choice& choice, float width) {
    const float room = width - dot_room(pen) - pen.mm(space::padding) - picture_room(pen, choice);
    float height = pen.lay_out(Style::label, choice.label, room).height;
    if (!choice.help.empty()) height += pen.lay_out(Style::small, choice.help, room).height;
    return std::max(pen.target(touch::choice), height + pen.mm(7.0F));
}

bool draw_choice(Pen& pen, const Rect& rect, const Choice& choice) {
    const Palette& p = pen.colours;
    const bool pressed = pen.touch.pressed(choice.id);
    const Tint tint = choice.selected ? p.chosen : Tint{p.paper, p.ink, p.control_line};
    const Colour ground = pressed ? pressed_ground(tint) : tint.ground;
    const float radius = pen.mm(space::radius);
    pen.fill(rect, ground, radius);
    const bool strong = choice.selected || pressed;
    pen.outline(rect, strong ? p.action.ink : p.control_line, pen.mm(strong ? 1.1F : space::border), radius);
    draw_dot(pen, rect.x + pen.mm(12.0F), rect.centre_y(), choice, tint);

    Rect words = rect;
    words.cut_left(dot_room(pen));
    words.cut_right(pen.mm(space::padding));
    if (choice.picture) {
        const float size = pen.mm(kChoicePicture);
        const Tint on_it{ground, tint.ink, choice.selected ? tint.accent : p.action.accent};
        pen.icon(*choice.picture, words.cut_right(picture_room(pen, choice)).middle(size, size),
                 icon_colours(on_it, p));
    }
    const Paragraph label = pen.lay_out(Style::label, choice.label, words.w);
    const Paragraph help = pen.lay_out(Style::small, choice.help, words.w);
    Rect lines = words.middle(words.w, label.height + help.height);
    bool whole = lines.h <= rect.h && pen.write(label, lines.cut_top(label.height), tint.ink);
    Widget& widget = pen.name(choice.id, "choice", rect, choice.label);
    pen.note(widget, *label.face, tint.ink, ground);
    if (!choice.help.empty()) {
        const Colour fg = choice.selected ? tint.ink : p.soft_ink;
        whole = pen.write(help, lines, fg) && whole;
        pen.note(widget, *help.face, fg, ground);
        widget.value = choice.help;
    }
    widget.clipped |= !whole;
    widget.selected = choice.selected;
    widget.personal = choice.personal;
    return pen.touch.tapped(choice.id);
}

namespace {

constexpr float kLeastTilePicture = 24.0F;  // millimetres of height

struct TileParts {
    Paragraph label;
    Paragraph hint;
    float icon = 0;
    float words_width = 0;
    float gap = 0;
};

TileParts parts_of(const Pen& pen, const Tile& tile, float width) {
    TileParts parts;
    parts.icon = pen.mm(tile.beside ? (tile.large ? 34.0F : 20.0F) : 26.0F);
    parts.gap = pen.mm(space::padding);
    parts.words_width = width - 2 * parts.gap - (tile.beside ? parts.icon + parts.gap : 0);
    parts.label = pen.lay_out(tile.primary ? Style::heading : Style::label, tile.label, parts.words_width,
                              Wrap::balanced);
    parts.hint =
        pen.lay_out(tile.large ? Style::body : Style::small, tile.hint, parts.words_width, Wrap::balanced);
    return parts;
}

}  // namespace

float tile_height(const Pen& pen, const Tile& tile, float width) {
    const TileParts parts = parts_of(pen, tile, width);
    const float words = parts.label.height + parts.hint.height;
    if (tile.picture) return words + 2 * parts.gap;
    if (tile.beside) return std::max(parts.icon, words) + 2 * pen.target(tile.large ? 9.0F : 5.0F);
    return parts.icon + parts.gap + words + 2 * parts.gap;
}

bool draw_tile(Pen& pen, const Rect& rect, const Tile& tile) {
    const bool pressed = pen.touch.pressed(tile.id);
    const Colour ground = pressed ? pressed_ground(tile.tint) : tile.tint.ground;
    pen.card(rect, ground, tile.primary ? ground : tile.tint.accent);
    if (pressed) pen.outline(rect, tile.tint.ink, pen.mm(space::strong_border * 1.4F), pen.mm(space::radius));

    const TileParts parts = parts_of(pen, tile, rect.w);
    Rect inside = rect.inset(parts.gap, parts.gap);
    const IconColours colours = tile.primary ? IconColours{tile.tint.ink, tile.tint.accent, tile.tint.ground}
                                             : icon_colours(tile.tint, pen.colours);
    if (tile.picture) {
        const Rect words = inside.cut_bottom(parts.label.height + parts.hint.height);
        inside.cut_bottom(parts.gap * 0.6F);
        if (inside.h >= pen.mm(kLeastTilePicture)) tile.picture(inside);
        inside =
            inside.h >= pen.mm(kLeastTilePicture) ? words : rect.inset(parts.gap, 0).middle(words.w, words.h);
    } else if (tile.beside) {
        const Rect left = inside.cut_left(parts.icon);
        inside.cut_left(parts.gap);
        pen.icon(tile.icon, left.middle(parts.icon, parts.icon), colours);
        inside = inside.middle(inside.w, parts.label.height + parts.hint.height);
    } else {
        pen.icon(tile.icon, {inside.x, inside.y, parts.icon, parts.icon}, colours);
        inside = inside.cut_bottom(parts.label.height + parts.hint.height);
    }
    bool whole =
        inside.y >= rect.y && pen.write(parts.label, inside.cut_top(parts.label.height), tile.tint.ink);
    whole = pen.write(parts.hint, inside, tile.tint.ink) && whole;
    Widget& widget = pen.name(tile.id, "tile", rect, tile.label);
    pen.note(widget, *parts.label.face, tile.tint.ink, ground);
    if (!tile.hint.empty()) pen.note(widget, *parts.hint.face, tile.tint.ink, ground);
    widget.value = tile.hint;
    widget.clipped |= !whole;
    widget.primary = tile.primary;
    return pen.touch.tapped(tile.id);
}

}  // namespace motcua::ui
