#include <atomic>
#include <filesystem>
#include <optional>

#include "station.h"
#include <doctest/doctest.h>

#include "tests/support/card_reader/card_service.h"
#include "tests/support/card_reader/scripted_card.h"

namespace motcua::tests {
namespace {

using platform::CardReaderOptions;

// Answers with its own last byte and 9000.
CardScript known_by(std::uint8_t mark) {
    CardScript script;
    script.answer = [mark](std::span<const std::uint8_t>) { return CardReply{.bytes = {mark, 0x90, 0x00}}; };
    return script;
}

// What a card that lies there answers with; -1: there is no answer.
int mark_of(ChipReader& reader, std::uint32_t number) {
    const auto channel = reader.open(number);
    if (!channel) return -1;
    const auto answer = (*channel)->transmit(command({0x00, 0xB0, 0x00, 0x00, 0x01}));
    return answer ? answer->front() : -1;
}

TEST_CASE("a card that is laid down is told with what it is, and told again when it is taken off") {
    const CardService service;
    Station station;
    ScriptedCard card(service.port(0));
    const LaidCard laid = station.wait_for_card();
    CHECK(laid.number != 0);
    CHECK(laid.is_contactless);
    CHECK(laid.kind == ChipKind::processor);
    CHECK(station.reader().state() == ChipReaderState::works);
    REQUIRE(station.reader().cards().size() == 1);
    CHECK(station.reader().cards()[0].number == laid.number);
    card.take_off();
    REQUIRE(station.wait_until_taken());
    CHECK(station.taken() == std::vector<std::uint32_t>{laid.number});
    CHECK(station.reader().cards().empty());
    CHECK(station.troubles().empty());
}

TEST_CASE("a card answers command by command, and is reset when it is let go") {
    const CardService service;
    Station station;
    CardBytes heard;
    CardScript script;
    script.answer = [&](std::span<const std::uint8_t> bytes) {
        heard.assign(bytes.begin(), bytes.end());
        return CardReply{.bytes = {0x01, 0x02, 0x03, 0x90, 0x00}};
    };
    ScriptedCard card(service.port(0), script);
    const LaidCard laid = station.wait_for_card();
    auto channel = station.reader().open(laid.number);
    REQUIRE(channel.has_value());
    const auto answer = (*channel)->transmit(command({0x00, 0xA4, 0x04, 0x0C, 0x01, 0x7F}));
    REQUIRE(answer.has_value());
    CHECK(*answer == command({0x01, 0x02, 0x03, 0x90, 0x00}));
    CHECK(heard == CardBytes{0x00, 0xA4, 0x04, 0x0C, 0x01, 0x7F});
    const int resets_before = card.counts().resets;
    channel->reset();
    CHECK(card.wait_until([&](const ScriptedCard::Counts& counts) { return counts.resets > resets_before; }));
}

TEST_CASE("while one channel is open nobody else reaches the card, and afterwards again") {
    const CardService service;
    Station station;
    ScriptedCard card(service.port(0), known_by(7));
    const LaidCard laid = station.wait_for_card();
    auto channel = station.reader().open(laid.number);
    REQUIRE(channel.has_value());
    const auto second = station.reader().open(laid.number);
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error() == ChannelLoss::reader_gone);
    channel->reset();
    CHECK(mark_of(station.reader(), laid.number) == 7);
}

TEST_CASE("another card in the same place is another card") {
    const CardService service;
    Station station;
    std::optional<ScriptedCard> first(std::in_place, service.port(0), known_by(1));
    const LaidCard before = station.wait_for_card(1);
    const auto channel = station.reader().open(before.number);
    REQUIRE(channel.has_value());
    first.reset();
    const ScriptedCard second(service.port(0), known_by(2));
    const LaidCard after = station.wait_for_card(2);
    CHECK(after.number != before.number);
    CHECK(station.taken() == std::vector<std::uint32_t>{before.number});
    const auto answer = (*channel)->transmit(command({0x00, 0xB0, 0x00, 0x00, 0x01}));
    REQUIRE_FALSE(answer.has_value());
    CHECK(answer.error() == ChannelLoss::card_gone);
    const auto late = station.reader().open(before.number);
    REQUIRE_FALSE(late.has_value());
    CHECK(late.error() == ChannelLoss::card_gone);
    CHECK(mark_of(station.reader(), after.number) == 2);
}

TEST_CASE("a card that is taken off at an exchange is gone, and stays so for its channel") {
    const CardService service;
    Station station;
    CardScript script;
    script.answer = [](std::span<const std::uint8_t> bytes) {
        return bytes.back() == 0x02 ? CardReply{.kind = CardReply::Kind::taken_off, .bytes = {}}
                                    : CardReply{.bytes = {0x90, 0x00}};
    };
    std::optional<ScriptedCard> card(std::in_place, service.port(0), script);
    const auto channel = station.reader().open(station.wait_for_card().number);
    REQUIRE(channel.has_value());
    CHECK((*channel)->transmit(command({0x00, 0xB0, 0x00, 0x00, 0x01})).has_value());
    for (int again = 0; again < 2; ++again) {
        const auto answer = (*channel)->transmit(command({0x00, 0xB0, 0x00, 0x00, 0x02}));
        REQUIRE_FALSE(answer.has_value());
        CHECK(answer.error() == ChannelLoss::card_gone);
    }
    card.reset();
    const ScriptedCard next(service.port(0), known_by(9));
    CHECK(mark_of(station.reader(), station.wait_for_card(2).number) == 9);
}

TEST_CASE("answers may be as long as there are, and what is no answer is none") {
    const CardService service;
    Station station;
    std::atomic<std::size_t> length{0};
    CardScript script;
    script.answer = [&](std::span<const std::uint8_t>) {
        return CardReply{.bytes = CardBytes(length, 0x5A)};
    };
    const ScriptedCard card(service.port(0), script);
    const auto answer_of = [&](std::size_t bytes) {
        length = bytes;
        const auto channel = station.reader().open(station.wait_for_card().number);
        REQUIRE(channel.has_value());
        return (*channel)->transmit(command({0x00, 0xB0, 0x00, 0x00, 0x00, 0x00, 0x00}));
    };
    for (const std::size_t good : {std::size_t{2}, std::size_t{258}, std::size_t{65'535}}) {
        CAPTURE(good);
        const auto answer = answer_of(good);
        REQUIRE(answer.has_value());
        CHECK(answer->size() == good);
        CHECK(answer->back() == 0x5A);
    }
    const auto one_byte = answer_of(1);
    REQUIRE_FALSE(one_byte.has_value());
    CHECK(one_byte.error() == ChannelLoss::silent);
}

TEST_CASE("an empty answer is none, whatever the reader makes of it") {
    const CardService service;
    Station station(CardReaderOptions{.name = "Virtual", .answer = Millis{300}});
    CardScript script;
    script.answer = [](std::span<const std::uint8_t>) { return CardReply{.bytes = {}}; };
    const ScriptedCard card(service.port(0), script);
    const auto channel = station.reader().open(station.wait_for_card().number);
    REQUIRE(channel.has_value());
    const auto empty = (*channel)->transmit(command({0x00, 0xB0, 0x00, 0x00, 0x00}));
    REQUIRE_FALSE(empty.has_value());
    CHECK(empty.error() == ChannelLoss::silent);
}

TEST_CASE("what is no command never reaches the card") {
    const CardService service;
    Station station;
    const ScriptedCard card(service.port(0));
    const auto channel = station.reader().open(station.wait_for_card().number);
    REQUIRE(channel.has_value());
    for (const std::size_t length : {std::size_t{0}, std::size_t{3}, std::size_t{65'545}}) {
        const auto answer = (*channel)->transmit(ChipBytes(length));
        REQUIRE(answer.has_value());
        CHECK(*answer == command({0x67, 0x00}));
    }
    CHECK(card.counts().exchanges == 0);
}

TEST_CASE("a contact card's answer is fetched as T=0 wants it") {
    const CardService service;
    Station station;
    std::atomic<int> frames{0};
    CardScript script;
    script.atr = atr_of_t0();
    script.answer = [&](std::span<const std::uint8_t> bytes) {
        ++frames;
        if (bytes[1] == 0xC0) return CardReply{.bytes = {0x11, 0x22, 0x90, 0x00}};
        return CardReply{.bytes = bytes.size() == 6 ? CardBytes{0x61, 0x02} : CardBytes{0x67, 0x00}};
    };
    const ScriptedCard card(service.port(0), script);
    const LaidCard laid = station.wait_for_card();
    CHECK_FALSE(laid.is_contactless);
    CHECK(laid.kind == ChipKind::processor);
    const auto channel = station.reader().open(laid.number);
    REQUIRE(channel.has_value());
    const auto answer = (*channel)->transmit(command({0x00, 0xA4, 0x04, 0x00, 0x01, 0x7F, 0x00}));
    REQUIRE(answer.has_value());
    CHECK(*answer == command({0x11, 0x22, 0x90, 0x00}));
    CHECK(frames == 2);
}

TEST_CASE("two readers, two cards: each is reached, and the oldest comes first") {
    const CardService service;
    Station station;
    const ScriptedCard first(service.port(1), known_by(1));
    const LaidCard one = station.wait_for_card(1);
    const ScriptedCard second(service.port(0), known_by(2));
    const LaidCard two = station.wait_for_card(2);
    const auto cards = station.reader().cards();
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].number == one.number);
    CHECK(cards[1].number == two.number);
    CHECK(mark_of(station.reader(), one.number) == 1);
    CHECK(mark_of(station.reader(), two.number) == 2);
}

TEST_CASE("a reader of another name is left alone") {
    const CardService service;
    Station station(CardReaderOptions{.name = CardService::reader_name(1)});
    const ScriptedCard other(service.port(0), known_by(1));
    REQUIRE(other.wait_until([](const ScriptedCard::Counts& counts) { return counts.power_ons > 0; }));
    const ScriptedCard ours(service.port(1), known_by(2));
    CHECK(mark_of(station.reader(), station.wait_for_card().number) == 2);
    CHECK(station.reader().cards().size() == 1);
}

TEST_CASE("a badge that is nothing but storage is told apart") {
    const CardService service;
    Station station;
    CardScript script;
    script.atr =
        contactless_atr({0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00, 0x03, 0x06, 0x03, 0x00, 0x01, 0, 0, 0, 0});
    const ScriptedCard badge(service.port(0), script);
    const LaidCard laid = station.wait_for_card();
    CHECK(laid.kind == ChipKind::memory);
    CHECK(laid.is_contactless);
}

TEST_CASE("ten cards in a row are ten cards") {
    const CardService service;
    Station station;
    for (std::uint8_t n = 1; n <= 10; ++n) {
        const ScriptedCard card(service.port(n % 2), known_by(n));
        CHECK(mark_of(station.reader(), station.wait_for_card(n).number) == n);
    }
    REQUIRE(station.wait_until_taken(10));
    CHECK(station.reader().cards().empty());
}

std::size_t entries_of(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) count += entry.exists() ? 1 : 1;
    return count;
}

TEST_CASE("fifty cards leave no file open and no thread behind, here and in pcscd") {
    const CardService service;
    Station station;
    const std::filesystem::path theirs = "/proc/" + std::to_string(service.pid());
    const auto round = [&](std::size_t n) {
        const ScriptedCard card(service.port(static_cast<int>(n % 2)), known_by(3));
        CHECK(mark_of(station.reader(), station.wait_for_card(n).number) == 3);
    };
    round(1);
    REQUIRE(station.wait_until_taken(1));
    const std::size_t files = entries_of("/proc/self/fd");
    const std::size_t threads = entries_of("/proc/self/task");
    for (std::size_t n = 2; n <= 51; ++n) round(n);
    REQUIRE(station.wait_until_taken(51));
    CHECK(entries_of("/proc/self/fd") == files);
    CHECK(entries_of("/proc/self/task") == threads);
    // pcscd ends a connection a moment after we did: fewer than one a card is none left behind.
    CHECK(entries_of(theirs / "task") < 12);
}

}  // namespace
}  // namespace motcua::tests
