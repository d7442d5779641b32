// What the camera looks for on each page, and what it shows there.
#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
namespace effect = motcua::journey::effect;
using journey::gaze;

namespace {

SharedLive picture() {
    auto live = std::make_shared<LivePicture>();
    live->picture = {1, 1, {0xFF, 0xFF, 0xFF}};
    return live;
}

void go_to_paper(Resident& resident) {
    resident.begin_with_card();
    const auto page = [&] { return journey::question_page(resident.model)->id; };
    for (int pages = 0; pages < 60 && page() != "divorce.photo"; ++pages) {
        if (page() == "marital.status") resident.say(intent::Choose{"marital.status", "divorced"});
        resident.answer_page();
    }
    resident.say(intent::TakePhoto{});
}

}  // namespace

TEST_CASE("codes are read on every page, and aimed at where the page asks for one") {
    Resident resident;
    CHECK(gaze(resident.model) == Gaze::codes);
    resident.say(intent::OpenScan{});
    CHECK(gaze(resident.model) == Gaze::aim);
    resident.hold_up(kCard);
    CHECK(gaze(resident.model) == Gaze::codes);
    resident.say(intent::OpenProcedures{});
    CHECK(gaze(resident.model) == Gaze::codes);
}

TEST_CASE("nothing is looked for while nothing that is held up could do anything") {
    Resident resident;
    resident.say(intent::CallStaff{});
    CHECK(gaze(resident.model) == Gaze::rest);
}

TEST_CASE("whoever sees nothing is shown nothing, and may hold up a code all the same") {
    Resident resident;
    resident.say(intent::OpenScan{});
    resident.say(intent::ToggleCurtain{});
    CHECK(gaze(resident.model) == Gaze::codes);
}

TEST_CASE("the live picture is gone as soon as nobody aims any more") {
    Resident resident;
    resident.say(intent::CameraSaw{picture()});
    CHECK_FALSE(resident.model.visit);
    resident.say(intent::OpenScan{});
    const auto shown = [&] {
        const SharedLive live = picture();
        resident.say(intent::CameraSaw{live});
        return std::weak_ptr<const LivePicture>(live);
    }();
    CHECK_FALSE(shown.expired());
    SUBCASE("the page is left") { resident.say(intent::Back{}); }
    SUBCASE("the visit ends") { resident.say(intent::Leave{}); }
    SUBCASE("a question stands over it") { resident.say(intent::CallStaff{}); }
    SUBCASE("the code is read") { resident.hold_up(kPoster); }
    SUBCASE("the camera is torn off") { resident.say(intent::CameraSaw{nullptr}); }
    CHECK(shown.expired());
}

TEST_CASE("who only stands before the camera has touched nothing") {
    Resident resident;
    resident.say(intent::OpenScan{});
    for (int i = 0; i < 300; ++i) {
        resident.wait(Millis{1'000});
        if (resident.screen() == journey::Screen::still_there) break;
        resident.say(intent::CameraSaw{picture()});
    }
    CHECK(resident.screen() == journey::Screen::still_there);
    CHECK_FALSE(resident.model.visit->live);
}

TEST_CASE("the shutter takes what is seen, once there is something to see") {
    Resident resident;
    go_to_paper(resident);
    CHECK(gaze(resident.model) == Gaze::paper);
    resident.say(intent::PressShutter{});
    CHECK_FALSE(resident.asked_for<effect::TakePicture>());
    resident.say(intent::CameraSaw{picture()});
    resident.say(intent::PressShutter{});
    CHECK(resident.count_of<effect::TakePicture>() == 1);
    resident.say(intent::Photographed{std::make_shared<PaperPhoto>()});
    resident.say(intent::PressShutter{});
    CHECK(resident.count_of<effect::TakePicture>() == 1);
    CHECK_FALSE(resident.model.visit->live);
}
