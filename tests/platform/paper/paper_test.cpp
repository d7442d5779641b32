#include "platform/paper/paper.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

#include <doctest/doctest.h>

#include "tests/platform/paper/papers.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

using records::SlipMoment;

constexpr int kDotsPerMm = 8;
const text::Words kVietnamese{nullptr, text::Language::vi, text::Address::ba};

GreyImage opened(const Result<Secret>& png) {
    REQUIRE_MESSAGE(png.has_value(), (png ? "" : png.error().what));
    const TempFolder folder;
    const auto file = folder.path() / "paper.png";
    std::ofstream(file, std::ios::binary).write(png->data(), static_cast<std::streamsize>(png->size()));
    auto image = platform::load_frame(file);
    REQUIRE(image.has_value());
    return platform::to_grey(*image);
}

GreyImage slip_image(const records::Slip& slip, SlipMoment moment = SlipMoment::stored) {
    return opened(platform::first_page_png(*platform::slip_drawing(slip, moment, kVietnamese, slip.created),
                                           platform::kSlipDpi));
}

std::string pdf_text(const Result<Secret>& pdf) {
    REQUIRE_MESSAGE(pdf.has_value(), (pdf ? "" : pdf.error().what));
    return std::string(view(*pdf));
}

int count(const std::string& text, std::string_view part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

int pages(const std::string& pdf) { return count(pdf, "/Type /Page") - count(pdf, "/Type /Pages"); }

std::string code_on(const GreyImage& image) {
    const auto content = platform::make_code_reader()->read(image);
    return content ? std::string(view(*content)) : content.error().what;
}

struct Box {
    int left = std::numeric_limits<int>::max();
    int right = -1;
    int top = std::numeric_limits<int>::max();
    int bottom = -1;
    [[nodiscard]] int width() const { return right - left + 1; }
    [[nodiscard]] int height() const { return bottom - top + 1; }
};

// Around every pixel, counted from the top left, for which `holds` does.
template <class Holds>
Box box_where(const GreyImage& image, const Holds& holds) {
    Box box;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            if (!holds(static_cast<std::size_t>(y * image.width + x))) continue;
            box = {std::min(box.left, x), std::max(box.right, x), std::min(box.top, y),
                   std::max(box.bottom, y)};
        }
    }
    return box;
}

Box ink(const GreyImage& image) {
    return box_where(image, [&](std::size_t i) { return image.pixels[i] < 250; });
}

Box difference(const GreyImage& one, const GreyImage& other) {
    REQUIRE(one.width == other.width);
    return box_where(one.height < other.height ? one : other,
                     [&](std::size_t i) { return std::abs(one.pixels[i] - other.pixels[i]) > 128; });
}

TEST_CASE("a slip is as wide as the roll and prints within 72 mm, however long its words are") {
    records::Slip slip = some_slip();
    slip.office.vi += " và một tên cơ quan rất dài để xuống nhiều dòng trên phiếu";
    slip.procedure_name.vi = std::string(300, 'W');
    const GreyImage image = slip_image(slip);
    CHECK(image.width == 80 * kDotsPerMm);
    CHECK(ink(image).left >= 4 * kDotsPerMm - 1);
    CHECK(ink(image).right <= 76 * kDotsPerMm);
    CHECK(ink(image).bottom < image.height - 4 * kDotsPerMm);
    CHECK(pdf_text(pdf(platform::slip_drawing(slip, SlipMoment::stored, kVietnamese, {})))
              .find("[ 0 0 226.77") != std::string::npos);
}

TEST_CASE("a scanner reads the slip's code from the paper, and the declaration's gives the number alone") {
    CHECK(code_on(slip_image(some_slip())) == kSlipPayload);
    CHECK(code_on(opened(platform::first_page_png(*platform::declaration_drawing(some_declaration()),
                                                  platform::kA4PictureDpi))) == "BT01 0027 A");
}

TEST_CASE("the code on the slip is at least 25 mm wide, with four modules of white around it") {
    records::Slip blank = some_slip();
    std::fill(blank.code.dark.begin(), blank.code.dark.end(), false);
    const GreyImage with = slip_image(some_slip());
    const Box code = difference(with, slip_image(blank));
    CHECK(code.width() >= 25 * kDotsPerMm);
    CHECK(code.width() == code.height());
    const int module = code.width() / some_slip().code.side;
    CHECK(code.width() == module * some_slip().code.side);  // whole dots
    const auto dark = [&](int x, int y) {
        return with.pixels[static_cast<std::size_t>(y * with.width + x)] < 250;
    };
    int spoiled = 0;
    for (int y = code.top - 4 * module; y <= code.bottom + 4 * module; ++y) {
        for (int x = code.left - 4 * module; x <= code.right + 4 * module; ++x) {
            const bool inside = x >= code.left && x <= code.right && y >= code.top && y <= code.bottom;
            if (!inside && dark(x, y)) ++spoiled;
        }
    }
    CHECK(spoiled == 0);
}

