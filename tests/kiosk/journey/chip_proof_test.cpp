// What a chip has proved, and what nothing that is held up, taken off or laid down makes of it.
#include <string>

#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
namespace chip = identity::chip;
using journey::Screen;
using Phase = journey::ChipVisit::Phase;

LaidCard laid(std::uint32_t number) { return {number, ChipKind::processor, true}; }

Resident at_the_reader() {
    Resident resident;
    resident.model.machine.chip_reader = ChipReaderState::works;
    resident.begin_with_card();
    REQUIRE(resident.screen() == Screen::chip);
    resident.say(intent::CardLaid{laid(1)});
    return resident;
}

// Of the card that was held up.
std::shared_ptr<chip::Reading> reading_of(const Resident& resident) {
    auto read = std::make_shared<chip::Reading>();
    const identity::Card& card = *resident.model.visit->card;
    read->zone.id = card.id;
    read->zone.birth_date = card.birth_date;
    read->zone.plain_name = secret("NGUYEN THI MAU");
    read->state.emplace();
    read->state->id = card.id;
    read->state->full_name = card.full_name;
    read->state->address = secret("Thôn 2, Xã Trong Chip");
    read->proof.signature = chip::Signature::valid;
    read->proof.issuer = chip::Issuer::trusted;
    read->proof.groups = {{1, true}, {13, true}};
    return read;
}

void prove(Resident& resident) {
    resident.say(intent::ChipRead{resident.model.readings, reading_of(resident), {}});
    REQUIRE(resident.model.visit->level == form::IdentityLevel::chip);
}

std::string said_by_card(const Resident& resident) {
    return std::string(resident.model.visit->answers.value("applicant.name")) + "|" +
           std::string(view(resident.model.visit->card->address));
}

}  // namespace

TEST_CASE("a code held up after the chip has proved who it is changes nothing of what it said") {
    Resident resident = at_the_reader();
    prove(resident);
    resident.say(intent::Continue{});
    const std::string proved = said_by_card(resident);
    CHECK(proved == "Nguyễn Thị Mẫu|Thôn 2, Xã Trong Chip");
    std::string forged = kCard;
    forged.replace(forged.find("Nguyễn Thị Mẫu"), std::string("Nguyễn Thị Mẫu").size(), "Trần Thị Giả");
    resident.hold_up(forged.c_str());
    CHECK(said_by_card(resident) == proved);
    CHECK(resident.model.visit->level == form::IdentityLevel::chip);
}

TEST_CASE("taking the card back goes on; what is not proved waits for a touch") {
    Resident proved = at_the_reader();
    prove(proved);
    proved.say(intent::CardTaken{1});
    CHECK(proved.screen() == Screen::question);

    Resident unknown = at_the_reader();
    const auto read = reading_of(unknown);
    read->proof.issuer = chip::Issuer::unknown;
    unknown.say(intent::ChipRead{unknown.model.readings, read, {}});
    unknown.say(intent::CardTaken{1});
    CHECK(unknown.screen() == Screen::chip);
    CHECK(unknown.model.visit->level == form::IdentityLevel::qr);
    unknown.say(intent::Continue{});
    CHECK(unknown.screen() == Screen::question);
}

TEST_CASE("a card laid down while the last one is still read is read next") {
    Resident resident = at_the_reader();
    resident.say(intent::CardLaid{laid(2)});
    resident.effects.clear();
    resident.say(intent::ChipStopped{resident.model.readings, chip::Stop::card_gone});
    CHECK(resident.model.visit->chip->phase == Phase::reads);
    CHECK(resident.last_of<journey::effect::ReadChip>().card == 2);
}

TEST_CASE("nothing goes on past a card that somebody must look at, not by Back and not by passing it over") {
    Resident resident = at_the_reader();
    const auto read = reading_of(resident);
    read->proof.groups[1].holds = false;
    resident.say(intent::ChipRead{resident.model.readings, read, {}});
    for (const journey::Intent& way :
         std::vector<journey::Intent>{intent::Continue{}, intent::PassOverChip{}}) {
        resident.say(way);
        CHECK(resident.screen() == Screen::chip);
    }
    resident.say(intent::Back{});
    resident.say(intent::NoticeRead{});
    CHECK(resident.screen() != Screen::question);
    CHECK_FALSE(resident.model.visit->chip_evidence);
}

TEST_CASE("an answer to an older reading, or after the page was left, is no answer") {
    Resident resident = at_the_reader();
    const auto read = reading_of(resident);
    resident.say(intent::ChipRead{resident.model.readings - 1, read, {}});
    CHECK(resident.model.visit->level == form::IdentityLevel::qr);
    resident.say(intent::PassOverChip{});
    resident.say(intent::ChipRead{resident.model.readings, read, {}});
    CHECK(resident.model.visit->level == form::IdentityLevel::qr);
    CHECK(resident.screen() == Screen::question);
}

}  // namespace motcua::tests
