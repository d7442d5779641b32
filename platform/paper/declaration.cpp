#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "platform/paper/paper.h"
#include "platform/paper/sheet.h"
#include "platform/paper/table.h"

namespace motcua::platform {
namespace {

using content::DeclarationLine;
using records::Declaration;
using Filled = records::DeclarationLine;
using text::T;

constexpr double kWidth = mm(210);
constexpr double kHeight = mm(297);
constexpr double kLeft = mm(25);
constexpr double kTop = mm(16);
constexpr double kText = kWidth - kLeft - mm(20);
constexpr double kBottom = kHeight - mm(20);
constexpr double kFooter = kHeight - mm(14);
constexpr double kSignatureWidth = mm(95);
constexpr double kSignatureHeight = mm(30);
constexpr double kRowLeast = mm(7);
constexpr double kBlankRow = mm(9);
constexpr double kBox = mm(3.4);

constexpr Type kHead{12.5, true, false, PANGO_ALIGN_CENTER};
constexpr Type kTitle{15, true, false, PANGO_ALIGN_CENTER};
constexpr Type kAddressee{13, true, false, PANGO_ALIGN_CENTER};
constexpr Type kBody{12.5, false, false, PANGO_ALIGN_LEFT, 1.2};
constexpr Type kTightBody{12, false, false, PANGO_ALIGN_LEFT, 1.04};
constexpr Type kPart{12.5, true, false, PANGO_ALIGN_LEFT, 1.2};
constexpr Type kCell{11, false, false, PANGO_ALIGN_LEFT};
constexpr Type kColumn{10.5, true, false, PANGO_ALIGN_CENTER};
constexpr Type kForm{9, false, true, PANGO_ALIGN_RIGHT};
constexpr Type kSmall{11, false, false, PANGO_ALIGN_LEFT};
constexpr Type kSmallCentred{11, false, false, PANGO_ALIGN_CENTER};
constexpr Type kCentredItalic{12, false, true, PANGO_ALIGN_CENTER};

text::Words official() { return {&text::Catalogue::built_in(), text::Language::vi, text::Address::neutral}; }

// How far apart lines stand. Tight where that saves a sheet.
enum class Setting : std::uint8_t { wide, tight };

// Fills pages from the top; `turn` makes a new one of the one that is full.
class DeclarationPen {
  public:
    using TurnPage = Drawn::TurnPage;
    DeclarationPen(cairo_t* context, const Declaration& paper, Setting setting, int pages, TurnPage turn)
        : context_(context),
          paper_(paper),
          body_(setting == Setting::tight ? kTightBody : kBody),
          air_(setting == Setting::tight ? 0.4 : 1),
          pages_(pages),
          turn_(std::move(turn)) {}

    // The number of pages drawn.
    int draw() {
        cairo_set_source_rgb(context_, 0, 0, 0);
        corner();
        form();
        head();
        centred(paper_.title, kTitle);
        gap(3);
        centred(paper_.addressee, kAddressee);
        gap(5);
        for (const Filled& line : paper_.lines) write(line);
        closing();
        footer();
        return page_;
    }

  private:
    void gap(double millimetres) { y_ += mm(millimetres) * air_; }

    void turn_page() {
        footer();
        turn_(context_);
        ++page_;
        y_ = kTop;
    }

    void make_room(double height) {
        if (y_ + height > kBottom && y_ > kTop) turn_page();
    }

    void footer() const {
        if (pages_ < 2) return;
        const std::string page =
            official()(T::page_of, {{"n", fmt::format("{}", page_)}, {"of", fmt::format("{}", pages_)}});
        const std::string line =
            paper_.slip_number.empty() ? page : fmt::format("{} · {}", paper_.slip_number, page);
        Paragraph(context_, line, kSmallCentred, kText).draw(kLeft, kFooter);
    }