TEST_CASE("the number on the slip has capitals of at least 6.4 mm") {
    records::Slip capital = some_slip();
    records::Slip dot = some_slip();
    capital.number = "H";
    dot.number = ".";
    const Box letter = difference(slip_image(capital), slip_image(dot));
    CHECK(letter.height() >= 6.4 * kDotsPerMm);
}

TEST_CASE("stored, sent and received are three different slips") {
    records::Slip slip = some_slip();
    slip.kiosk_does = content::KioskDoes::submit;
    const auto stored = slip_image(slip, SlipMoment::stored).pixels;
    const auto sent = slip_image(slip, SlipMoment::sent).pixels;
    const auto received = slip_image(slip, SlipMoment::received).pixels;
    CHECK(stored != sent);
    CHECK(sent != received);
    CHECK(stored != received);
}

TEST_CASE("the same paper is the same bytes, and its properties name nothing but number and moment") {
    const auto slip = [] {
        return pdf_text(pdf(platform::slip_drawing(some_slip(), SlipMoment::stored, kVietnamese, {})));
    };
    const auto declared = [] { return pdf_text(pdf(platform::declaration_drawing(some_declaration()))); };
    CHECK(slip() == slip());
    CHECK(declared() == declared());
    CHECK(slip().find("/CreationDate (20261123092400)") != std::string::npos);
    CHECK(declared().find("/CreationDate (20261103092400)") != std::string::npos);
    for (const std::string& pdf : {slip(), declared()}) {
        CHECK(pdf.starts_with("%PDF-"));
        CHECK(pages(pdf) == 1);
        CHECK(pdf.find("/Title (BT01 0027 A)") != std::string::npos);
        for (const char* property : {"/Author", "/Subject", "/Keywords", "/Creator ", "/ModDate"}) {
            CHECK(pdf.find(property) == std::string::npos);
        }
    }
}

TEST_CASE("a person's name and number never stand in clear in the declaration's bytes") {
    const std::string bytes = pdf_text(pdf(platform::declaration_drawing(some_declaration())));
    CHECK(bytes.find("Lê Thị Ví Dụ") == std::string::npos);
    CHECK(bytes.find("049155999003") == std::string::npos);
}

TEST_CASE("a long declaration goes on over further pages, and the picture shows the first") {
    records::Declaration paper = some_declaration();
    for (int i = 0; i < 60; ++i)
        paper.lines.push_back({secret("Nội dung thêm: một dòng dài hơn để có nhiều trang.")});
    CHECK(pages(pdf_text(pdf(platform::declaration_drawing(paper)))) == 3);
    const GreyImage image =
        opened(platform::first_page_png(*platform::declaration_drawing(paper), platform::kA4PictureDpi));
    CHECK(image.width == 1241);  // 210 mm at 150 dpi, rounded up
    CHECK(image.height == 1754);
    CHECK(ink(image).bottom > 1600);  // the number of the page
}

TEST_CASE("the place to sign never begins on one page and ends on the next") {
    int last = 1;
    for (int lines = 0; lines < 40; lines += 3) {
        records::Declaration paper = some_declaration();
        paper.lines.clear();
        for (int i = 0; i < lines; ++i) paper.lines.push_back({secret("Nội dung: dòng thêm")});
        const GreyImage image =
            opened(platform::first_page_png(*platform::declaration_drawing(paper), platform::kA4PictureDpi));
        const int now = pages(pdf_text(pdf(platform::declaration_drawing(paper))));
        CHECK(now >= last);
        CHECK(now <= 2);
        // Room for the signature of 30 mm: below the last words of a single page, nothing else is printed.
        if (now == 1) CHECK(ink(image).bottom < 1754 * (297 - 20 - 30) / 297 + 8);
        last = now;
    }
    CHECK(last == 2);
}

TEST_CASE(
    "a signature drawn on the screen is on the paper with a word to the clerk, broken points are harmless") {
    records::Declaration paper = some_declaration();
    const GreyImage without =
        opened(platform::first_page_png(*platform::declaration_drawing(paper), platform::kA4PictureDpi));
    const float nan = std::numeric_limits<float>::quiet_NaN();
    form::Stroke stroke;
    stroke.push_back({0.1F, 0.2F});
    stroke.push_back({0.9F, 0.8F});
    stroke.push_back({nan, 1e30F});
    paper.signature.push_back(stroke);
    paper.signature.push_back(form::Stroke());
    paper.signature.push_back(form::Stroke(1, form::Point{0.5F, 0.5F}));
    const GreyImage with =
        opened(platform::first_page_png(*platform::declaration_drawing(paper), platform::kA4PictureDpi));
    const Box drawn = difference(without, with);
    CHECK(drawn.left > with.width / 3);
    CHECK(drawn.top > ink(without).bottom);
    CHECK(drawn.height() <= 1754 * 30 / 297);
    CHECK(drawn.width() > 300);
}

