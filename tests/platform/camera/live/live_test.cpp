// The real kiosk with a camera: cards are read, and it may be torn off whenever somebody likes.
#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "tests/platform/camera/frames/card_frames.h"
#include "tests/platform/camera/live/invented_camera.h"
#include "tests/support/kiosk_process.h"

namespace motcua::tests {
namespace {

using nlohmann::json;

GreyImage card(std::uint32_t seed) { return card_frame(seed, 60).image; }  // turned by some degrees
GreyImage nothing() { return {1280, 720, std::vector<std::uint8_t>(1280UL * 720, 0x70)}; }

class Counter {
  public:
    Counter() {
        const Ended made = run({program("kioskctl"), "init", "--demo", "--data", data(), "--pack",
                                source_dir() / "assets/packs/wards/ban-thach"});
        REQUIRE_MESSAGE(made.exit_code == 0, made.err);
        name_camera();
        kiosk_ = std::make_unique<KioskProcess>(
            KioskProcess::Options{data(), folder_.path() / "out", {}, camera.beside(), false});
    }
    void hold(const std::vector<json>& steps) { tests::hold(*kiosk_, steps); }
    void await(const std::string& widget) { hold({{{"await", {{"widget", widget}}}}}); }
    void await_gone(const std::string& widget) {
        hold({{{"await", {{"widget", widget}, {"absent", true}}}}});
    }
    // To the page that asks for a code, of a new visit.
    void begin() { hold({{{"tap", "home.scan"}}, {{"expect", {{"screen", "scan"}}}}}); }
    void leave() { hold({{{"tap", "frame.finish"}}, {{"expect", {{"screen", "home"}}}}}); }
    void leave_card() {
        hold({{{"tap", "frame.finish"}}, {{"tap", "leave.yes"}}, {{"expect", {{"screen", "home"}}}}});
    }
    void end() { CHECK(kiosk_->end().exit_code == 0); }

    InventedCamera camera;

  private:
    [[nodiscard]] std::filesystem::path data() const { return folder_.path() / "kiosk"; }
    void name_camera() const {
        std::stringstream text;
        text << std::ifstream(data() / "kiosk.toml").rdbuf();
        std::string toml = text.str();
        const auto at = toml.find("\ndevice = ") + 10;
        REQUIRE(at != std::string::npos + 10);
        toml.replace(at, toml.find('\n', at) - at, std::string("\"") + kInventedCamera + "\"");
        std::ofstream(data() / "kiosk.toml") << toml;
    }

    TempFolder folder_;
    std::unique_ptr<KioskProcess> kiosk_;
};

TEST_CASE("a card is read from every kind of camera, torn off in the middle and back") {
    Counter counter;
    counter.begin();
    counter.await("scan.camera_down");
    std::uint32_t seed = 1;
    for (const char* format : {"YUYV", "MJPG", "NV12", "GREY"}) {
        INFO(std::string(format));
        counter.camera.shows(nothing(), format);
        counter.camera.becomes("works");
        counter.await("scan.live");
        counter.await_gone("scan.camera_down");
        counter.camera.shows(card(seed++), format);
        counter.await("scan.card_read");
        counter.camera.becomes("gone");
        counter.leave_card();
        counter.begin();
        counter.await("scan.camera_down");
        counter.await_gone("scan.live");
    }
    counter.end();
    CHECK(counter.camera.complained("it is not plugged in") == 5);
    CHECK(counter.camera.complained("it works again") == 4);
}

TEST_CASE("a card that lies there when the next person comes is read only for who asks for it") {
    Counter counter;
    counter.camera.shows(nothing(), "YUYV");
    counter.camera.becomes("works");
    counter.begin();
    counter.await("scan.live");
    counter.camera.shows(card(7), "YUYV");
    counter.await("scan.card_read");
    counter.leave_card();
    counter.hold({{{"expect", {{"screen", "home"}}}}});
    counter.begin();
    counter.await("scan.card_read");
    counter.end();
}

TEST_CASE("why there is no picture is said once in words, and all goes on without one") {
    Counter counter;
    counter.camera.shows(nothing(), "YUYV");
    struct Bad {
        const char* state;
        const char* words;
    };
    for (const Bad& bad : {Bad{"denied", "may not use it"}, Bad{"busy", "another program uses it"},
                           Bad{"no_camera", "it is no camera"}, Bad{"silent", "it delivers no pictures"}}) {
        INFO(std::string(bad.state));
        counter.camera.becomes(bad.state);
        CHECK(counter.camera.complains(bad.words));
        counter.begin();
        counter.await("scan.camera_down");
        counter.leave();
        counter.camera.becomes("works");
        counter.begin();
        counter.await("scan.live");
        counter.leave();
        CHECK(counter.camera.complained(bad.words) == 1);
        counter.camera.becomes("gone");
        counter.begin();
        counter.await("scan.camera_down");
        counter.leave();
    }
    counter.end();
}

TEST_CASE("frames that are torn, and sizes that cannot be, harm nobody") {
    Counter counter;
    counter.begin();
    for (const char* format : {"YUYV", "MJPG", "NV12", "GREY"}) {
        INFO(std::string(format));
        counter.camera.shows(nothing(), format);
        counter.camera.becomes("works");
        counter.await("scan.live");
        counter.camera.becomes("torn");
        counter.await("scan.camera_down");
    }
    counter.camera.becomes("wild");
    counter.hold({{{"expect", {{"widget", "scan.camera_down"}}}}});
    counter.camera.shows(nothing(), "GREY");
    counter.camera.becomes("works");
    counter.await("scan.live");
    counter.end();
}

}  // namespace
}  // namespace motcua::tests
