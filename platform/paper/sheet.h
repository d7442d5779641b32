// What slip and declaration share: cairo's objects with an owner, paragraphs, codes, and bytes out. All
// lengths are points (1/72 inch), as in a PDF.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <pango/pangocairo.h>

#include "kiosk/base/devices.h"
#include "kiosk/base/time.h"

namespace motcua::platform {

constexpr double mm(double millimetres) { return millimetres * 72.0 / 25.4; }

struct Release {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
using Surface = std::unique_ptr<cairo_surface_t, Release>;
using Context = std::unique_ptr<cairo_t, Release>;
using Layout = std::unique_ptr<PangoLayout, Release>;

struct Type {
    double size = 12;  // points from line to line of the font's own em
    bool bold = false;
    bool italic = false;
    PangoAlignment align = PANGO_ALIGN_LEFT;
    double line_spacing = 1.15;  // times the font's own
};

// Text set to a width, in lines that can be drawn one by one. Centred text gets lines of like length: no last
// word stands alone.
class Paragraph {
  public:
    Paragraph(cairo_t* context, std::string_view text, const Type& type, double width);

    // From this byte on the text stands out.
    void embolden_from(std::size_t byte);

    [[nodiscard]] double height() const;
    void draw(double x, double y) const;  // the top left corner

    struct Line {
        PangoLayoutLine* line = nullptr;  // owned by the layout
        double x = 0;                     // from the paragraph's left
        double baseline = 0;              // from its own top
        double height = 0;
    };
    [[nodiscard]] std::vector<Line> lines() const;
    void draw_line(const Line& line, double x, double y) const;

  private:
    void balance(double width);

    cairo_t* context_;
    Layout layout_;
    double indent_ = 0;  // of a balanced paragraph
};

// Dark squares of `module` points each; the caller leaves the quiet zone.
void draw_code(cairo_t* context, const CodeMatrix& code, double x, double y, double module);

void draw_rule(cairo_t* context, double x, double y, double width, double thickness);

// A context on a surface that keeps nothing: for measuring.
Context nowhere();

// A PDF whose bytes grow in `out`; its only properties are `title` and the moment it belongs to.
Surface pdf_surface(Secret& out, double width, double height, std::string_view title,
                    const LocalTime& moment);
// A white picture whose context takes points; `scale` is pixels per point.
Surface picture_surface(double width, double height, double scale);
Context context_on(const Surface& surface, double scale = 1);

// Ends the drawing and hands over what it became.
Result<Secret> finished_pdf(Surface surface, Secret&& bytes);
Result<Secret> finished_png(const Surface& surface);

}  // namespace motcua::platform