    // For the clerk's scanner: the slip's number, as code and in letters.
    void corner() const {
        constexpr double module = mm(0.75);
        constexpr double left = mm(12);
        constexpr double top = mm(10);
        const double side = std::max(paper_.code.side, 0) * module;
        draw_code(context_, paper_.code, left, top, module);
        Paragraph(context_, paper_.slip_number, kSmall, mm(60)).draw(left, top + side + mm(0.5));
    }

    // Which form it follows, in the upper right corner.
    void form() {
        if (paper_.form.empty()) return;
        const Paragraph set(context_, paper_.form, kForm, mm(115));
        set.draw(kLeft + kText - mm(115), mm(9));
        y_ = std::max(y_, mm(9) + set.height());
    }

    // Head and motto stand as Nghị định 30/2020/NĐ-CP, annex I, sets them.
    void head() {
        gap(2);
        centred(official()(T::declaration_country), kHead);
        centred(official()(T::declaration_motto), kHead);
        draw_rule(context_, kLeft + kText / 2 - mm(30), y_ + mm(0.8), mm(60), 0.7);
        gap(9);
    }

    void centred(std::string_view text, const Type& type) {
        const Paragraph set(context_, text, type, kText);
        make_room(set.height());
        flow(set);
    }

    void flow(const Paragraph& set) {
        for (const Paragraph::Line& line : set.lines()) {
            make_room(line.height);
            set.draw_line(line, kLeft, y_);
            y_ += line.height;
        }
    }

    void write(const Filled& line) {
        switch (line.kind) {
            case DeclarationLine::Kind::words: return answer(line);
            case DeclarationLine::Kind::heading: return heading(view(line.text));
            case DeclarationLine::Kind::boxes: return boxes(line);
            case DeclarationLine::Kind::table: return table(line);
        }
    }

    // What was answered stands out from what was asked; "Nơi cư trú: …" where nothing says which that is.
    [[nodiscard]] Paragraph set_line(const Filled& line) const {
        Paragraph set(context_, without_dots(view(line.text)), body_, kText);
        std::vector<Paragraph::Part> parts;
        for (const Filled::Answer& answer : line.answers) parts.push_back({answer.begin, answer.end});
        const std::size_t colon = line.text.find(": ");
        if (line.answers.empty() && colon != Secret::npos) parts.push_back({colon + 2, line.text.size()});
        set.embolden(parts);
        return set;
    }

    void answer(const Filled& line) {
        const Paragraph set = set_line(line);
        flow(set);
        if (ends_in_dots(view(line.text))) leader(set.lines().back());
        gap(1.2);
    }

    static bool ends_in_dots(std::string_view text) { return without_dots(text).size() < text.size(); }

    // Those at the end are drawn, to the edge.
    static std::string_view without_dots(std::string_view text) {
        constexpr std::string_view dots = records::kDots;
        const bool has_them = text.size() >= dots.size() && text.substr(text.size() - dots.size()) == dots;
        return has_them ? text.substr(0, text.size() - dots.size()) : text;
    }

    // Dots to the edge, to write on. `last` was just drawn.
    void leader(const Paragraph::Line& last) const {
        constexpr double dot = 0.5;
        constexpr double apart = 2.6;
        const double y = y_ - last.height + last.baseline - dot;
        for (double x = kLeft + last.x + last.width + apart; x < kLeft + kText; x += apart)
            cairo_rectangle(context_, x, y, 2 * dot, 2 * dot);
        cairo_fill(context_);
    }

    // Stays with what follows it.
    void heading(std::string_view words) {
        const Paragraph set(context_, words, kPart, kText);
        make_room(set.height() + mm(16));
        gap(1.5);
        flow(set);
        gap(1);
    }

