// An address is picked: of this ward with three taps, of anywhere else by a few letters, and typed where the
// machine does not know the place.
#include <algorithm>

#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
using journey::AddressStep;
using journey::Draft;
using Words = std::vector<std::string>;

namespace {

constexpr const char* kHome = "applicant.address";

// Without a card, at the first step of the address.
class Newcomer : public Resident {
  public:
    Newcomer() {
        hold_up(kPoster);
        say(intent::Begin{});
        say(intent::NoticeRead{});
        say(intent::NoCard{});
        for (int pages = 0; pages < 60 && !at_address(); ++pages) answer_page();
        REQUIRE(step() == AddressStep::where);
    }

    [[nodiscard]] bool at_address() const {
        return !model.visit->drafts.empty() && model.visit->drafts.front().field == kHome;
    }
    [[nodiscard]] const Draft& draft() const { return model.visit->drafts.front(); }
    [[nodiscard]] AddressStep step() const {
        return at_address() && draft().picking ? draft().picking->step : AddressStep{};
    }
    [[nodiscard]] Words found() const {
        Words names;
        for (const auto* place : journey::places_offered(model, *draft().picking, 6))
            names.push_back(place->name);
        return names;
    }
    [[nodiscard]] std::string answer() const {
        return std::string(view(form::address_in_one_line(model.visit->answers.value(kHome))));
    }
    [[nodiscard]] bool was_typed(content::AddressPart part) const {
        const auto address = form::parse_address(model.visit->answers.value(kHome));
        return address && address->typed.at(static_cast<std::size_t>(part));
    }
    void go_on() { say(intent::Continue{}); }
    void choose(const char* option) {
        say(intent::Choose{kHome, option});
        go_on();
    }
    void pick(const char* name) {
        say(intent::PickPlace{kHome, name});
        go_on();
    }
    void write(const char* letters) { type(kHome, letters); }
};

}  // namespace

TEST_CASE("who lives in this ward says so, and is asked hamlet and house alone") {
    Newcomer resident;
    resident.choose("here");
    CHECK(resident.step() == AddressStep::hamlet);
    resident.pick("thôn Vĩnh Bình");
    CHECK(resident.step() == AddressStep::line);
    CHECK(resident.answer().empty());  // not before the end
    resident.write("Tổ 5");
    resident.go_on();
    CHECK(resident.answer() == "Tổ 5, thôn Vĩnh Bình, phường Bàn Thạch, thành phố Đà Nẵng");
    CHECK_FALSE(resident.at_address());
}

TEST_CASE("hamlet and house may be left out") {
    Newcomer resident;
    resident.choose("here");
    resident.go_on();
    resident.go_on();
    CHECK(resident.answer() == "phường Bàn Thạch, thành phố Đà Nẵng");
}

TEST_CASE("nothing chosen is told, and nothing is taken") {
    Newcomer resident;
    resident.go_on();
    CHECK(resident.step() == AddressStep::where);
    CHECK(resident.draft().problem == text::T::problem_required);
    resident.choose("elsewhere");
    CHECK(resident.step() == AddressStep::province);
    resident.go_on();
    CHECK(resident.step() == AddressStep::province);
    CHECK(resident.draft().problem == text::T::problem_place);
}

TEST_CASE("a few letters without marks find the province, and the whole name needs no touch on a row") {
    Newcomer resident;
    resident.choose("elsewhere");
    CHECK(resident.found().front() == "thành phố Đà Nẵng");
    resident.write("gia");
    CHECK(resident.found() == Words{"tỉnh Gia Lai", "tỉnh An Giang"});
    resident.go_on();  // "gia" is no name, and something is found
    CHECK(resident.draft().problem == text::T::problem_place);
    resident.write(" lai");
    CHECK_FALSE(resident.draft().problem);
    resident.go_on();
    CHECK(resident.step() == AddressStep::ward);
    CHECK(resident.draft().picking->address.part(content::AddressPart::province) == "tỉnh Gia Lai");
}

