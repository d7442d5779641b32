// Banners, numbered sentences and the step bar.
#include "ui/widgets/controls.h"

namespace motcua::ui {
namespace {

Tint tint_of(const Pen& pen, BannerKind kind) {
    switch (kind) {
        case BannerKind::good: return pen.colours.chosen;
        case BannerKind::wait: return pen.colours.wait;
        case BannerKind::wrong: return pen.colours.wrong;
    }
    return pen.colours.wait;
}

// Icons grow with the words beside them.
float banner_icon(const Pen& pen) {
    return std::max(pen.mm(9.0F), pen.theme.face(Style::strong).cap_px * 1.35F);
}

float banner_text_width(const Pen& pen, float width) {
    return width - pen.mm(2 * space::padding + 4.0F) - banner_icon(pen);
}
float disc_room(const Pen& pen) { return pen.mm(19.0F); }

}  // namespace

float banner_height(const Pen& pen, const Banner& banner, float width) {
    return pen.lay_out(Style::strong, banner.text, banner_text_width(pen, width)).height + pen.mm(9.0F);
}

void draw_banner(Pen& pen, const Rect& rect, const Banner& banner) {
    const Tint tint = tint_of(pen, banner.kind);
    pen.fill(rect, tint.ground, pen.mm(space::radius));
    pen.outline(rect, mixed(tint.ground, tint.accent, 0.6F), pen.mm(space::border), pen.mm(space::radius));
    const float size = banner_icon(pen);
    const Icon icon = banner.kind == BannerKind::good   ? Icon::tick
                      : banner.kind == BannerKind::wait ? Icon::clock
                                                        : Icon::exclamation;
    pen.icon(icon, {rect.x + pen.mm(space::padding), rect.centre_y() - size / 2, size, size},
             {tint.ink, tint.accent, tint.ground});
    const float width = banner_text_width(pen, rect.w);
    const Paragraph text = pen.lay_out(Style::strong, banner.text, width);
    const Rect box{rect.right() - pen.mm(space::padding) - width, rect.y, width, rect.h};
    const bool whole = pen.write_middle(text, box, tint.ink);
    Widget& widget = pen.name(banner.id, "banner", rect, banner.text);
    pen.note(widget, *text.face, tint.ink, tint.ground);
    widget.clipped |= !whole;
    widget.personal = banner.personal;
}

namespace {

Paragraph numbered_words(const Pen& pen, std::string_view text, float width) {
    const float readable = pen.theme.face(Style::body).em_px * 31;  // about sixty letters
    return pen.lay_out(Style::body, text, std::min(width - disc_room(pen), readable));
}

}  // namespace

float numbered_height(const Pen& pen, std::string_view text, float width) {
    return std::max(numbered_words(pen, text, width).height, pen.mm(14.0F));
}

void draw_numbered(Pen& pen, const Rect& rect, std::string_view id, int number, std::string_view text) {
    const Palette& p = pen.colours;
    const Paragraph lines = numbered_words(pen, text, rect.w);
    const float radius = pen.mm(6.4F);
    const Rect words{rect.x + disc_room(pen), rect.y + std::max(0.0F, (pen.mm(14.0F) - lines.height) / 2),
                     rect.w - disc_room(pen), rect.h};
    const float centre = words.y + lines.face->line_px / 2;
    pen.disc(rect.x + radius, centre, radius, p.primary.ground);
    const std::string digit = std::to_string(number);
    const Paragraph figure = pen.lay_out(Style::small_strong, digit, 2 * radius);
    pen.write_middle(figure, {rect.x, centre - radius, 2 * radius, 2 * radius}, p.primary.ink, Align::centre);
    const bool whole = pen.write(lines, words, p.ink);
    Widget& widget = pen.name(id, "text", rect, text);
    widget.value = digit;
    pen.note(widget, *lines.face, p.ink, p.ground);
    widget.clipped |= !whole;
}

namespace {

bool on_one_line(const Pen& pen, const Progress& progress, float width) {
    const Face& face = pen.theme.face(Style::small_strong);
    return width_of(face, progress.words) + width_of(face, progress.about) + pen.mm(30.0F) <= width;
}

}  // namespace

float progress_height(const Pen& pen, const Progress& progress, float width) {
    const float line = pen.theme.face(Style::small_strong).line_px;
    if (on_one_line(pen, progress, width)) return line;
    return line + pen.lay_out(Style::small_strong, progress.about, width).height;
}

void draw_progress(Pen& pen, const Rect& rect, const Progress& progress) {
    const Palette& p = pen.colours;
    Rect line = rect;
    line.h = pen.theme.face(Style::small_strong).line_px;
    const bool one = on_one_line(pen, progress, rect.w);
    const Paragraph words = pen.lay_out(Style::small_strong, progress.words, rect.w);
    const Paragraph about = pen.lay_out(Style::small_strong, progress.about, rect.w);
    bool whole = pen.write(words, line.cut_left(words.width + 1), p.soft_ink);
    if (one)
        whole = pen.write(about, line.cut_right(about.width + 1), p.soft_ink) && whole;
    else
        whole = pen.write(about, {rect.x, rect.y + line.h, rect.w, about.height}, p.soft_ink) && whole;
    const float bar_gap = pen.mm(4.0F);
    Rect bar = line.middle(line.w, pen.mm(2.8F));
    bar.cut_left(bar_gap);
    if (one && !progress.about.empty()) bar.cut_right(bar_gap);
    pen.fill(bar, p.track, bar.h / 2);
    Rect done = bar;
    done.w *= static_cast<float>(progress.n) / static_cast<float>(std::max(1, progress.of));
    pen.fill(done, p.action.accent, bar.h / 2);
    Widget& widget = pen.name("step", "progress", rect, progress.words);
    widget.value = progress.about;
    pen.note(widget, *words.face, p.soft_ink, p.ground);
    widget.clipped |= !whole;
}

}  // namespace motcua::ui
