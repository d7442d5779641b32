// Every poster of the real ward, drawn and read back from its picture.
#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "platform/camera/codes.h"
#include "platform/paper/paper.h"
#include "tests/platform/paper/papers.h"
#include "tests/support/ward.h"

namespace motcua::tests {
namespace {

using platform::PosterSize;

constexpr int kPosterDpi = 100;

records::Poster poster_of(const content::Procedure& procedure) {
    return records::poster(procedure, *ward_content(), ward_content()->valid_from, code(procedure.code));
}

GreyImage hung_up(const records::Poster& poster, PosterSize size) {
    const auto drawing = platform::poster_drawing(poster, size);
    REQUIRE(drawing->pages() == 1);
    const auto page = drawing->page(0, kPosterDpi, drawing->size());
    REQUIRE(page);
    return {page->width, page->height, {page->rows.begin(), page->rows.end()}};
}

bool row_has_ink(const GreyImage& image, int y) {
    const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
    return std::any_of(row, row + image.width, [](std::uint8_t pixel) { return pixel < 250; });
}

// Nothing is cut off: the margin is white all around.
bool has_white_margin(const GreyImage& image, int margin) {
    for (int y = 0; y < image.height; ++y) {
        const bool within = y >= margin && y < image.height - margin;
        if (!within && row_has_ink(image, y)) return false;
        for (int x = 0; x < margin; ++x)
            for (const int at : {x, image.width - 1 - x})
                if (image.pixels[static_cast<std::size_t>(y * image.width + at)] < 250) return false;
    }
    return true;
}

// How many rows on from `from` the same: all white.
int white_rows(const GreyImage& image, int from) {
    int y = from;
    while (y < image.height && !row_has_ink(image, y)) ++y;
    return y - from;
}

// Between what is told and the rule above the code there is white: nothing runs into another.
bool code_stands_free(const GreyImage& image) {
    const auto is_rule = [&](int y) {
        const auto row = image.pixels.begin() + static_cast<std::ptrdiff_t>(y) * image.width;
        return std::count_if(row, row + image.width, [](std::uint8_t p) { return p < 128; }) >
               image.width * 7 / 10;
    };
    int last = -1;
    for (int y = image.height / 4; y < image.height; ++y)
        if (is_rule(y)) last = y;
    return last > 0 && white_rows(image, last + 2) > 5 && !row_has_ink(image, last - 8);
}

TEST_CASE("every procedure stands on one page of A4 and of A5, whole, and its code opens it") {
    for (const content::Procedure& procedure : ward_content()->procedures)
        for (const PosterSize size : {PosterSize::a4, PosterSize::a5}) {
            CAPTURE(procedure.code);
            const GreyImage image = hung_up(poster_of(procedure), size);
            const auto read = platform::make_code_reader()->read(image);
            CHECK(read.has_value());
            if (read) CHECK(view(*read) == procedure.code);
            CHECK(has_white_margin(image, static_cast<int>(10 * kPosterDpi / 25.4)));
            CHECK(code_stands_free(image));
        }
}

TEST_CASE("a poster has the size that was asked for") {
    const auto size_of = [](PosterSize size) {
        return platform::poster_drawing(poster_of(ward_content()->procedures.front()), size)->size();
    };
    CHECK(size_of(PosterSize::a4).width == 210);
    CHECK(size_of(PosterSize::a4).height == 297);
    CHECK(size_of(PosterSize::a5).width == 148);
    CHECK(size_of(PosterSize::a5).height == 210);
}

TEST_CASE("the same pack gives the same bytes, of the pack's own day") {
    const auto made = [] {
        return std::string(view(
            *pdf(platform::poster_drawing(poster_of(*ward_content()->find("1.001193")), PosterSize::a4))));
    };
    CHECK(made() == made());
    CHECK(made().find("/CreationDate (20261101000000)") != std::string::npos);
    CHECK(made().find("/Title (1.001193)") != std::string::npos);
}

TEST_CASE("a list that is endless is cut short on the one page, and no line runs into the code") {
    records::Poster poster = poster_of(*ward_content()->find("3.000722"));
    for (int i = 0; i < 200; ++i) poster.facts.front().lines.emplace_back("Giấy tờ thêm (bản sao)");
    for (int i = 0; i < 40; ++i) poster.facts.push_back({"Thêm", {std::string(300, 'x')}});
    for (const PosterSize size : {PosterSize::a4, PosterSize::a5}) {
        const GreyImage image = hung_up(poster, size);
        CHECK(code_stands_free(image));
        CHECK(platform::make_code_reader()->read(image).has_value());
    }
}

}  // namespace
}  // namespace motcua::tests
