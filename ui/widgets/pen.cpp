#include "ui/widgets/pen.h"

#include <cmath>

#include <imgui.h>

namespace motcua::ui {
namespace {

constexpr float kOverhang = 0.12F;  // of the em
constexpr float kTolerance = 1.0F;  // a line's place is rounded to whole pixels

bool holds(const Rect& box, const Rect& what) {
    return what.x >= box.x - kTolerance && what.right() <= box.right() + kTolerance &&
           what.y >= box.y - kTolerance && what.bottom() <= box.bottom() + kTolerance;
}

}  // namespace

void Pen::fill(const Rect& r, Colour colour, float radius) {
    list_.AddRectFilled({r.x, r.y}, {r.right(), r.bottom()}, packed(colour), radius);
}

void Pen::outline(const Rect& rect, Colour colour, float width, float radius) {
    const Rect r = rect.inset(width / 2);
    list_.AddRect({r.x, r.y}, {r.right(), r.bottom()}, packed(colour), std::max(0.0F, radius - width / 2), 0,
                  width);
}

void Pen::disc(float x, float y, float radius, Colour colour) {
    list_.AddCircleFilled({x, y}, radius, packed(colour), 0);
}

void Pen::ring(float x, float y, float radius, Colour colour, float width) {
    list_.AddCircle({x, y}, radius - width / 2, packed(colour), 0, width);
}

void Pen::quad(const std::array<Spot, 4>& corners, Colour colour, float opacity) {
    for (const Spot& corner : corners) list_.PathLineTo({corner.x, corner.y});
    list_.PathFillConvex(packed(colour, opacity));
}

void Pen::segment(Spot from, Spot to, Colour colour, float width) {
    list_.AddLine({from.x, from.y}, {to.x, to.y}, packed(colour), width);
    disc(to.x, to.y, width / 2, colour);
}

void Pen::icon(Icon icon, const Rect& box, const IconColours& icon_colours) {
    draw(list_, drawing_of(icon), {box.x, box.y, box.w, box.h}, icon_colours);
}

void Pen::photograph(const SharedPhoto& photo, const Rect& rect) {
    const int width = std::max(1, static_cast<int>(rect.w));
    const int height = std::max(1, static_cast<int>(rect.h));
    list_.AddImage(texture_id(photographs_.scaled(SharedPicture(photo, &photo->shown), width, height)),
                   {rect.x, rect.y}, {rect.right(), rect.bottom()});
}

void Pen::live(const SharedLive& live, const Rect& rect) {
    const SharedPicture picture(live, &live->picture);
    list_.AddImage(texture_id(photographs_.scaled(picture, picture->width, picture->height)),
                   {rect.x, rect.y}, {rect.right(), rect.bottom()});
}

void Pen::card(const Rect& rect, Colour ground, Colour border) {
    const float radius = mm(space::radius);
    if (colours.shade_strength > 0) {
        for (const float depth : {1.6F, 0.9F, 0.4F}) {
            const Rect r{rect.x - mm(depth) * 0.3F, rect.y + mm(depth) * 0.5F, rect.w + mm(depth) * 0.6F,
                         rect.h + mm(depth) * 0.5F};
            list_.AddRectFilled({r.x, r.y}, {r.right(), r.bottom()},
                                packed(colours.shade, colours.shade_strength), radius);
        }
    }
    fill(rect, ground, radius);
    outline(rect, border, mm(space::border), radius);
}

namespace {

float baseline_of(const Face& face, float top) { return std::round(top + (face.line_px + face.cap_px) / 2); }

// One line may be higher than its box where its letters are not: the rest of it is air.
bool is_ink_inside(const Paragraph& text, const Rect& lines, const Rect& box) {
    if (text.lines.size() != 1) return false;
    const float baseline = baseline_of(*text.face, std::round(lines.y));
    const Ink ink = ink_of(*text.face, text.lines.front().text);
    return baseline + ink.top >= box.y && baseline + ink.bottom <= box.bottom();
}

}  // namespace

bool Pen::write(const Paragraph& text, const Rect& box, Colour colour, Align align) {
    bool whole = true;
    const Face& face = *text.face;
    float top = std::round(box.y);
    for (const Line& line : text.lines) {
        const float room = box.w - line.width;
        const float x = std::round(box.x + (align == Align::left     ? 0
                                            : align == Align::centre ? room / 2
                                                                     : room));
        const float baseline = baseline_of(face, top);
        list_.AddText(face.font, face.font->FontSize, {x, baseline - face.font->Ascent}, packed(colour),
                      line.text.data(), line.text.data() + line.text.size());
        const Ink ink = ink_of(face, line.text);
        const Rect covered{x + ink.left, baseline + ink.top, ink.right - ink.left, ink.bottom - ink.top};
        // A letter may lean out of its advance, as the horn of an ư does; out of the bounds it may not.
        whole = whole && holds(box.inset(-face.em_px * kOverhang, 0), covered) && holds(bounds_, covered);
        top += face.line_px;
    }
    return whole;
}

bool Pen::write_middle(const Paragraph& text, const Rect& box, Colour colour, Align align) {
    Rect lines = box;
    lines.y += (box.h - text.height) / 2;
    lines.h = text.height;
    const bool fits = text.height <= box.h + kTolerance || is_ink_inside(text, lines, box);
    return write(text, lines, colour, align) && fits;
}

Widget& Pen::name(std::string_view id, std::string_view role, const Rect& rect, std::string_view label) {
    Widget widget;
    widget.id = id;
    widget.role = role;
    widget.label = label;
    widget.rect = rect.array();
    widget.clipped = !holds(bounds_, rect);
    return tree.widgets.emplace_back(std::move(widget));
}

void Pen::note(Widget& widget, const Face& face, Colour fg, Colour bg) const {
    const float cap = face.cap_px / theme.panel.px_per_mm;
    if (widget.cap_mm > 0 && widget.cap_mm <= cap) return;
    widget.cap_mm = cap;
    widget.text_px = face.em_px;
    widget.fg = to_hex(fg);
    widget.bg = to_hex(bg);
}

}  // namespace motcua::ui
