#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "platform/paper/paper.h"
#include "platform/paper/sheet.h"

namespace motcua::platform {
namespace {

using records::TakeAway;

constexpr double kLeftMm = 20;
constexpr double kTopMm = 16;
constexpr double kRightMm = 20;
constexpr double kBottomMm = 18;
constexpr double kSheetText = mm(210 - kLeftMm - kRightMm);
constexpr double kCodeSide = mm(38);

// Larger than an office prints: it is read at home, by whoever does not find their glasses.
constexpr Type kSheetOffice{12, true, false, PANGO_ALIGN_LEFT};
constexpr Type kSheetHeading{13, false, false, PANGO_ALIGN_LEFT};
constexpr Type kSheetTitle{23, true, false, PANGO_ALIGN_LEFT, 1.05};
constexpr Type kSheetSmall{11, false, false, PANGO_ALIGN_LEFT};
constexpr Type kSheetLabel{13, false, false, PANGO_ALIGN_LEFT};
constexpr Type kSheetLine{15, true, false, PANGO_ALIGN_LEFT};
constexpr Type kSheetBody{14, false, false, PANGO_ALIGN_LEFT};
constexpr Type kSheetTruth{14, true, false, PANGO_ALIGN_LEFT};

class TakeAwayPen {
  public:
    TakeAwayPen(cairo_t* context, const TakeAway& sheet, const Drawn::TurnPage& turn)
        : context_(context), sheet_(sheet), turn_(turn) {}

    void draw() {
        cairo_set_source_rgb(context_, 0, 0, 0);
        code();
        flow(sheet_.office, kSheetOffice);
        flow(sheet_.heading, kSheetHeading);
        rule();
        flow(sheet_.title, kSheetTitle);
        gap(1.5);
        flow(sheet_.official, kSheetSmall);
        gap(4);
        flow(sheet_.what_it_does, kSheetBody);
        gap(3);
        for (const TakeAway::Fact& fact : sheet_.facts) write(fact);
        rule();
        truth();
        flow(sheet_.code.side > 0 ? sheet_.code_hint : std::string(), kSheetLabel);
        gap(2);
        flow(sheet_.as_of, kSheetSmall);
    }

  private:
    void gap(double millimetres) { y_ += mm(millimetres); }

    void make_room(double height) {
        if (y_ + height <= mm(297 - kBottomMm) || y_ <= mm(kTopMm)) return;
        turn_(context_);
        y_ = mm(kTopMm);
        beside_code_until_ = 0;
    }

    // What the code in the corner leaves.
    [[nodiscard]] double width() const {
        return y_ < beside_code_until_ ? kSheetText - kCodeSide - mm(4) : kSheetText;
    }

    void flow(std::string_view text, const Type& type, double indent = 0) {
        if (text.empty()) return;
        const Paragraph set(context_, text, type, width() - indent);
        for (const Paragraph::Line& line : set.lines()) {
            make_room(line.height);
            set.draw_line(line, mm(kLeftMm) + indent, y_);
            y_ += line.height;
        }
    }

    void rule() {
        gap(2.5);
        make_room(mm(4));
        draw_rule(context_, mm(kLeftMm), y_, width(), 1);
        gap(3.5);
    }

    // A label stays with its first line; of several, each has its dot.
    void write(const TakeAway::Fact& fact) {
        make_room(mm(22));
        gap(2);
        flow(fact.label, kSheetLabel);
        constexpr double indent = mm(5.5);
        for (const std::string& line : fact.lines) {
            make_room(mm(9));
            if (fact.lines.size() > 1) dot();
            flow(line, kSheetLine, fact.lines.size() > 1 ? indent : 0);
            gap(1);
        }
    }

    void dot() const {
        cairo_new_sub_path(context_);
        cairo_arc(context_, mm(kLeftMm + 2), y_ + 0.62 * kSheetLine.size * 1.3, mm(0.9), 0, 6.2832);
        cairo_fill(context_);
    }

    void truth() {
        constexpr double padding = mm(3);
        const Paragraph set(context_, sheet_.truth, kSheetTruth, kSheetText - 2 * padding);
        const double height = set.height() + 2 * padding;
        make_room(height);
        set.draw(mm(kLeftMm) + padding, y_ + padding);
        cairo_set_line_width(context_, 1.5);
        cairo_rectangle(context_, mm(kLeftMm), y_, kSheetText, height);
        cairo_stroke(context_);
        y_ += height;
        gap(4);
    }

    // In the upper right corner, its quiet zone towards the words.
    void code() {
        if (sheet_.code.side <= 0) return;
        const double module = kCodeSide / (sheet_.code.side + 4);
        const double quiet = 4 * module;
        draw_code(context_, sheet_.code, mm(kLeftMm) + kSheetText - kCodeSide + quiet, y_, module);
        beside_code_until_ = y_ + kCodeSide;
    }

    cairo_t* context_;
    const TakeAway& sheet_;
    const Drawn::TurnPage& turn_;
    double y_ = mm(kTopMm);
    double beside_code_until_ = 0;
};

class TakeAwayDrawing final : public Drawn {
  public:
    explicit TakeAwayDrawing(TakeAway sheet) : sheet_(std::move(sheet)) {}
    [[nodiscard]] PaperSize size() const override { return {}; }

  private:
    void draw(cairo_t* context, const TurnPage& turn) const override {
        TakeAwayPen(context, sheet_, turn).draw();
    }
    [[nodiscard]] std::string title() const override { return sheet_.procedure; }
    [[nodiscard]] LocalTime moment() const override { return sheet_.printed; }

    TakeAway sheet_;
};

}  // namespace

std::shared_ptr<const Drawing> take_away_drawing(TakeAway sheet) {
    return std::make_shared<TakeAwayDrawing>(std::move(sheet));
}

}  // namespace motcua::platform
