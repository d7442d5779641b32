#include "ui/theme/drawing.h"

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "ui/theme/icons.h"

namespace motcua::tests {
namespace {

using ui::Drawing;
using ui::Pigment;

constexpr const char* kRoot = R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" fill="none" )"
                              R"(stroke-linecap="round" stroke-linejoin="round">)";

std::string picture(const std::string& elements) { return kRoot + elements + "</svg>"; }

std::string refused(const std::string& svg) {
    const auto parsed = ui::parse_drawing(svg);
    return parsed ? "accepted" : parsed.error().what;
}

float area(Drawing::Point a, Drawing::Point b, Drawing::Point c) {
    return std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
}

float area_of_triangles(const Drawing::Shape& shape) {
    float sum = 0;
    for (std::size_t i = 0; i + 2 < shape.triangles.size(); i += 3)
        sum += area(shape.points[shape.triangles[i]], shape.points[shape.triangles[i + 1]],
                    shape.points[shape.triangles[i + 2]]);
    return sum;
}

std::vector<std::filesystem::path> files() {
    std::vector<std::filesystem::path> found;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(MOTCUA_SOURCE_DIR) + "/assets/pictures"))
        if (entry.path().extension() == ".svg") found.push_back(entry.path());
    return found;
}

}  // namespace

TEST_CASE("every picture in the assets can be drawn and stays within its frame") {
    constexpr float kOverhang = 4;
    for (const auto& path : files()) {
        CAPTURE(path.stem().string());
        const auto icon = ui::icon_named(path.stem().string());
        REQUIRE(icon);
        const Drawing& drawing = ui::drawing_of(*icon);
        CHECK_FALSE(drawing.shapes.empty());
        for (const Drawing::Shape& shape : drawing.shapes)
            for (const Drawing::Point& point : shape.points) {
                const float half = shape.weight / 2 - kOverhang;
                CHECK(point.x - half >= 0);
                CHECK(point.y - half >= 0);
                CHECK(point.x + half <= drawing.width);
                CHECK(point.y + half <= drawing.height);
            }
    }
    CHECK_FALSE(ui::icon_named("no_such_picture"));
}

TEST_CASE("no two pictures are the same: five moods have five faces") {
    std::set<std::string> seen;
    for (const auto& path : files()) {
        std::ifstream in(path);
        std::stringstream text;
        text << in.rdbuf();
        CHECK_MESSAGE(seen.insert(text.str()).second, path.stem().string());
    }
    for (int mood = 1; mood <= 5; ++mood) CHECK(ui::icon_named("face_" + std::to_string(mood)));
}

TEST_CASE("paths, circles and rectangles become outlines in the ink that they name") {
    const auto drawing = ui::parse_drawing(picture(
        R"(<path d="M10 10 L20 10 L20 20 Z" fill="gold"/>)"
        R"(<circle cx="48" cy="48" r="20" stroke="teal" stroke-width="5"/>)"
        R"(<rect x="1" y="2" width="30" height="40" rx="6" fill="white" opacity="0.5"/>)"
        R"(<path d="M0 0 Q10 10 20 0 C30 -10 40 10 50 0" stroke="paleturquoise" stroke-width="2"/>)"));
    REQUIRE(drawing);
    REQUIRE(drawing->shapes.size() == 4);
    CHECK(drawing->shapes[0].fill == Pigment::warm);
    CHECK(drawing->shapes[0].triangles.empty());  // convex
    CHECK(drawing->shapes[1].stroke == Pigment::line);
    CHECK(drawing->shapes[1].closed);
    for (const auto& point : drawing->shapes[1].points)
        CHECK(std::hypot(point.x - 48, point.y - 48) == doctest::Approx(20).epsilon(0.001));
    CHECK(drawing->shapes[2].opacity == doctest::Approx(0.5));
    CHECK_FALSE(drawing->shapes[3].closed);
    CHECK(drawing->shapes[3].points.back().x == doctest::Approx(50));
}

TEST_CASE("an outline with a bay is filled to its bay and not across it") {
    // A U: 30 x 30 with a bay of 10 x 20.
    for (const char* way : {"M0 0 L10 0 L10 20 L20 20 L20 0 L30 0 L30 30 L0 30 Z",
                            "M0 30 L30 30 L30 0 L20 0 L20 20 L10 20 L10 0 L0 0 Z"}) {
        const auto drawing = ui::parse_drawing(picture(fmt::format(R"(<path d="{}" fill="teal"/>)", way)));
        REQUIRE(drawing);
        CHECK(area_of_triangles(drawing->shapes[0]) == doctest::Approx(700));
    }
}

TEST_CASE("what is not part of the small format is refused with its reason") {
    CHECK(refused("") == "expected a tag");
    CHECK(refused("<svg>") == "not the root of a picture");
    CHECK(refused(picture("<text>A</text>")) == "<text> is not known here");
    CHECK(refused(picture(R"(<path d="M0 0 L1 1" stroke="red" stroke-width="1"/>)")) ==
          "red is none of the four inks");
    CHECK(refused(picture(R"(<path d="m0 0 l1 1" stroke="teal" stroke-width="1"/>)")) ==
          "a path that is not M, L, Q, C and Z");
    CHECK(refused(picture(R"(<path d="M0 0 L1" stroke="teal" stroke-width="1"/>)")) ==
          "a path that is not M, L, Q, C and Z");
    CHECK(refused(picture(R"(<path d="M0 0 L9999 1" stroke="teal" stroke-width="1"/>)")) ==
          "a path that is not M, L, Q, C and Z");
    CHECK(refused(picture(R"(<circle cx="1" cy="nan" r="2" fill="teal"/>)")) == "cy is no number");
    CHECK(refused(picture(R"(<circle cx="1" cy="1" r="2" fill="teal" onclick="x"/>)")) ==
          "onclick is not known here");
    CHECK(refused(picture(R"(<circle cx="1" cx="1" r="2"/>)")) == "cx is there twice");
    CHECK(refused(picture(R"(<path d="M0 0 L10 10 L10 0 L0 10 Z" fill="teal"/>)")) ==
          "an outline that crosses itself");
    CHECK(refused(picture(R"(<path d="M0 0" stroke="teal" stroke-width="1"/>)")) == "a shape without extent");
    CHECK(refused(kRoot + std::string("<circle")) == "a tag that is not whole");
    CHECK(refused(picture("") + "x") == "something after its end");
    CHECK(refused(std::string(17'000, ' ')) == "more than 16384 bytes");
}

}  // namespace motcua::tests
