#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "platform/paper/paper.h"
#include "platform/paper/sheet.h"

namespace motcua::platform {
namespace {

using records::Declaration;
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

constexpr Type kHead{12.5, true, false, PANGO_ALIGN_CENTER};
constexpr Type kTitle{15, true, false, PANGO_ALIGN_CENTER};
constexpr Type kAddressee{13, true, false, PANGO_ALIGN_CENTER};
constexpr Type kBody{12.5, false, false, PANGO_ALIGN_LEFT, 1.2};
constexpr Type kSmall{11, false, false, PANGO_ALIGN_LEFT};
constexpr Type kSmallCentred{11, false, false, PANGO_ALIGN_CENTER};
constexpr Type kCentred{12.5, false, false, PANGO_ALIGN_CENTER};
constexpr Type kCentredItalic{12, false, true, PANGO_ALIGN_CENTER};

text::Words official() { return {&text::Catalogue::built_in(), text::Language::vi, text::Address::neutral}; }

// Fills pages from the top; `turn` makes a new one of the one that is full.
class DeclarationPen {
  public:
    using TurnPage = Drawn::TurnPage;
    DeclarationPen(cairo_t* context, const Declaration& paper, int pages, TurnPage turn)
        : context_(context), paper_(paper), pages_(pages), turn_(std::move(turn)) {}

    // The number of pages drawn.
    int draw() {
        cairo_set_source_rgb(context_, 0, 0, 0);
        corner();
        head();
        centred(paper_.title, kTitle);
        gap(3);
        centred(paper_.addressee, kAddressee);
        gap(5);
        for (const Secret& line : paper_.lines) answer(view(line));
        closing();
        footer();
        return page_;
    }

  private:
    void gap(double millimetres) { y_ += mm(millimetres); }

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
        const std::string line = fmt::format("{} · {}", paper_.slip_number, page);
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

    // Head and motto stand as Nghị định 30/2020/NĐ-CP, annex I, sets them.
    void head() {
        y_ = kTop + mm(2);
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

    // "Nơi cư trú: …": what was answered stands out from what was asked.
    void answer(std::string_view line) {
        Paragraph set(context_, line, kBody, kText);
        const std::size_t colon = line.find(": ");
        if (colon != std::string_view::npos) set.embolden_from(colon + 2);
        flow(set);
        gap(1.2);
    }

    // Pledge, date and the place to sign: never torn apart.
    void closing() {
        Type applicant = kCentred;
        applicant.bold = true;
        std::vector<Paragraph> block;
        block.emplace_back(context_, place_and_date(), kCentredItalic, kSignatureWidth);
        block.emplace_back(context_, official()(T::declaration_applicant), applicant, kSignatureWidth);
        block.emplace_back(context_, official()(T::declaration_applicant_hint), kCentredItalic,
                           kSignatureWidth);
        const Paragraph pledge(context_, paper_.pledge, kBody, kText);
        double height = mm(3 + 4) + pledge.height() + kSignatureHeight;
        for (const Paragraph& part : block) height += part.height();
        make_room(height);
        gap(3);
        flow(pledge);
        gap(4);
        for (const Paragraph& part : block) {
            part.draw(kLeft + kText - kSignatureWidth, y_);
            y_ += part.height();
        }
        if (!paper_.signature.empty()) strokes(kLeft + kText - kSignatureWidth);
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

    void strokes(double left) {
        const Paragraph note(context_, official()(T::declaration_signed_on_screen), kSmallCentred,
                             kSignatureWidth);
        const double width = kSignatureWidth - mm(10);
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
                cairo_line_to(context_, left + mm(5) + place(point.x) * width,
                              y_ + mm(1) + place(point.y) * height);
            }
            if (stroke.size() == 1) cairo_close_path(context_);  // a dot
            cairo_stroke(context_);
        }
        note.draw(left, y_ + mm(2) + height);
        y_ += kSignatureHeight;
    }

    cairo_t* context_;
    const Declaration& paper_;
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
        const Context measured = nowhere();
        const int pages = DeclarationPen(measured.get(), paper_, 1, [](cairo_t*) {}).draw();
        DeclarationPen(context, paper_, pages, turn).draw();
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
