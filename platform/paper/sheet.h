// What the papers share: cairo's objects with an owner, paragraphs, codes, and bytes out. All
// lengths are points (1/72 inch), as in a PDF.
#pragma once

#include <functional>
#include <memory>
#include <string>
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

    // These bytes of the text stand out, each from its first to before its second.
    struct Part {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    void embolden(const std::vector<Part>& parts);

    [[nodiscard]] double height() const;
    void draw(double x, double y) const;  // the top left corner

    struct Line {
        PangoLayoutLine* line = nullptr;  // owned by the layout
        double x = 0;                     // from the paragraph's left
        double width = 0;
        double baseline = 0;  // from its own top
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

// A white grey picture, one byte a pixel: 255 paper, 0 ink.
Surface grey_surface(int width, int height);

Result<Secret> finished_png(const Surface& surface);

// A drawing that cairo does. `turn` ends a page and begins the next.
class Drawn : public Drawing {
  public:
    using TurnPage = std::function<void(cairo_t*)>;
    [[nodiscard]] int pages() const final;
    [[nodiscard]] Result<Secret> pdf(const PaperSize& sheet) const final;
    [[nodiscard]] Result<GreyPage> page(int page, int dpi, const PaperSize& sheet) const final;

  private:
    [[nodiscard]] Surface picture(int page, double pixels_a_point, const PaperSize& sheet) const;
    virtual void draw(cairo_t* context, const TurnPage& turn) const = 0;
    // The only properties of the PDF.
    [[nodiscard]] virtual std::string title() const = 0;
    [[nodiscard]] virtual LocalTime moment() const = 0;
};

}  // namespace motcua::platform
