// What is held before the camera: read everywhere, photographed where a photo was asked for.
#include "tests/platform/runtime/counter.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using journey::PhotoStep;

ColourImage pixel(std::uint8_t grey) { return {1, 1, {grey, grey, grey}}; }

// At the page that offers to photograph the judgment.
void go_to_photo(Counter& counter) {
    counter.mailbox.post(pixel(0xFF));  // the procedure's poster
    counter.turn();
    const auto say = [&](journey::Intent intent) {
        counter.mailbox.post(std::move(intent));
        counter.turn();
    };
    say(intent::Begin{});
    say(intent::NoticeRead{});
    say(intent::Scanned{secret("049155999001|205999001|Nguyễn Thị Mẫu|12031955|Nữ|Mẫu, Đà Nẵng|10052021")});
    const auto answer = [&](const char* field, const char* option) {
        say(intent::Choose{field, option});
        say(intent::Continue{});
    };
    answer("for_whom", "self");
    answer("subject.ethnicity", "kinh");
    answer("subject.nationality", "vn");
    answer("marital.status", "divorced");
    say(intent::Continue{});
    for (const char digit : {'2', '0', '1', '9'})
        say(intent::Press{"divorce.date", text::character_key(static_cast<char32_t>(digit))});
    say(intent::Continue{});
    say(intent::Continue{});
    REQUIRE(journey::photo_step(counter.model()) == PhotoStep::papers);
}

TEST_CASE("a code that is held up is read, and what shows none is said to show none") {
    Counter counter;
    counter.tap("home.scan");
    counter.mailbox.post(pixel(0x00));
    counter.turn();
    CHECK(counter.find("scan.trouble").label.size() > 20);
    counter.mailbox.post(pixel(0xFF));
    counter.turn();
    CHECK(counter.model().visit->procedure == "1.004873");
}

TEST_CASE("a paper is photographed where somebody asked for it, and only there") {
    Counter counter;
    go_to_photo(counter);
    counter.mailbox.post(pixel(0xFF));
    counter.turn();
    CHECK(journey::photo_step(counter.model()) == PhotoStep::papers);
    counter.tap("photo.take");
    counter.mailbox.post(pixel(0xFF));
    counter.turn();
    CHECK(journey::photo_step(counter.model()) == PhotoStep::look);
    counter.tap("photo.keep");
    CHECK(counter.model().visit->photos.size() == 1);
}

TEST_CASE("a photo weighs no more than the pack says") {
    auto content = std::make_shared<content::Content>(*ward_content());
    content->locality.photo_bytes_max = 345'000;
    Counter counter(content);
    go_to_photo(counter);
    counter.tap("photo.take");
    counter.mailbox.post(pixel(0xFF));
    counter.turn();
    CHECK(counter.photos.asked.bytes_max == 345'000);
}

TEST_CASE("where no picture comes of it that stands on the glass, and the next one may be better") {
    Counter counter;
    go_to_photo(counter);
    counter.tap("photo.take");
    counter.mailbox.post(pixel(0x00));
    counter.turn();
    CHECK(counter.find("scan.trouble").label.find("chưa chụp được") != std::string::npos);
    counter.mailbox.post(pixel(0xFF));
    counter.turn();
    CHECK(journey::photo_step(counter.model()) == PhotoStep::look);
}

SharedLive live_picture() {
    auto live = std::make_shared<LivePicture>();
    live->picture = {16, 16, SecretVector<std::uint8_t>(16 * 16 * 3, 0x77)};
    return live;
}

TEST_CASE("what the camera sees stands on the page that asks for a code, and on no other") {
    Counter counter;
    CHECK(counter.camera.gaze == Gaze::codes);
    counter.tap("home.scan");
    CHECK(counter.camera.gaze == Gaze::aim);
    counter.mailbox.show(live_picture());
    counter.turn();
    CHECK(counter.find("scan.live").role == "image");
    counter.tap("frame.back");
    CHECK(counter.camera.gaze == Gaze::codes);
    counter.mailbox.show(live_picture());
    counter.turn();
    CHECK_FALSE(counter.ui().tree().find("scan.live"));
}

TEST_CASE("with the visit goes what the camera saw, also what nobody had looked at yet") {
    Counter counter;
    counter.tap("home.scan");
    const auto forgotten = counter.camera.forgotten;
    std::weak_ptr<const LivePicture> waits;
    {
        const SharedLive live = live_picture();
        waits = live;
        counter.mailbox.show(live);
    }
    counter.terminal().handle(intent::Leave{});
    CHECK(waits.expired());
    CHECK(counter.camera.forgotten == forgotten + 1);
}

TEST_CASE("the shutter takes one picture, and a second touch none of the page after it") {
    Counter counter;
    go_to_photo(counter);
    counter.tap("photo.take");
    CHECK(counter.camera.gaze == Gaze::paper);
    CHECK_FALSE(counter.ui().tree().find("photo.shutter"));
    counter.mailbox.show(live_picture());
    counter.turn();
    counter.tap("photo.shutter");
    counter.tap("photo.shutter");
    CHECK(counter.camera.pictures == 2);
    counter.mailbox.post(platform::Mailbox::Picture{pixel(0xFF)});
    counter.mailbox.post(platform::Mailbox::Picture{pixel(0xFF)});
    counter.turn();
    CHECK(journey::photo_step(counter.model()) == PhotoStep::look);
    CHECK(counter.model().visit->procedure == "1.004873");
}

TEST_CASE("a camera that cannot take the picture says so where it was asked") {
    Counter counter;
    go_to_photo(counter);
    counter.tap("photo.take");
    counter.mailbox.show(live_picture());
    counter.turn();
    counter.tap("photo.shutter");
    counter.mailbox.post(platform::Mailbox::Picture{});
    counter.turn();
    CHECK(counter.find("scan.trouble").label.find("chưa chụp được") != std::string::npos);
}

TEST_CASE("a camera that is down is told to who came to be scanned, with the ways that are left") {
    Counter counter;
    counter.mailbox.post(pixel(0xFF));
    counter.turn();
    for (journey::Intent next : {journey::Intent(intent::Begin{}), journey::Intent(intent::NoticeRead{})}) {
        counter.mailbox.post(std::move(next));
        counter.turn();
    }
    CHECK_FALSE(counter.ui().tree().find("scan.camera_down"));
    CHECK_FALSE(counter.ui().tree().find("scan.card_unreadable"));
    counter.camera.is = CameraState::down;
    counter.turn();
    CHECK(counter.find("scan.camera_down").label.size() > 20);
    CHECK(counter.find("scan.card_unreadable").primary);
}

}  // namespace
}  // namespace motcua::tests
