#include "platform/paper/sheet.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <string>

#include <cairo-pdf.h>
#include <fmt/format.h>

namespace motcua::platform {
namespace {

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

// cairo hands over bytes through C: nothing may be thrown back through it.
cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) noexcept {
    try {
        auto& secret = *static_cast<Secret*>(out);
        // Doubling by hand: the locked pool moves and wipes a large block only a few times.
        if (secret.capacity() < secret.size() + count) secret.reserve(2 * (secret.size() + count));
        secret.append(reinterpret_cast<const char*>(bytes), count);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::exception&) {
        return CAIRO_STATUS_NO_MEMORY;
    }
}

// Shapes and positions that depend on neither the screen nor the resolution.
void set_font_options(PangoContext* context) {
    cairo_font_options_t* const options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string("vi"));
}

void set_font(PangoLayout* layout, const Type& type) {
    PangoFontDescription* const font = pango_font_description_new();
    pango_font_description_set_family_static(font, "Noto Sans");
    pango_font_description_set_absolute_size(font, type.size * PANGO_SCALE);
    pango_font_description_set_weight(font, type.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, type.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
}

Result<Secret> checked(cairo_status_t status, Secret&& bytes) {
    if (status != CAIRO_STATUS_SUCCESS)
        return failure(fmt::format("drawing: {}", cairo_status_to_string(status)));
    return std::move(bytes);
}

void set_properties(const Surface& pdf, const std::string& title, const LocalTime& moment) {
    const std::string created =
        fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:00", static_cast<int>(moment.day.year()),
                    static_cast<unsigned>(moment.day.month()), static_cast<unsigned>(moment.day.day()),
                    moment.hour, moment.minute);
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(pdf.get(), CAIRO_PDF_METADATA_CREATE_DATE, created.c_str());
}

// At the top of a larger sheet, in the middle.
void place_on(cairo_t* context, const PaperSize& own, const PaperSize& sheet) {
    constexpr double top = mm(10);
    const double left = mm(std::max(0.0, sheet.width - own.width)) / 2;
    cairo_translate(context, left, sheet.height > own.height + 1 ? top : 0);
}

// Of another page.
void show_nothing(cairo_t* context) {
    cairo_rectangle(context, 0, 0, 0, 0);
    cairo_clip(context);
}

constexpr double kEightDotsAMm = 203.2;  // what a printer of "203 dpi" has
constexpr double kRounding = 1e-6;       // of a pixel: a length that is whole stays so

}  // namespace

Paragraph::Paragraph(cairo_t* context, std::string_view text, const Type& type, double width)
    : context_(context), layout_(pango_cairo_create_layout(context)) {
    set_font_options(pango_layout_get_context(layout_.get()));
    set_font(layout_.get(), type);
    pango_layout_set_width(layout_.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment(layout_.get(), type.align);
    pango_layout_set_line_spacing(layout_.get(), static_cast<float>(type.line_spacing));
    pango_layout_set_text(layout_.get(), text.data(), static_cast<int>(text.size()));
    if (type.align == PANGO_ALIGN_CENTER) balance(width);
}

// The narrowest width that needs no more lines, found by halving.
void Paragraph::balance(double width) {
    const int lines = pango_layout_get_line_count(layout_.get());
    if (lines < 2) return;
    int too_narrow = static_cast<int>(width / 2 * PANGO_SCALE);
    int enough = static_cast<int>(width * PANGO_SCALE);
    while (enough - too_narrow > PANGO_SCALE) {
        const int middle = (enough + too_narrow) / 2;
        pango_layout_set_width(layout_.get(), middle);
        (pango_layout_get_line_count(layout_.get()) > lines ? too_narrow : enough) = middle;
    }
    pango_layout_set_width(layout_.get(), enough);
    indent_ = (width - points(enough)) / 2;
}

void Paragraph::embolden(const std::vector<Part>& parts) {
    PangoAttrList* const attributes = pango_attr_list_new();
    for (const Part& part : parts) {
        PangoAttribute* const bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
        bold->start_index = static_cast<guint>(part.begin);
        bold->end_index = static_cast<guint>(part.end);
        pango_attr_list_insert(attributes, bold);
    }
    pango_layout_set_attributes(layout_.get(), attributes);
    pango_attr_list_unref(attributes);
}

double Paragraph::height() const {
    double sum = 0;
    for (const Line& line : lines()) sum += line.height;
    return sum;
}

void Paragraph::draw(double x, double y) const {
    for (const Line& line : lines()) {
        draw_line(line, x, y);
        y += line.height;
    }
}

std::vector<Paragraph::Line> Paragraph::lines() const {
    std::vector<Line> all;
    PangoLayoutIter* const at = pango_layout_get_iter(layout_.get());
    do {
        PangoRectangle logical;
        pango_layout_iter_get_line_extents(at, nullptr, &logical);
        int top = 0;
        int bottom = 0;
        pango_layout_iter_get_line_yrange(at, &top, &bottom);
        all.push_back({pango_layout_iter_get_line_readonly(at), indent_ + points(logical.x),
                       points(logical.width), points(pango_layout_iter_get_baseline(at) - top),
                       points(bottom - top)});
    } while (pango_layout_iter_next_line(at));
    pango_layout_iter_free(at);
    return all;
}

void Paragraph::draw_line(const Line& line, double x, double y) const {
    cairo_move_to(context_, x + line.x, y + line.baseline);
    pango_cairo_show_layout_line(context_, line.line);
}

void draw_code(cairo_t* context, const CodeMatrix& code, double x, double y, double module) {
    for (int row = 0; row < code.side; ++row) {
        for (int column = 0; column < code.side; ++column) {
            if (code.at(column, row)) {
                cairo_rectangle(context, x + column * module, y + row * module, module, module);
            }
        }
    }
    cairo_fill(context);  // in one go: neighbours leave no seam
}

void draw_rule(cairo_t* context, double x, double y, double width, double thickness) {
    cairo_rectangle(context, x, y, width, thickness);
    cairo_fill(context);
}

Context nowhere() {
    const Surface surface(cairo_recording_surface_create(CAIRO_CONTENT_COLOR, nullptr));
    return Context(cairo_create(surface.get()));
}

Surface grey_surface(int width, int height) {
    Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width, height));
    const Context paper(cairo_create(surface.get()));
    cairo_paint(paper.get());
    return surface;
}

