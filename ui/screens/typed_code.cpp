// What somebody types beside the glass, sign under sign: who types blind types wrong.
#include <algorithm>
#include <array>

#include "kiosk/identity/mrz.h"
#include "kiosk/text/unicode.h"
#include "ui/screens/frame.h"

namespace motcua::ui {
namespace {

using text::T;

constexpr std::size_t kSigns = identity::kMrzLine;  // so many are seen at once
constexpr float kFieldMm = 18.0F;
constexpr float kCloser = 0.85F;

struct TypedLine {
    SecretVector<char32_t> signs;  // of the line that is being typed
    std::string_view count;
    bool is_zone = false;
};

TypedLine typed_of(const journey::TypedCode& code, const Frame& f) {
    const auto line = identity::mrz_line_typed(view(code.text));
    TypedLine typed;
    typed.is_zone = line.has_value();
    const Secret& shown = line ? line->letters : code.text;
    typed.signs = text::code_points(view(shown)).value_or(SecretVector<char32_t>{});
    const std::string signs = std::to_string(typed.signs.size());
    typed.count =
        line ? f.say(T::typed_line,
                     {{"line", std::to_string(line->n)}, {"signs", signs}, {"of", std::to_string(kSigns)}})
             : f.say(T::typed_signs, {{"signs", signs}});
    return typed;
}

// Signs stand one below the other as on the card, each in a place of its own, in one row or in two.
struct SignPlaces {
    Style style = Style::small_strong;
    std::size_t in_row = kSigns / 2;
    float width = 0;  // of one
    float height = 0;
    [[nodiscard]] float all() const { return height * static_cast<float>(kSigns / in_row); }
};

SignPlaces places_in(const Frame& f, float room) {
    const auto with = [&](Style style, std::size_t in_row) {
        const Face& face = f.pen.theme.face(style);
        // Two rows stand closer than lines of text: what codes are made of has no stacked marks.
        const float height = in_row == kSigns ? face.line_px : face.line_px * kCloser;
        return SignPlaces{style, in_row, width_of(face, "M"), height};
    };
    for (const std::size_t in_row : {kSigns, kSigns / 2})
        for (const Style style : {Style::label, Style::body, Style::small_strong}) {
            SignPlaces places = with(style, in_row);
            const auto count = static_cast<float>(in_row);
            if (places.width * count > room) continue;
            places.width = std::min(room / count, places.width * 1.25F);
            return places;
        }
    return with(Style::small_strong, kSigns / 2);
}

void draw_signs(Frame& f, const Rect& box, const TypedLine& typed, const SignPlaces& places) {
    Pen& pen = f.pen;
    const std::size_t count = typed.signs.size();
    const std::size_t first = count > kSigns ? count - kSigns : 0;
    const std::size_t open = typed.is_zone ? kSigns : std::min(kSigns, count + 1);
    for (std::size_t i = 0; i < open; ++i) {
        const Rect at{box.x + places.width * static_cast<float>(i % places.in_row),
                      box.y + places.height * static_cast<float>(i / places.in_row), places.width,
                      places.height};
        if (first + i < count) {
            Secret sign;
            text::append_utf8(sign, typed.signs[first + i]);
            pen.write_middle(pen.lay_out(places.style, view(sign), places.width * 2), at, pen.colours.ink,
                             Align::centre);
            continue;
        }
        const bool is_next = first + i == count;
        const float thick = f.mm(is_next ? 1.2F : 0.5F);
        pen.fill({at.x + at.w * 0.12F, at.bottom() - places.height * 0.16F - thick, at.w * 0.76F, thick},
                 is_next ? pen.colours.action.accent : pen.colours.control_line);
    }
}

void draw_field_of(Frame& f, const Rect& rect, const TypedLine& typed, const SignPlaces& places) {
    Pen& pen = f.pen;
    const float radius = f.mm(space::radius * 0.8F);
    pen.fill(rect, pen.colours.paper, radius);
    pen.outline(rect, pen.colours.action.accent, f.mm(1.2F), radius);
    const Rect box = rect.middle(places.width * static_cast<float>(places.in_row), places.all());
    draw_signs(f, box, typed, places);
    Widget& widget = pen.name("typed.code", "field", rect, f.say(T::typed_code));
    for (const char32_t sign : typed.signs) {
        Secret utf8;
        text::append_utf8(utf8, sign);
        widget.value += view(utf8);
    }
    widget.input = "code";
    widget.enabled = false;  // the keyboard is elsewhere: nothing to touch
    widget.personal = !typed.signs.empty();
    pen.note(widget, pen.theme.face(places.style), pen.colours.ink, pen.colours.paper);
}

void write_words(Frame& f, const Rect& rect, std::string_view id, std::string_view role,
                 std::string_view words) {
    Pen& pen = f.pen;
    const Paragraph text = pen.lay_out(Style::small_strong, words, rect.w);
    Rect row = rect;
    row = row.cut_top(text.height);
    const bool whole = pen.write(text, row, pen.colours.on_header);
    Widget& widget = pen.name(id, role, row, words);
    pen.note(widget, *text.face, pen.colours.on_header, pen.colours.header);
    widget.clipped |= !whole;
}

}  // namespace

void draw_typed_code(const journey::Model& model, Frame& f) {
    Pen& pen = f.pen;
    const TypedLine typed = typed_of(*model.typed_code, f);
    const float width = f.content.w - 2 * f.mm(space::margin);
    const SignPlaces places = places_in(f, width - 2 * f.mm(3.0F));
    const Face& face = pen.theme.face(Style::small_strong);
    const std::string_view hint = f.say(T::typed_hint);
    const float count_width = width_of(face, typed.count) + 1;
    const bool one_row = width_of(face, hint) + f.mm(space::gap) + count_width <= width;
    const float words =
        one_row ? face.line_px : pen.lay_out(Style::small_strong, hint, width).height + face.line_px;
    const float field = std::max(f.mm(kFieldMm), places.all() + f.mm(2.0F));
    const float edge = f.mm(2.0F);
    const float needed = edge + field + edge / 2 + words + edge / 2;

    Rect area = f.content.cut_top(std::max(header_height(model, f), needed));
    pen.fill(area, pen.colours.header);
    area = area.middle(width, needed);
    area.cut_top(edge);
    draw_field_of(f, area.cut_top(field), typed, places);
    area.cut_top(edge / 2);
    if (one_row)
        write_words(f, area.cut_right(count_width), "typed.count", "text", typed.count);
    else
        write_words(f, area.cut_bottom(face.line_px + edge / 2), "typed.count", "text", typed.count);
    write_words(f, area, "typed.hint", "banner", hint);
}

}  // namespace motcua::ui
