#include <algorithm>
#include <string>

#include "platform/paper/paper.h"
#include "platform/paper/sheet.h"

namespace motcua::platform {
namespace {

using records::Poster;
using records::TakeAway;

// What differs between the two. Letters step down together, the first step in which everything stands is
// taken. A capital of Noto Sans is 0.714 em: a title of 40 points has capitals of 10 mm, a two-hundredth of
// two metres.
struct PosterSheet {
    PaperSize size;
    double margin;  // this and the rest in points
    double code;    // the side with its quiet zone
    double foot;
    double title, title_least;
    double body, body_least;
};
constexpr PosterSheet kA4Poster{{210, 297}, mm(17), mm(50), 10, 56, 40, 20, 11.5};
constexpr PosterSheet kA5Poster{{148, 210}, mm(11), mm(34), 8.5, 40, 29, 14, 10};

struct PosterStep {
    double title;
    double body;
};

// Letters smaller by half a point at a time; false where they are the smallest.
bool step_down(PosterStep& step, const PosterSheet& sheet) {
    if (step.body <= sheet.body_least) return false;
    step.body -= 0.5;
    step.title = std::max(sheet.title_least, step.title - 2);
    return true;
}

// Says of one line more that the machine has it: of the longest list, as long as one has more than its first
// line, then of the facts at the end. False where nothing is left to leave out.
bool shorten(Poster& paper) {
    std::vector<TakeAway::Fact>& facts = paper.facts;
    const auto longest = std::max_element(facts.begin(), facts.end(), [](const auto& a, const auto& b) {
        return a.lines.size() < b.lines.size();
    });
    if (longest == facts.end()) return false;
    std::vector<std::string>& lines = longest->lines;
    if (lines.size() <= 2) {
        facts.pop_back();
        if (!facts.empty() && facts.back().lines.back() != paper.more)
            facts.back().lines.push_back(paper.more);
        return true;
    }
    if (lines.back() == paper.more) lines.pop_back();
    lines.back() = paper.more;
    return true;
}

class PosterPen {
  public:
    PosterPen(cairo_t* context, const Poster& paper, const PosterSheet& sheet, PosterStep step)
        : context_(context), paper_(paper), sheet_(sheet), step_(step), y_(sheet.margin) {}

    // Whether all of it stands on the page.
    bool draw() {
        cairo_set_source_rgb(context_, 0, 0, 0);
        end_ = foot();
        flow(paper_.office, {0.75 * step_.body, true, false, PANGO_ALIGN_LEFT});
        gap(0.2);
        draw_rule(context_, sheet_.margin, y_, width(), 1.5);
        gap(0.35);
        flow(paper_.title, {step_.title, true, false, PANGO_ALIGN_LEFT, 0.95});
        flow(paper_.english, {0.8 * step_.body, false, true, PANGO_ALIGN_LEFT});
        gap(0.5);
        flow(paper_.purpose, body());
        flow(paper_.what_it_does, body());
        for (const TakeAway::Fact& fact : paper_.facts) write(fact);
        return y_ <= end_;
    }

  private:
    [[nodiscard]] Type body() const { return {step_.body, false, false, PANGO_ALIGN_LEFT, 1.05}; }
    [[nodiscard]] double width() const { return mm(sheet_.size.width) - 2 * sheet_.margin; }
    void gap(double of_a_line) { y_ += of_a_line * step_.body; }

    void flow(std::string_view text, const Type& type, double indent = 0) {
        if (text.empty() || y_ > end_) return;  // what comes after an overflow need not be laid out
        const Paragraph set(context_, text, type, width() - indent);
        set.draw(sheet_.margin + indent, y_);
        y_ += set.height();
    }

    // A label above its lines; of several, each has its dot.
    void write(const TakeAway::Fact& fact) {
        gap(0.45);
        flow(fact.label, {0.8 * step_.body, false, false, PANGO_ALIGN_LEFT});
        Type strong = body();
        strong.bold = true;
        const bool several = fact.lines.size() > 1;
        for (const std::string& line : fact.lines) {
            if (several && line != paper_.more) dot();
            flow(line, strong, several ? 1.1 * step_.body : 0);
        }
    }

    void dot() const {
        cairo_new_sub_path(context_);
        cairo_arc(context_, sheet_.margin + 0.4 * step_.body, y_ + 0.72 * step_.body, 0.16 * step_.body, 0,
                  6.2832);
        cairo_fill(context_);
    }

    // The code and what to do with it, and below them what this poster is; from the lower edge upwards. Where
    // it begins.
    double foot() const {
        double y = mm(sheet_.size.height) - sheet_.margin;
        for (auto line = paper_.foot.rbegin(); line != paper_.foot.rend(); ++line) {
            const Paragraph set(context_, *line, {sheet_.foot, false, false, PANGO_ALIGN_LEFT}, width());
            y -= set.height();
            set.draw(sheet_.margin, y);
        }
        y -= mm(2) + sheet_.code;
        const double module = paper_.code.side > 0 ? sheet_.code / (paper_.code.side + 8) : 0;
        draw_code(context_, paper_.code, sheet_.margin + 4 * module, y + 4 * module, module);
        const double beside = sheet_.code + mm(3);
        Type hint{std::min(step_.body, 16.0), true, false, PANGO_ALIGN_LEFT};
        const Paragraph set(context_, paper_.code_hint, hint, width() - beside);
        set.draw(sheet_.margin + beside, y + (sheet_.code - set.height()) / 2);
        y -= mm(1.5);
        draw_rule(context_, sheet_.margin, y, width(), 1.5);
        return y - mm(2);
    }

    cairo_t* context_;
    const Poster& paper_;
    const PosterSheet& sheet_;
    PosterStep step_;
    double y_;
    double end_ = 0;
};

class PosterDrawing final : public Drawn {
  public:
    PosterDrawing(Poster paper, PosterSize size)
        : paper_(std::move(paper)), sheet_(size == PosterSize::a4 ? kA4Poster : kA5Poster) {
        fit();
    }
    [[nodiscard]] PaperSize size() const override { return sheet_.size; }

  private:
    void draw(cairo_t* context, const TurnPage&) const override {
        PosterPen(context, paper_, sheet_, step_).draw();
    }
    [[nodiscard]] std::string title() const override { return paper_.procedure; }
    [[nodiscard]] LocalTime moment() const override { return {paper_.as_of, 0, 0}; }

    // Smaller letters first, and less of them only at the smallest.
    void fit() {
        const Context measured = nowhere();
        const auto stands = [&] { return PosterPen(measured.get(), paper_, sheet_, step_).draw(); };
        while (!stands())
            if (!step_down(step_, sheet_) && !shorten(paper_)) return;
    }

    Poster paper_;
    const PosterSheet& sheet_;
    PosterStep step_{sheet_.title, sheet_.body};
};

}  // namespace

std::shared_ptr<const Drawing> poster_drawing(Poster poster, PosterSize size) {
    return std::make_shared<PosterDrawing>(std::move(poster), size);
}

}  // namespace motcua::platform