TEST_CASE("papers with nothing on them, broken text and endless lines are drawn all the same") {
    CHECK(pdf(platform::slip_drawing({}, SlipMoment::stored, kVietnamese, {})).has_value());
    CHECK(platform::first_page_png(*platform::slip_drawing({}, SlipMoment::sent, kVietnamese, {}),
                                   platform::kSlipDpi)
              .has_value());
    CHECK(pages(pdf_text(pdf(platform::declaration_drawing({})))) == 1);
    records::Declaration paper;
    paper.lines.push_back({secret(std::string(20000, 'x'))});
    paper.lines.push_back({secret(std::string("\xFF\xFE: \xC3") + '\0' + "sau")});
    paper.lines.push_back({secret("<b>không phải thẻ</b>: &amp;")});
    CHECK(pages(pdf_text(pdf(platform::declaration_drawing(paper)))) > 3);
}

GreyImage taken_away(const records::TakeAway& sheet) {
    return opened(platform::first_page_png(*platform::take_away_drawing(sheet), platform::kA4PictureDpi));
}

TEST_CASE("the sheet to take away is one page with the procedure's code, and opens it again") {
    CHECK(pages(pdf_text(pdf(platform::take_away_drawing(some_take_away())))) == 1);
    CHECK(code_on(taken_away(some_take_away())) == "1.004873");
}

TEST_CASE("a procedure with more papers than fit goes on over further sheets, and loses none") {
    records::TakeAway sheet = some_take_away();
    sheet.facts.front().lines = std::vector<std::string>(60, "Giấy tờ thêm (bản sao)");
    const auto drawing = platform::take_away_drawing(sheet);
    CHECK(drawing->pages() == 3);
    CHECK(pages(pdf_text(pdf(drawing))) == 3);
    for (int n = 0; n < 3; ++n) {
        const auto page = drawing->page(n, 150, {});
        REQUIRE(page);
        CHECK(ink({page->width, page->height, {page->rows.begin(), page->rows.end()}}).bottom > 300);
    }
}

TEST_CASE("a slip on a sheet of A4 keeps its size and its code") {
    const auto slip = platform::slip_drawing(some_slip(), SlipMoment::stored, kVietnamese, {});
    const auto page = slip->page(0, 300, {});
    REQUIRE(page);
    const GreyImage image{page->width, page->height, {page->rows.begin(), page->rows.end()}};
    CHECK(image.width == 2481);
    CHECK(image.height == 3508);
    CHECK(ink(image).width() <= 72 * 300 / 25.4 + 2);
    CHECK(ink(image).width() > 60 * 300 / 25.4);
    CHECK(std::abs(ink(image).left + ink(image).right - image.width) < 60);  // in the middle
    CHECK(code_on(image) == kSlipPayload);
    CHECK(pdf_text(slip->pdf({})).find("[ 0 0 595.2") != std::string::npos);
}

TEST_CASE("a page that is not there, and a resolution that nobody has, are refused or empty") {
    const auto slip = platform::slip_drawing(some_slip(), SlipMoment::stored, kVietnamese, {});
    CHECK_FALSE(slip->page(-1, 300, {}).has_value());
    CHECK_FALSE(slip->page(0, 0, {}).has_value());
    CHECK_FALSE(slip->page(0, 100'000, {}).has_value());
    const auto beyond = slip->page(7, 100, {});
    REQUIRE(beyond);
    CHECK(ink({beyond->width, beyond->height, {beyond->rows.begin(), beyond->rows.end()}}).right < 0);
}

TEST_CASE("a picture keeps its colours and its size") {
    const std::vector<std::uint32_t> pixels{0xFF0000FFU, 0xFFFFFFFFU, 0xFF000000U,
                                            0xFF808080U, 0xFFFFFFFFU, 0xFF00FF00U};
    const GreyImage image = opened(platform::picture_png(3, 2, pixels));
    CHECK(image.width == 3);
    CHECK(image.height == 2);
    CHECK(image.pixels == std::vector<std::uint8_t>{77, 255, 0, 128, 255, 149});
    const GreyImage clear = opened(platform::picture_png(2, 1, {0x00000000U, 0x80000000U}));
    CHECK(clear.pixels == std::vector<std::uint8_t>{255, 127});
}

TEST_CASE("a picture whose size and pixels do not fit together is refused") {
    CHECK_FALSE(platform::picture_png(0, 0, {}).has_value());
    CHECK_FALSE(platform::picture_png(2, 2, {0, 0, 0}).has_value());
    CHECK_FALSE(platform::picture_png(-1, -1, {0}).has_value());
    CHECK_FALSE(platform::picture_png(40000, 1, std::vector<std::uint32_t>(40000)).has_value());
}

}  // namespace
}  // namespace motcua::tests
