// What a camera sees at a counter, good and bad, against the reader that the kiosk uses.
#include <algorithm>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "platform/camera/codes.h"
#include "tests/platform/camera/frames/bare_readers.h"
#include "tests/platform/camera/frames/card_frames.h"

namespace motcua::tests {
namespace {

struct Tally {
    std::map<Spoiled, int> read;
    int all = 0;
    int wrong = 0;
};

// Every `step`th frame of a set.
Tally tally(CodeReader& reader, std::uint32_t seed, int step) {
    Tally tally;
    for (int i = 0; i < kFramesPerSet; i += step) {
        const CardFrame frame = card_frame(seed, i);
        const auto content = reader.read(frame.image);
        if (!content) continue;
        const bool right = view(*content) == frame.payload;
        tally.wrong += right ? 0 : 1;
        tally.all += right ? 1 : 0;
        tally.read[frame.kind] += right ? 1 : 0;
    }
    return tally;
}

std::string why_nothing(CodeReader& reader, const GreyImage& image) {
    const auto content = reader.read(image);
    return content ? "read: " + std::string(view(*content)) : content.error().what;
}

// Under the sanitizers every fifth frame: what they look for is in all of them.
#ifdef MOTCUA_SANITIZED
constexpr int kStep = 5;
#else
constexpr int kStep = 1;
#endif

TEST_CASE(
    "of 200 blurred, noisy, pale, turned, tilted, skewed, glaring, small or mangled cards 198 are read") {
    const auto reader = platform::make_code_reader();
    const Tally ours = tally(*reader, 1, kStep);
    CHECK(ours.wrong == 0);
    CHECK(ours.all >= 198 / kStep);
}

TEST_CASE("what is no code gives nothing") {
    const auto reader = platform::make_code_reader();
    for (const NoCode& frame : frames_without_code(1)) {
        CAPTURE(frame.what);
        CHECK(why_nothing(*reader, frame.image) == "no code in the picture");
    }
}

TEST_CASE("two cards in one frame are refused, whichever they are") {
    const auto reader = platform::make_code_reader();
    for (std::uint32_t seed = 1; seed <= 3; ++seed)
        CHECK(why_nothing(*reader, two_cards(seed)) == "more than one code in the picture");
}

TEST_CASE("the same frame is always read the same way") {
    CHECK(card_frame(7, 199).image.pixels == card_frame(7, 199).image.pixels);
    CHECK(card_frame(7, 199).payload != card_frame(8, 199).payload);
    const NoCode noise = frames_without_code(2)[1];
    const auto reader = platform::make_code_reader();
    CHECK(why_nothing(*reader, noise.image) == why_nothing(*platform::make_code_reader(), noise.image));
}

TEST_CASE("pictures of any shape are looked at without a word from the libraries") {
    const auto reader = platform::make_code_reader();
    for (const auto& [width, height] : {std::pair{21, 8192}, std::pair{8192, 21}, std::pair{21, 21}}) {
        const GreyImage strip{width, height,
                              std::vector<std::uint8_t>(static_cast<std::size_t>(width * height), 128)};
        CHECK(why_nothing(*reader, strip) == "no code in the picture");
    }
}

TEST_CASE("a card is read in a mirror") {
    CardFrame frame = card_frame(1, 60);
    for (int y = 0; y < frame.image.height; ++y)
        std::reverse(frame.image.pixels.begin() + y * frame.image.width,
                     frame.image.pixels.begin() + (y + 1) * frame.image.width);
    const auto content = platform::make_code_reader()->read(frame.image);
    REQUIRE(content.has_value());
    CHECK(view(*content) == frame.payload);
}

}  // namespace

TEST_SUITE("all") {
    TEST_CASE("198 of 200 over more seeds" * doctest::skip()) {
        const auto reader = platform::make_code_reader();
        for (std::uint32_t seed = 2; seed <= 6; ++seed) {
            CAPTURE(seed);
            const Tally ours = tally(*reader, seed, kStep);
            CHECK(ours.wrong == 0);
            CHECK(ours.all >= 198 / kStep);
            for (const NoCode& frame : frames_without_code(seed)) {
                CAPTURE(frame.what);
                CHECK(why_nothing(*reader, frame.image) == "no code in the picture");
            }
            CHECK(why_nothing(*reader, two_cards(seed + 10)) == "more than one code in the picture");
        }
    }

    TEST_CASE("the frames are hard: readers with nothing in front lose a sixth of them" * doctest::skip()) {
        const auto zxing = bare_zxing();
        const auto zbar = bare_zbar();
        for (std::uint32_t seed = 1; seed <= 3; ++seed) {
            CAPTURE(seed);
            Tally by_zxing = tally(*zxing, seed, 1);
            CHECK(by_zxing.all < 175);
            CHECK(by_zxing.read[Spoiled::skew] < 5);
            CHECK(by_zxing.read[Spoiled::combined] < 15);
            CHECK(by_zxing.all > 150);
            const Tally by_zbar = tally(*zbar, seed, 1);
            CHECK(by_zbar.all < 185);
            CHECK(by_zbar.all > 155);
        }
    }

}  // "all"

}  // namespace motcua::tests