Result<Secret> finished_png(const Surface& surface) {
    Secret bytes;
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface.get(), append, &bytes);
    return checked(status, std::move(bytes));
}

int Drawn::pages() const {
    const Context context = nowhere();
    int count = 1;
    draw(context.get(), [&count](cairo_t*) { ++count; });
    return count;
}

Result<Secret> Drawn::pdf(const PaperSize& sheet) const {
    Secret bytes;
    const PaperSize own = size();
    const Surface surface(cairo_pdf_surface_create_for_stream(
        append, &bytes, mm(std::max(own.width, sheet.width)), mm(std::max(own.height, sheet.height))));
    set_properties(surface, title(), moment());
    {
        const Context context(cairo_create(surface.get()));
        place_on(context.get(), own, sheet);
        draw(context.get(), cairo_show_page);
        cairo_show_page(context.get());
    }
    cairo_surface_finish(surface.get());
    return checked(cairo_surface_status(surface.get()), std::move(bytes));
}

Surface Drawn::picture(int page, double pixels_a_point, const PaperSize& sheet) const {
    const PaperSize own = size();
    const auto pixels = [&](double own_mm, double sheet_mm) {
        return static_cast<int>(std::ceil(mm(std::max(own_mm, sheet_mm)) * pixels_a_point - kRounding));
    };
    Surface surface = grey_surface(pixels(own.width, sheet.width), pixels(own.height, sheet.height));
    const Context context(cairo_create(surface.get()));
    cairo_set_operator(context.get(), CAIRO_OPERATOR_DEST_OUT);  // ink takes the white away
    cairo_scale(context.get(), pixels_a_point, pixels_a_point);
    place_on(context.get(), own, sheet);
    int at = 0;
    if (page != at) show_nothing(context.get());
    draw(context.get(), [&](cairo_t* drawing) {
        cairo_reset_clip(drawing);
        if (++at != page) show_nothing(drawing);
    });
    return surface;
}

Result<GreyPage> Drawn::page(int page, int dpi, const PaperSize& sheet) const {
    if (page < 0 || dpi < 72 || dpi > 1200) return failure("no such page or resolution");
    const Surface surface = picture(page, (dpi == 203 ? kEightDotsAMm : dpi) / 72.0, sheet);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return failure("no memory for a page");
    cairo_surface_flush(surface.get());
    GreyPage grey;
    grey.width = cairo_image_surface_get_width(surface.get());
    grey.height = cairo_image_surface_get_height(surface.get());
    const unsigned char* const rows = cairo_image_surface_get_data(surface.get());
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface.get());
    grey.rows.reserve(static_cast<std::size_t>(grey.width) * static_cast<std::size_t>(grey.height));
    for (int y = 0; y < grey.height; ++y)
        grey.rows.append(reinterpret_cast<const char*>(rows + y * stride),
                         static_cast<std::size_t>(grey.width));
    return grey;
}

}  // namespace motcua::platform
