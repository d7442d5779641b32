// What is made of a camera's frames: each code once, nothing of what is not there, a picture to aim by.
#include "platform/camera/onlooker.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "platform/camera/codes.h"
#include "tests/platform/camera/frames/card_frames.h"

namespace motcua::tests {
namespace {

using platform::Onlooker;
using platform::PixelFormat;
using platform::RawFrame;

RawFrame raw(const GreyImage& image) {
    return {PixelFormat::grey, image.width,         image.height,
            image.width,       image.pixels.data(), image.pixels.size()};
}

GreyImage counter_top(std::uint8_t grey) {
    return {1280, 720, std::vector<std::uint8_t>(1280UL * 720, grey)};
}

// Counts how often it is asked: that is what an idle kiosk pays for.
class CountingReader final : public CodeReader {
  public:
    Result<Secret> read(const GreyImage& image) override {
        ++asked;
        return reader_->read(image);
    }
    int asked = 0;

  private:
    std::unique_ptr<CodeReader> reader_ = platform::make_code_reader();
};

struct Eye {
    explicit Eye(Gaze gaze, platform::Mounting mounting = {}) : onlooker(reader, framing, mounting) {
        onlooker.look(gaze);
    }
    Onlooker::Seen see(const GreyImage& image) {
        auto seen = onlooker.see(raw(image));
        REQUIRE(seen);
        return std::move(*seen);
    }
    // How many codes it tells in so many frames.
    int told(const GreyImage& image, int frames) {
        int count = 0;
        for (int i = 0; i < frames; ++i) count += see(image).code ? 1 : 0;
        return count;
    }
    CountingReader reader;
    std::function<Framing(const ColourImage&)> framing = [this](const ColourImage&) { return lies; };
    Framing lies = Framing::good;
    Onlooker onlooker;
};

TEST_CASE("a card is told once for as long as it is held up, and again when it comes back") {
    Eye eye(Gaze::codes);
    const CardFrame card = card_frame(1, 60);
    CHECK(eye.told(counter_top(90), 3) == 0);
    const auto first = eye.see(card.image);
    REQUIRE(first.code);
    CHECK(view(*first.code) == card.payload);
    CHECK(eye.told(card.image, 30) == 0);
    CHECK(eye.told(counter_top(90), 4) == 0);
    CHECK(eye.told(card.image, 1) == 0);  // a hand that trembles
    CHECK(eye.told(counter_top(90), 40) == 0);
    CHECK(eye.told(card.image, 5) == 1);
}

TEST_CASE("another card is told at once") {
    Eye eye(Gaze::codes);
    CHECK(eye.told(card_frame(1, 60).image, 2) == 1);
    CHECK(eye.told(card_frame(2, 60).image, 2) == 1);
}

TEST_CASE("before an empty counter nothing is read at all") {
    Eye eye(Gaze::codes);
    eye.told(counter_top(90), 200);
    CHECK(eye.reader.asked <= 3);
}

TEST_CASE("a card that lies there is told to whoever comes to a page that asks for one, and to nobody else") {
    Eye eye(Gaze::codes);
    const GreyImage card = card_frame(1, 60).image;
    CHECK(eye.told(card, 3) == 1);
    eye.onlooker.forget();  // the visit has ended
    CHECK(eye.told(card, 3) == 0);
    eye.onlooker.look(Gaze::aim);
    CHECK(eye.told(card, 3) == 1);
}

TEST_CASE("who holds up something unreadable for some seconds is told so, who holds up nothing is not") {
    Eye eye(Gaze::aim);
    int told = 0;
    SUBCASE("something moves all the time") {
        for (int i = 0; i < 60; ++i)
            told +=
                eye.see(counter_top(static_cast<std::uint8_t>(60 + 40 * (i % 2)))).nothing_readable ? 1 : 0;
        CHECK(told == 1);
    }
    SUBCASE("nothing moves") {
        for (int i = 0; i < 300; ++i) told += eye.see(counter_top(90)).nothing_readable ? 1 : 0;
        CHECK(told == 0);
    }
    SUBCASE("it is another page") {
        eye.onlooker.look(Gaze::codes);
        for (int i = 0; i < 200; ++i)
            told +=
                eye.see(counter_top(static_cast<std::uint8_t>(60 + 40 * (i % 2)))).nothing_readable ? 1 : 0;
        CHECK(told == 0);
    }
}

TEST_CASE("while a paper is aimed at no code on it is read") {
    Eye eye(Gaze::paper);
    CHECK(eye.told(card_frame(1, 60).image, 5) == 0);
    CHECK(eye.reader.asked == 0);
}

TEST_CASE("the picture to aim by is a small mirror, and what is kept is none") {
    GreyImage half = counter_top(0);
    for (std::size_t i = 0; i < half.pixels.size(); ++i)
        if (i % 1280 < 640) half.pixels[i] = 235;
    Eye eye(Gaze::aim);
    const SharedLive live = eye.see(half).live;
    REQUIRE(live);
    CHECK(live->picture.width == 640);
    CHECK(live->picture.height == 360);
    CHECK(live->picture.rgb.front() < 20);
    CHECK(live->picture.rgb.back() > 240);
    const auto kept = eye.onlooker.picture(raw(half));
    REQUIRE(kept);
    CHECK(kept->width == 1280);
    CHECK(kept->rgb.front() > 240);
    CHECK_FALSE(Eye(Gaze::codes).see(half).live);
}

TEST_CASE("a camera on its side gives an upright picture") {
    GreyImage mark = counter_top(16);
    mark.pixels[0] = 235;  // top left
    const auto corner = [&](int degrees) {
        Eye eye(Gaze::aim, {degrees, false});
        const auto image = eye.onlooker.picture(raw(mark));
        REQUIRE(image);
        const auto at = std::max_element(image->rgb.begin(), image->rgb.end()) - image->rgb.begin();
        return std::pair<std::ptrdiff_t, std::ptrdiff_t>{at / 3 % image->width, at / 3 / image->width};
    };
    CHECK(corner(0) == std::pair<std::ptrdiff_t, std::ptrdiff_t>{0, 0});
    CHECK(corner(90) == std::pair<std::ptrdiff_t, std::ptrdiff_t>{719, 0});
    CHECK(corner(180) == std::pair<std::ptrdiff_t, std::ptrdiff_t>{1279, 719});
    CHECK(corner(270) == std::pair<std::ptrdiff_t, std::ptrdiff_t>{0, 1279});
}

TEST_CASE("how a paper lies is told when it was seen twice") {
    Eye eye(Gaze::paper);
    const GreyImage frame = counter_top(90);
    CHECK(eye.see(frame).live->framing == Framing::good);
    eye.lies = Framing::nearer;
    CHECK(eye.see(frame).live->framing == Framing::good);
    CHECK(eye.see(frame).live->framing == Framing::nearer);
}

TEST_CASE("a frame whose bytes do not fit its size is no picture") {
    std::vector<std::uint8_t> bytes(1280UL * 720 * 2, 0x80);
    for (const auto format : {PixelFormat::grey, PixelFormat::yuyv, PixelFormat::nv12, PixelFormat::mjpeg}) {
        const int stride = format == PixelFormat::yuyv ? 2560 : 1280;
        const RawFrame whole{format, 1280, 720, stride, bytes.data(), bytes.size()};
        CHECK(platform::grey_of(whole).has_value() == (format != PixelFormat::mjpeg));
        RawFrame bad = whole;
        SUBCASE("too few") { bad.size = 1280UL * 360; }
        SUBCASE("none") { bad.bytes = nullptr; }
        SUBCASE("no height") { bad.height = 0; }
        SUBCASE("too wide") { bad.width = 60'000; }
        SUBCASE("rows in rows") { bad.stride = 100; }
        CHECK_FALSE(platform::grey_of(bad));
        CHECK_FALSE(platform::colour_of(bad, 2));
    }
}

TEST_CASE("colours of a camera are the colours that were before it") {
    // Rec. 601: a pure red of full range.
    std::vector<std::uint8_t> red;
    const std::vector<std::uint8_t> pair{82, 90, 82, 240};
    for (int i = 0; i < 32 * 16; ++i) red.insert(red.end(), pair.begin(), pair.end());
    const auto image = platform::colour_of({PixelFormat::yuyv, 32, 32, 64, red.data(), red.size()});
    REQUIRE(image);
    CHECK(image->rgb[0] > 250);
    CHECK(image->rgb[1] < 5);
    CHECK(image->rgb[2] < 5);
}

}  // namespace
}  // namespace motcua::tests
