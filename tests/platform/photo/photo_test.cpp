#include "platform/photo/photo.h"

#include <algorithm>
#include <string>

#include <SDL_image.h>
#include <doctest/doctest.h>

#include "tests/platform/photo/table.h"

namespace motcua::tests {
namespace {

using Flaws = std::vector<PhotoFlaw>;

PaperPhoto photo_of(const ColourImage& seen, const PhotoLimits& limits = {}) {
    Result<PaperPhoto> photo = platform::make_photo_maker()->make(seen, limits);
    REQUIRE(photo);
    return std::move(*photo);
}

bool has(const PaperPhoto& photo, PhotoFlaw flaw) {
    return std::find(photo.flaws.begin(), photo.flaws.end(), flaw) != photo.flaws.end();
}

double proportion(const ColourImage& image) { return static_cast<double>(image.height) / image.width; }

TEST_CASE("a sheet that lies askew becomes an upright page, every line in its place") {
    const cv::Mat page = printed_page();
    for (const double degrees : {-17.0, -5.0, 0.0, 8.0, 21.0})
        for (const double tilt : {0.0, 0.08, 0.18}) {
            CAPTURE(degrees);
            CAPTURE(tilt);
            Table table;
            table.degrees = degrees;
            table.tilt = tilt;
            table.seed = static_cast<std::uint64_t>(degrees * 100 + tilt * 1000 + 5000);
            const PaperPhoto photo = photo_of(seen(page, table));
            CHECK(photo.flaws == Flaws{});
            CHECK(proportion(photo.shown) == doctest::Approx(1.414).epsilon(0.01));
            CHECK(likeness(photo.shown, page) > 0.75);
        }
}

TEST_CASE("on a light table the sheet is found by its edge") {
    Table table;
    table.table = {196, 190, 180};
    const cv::Mat page = printed_page();
    const PaperPhoto photo = photo_of(seen(page, table));
    CHECK(photo.flaws == Flaws{});
    CHECK(likeness(photo.shown, page) > 0.75);
}

TEST_CASE("a card keeps its own proportion and colours") {
    Table table;
    table.paper_share = 0.6;
    const cv::Mat paper = card();
    const PaperPhoto photo = photo_of(seen(paper, table));
    CHECK(photo.flaws == Flaws{});
    CHECK(proportion(photo.shown) == doctest::Approx(540.0 / 856).epsilon(0.05));
    CHECK(likeness(photo.shown, paper) > 0.75);
    const std::uint8_t* const corner = photo.shown.rgb.data() + 3 * (20 * photo.shown.width + 20);
    CHECK(corner[1] > corner[0] + 20);  // greenish, as it is
}

TEST_CASE("what is wrong is told: cut off, nothing there, dark, out of focus, a lamp in it") {
    const cv::Mat page = printed_page();
    const auto with = [&](auto change) {
        Table table;
        change(table);
        return photo_of(seen(page, table));
    };
    CHECK(has(with([](Table& t) { t.moved = {0, 330}; }), PhotoFlaw::cut_off));
    CHECK(has(with([](Table& t) { t.paper_share = 1.9; }), PhotoFlaw::cut_off));
    CHECK(has(with([](Table& t) { t.light = 0.3; }), PhotoFlaw::dark));
    CHECK(has(with([](Table& t) { t.blur = 2.5; }), PhotoFlaw::blurred));
    CHECK_FALSE(has(with([](Table& t) { t.blur = 0.8; }), PhotoFlaw::blurred));
    CHECK(has(with([](Table& t) { t.lamp = true; }), PhotoFlaw::glare));
    const PaperPhoto nothing = photo_of(empty_table({}));
    CHECK(has(nothing, PhotoFlaw::no_paper));
    CHECK(nothing.shown.width == 1300);
}

TEST_CASE("a blank sheet is not called out of focus") {
    const cv::Mat blank(1414, 1000, CV_8UC3, cv::Scalar(228, 226, 222));
    CHECK(photo_of(seen(blank, {})).flaws == Flaws{});
}

TEST_CASE("the file is a JPEG of what is shown, within the size asked for") {
    Table table;
    table.noise = 30;  // compresses badly
    const ColourImage camera = seen(printed_page(), table);
    for (const std::size_t bytes_max : {1'500'000U, 120'000U, 30'000U}) {
        const PaperPhoto photo = photo_of(camera, {1400, bytes_max});
        CHECK(photo.jpeg.size() <= bytes_max);
        CHECK(photo.shown.height <= 1400);
        SDL_RWops* const source = SDL_RWFromConstMem(photo.jpeg.data(), static_cast<int>(photo.jpeg.size()));
        SDL_Surface* const read = IMG_LoadTyped_RW(source, 1, "JPG");
        REQUIRE(read != nullptr);
        CHECK(static_cast<double>(read->h) / read->w == doctest::Approx(1.414).epsilon(0.02));
        SDL_FreeSurface(read);
    }
}

TEST_CASE("the same picture makes the same file") {
    const ColourImage camera = seen(printed_page(), {});
    CHECK(photo_of(camera).jpeg == photo_of(camera).jpeg);
}

TEST_CASE("pictures that are none are refused, tiny and one-coloured ones are survived") {
    const auto maker = platform::make_photo_maker();
    const auto image = [](int width, int height, std::size_t bytes, std::uint8_t grey) {
        ColourImage out{width, height, {}};
        out.rgb.assign(bytes, grey);
        return out;
    };
    CHECK_FALSE(maker->make({}, {}));
    CHECK_FALSE(maker->make(image(-1, 4, 12, 0), {}));
    CHECK_FALSE(maker->make(image(100, 100, 29'999, 0), {}));
    CHECK_FALSE(maker->make(image(100'000, 1, 300'000, 0), {}));
    CHECK_FALSE(maker->make(image(1, 1, 3, 9), {}));  // nothing to see on it
    for (const unsigned grey : {0U, 128U, 255U}) {
        CAPTURE(grey);
        const auto photo = maker->make(image(640, 480, 640 * 480 * 3, static_cast<std::uint8_t>(grey)), {});
        REQUIRE(photo);
        CHECK_FALSE(photo->flaws.empty());
    }
    CHECK_FALSE(maker->make(image(640, 480, 640 * 480 * 3, 128), {2200, 10}));
}

}  // namespace
}  // namespace motcua::tests