TEST_CASE("a place that the machine does not know is taken as it was typed, and the clerk is told") {
    Newcomer resident;
    resident.choose("elsewhere");
    resident.pick("tỉnh Gia Lai");
    resident.write("Xã  Thử ");
    CHECK(resident.found().empty());
    resident.go_on();
    REQUIRE(resident.step() == AddressStep::hamlet);
    resident.go_on();
    resident.go_on();
    CHECK(resident.answer() == "Xã Thử, tỉnh Gia Lai");
    CHECK(resident.was_typed(content::AddressPart::ward));
    CHECK_FALSE(resident.was_typed(content::AddressPart::province));
}

TEST_CASE("a name that only resembles one in the list can be kept as typed") {
    Newcomer resident;
    resident.choose("elsewhere");
    resident.pick("thành phố Đà Nẵng");
    resident.write("Tam K");
    REQUIRE(resident.found() == Words{"phường Tam Kỳ"});
    resident.say(intent::PlaceAsTyped{kHome});
    resident.go_on();
    resident.go_on();
    resident.go_on();
    CHECK(resident.answer() == "Tam K, thành phố Đà Nẵng");
    CHECK(resident.was_typed(content::AddressPart::ward));
}

TEST_CASE("what was picked holds no more once letters are pressed, and only what is offered can be picked") {
    Newcomer resident;
    resident.choose("elsewhere");
    resident.say(intent::PickPlace{kHome, "tỉnh Gia Lai"});
    resident.write("an giang");
    resident.go_on();
    CHECK(resident.draft().picking->address.part(content::AddressPart::province) == "tỉnh An Giang");
    resident.say(intent::PickPlace{kHome, "phường Bàn Thạch"});  // of another province
    CHECK(resident.draft().picking->address.part(content::AddressPart::ward).empty());
}

TEST_CASE("Back goes one step at a time and loses nothing; left behind, it changes no answer") {
    Newcomer resident;
    resident.choose("elsewhere");
    resident.pick("tỉnh Gia Lai");
    resident.say(intent::Back{});
    CHECK(resident.step() == AddressStep::province);
    CHECK(resident.draft().picking->address.part(content::AddressPart::province) == "tỉnh Gia Lai");
    resident.say(intent::Back{});
    CHECK(resident.step() == AddressStep::where);
    CHECK(resident.draft().picking->here == false);
    resident.choose("here");
    CHECK(resident.draft().picking->address.part(content::AddressPart::ward) == "phường Bàn Thạch");
    resident.say(intent::Back{});
    resident.say(intent::Back{});
    CHECK_FALSE(resident.at_address());
    CHECK(resident.answer().empty());
}

TEST_CASE("Change on the review asks the steps again, shows what was said, and comes straight back") {
    Newcomer resident;
    REQUIRE(resident.answer_all());
    const std::string before = resident.answer();
    const std::size_t history = resident.model.visit->history.size();
    resident.say(intent::Change{kHome});
    CHECK(resident.draft().picking->here == true);
    SUBCASE("to the end") {
        resident.choose("elsewhere");
        resident.pick("tỉnh Gia Lai");
        resident.write("Xã Thử");
        resident.go_on();
        resident.go_on();
        resident.go_on();
        CHECK(resident.screen() == journey::Screen::review);
        CHECK(resident.answer() == "Xã Thử, tỉnh Gia Lai");
    }
    SUBCASE("given up in the middle") {
        resident.choose("elsewhere");
        resident.say(intent::Back{});
        resident.say(intent::Back{});
        CHECK(resident.screen() == journey::Screen::review);
        CHECK(resident.answer() == before);
    }
    CHECK(resident.model.visit->history.size() == history);
    CHECK_FALSE(resident.model.visit->changing);
}

TEST_CASE("a card found in the middle of it answers the address, and nothing of it is asked any more") {
    Newcomer resident;
    resident.choose("elsewhere");
    resident.hold_up(kCard);
    CHECK_FALSE(resident.at_address());
    CHECK(resident.answer() == "Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam");
}
