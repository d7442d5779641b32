// The card names a ward that is called otherwise now: one question stands over what is asked next.
#include <doctest/doctest.h>

#include "kiosk/form/address.h"
#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
using journey::Screen;

namespace {

std::string home_of(const Resident& resident) {
    return std::string(
        view(form::address_in_one_line(resident.model.visit->answers.value("applicant.address"))));
}

void begin_with_old_card(Resident& resident) {
    resident.hold_up(kPoster);
    resident.say(intent::Begin{});
    resident.say(intent::NoticeRead{});
    resident.hold_up(kCard);
}

}  // namespace

TEST_CASE("who holds up an older card is asked once whether the new ward is theirs") {
    Resident resident;
    begin_with_old_card(resident);
    REQUIRE(journey::unit_asked(resident.model));
    resident.say(intent::ConfirmUnit{true});
    CHECK_FALSE(journey::unit_asked(resident.model));
    CHECK(resident.screen() == Screen::question);
    CHECK(home_of(resident) == "Khối phố Mẫu, phường Bàn Thạch, thành phố Đà Nẵng");
    resident.hold_up(kCard);
    CHECK_FALSE(journey::unit_asked(resident.model));
}

TEST_CASE("who says that it is not theirs keeps the line of the card, and can finish") {
    Resident resident;
    begin_with_old_card(resident);
    resident.say(intent::ConfirmUnit{false});
    CHECK_FALSE(journey::unit_asked(resident.model));
    CHECK(home_of(resident) == "Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam");
    CHECK(resident.answer_all());
}

TEST_CASE("before the notice, and of a card with the new ward, nothing is asked") {
    Resident before;
    before.hold_up(kCard);
    before.hold_up(kPoster);
    before.say(intent::Begin{});
    CHECK_FALSE(journey::unit_asked(before.model));
    before.say(intent::NoticeRead{});
    CHECK(journey::unit_asked(before.model));

    Resident other;
    other.hold_up(kPoster);
    other.say(intent::Begin{});
    other.say(intent::NoticeRead{});
    other.hold_up(kOtherCard);
    CHECK_FALSE(journey::unit_asked(other.model));
}

TEST_CASE("while it is asked nothing else that is held up is taken") {
    Resident resident;
    begin_with_old_card(resident);
    REQUIRE(journey::unit_asked(resident.model));
    resident.hold_up(kOtherCard);
    CHECK_FALSE(resident.model.visit->other_card);
    CHECK(journey::unit_asked(resident.model));
}