    // Squares as on the form, as many in a line as stand there.
    void boxes(const Filled& line) {
        constexpr double indent = mm(4);
        flow(Paragraph(context_, view(line.text), body_, kText));
        double x = indent;
        for (const Filled::Box& box : line.boxes) {
            Type type = body_;
            type.bold = box.chosen;
            const Paragraph label(context_, box.label, type, kText - indent - kBox - mm(2));
            const Paragraph::Line first = label.lines().front();
            const bool has_one_line = label.lines().size() == 1;
            const double width = kBox + mm(2) + (has_one_line ? first.width : kText) + mm(7);
            if (x > indent && x + width > kText) new_line(first.height, x);
            if (x <= indent) make_room(label.height());
            square(kLeft + x, y_ + first.baseline - kBox, box.chosen);
            label.draw(kLeft + x + kBox + mm(2), y_);
            x += width;
            if (!has_one_line) y_ += label.height() - first.height;
            if (&box == &line.boxes.back()) new_line(first.height, x);
        }
        gap(1.2);
    }

    void new_line(double height, double& x) {
        y_ += height;
        x = mm(4);
    }

    void square(double x, double y, bool chosen) const {
        cairo_set_line_width(context_, 0.9);
        cairo_rectangle(context_, x, y, kBox, kBox);
        cairo_stroke(context_);
        if (!chosen) return;
        cairo_set_line_width(context_, 1.5);
        for (const double side : {0.0, 1.0}) {
            cairo_move_to(context_, x + side * kBox, y);
            cairo_line_to(context_, x + (1 - side) * kBox, y + kBox);
        }
        cairo_stroke(context_);
    }

    // Its titles are said again on each page that it goes on to.
    void table(const Filled& line) {
        int shares = 0;
        for (const Filled::Column& column : line.columns) shares += column.share;
        std::vector<double> widths;
        std::vector<std::string_view> titles;
        for (const Filled::Column& column : line.columns) {
            widths.push_back(kText * column.share / std::max(shares, 1));
            titles.push_back(column.title);
        }
        gap(1);
        const double head = TableRow(context_, titles, widths, kColumn, kRowLeast).height();
        make_room(head + kBlankRow);
        table_row(titles, titles, widths, kColumn, kRowLeast);
        for (const Filled::Cells& cells : line.rows) {
            const std::vector<std::string_view> texts(cells.begin(), cells.end());
            table_row(texts, titles, widths, kCell, kRowLeast);
        }
        for (int i = 0; i < line.blank; ++i) table_row({}, titles, widths, kCell, kBlankRow);
        gap(2.5);
    }

    // A row that stands on a page is not torn; one longer than that goes on.
    void table_row(const std::vector<std::string_view>& texts, const std::vector<std::string_view>& titles,
                   const std::vector<double>& widths, const Type& type, double least) {
        TableRow row(context_, texts, widths, type, least);
        while (!row.done()) {
            const bool at_top = y_ <= kTop;
            if (row.height() > kBottom - y_ && !at_top) {
                turn_page();
                TableRow head(context_, titles, widths, kColumn, kRowLeast);
                y_ += head.draw(kLeft, y_, kBottom - kTop);
            }
            y_ += row.draw(kLeft, y_, kBottom - y_);
        }
    }

    [[nodiscard]] std::vector<Declaration::Signature> signatures() const {
        if (!paper_.signatures.empty()) return paper_.signatures;
        return {{official()(T::declaration_applicant), official()(T::declaration_applicant_hint), true}};
    }

    // Pledge, date and the places to sign: never torn apart.
    void closing() {
        const std::vector<Declaration::Signature> places = signatures();
        const Paragraph pledge(context_, paper_.pledge, body_, kText);
        const Paragraph date(context_, place_and_date(), kCentredItalic, kSignatureWidth);
        const double width =
            places.size() == 1 ? kSignatureWidth : kText / static_cast<double>(places.size());
        double titles = 0;
        for (const Declaration::Signature& place : places)
            titles = std::max(titles, draw_signature(nowhere().get(), place, 0, width));
        make_room(mm(3 + 4) + pledge.height() + date.height() + titles + kSignatureHeight);
        gap(3);
        flow(pledge);
        gap(4);
        date.draw(kLeft + kText - kSignatureWidth, y_);
        y_ += date.height();
        double left = kLeft + kText - width * static_cast<double>(places.size());
        for (const Declaration::Signature& place : places) {
            draw_signature(context_, place, left, width);
            if (place.applicant && !paper_.signature.empty()) strokes(left, width, y_ + titles);
            left += width;
        }
        y_ += titles + kSignatureHeight;
    }

