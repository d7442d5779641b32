#include <atomic>
#include <future>
#include <optional>

#include "station.h"
#include <doctest/doctest.h>

#include "tests/support/card_reader/card_service.h"
#include "tests/support/card_reader/scripted_card.h"

namespace motcua::tests {
namespace {

using platform::CardReaderOptions;

CardScript silent_card() {
    CardScript script;
    script.answer = [](std::span<const std::uint8_t>) {
        return CardReply{.kind = CardReply::Kind::silence, .bytes = {}};
    };
    return script;
}

const ChipBytes& any_command() {
    static const ChipBytes bytes = command({0x00, 0xB0, 0x00, 0x00, 0x00});
    return bytes;
}

// What becomes of a command to this card, while the test goes on.
std::future<Result<ChipBytes, ChannelLoss>> ask(CardChannel& channel) {
    return std::async(std::launch::async, [&channel] { return channel.transmit(any_command()); });
}

bool has_heard(const ScriptedCard& card, int exchanges = 1) {
    return card.wait_until([=](const ScriptedCard::Counts& counts) { return counts.exchanges >= exchanges; });
}

TEST_CASE("a card that never answers is given up, and its reader counts as down until it is taken off") {
    const CardService service;
    Station station(CardReaderOptions{.name = "Virtual PCD 00 00", .answer = Millis{300}});
    std::optional<ScriptedCard> silent(std::in_place, service.port(0), silent_card());
    const LaidCard laid = station.wait_for_card();
    auto channel = station.reader().open(laid.number);
    REQUIRE(channel.has_value());
    for (int again = 0; again < 2; ++again) {
        const auto answer = (*channel)->transmit(any_command());
        REQUIRE_FALSE(answer.has_value());
        CHECK(answer.error() == ChannelLoss::silent);
    }
    CHECK(station.reader().state() == ChipReaderState::down);
    channel->reset();
    // pcscd itself still waits for the card, and with it everybody who asks for the reader.
    const auto again = station.reader().open(laid.number);
    REQUIRE_FALSE(again.has_value());
    CHECK(again.error() == ChannelLoss::silent);
    silent.reset();
    CHECK(station.wait_until_taken());
    CHECK(station.wait_for(ChipReaderState::works));
    const ScriptedCard next(service.port(0));
    const auto open = station.reader().open(station.wait_for_card(2).number);
    REQUIRE(open.has_value());
    CHECK((*open)->transmit(any_command()).has_value());
}

TEST_CASE("a card that hangs in one reader leaves the other one free") {
    const CardService service;
    Station station(CardReaderOptions{.name = "Virtual", .answer = Millis{300}});
    const ScriptedCard silent(service.port(0), silent_card());
    const auto hung = station.reader().open(station.wait_for_card(1).number);
    REQUIRE(hung.has_value());
    CHECK((*hung)->transmit(any_command()).error() == ChannelLoss::silent);
    CHECK(station.reader().state() == ChipReaderState::works);
    const ScriptedCard good(service.port(1));
    const auto channel = station.reader().open(station.wait_for_card(2).number);
    REQUIRE(channel.has_value());
    CHECK((*channel)->transmit(any_command()).has_value());
}

TEST_CASE("pcscd that is killed in the middle of a command ends it, and serves again when it is back") {
    CardService service;
    Station station;
    std::atomic<bool> is_silent{true};
    CardScript script;
    script.answer = [&](std::span<const std::uint8_t>) {
        return is_silent ? CardReply{.kind = CardReply::Kind::silence, .bytes = {}}
                         : CardReply{.bytes = {0x90, 0x00}};
    };
    const ScriptedCard card(service.port(0), script);
    auto channel = station.reader().open(station.wait_for_card(1).number);
    REQUIRE(channel.has_value());
    auto answer = ask(**channel);
    REQUIRE(has_heard(card));
    service.kill();
    const auto lost = answer.get();
    REQUIRE_FALSE(lost.has_value());
    CHECK(lost.error() == ChannelLoss::reader_gone);
    CHECK(station.wait_until_taken());
    CHECK(station.wait_for(ChipReaderState::down));
    CHECK(station.wait_for_trouble("pcscd does not answer"));
    is_silent = false;
    service.start();
    const auto after = station.reader().open(station.wait_for_card(2).number);
    REQUIRE(after.has_value());
    CHECK((*after)->transmit(any_command()).has_value());
    CHECK((*channel)->transmit(any_command()).error() == ChannelLoss::reader_gone);
    CHECK(station.wait_for_trouble("works again"));
    CHECK(station.troubles().size() == 2);
}

TEST_CASE("pcscd may come later, go, and come again, with nobody at the counter") {
    CardService service(CardService::Start::later);
    Station station(CardReaderOptions{.name = "Virtual", .look_again = Millis{50}});
    CHECK(station.wait_for_trouble("pcscd does not answer"));
    CHECK(station.reader().state() == ChipReaderState::down);
    for (int round = 0; round < 3; ++round) {
        service.start();
        CHECK(station.wait_for(ChipReaderState::works));
        round == 1 ? service.shut_off() : service.kill();
        CHECK(station.wait_for(ChipReaderState::down));
    }
}

TEST_CASE("a kiosk that never had a reader says none, and nobody is troubled for it") {
    const CardService service(CardService::Start::later);
    Station station(CardReaderOptions{.name = {}, .look_again = Millis{10}});
    CHECK(station.reader().state() == ChipReaderState::none);
    CHECK(station.reader().cards().empty());
    CHECK(station.reader().open(1).error() == ChannelLoss::card_gone);
    station.end();
    CHECK(station.troubles().empty());
}

TEST_CASE("a reader with no card works, and one that is missed by its name is asked for by it") {
    const CardService service;
    Station there;
    CHECK(there.wait_for(ChipReaderState::works));
    CHECK(there.reader().cards().empty());
    there.end();
    Station missed(CardReaderOptions{.name = "Nowhere 9"});
    CHECK(missed.wait_for_trouble("none with \"Nowhere 9\" in its name is plugged in"));
    CHECK(missed.reader().state() == ChipReaderState::down);
}

TEST_CASE("a reader that cannot be reached is down and takes its card away, and both come back") {
    CardService service;
    Station station;
    const ScriptedCard card(service.port(0));
    const LaidCard laid = station.wait_for_card(1);
    auto channel = station.reader().open(laid.number);
    REQUIRE(channel.has_value());
    service.unplug();
    CHECK(station.wait_until_taken(1));
    CHECK((*channel)->transmit(any_command()).error() == ChannelLoss::reader_gone);
    CHECK(station.wait_for(ChipReaderState::down));
    CHECK(station.wait_for_trouble("it does not answer"));
    service.plug_in();
    CHECK(station.wait_for(ChipReaderState::works));
    const LaidCard again = station.wait_for_card(2);
    CHECK(again.number != laid.number);
    const auto reopened = station.reader().open(again.number);
    REQUIRE(reopened.has_value());
    CHECK((*reopened)->transmit(any_command()).has_value());
}

TEST_CASE("pcscd without a reader is asked for one, and a reader that had a card is missed") {
    CardService service;
    Station station(CardReaderOptions{.name = {}, .look_again = Millis{50}});
    const ScriptedCard card(service.port(0));
    REQUIRE(station.wait_for_card(1).number != 0);
    service.kill();
    service.unplug();
    service.start();
    CHECK(station.wait_for_trouble("card reader: none is plugged in"));
    CHECK(station.reader().state() == ChipReaderState::down);
    CHECK(station.wait_until_taken(1));
    CHECK(station.reader().cards().empty());
}

TEST_CASE("who ends the reader waits for nothing: not for cards, not for a card that hangs") {
    const CardService service;
    Station idle;
    CHECK(idle.wait_for(ChipReaderState::works));
    idle.end();

    Station busy(CardReaderOptions{.name = "Virtual", .answer = std::chrono::hours(1)});
    const ScriptedCard card(service.port(0), silent_card());
    auto channel = busy.reader().open(busy.wait_for_card().number);
    REQUIRE(channel.has_value());
    auto answer = ask(**channel);
    REQUIRE(has_heard(card));
    busy.end();
    const auto ended = answer.get();
    REQUIRE_FALSE(ended.has_value());
    CHECK(ended.error() == ChannelLoss::reader_gone);
    CHECK((*channel)->transmit(any_command()).error() == ChannelLoss::reader_gone);
}

TEST_CASE(
    "pcscd that takes connections and says nothing is as one that is not there, and ends nobody's day") {
    CardService service;
    Station station(CardReaderOptions{.name = "Virtual", .look_again = Millis{50}});
    CHECK(station.wait_for(ChipReaderState::works));
    service.freeze();
    CHECK(station.wait_for(ChipReaderState::down));
    service.thaw();
    CHECK(station.wait_for(ChipReaderState::works));

    service.freeze();
    station.end();
    Station late;  // its first call already waits
    late.end();
    service.thaw();
}

TEST_CASE("a card that hangs again and again costs no connection") {
    CardService service;
    Station station(CardReaderOptions{.name = "Virtual", .answer = Millis{50}});
    for (std::size_t n = 1; n <= 5; ++n) {
        ScriptedCard card(service.port(0), silent_card());
        const auto channel = station.reader().open(station.wait_for_card(n).number);
        REQUIRE(channel.has_value());
        CHECK((*channel)->transmit(any_command()).error() == ChannelLoss::silent);
        card.take_off();
        REQUIRE(station.wait_until_taken(n));
    }
    CHECK(station.wait_for(ChipReaderState::works));
}

}  // namespace
}  // namespace motcua::tests
