// A paper photographed at the glass: offered, never asked for, looked at before it is kept.
#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
using journey::PhotoStep;
using journey::Screen;

namespace {

constexpr const char* kField = "divorce.photo";

SharedPhoto some_photo() {
    auto photo = std::make_shared<PaperPhoto>();
    photo->jpeg = secret("\xff\xd8\xff a paper");
    return photo;
}

// At the page that offers to photograph the judgment.
class Divorced : public Resident {
  public:
    Divorced() {
        begin_with_card();
        for (int pages = 0; pages < 60 && page() != kField; ++pages) {
            if (page() == "marital.status") say(intent::Choose{"marital.status", "divorced"});
            answer_page();
        }
        REQUIRE(page() == kField);
    }
    [[nodiscard]] std::string page() const {
        const content::Page* page = journey::question_page(model);
        return page ? page->id : std::string();
    }
    [[nodiscard]] std::size_t kept() const { return journey::photos_of(*model.visit, kField).size(); }
    [[nodiscard]] std::string answer() const { return std::string(model.visit->answers.value(kField)); }
    [[nodiscard]] std::optional<PhotoStep> step() const { return journey::photo_step(model); }
    void take_and_keep() {
        say(intent::TakePhoto{});
        say(intent::Photographed{some_photo()});
        say(intent::KeepPhoto{});
    }
};

}  // namespace

TEST_CASE("who wants no photo goes on without one, and nothing is said about it") {
    Divorced resident;
    resident.say(intent::Continue{});
    CHECK(resident.page() != kField);
    REQUIRE(resident.answer_all());
    CHECK_FALSE(resident.model.visit->answers.find(kField));
}

TEST_CASE("what is held up is a photo only after somebody asked for one, and a scan again afterwards") {
    Divorced resident;
    CHECK_FALSE(journey::wants_photo(resident.model));
    resident.say(intent::Photographed{some_photo()});
    CHECK(resident.step() == PhotoStep::papers);
    resident.say(intent::TakePhoto{});
    CHECK(journey::wants_photo(resident.model));
    resident.say(intent::Photographed{some_photo()});
    CHECK(resident.step() == PhotoStep::look);
    CHECK_FALSE(journey::wants_photo(resident.model));
    CHECK(resident.kept() == 0);
    resident.say(intent::KeepPhoto{});
    CHECK(resident.step() == PhotoStep::papers);
    CHECK_FALSE(journey::wants_photo(resident.model));
    CHECK(resident.kept() == 1);
}

