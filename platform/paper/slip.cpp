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
constexpr double kDotMm = 0.125;  // 203 dpi
constexpr double kDot = mm(kDotMm);
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

// All that stands on a slip, as it is read.
struct SlipText {
    std::string office;
    SlipWords said;
    CodeMatrix code;
    std::string label;
    std::string number;
    std::string procedure;
    std::string created;
};

class SlipPen {
  public:
    SlipPen(cairo_t* context, const SlipText& slip) : context_(context), slip_(slip) {}

    // Draws from the top and says how long the slip became.
    double draw() {
        cairo_set_source_rgb(context_, 0, 0, 0);
        paragraph(slip_.office, kOffice);
        rule();
        paragraph(slip_.said.heading, kHeading);
        gap(2);
        boxed(slip_.said.truth);
        gap(1);
        code();
        paragraph(slip_.label, kLabel);
        paragraph(slip_.number, kNumber);
        gap(1.5);
        paragraph(slip_.procedure, kProcedure);
        paragraph(slip_.created, kLabel);
        rule();
        for (std::size_t i = 0; i < slip_.said.steps.size(); ++i) step(i + 1, slip_.said.steps[i]);
        rule();
        paragraph(slip_.said.disclaimer, kDisclaimer);
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
    const SlipText& slip_;
    double y_ = mm(4);
};

class SlipDrawing final : public Drawn {
  public:
    SlipDrawing(SlipText slip, LocalTime moment)
        : slip_(std::move(slip)), moment_(moment), size_{80, measured_height()} {}
    [[nodiscard]] PaperSize size() const override { return size_; }

  private:
    void draw(cairo_t* context, const TurnPage&) const override { SlipPen(context, slip_).draw(); }
    [[nodiscard]] std::string title() const override { return slip_.number; }
    [[nodiscard]] LocalTime moment() const override { return moment_; }

    // Whole dots.
    [[nodiscard]] double measured_height() const {
        const Context context = nowhere();
        return std::ceil(SlipPen(context.get(), slip_).draw() / kDot) * kDotMm;
    }

    SlipText slip_;
    LocalTime moment_;
    PaperSize size_;
};

}  // namespace

std::shared_ptr<const Drawing> slip_drawing(const Slip& slip, records::SlipMoment moment,
                                            const text::Words& words,
                                            const std::optional<LocalTime>& sent_at) {
    SlipText text{slip.office.in(words.language),
                  records::slip_words(slip, moment, words, sent_at),
                  slip.code,
                  words(T::receipt_code),
                  slip.number,
                  slip.procedure_name.in(words.language),
                  text::date_and_time(slip.created, words.language)};
    return std::make_shared<SlipDrawing>(std::move(text), slip.created);
}

}  // namespace motcua::platform