    // Title and hint, above the room to sign; how high they are.
    double draw_signature(cairo_t* context, const Declaration::Signature& place, double left,
                          double width) const {
        const bool narrow = width < mm(60);
        const Type title{narrow ? 10.0 : 12.5, true, false, PANGO_ALIGN_CENTER};
        const Type hint{narrow ? 9.5 : 12.0, false, true, PANGO_ALIGN_CENTER};
        const double inner = width - (narrow ? mm(3) : 0);
        const double inset = (width - inner) / 2;
        const Paragraph said(context, place.title, title, inner);
        said.draw(left + inset, y_);
        if (place.hint.empty()) return said.height();
        const Paragraph how(context, place.hint, hint, inner);
        how.draw(left + inset, y_ + said.height());
        return said.height() + how.height();
    }

    [[nodiscard]] std::string place_and_date() const {
        const auto& day = paper_.created.day;
        return official()(T::declaration_place_and_date,
                          {{"ward", capitalised(paper_.ward.vi)},
                           {"day", fmt::format("{:02}", static_cast<unsigned>(day.day()))},
                           {"month", fmt::format("{:02}", static_cast<unsigned>(day.month()))},
                           {"year", fmt::format("{}", static_cast<int>(day.year()))}});
    }

    // "phường Bàn Thạch" begins a line here.
    static std::string capitalised(std::string text) {
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
            text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }

    void strokes(double left, double width, double top) {
        const Paragraph note(context_, official()(T::declaration_signed_on_screen), kSmallCentred, width);
        const double inner = width - mm(10);
        const double height = kSignatureHeight - note.height() - mm(2);
        const auto place = [](float share) {
            return std::isfinite(share) ? std::clamp<double>(share, 0, 1) : 0.0;
        };
        cairo_set_line_width(context_, 1.4);
        cairo_set_line_cap(context_, CAIRO_LINE_CAP_ROUND);
        cairo_set_line_join(context_, CAIRO_LINE_JOIN_ROUND);
        for (const form::Stroke& stroke : paper_.signature) {
            cairo_new_sub_path(context_);
            for (const form::Point& point : stroke) {
                cairo_line_to(context_, left + mm(5) + place(point.x) * inner,
                              top + mm(1) + place(point.y) * height);
            }
            if (stroke.size() == 1) cairo_close_path(context_);  // a dot
            cairo_stroke(context_);
        }
        note.draw(left, top + mm(2) + height);
    }

    cairo_t* context_;
    const Declaration& paper_;
    Type body_;
    double air_;
    int pages_;
    TurnPage turn_;
    int page_ = 1;
    double y_ = kTop;
};

class DeclarationDrawing final : public Drawn {
  public:
    explicit DeclarationDrawing(Declaration paper) : paper_(std::move(paper)) {}
    [[nodiscard]] PaperSize size() const override { return {}; }

  private:
    void draw(cairo_t* context, const TurnPage& turn) const override {
        const int wide = pages_set(Setting::wide);
        const int tight = wide > 1 ? pages_set(Setting::tight) : wide;
        const Setting setting = tight < wide ? Setting::tight : Setting::wide;
        DeclarationPen(context, paper_, setting, tight, turn).draw();
    }
    [[nodiscard]] int pages_set(Setting setting) const {
        const Context measured = nowhere();
        return DeclarationPen(measured.get(), paper_, setting, 1, [](cairo_t*) {}).draw();
    }
    [[nodiscard]] std::string title() const override { return paper_.slip_number; }
    [[nodiscard]] LocalTime moment() const override { return paper_.created; }

    Declaration paper_;
};

}  // namespace

std::shared_ptr<const Drawing> declaration_drawing(Declaration declaration) {
    return std::make_shared<DeclarationDrawing>(std::move(declaration));
}

}  // namespace motcua::platform