TEST_CASE("while something else stands over the page nothing is photographed") {
    Divorced resident;
    resident.say(intent::TakePhoto{});
    SUBCASE("staff are called") { resident.say(intent::CallStaff{}); }
    SUBCASE("leaving is asked about") { resident.say(intent::Leave{}); }
    SUBCASE("nobody seems to be there") {
        resident.wait(journey::Limits{}.silence_before_warning + Millis{1'000});
        REQUIRE(resident.screen() == Screen::still_there);
    }
    CHECK_FALSE(journey::wants_photo(resident.model));
}

TEST_CASE("a picture that is not good is taken again, and the one before is gone") {
    Divorced resident;
    resident.say(intent::TakePhoto{});
    const std::weak_ptr<const PaperPhoto> first = [&] {
        const SharedPhoto photo = some_photo();
        resident.say(intent::Photographed{photo});
        return photo;
    }();
    CHECK_FALSE(first.expired());
    resident.say(intent::TakePhoto{});
    CHECK(resident.step() == PhotoStep::aim);
    CHECK(first.expired());
    resident.say(intent::Photographed{some_photo()});
    resident.say(intent::KeepPhoto{});
    CHECK(resident.kept() == 1);
}

TEST_CASE("Back leads from the camera and from the picture to what was kept before") {
    Divorced resident;
    resident.take_and_keep();
    resident.say(intent::TakePhoto{});
    resident.say(intent::Back{});
    CHECK(resident.step() == PhotoStep::papers);
    resident.say(intent::TakePhoto{});
    resident.say(intent::Photographed{some_photo()});
    resident.say(intent::TakePhoto{});
    resident.say(intent::Photographed{some_photo()});
    resident.say(intent::Back{});
    CHECK(resident.step() == PhotoStep::papers);
    CHECK(resident.kept() == 1);
    resident.say(intent::Back{});
    CHECK(resident.page() == "divorce.court");
}

TEST_CASE("what was kept stays, whichever way the page is left and found again") {
    Divorced resident;
    resident.take_and_keep();
    resident.take_and_keep();
    CHECK(resident.answer() == "2");
    resident.say(intent::Back{});
    resident.say(intent::Continue{});
    CHECK(resident.page() == kField);
    CHECK(resident.kept() == 2);
    REQUIRE(resident.answer_all());
    CHECK(resident.answer() == "2");
    resident.say(intent::Change{kField});
    CHECK(resident.kept() == 2);
    resident.say(intent::RemovePhoto{0});
    CHECK(resident.answer() == "1");
    resident.say(intent::Continue{});
    CHECK(resident.screen() == Screen::review);
    CHECK(resident.answer() == "1");
}

TEST_CASE("the one that is meant is removed; without any the question is open again") {
    Divorced resident;
    std::vector<SharedPhoto> taken;
    for (int n = 0; n < 3; ++n) {
        taken.push_back(some_photo());
        resident.say(intent::TakePhoto{});
        resident.say(intent::Photographed{taken.back()});
        resident.say(intent::KeepPhoto{});
    }
    resident.say(intent::RemovePhoto{7});
    CHECK(resident.kept() == 3);
    resident.say(intent::RemovePhoto{1});
    CHECK(journey::photos_of(*resident.model.visit, kField) == std::vector{taken[0], taken[2]});
    resident.say(intent::RemovePhoto{0});
    resident.say(intent::RemovePhoto{0});
    CHECK(resident.kept() == 0);
    CHECK_FALSE(resident.model.visit->answers.find(kField));
}

TEST_CASE("no more are taken than the field takes") {
    Divorced resident;
    const auto most = journey::photo_field(resident.model)->max;
    for (std::int64_t n = 0; n < most; ++n) resident.take_and_keep();
    CHECK_FALSE(journey::may_take_photo(resident.model));
    resident.take_and_keep();
    CHECK(resident.kept() == static_cast<std::size_t>(most));
    CHECK(resident.step() == PhotoStep::papers);
}

TEST_CASE("Continue under the camera or before a picture leaves nothing half done") {
    Divorced resident;
    resident.say(intent::TakePhoto{});
    resident.say(intent::Continue{});
    CHECK(resident.step() == PhotoStep::aim);
    resident.say(intent::Photographed{some_photo()});
    resident.say(intent::Continue{});
    CHECK(resident.step() == PhotoStep::look);
}

TEST_CASE("where no picture could be made that is said, and the next one is awaited") {
    Divorced resident;
    resident.say(intent::PhotoFailed{});
    CHECK(resident.model.visit->scan_trouble == journey::ScanTrouble::none);
    resident.say(intent::TakePhoto{});
    resident.say(intent::PhotoFailed{});
    CHECK(resident.model.visit->scan_trouble == journey::ScanTrouble::no_picture);
    CHECK(journey::wants_photo(resident.model));
    resident.say(intent::Photographed{some_photo()});
    CHECK(resident.model.visit->scan_trouble == journey::ScanTrouble::none);
}

TEST_CASE("letters pressed on the page are no number of photos") {
    Divorced resident;
    resident.type(kField, "3");
    resident.say(intent::Continue{});
    CHECK_FALSE(resident.model.visit->answers.find(kField));
}

TEST_CASE("with the visit its photos end") {
    Divorced resident;
    std::weak_ptr<const PaperPhoto> kept;
    {
        const SharedPhoto photo = some_photo();
        kept = photo;
        resident.say(intent::TakePhoto{});
        resident.say(intent::Photographed{photo});
        resident.say(intent::KeepPhoto{});
    }
    CHECK_FALSE(kept.expired());
    resident.say(intent::Leave{});
    resident.say(intent::AnswerLeave{true});
    CHECK(resident.screen() == Screen::home);
    CHECK(kept.expired());
}
