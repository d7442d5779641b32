#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "kiosk/text/spoken.h"
#include "platform/paper/paper.h"
#include "platform/paper/sheet.h"

namespace motcua::platform {
namespace {

using records::Slip;
using records::SlipWords;
using text::T;

constexpr double kPaperWidth = mm(80);
constexpr double kMargin = mm(4);
constexpr double kPrinted = kPaperWidth - 2 * kMargin;
constexpr double kDot = mm(0.125);  // 203 dpi
constexpr double kPixelsPerPoint = 1 / kDot;
constexpr double kCodeMin = mm(25);
constexpr int kQuietModules = 4;

constexpr Type kOffice{10.5, true, false, PANGO_ALIGN_CENTER};
constexpr Type kHeading{16, true, false, PANGO_ALIGN_CENTER};
constexpr Type kTruth{12.5, true, false, PANGO_ALIGN_LEFT};
constexpr Type kLabel{11, false, false, PANGO_ALIGN_CENTER};
constexpr Type kNumber{26, true, false, PANGO_ALIGN_CENTER, 1.0};  // capitals of 0.714 em: 6.5 mm
constexpr Type kProcedure{12, true, false, PANGO_ALIGN_CENTER};
constexpr Type kStep{12, false, false, PANGO_ALIGN_LEFT};
constexpr Type kDisclaimer{10.5, false, true, PANGO_ALIGN_CENTER};

class SlipDrawing {
  public:
    SlipDrawing(cairo_t* context, const Slip& slip, const SlipWords& said, const text::Words& words)
        : context_(context), slip_(slip), said_(said), words_(words) {}

    // Draws from the top and says how long the slip became.
    double draw() {
        cairo_set_source_rgb(context_, 0, 0, 0);
        paragraph(slip_.office.in(words_.language), kOffice);
        rule();
        paragraph(said_.heading, kHeading);
        gap(2);
        boxed(said_.truth);
        gap(1);
        code();
        paragraph(words_(T::receipt_code), kLabel);
        paragraph(slip_.number, kNumber);
        gap(1.5);
        paragraph(slip_.procedure_name.in(words_.language), kProcedure);
        paragraph(text::date_and_time(slip_.created, words_.language), kLabel);
        rule();
        for (std::size_t i = 0; i < said_.steps.size(); ++i) step(i + 1, said_.steps[i]);
        rule();
        paragraph(said_.disclaimer, kDisclaimer);
        gap(8);  // the cutter's
        return y_;
    }

  private:
    void gap(double millimetres) { y_ += mm(millimetres); }

    void paragraph(std::string_view text, const Type& type) {
        if (text.empty()) return;
        const Paragraph set(context_, text, type, kPrinted);
        set.draw(kMargin, y_);
        y_ += set.height();
    }

    void rule() {
        gap(2);
        draw_rule(context_, kMargin, y_, kPrinted, 2 * kDot);
        gap(2.5);
    }

    void boxed(std::string_view text) {
        constexpr double padding = mm(2.5);
        constexpr double thickness = 4 * kDot;
        const Paragraph set(context_, text, kTruth, kPrinted - 2 * padding);
        const double height = set.height() + 2 * padding;
        set.draw(kMargin + padding, y_ + padding);
        cairo_set_line_width(context_, thickness);
        cairo_rectangle(context_, kMargin + thickness / 2, y_ + thickness / 2, kPrinted - thickness,
                        height - thickness);
        cairo_stroke(context_);
        y_ += height;
    }

    // Every module a whole number of dots: a blurred edge costs a scanner most.
    void code() {
        if (slip_.code.side <= 0) return gap(2);
        const double module = std::ceil(kCodeMin / slip_.code.side / kDot) * kDot;
        const double side = slip_.code.side * module;
        const double quiet = kQuietModules * module;
        const double left = std::floor((kPaperWidth - side) / 2 / kDot) * kDot;
        const double top = std::ceil((y_ + quiet) / kDot) * kDot;
        draw_code(context_, slip_.code, left, top, module);
        y_ = top + side + quiet;
    }

    void step(std::size_t number, std::string_view words) {
        constexpr double indent = mm(7);
        Type bold = kStep;
        bold.bold = true;
        const Paragraph figure(context_, fmt::format("{}.", number), bold, indent);
        const Paragraph set(context_, words, kStep, kPrinted - indent);
        figure.draw(kMargin, y_);
        set.draw(kMargin + indent, y_);
        y_ += set.height();
        gap(1);
    }

    cairo_t* context_;
    const Slip& slip_;
    const SlipWords& said_;
    const text::Words& words_;
    double y_ = mm(4);
};

double slip_height(const Slip& slip, const SlipWords& said, const text::Words& words) {
    const Context context = nowhere();
    return std::ceil(SlipDrawing(context.get(), slip, said, words).draw() / kDot) * kDot;
}

}  // namespace

Result<Secret> slip_pdf(const Slip& slip, records::SlipMoment moment, const text::Words& words,
                        const std::optional<LocalTime>& sent_at) {
    const SlipWords said = records::slip_words(slip, moment, words, sent_at);
    Secret bytes;
    Surface surface =
        pdf_surface(bytes, kPaperWidth, slip_height(slip, said, words), slip.number, slip.created);
    const Context context = context_on(surface);
    SlipDrawing(context.get(), slip, said, words).draw();
    cairo_show_page(context.get());
    return finished_pdf(std::move(surface), std::move(bytes));
}

Result<Secret> slip_png(const Slip& slip, records::SlipMoment moment, const text::Words& words,
                        const std::optional<LocalTime>& sent_at) {
    const SlipWords said = records::slip_words(slip, moment, words, sent_at);
    const Surface surface = picture_surface(kPaperWidth, slip_height(slip, said, words), kPixelsPerPoint);
    const Context context = context_on(surface, kPixelsPerPoint);
    SlipDrawing(context.get(), slip, said, words).draw();
    return finished_png(surface);
}

}  // namespace motcua::platform
