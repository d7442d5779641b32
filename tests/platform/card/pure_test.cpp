#include "station.h"
#include <doctest/doctest.h>
#include <winscard.h>

#include "platform/card/atr.h"
#include "platform/card/card_table.h"
#include "platform/card/channel.h"
#include "platform/card/t0.h"
#include "tests/support/card_reader/scripted_card.h"

namespace motcua::tests {
namespace {

using platform::CardTable;

TEST_CASE("slots for security modules are no place for a card") {
    const auto is_ours = [](std::string_view name) { return platform::is_for_cards(name, ""); };
    CHECK(is_ours("ACS ACR1252 Dual Reader [ACR1252 Dual Reader PICC] 00 00"));
    CHECK_FALSE(is_ours("ACS ACR1252 Dual Reader [ACR1252 Dual Reader SAM] 00 01"));
    CHECK_FALSE(is_ours("SAM Reader 00 00"));
    CHECK(is_ours("SAMPLE Reader 00 00"));
    CHECK(platform::is_for_cards("ACS ACR1252 [PICC] 00 00", "PICC"));
    CHECK_FALSE(platform::is_for_cards("ACS ACR1252 [ICC] 00 01", "PICC"));
}

TEST_CASE("a card's first words say what it is, whatever they are") {
    CHECK(platform::kind_of_atr({}) == ChipKind::mute);
    CHECK(platform::kind_of_atr(CardBytes(34, 0x3B)) == ChipKind::mute);
    CHECK(platform::kind_of_atr(atr_of_t0()) == ChipKind::processor);
    CHECK_FALSE(platform::is_contactless_atr(atr_of_t0()));
    CHECK(platform::is_contactless_atr(contactless_atr()));
    CHECK(platform::is_contactless_atr(contactless_atr({})));
    CHECK_FALSE(platform::is_contactless_atr(CardBytes{0x3B, 0x80, 0x80, 0x01}));
}

constexpr std::uint32_t state(std::uint32_t flags, std::uint32_t count) { return flags | count << 16; }

TEST_CASE("a card that was swapped unseen is told by pcscd's count alone") {
    CardTable table;
    table.set_readers({"A"});
    const auto atr = contactless_atr();
    const auto first = table.set_state("A", state(SCARD_STATE_PRESENT, 1), atr);
    REQUIRE(first.size() == 1);
    CHECK(table.set_state("A", state(SCARD_STATE_PRESENT | SCARD_STATE_EXCLUSIVE, 1), atr).empty());
    CHECK(table.set_state("A", state(SCARD_STATE_PRESENT, 2), atr).empty());
    const auto swapped = table.set_state("A", state(SCARD_STATE_PRESENT, 4), atr);
    REQUIRE(swapped.size() == 2);
    CHECK(swapped[0].card.number == first[0].card.number);
    CHECK(swapped[1].card.number != first[0].card.number);
    CHECK(table.cards().size() == 1);
    const auto over_the_end = table.set_state("A", state(SCARD_STATE_PRESENT, 0x1'0003 & 0xFFFF), atr);
    CHECK(over_the_end.size() == 2);
}

TEST_CASE("a card that does not answer when it is powered lies there, mute, until it is laid well") {
    CardTable table;
    table.set_readers({"A"});
    const auto mute = table.set_state("A", state(SCARD_STATE_PRESENT | SCARD_STATE_MUTE, 1), {});
    REQUIRE(mute.size() == 1);
    CHECK(mute[0].card.kind == ChipKind::mute);
    const auto well = table.set_state("A", state(SCARD_STATE_PRESENT, 3), contactless_atr());
    REQUIRE(well.size() == 2);
    CHECK(well[1].card.kind == ChipKind::processor);
}

TEST_CASE("a card that is lifted as it is reset is no mute card") {
    CardTable table;
    table.set_readers({"A"});
    REQUIRE(table.set_state("A", state(SCARD_STATE_PRESENT, 1), contactless_atr()).size() == 1);
    CHECK(table.set_state("A", state(SCARD_STATE_PRESENT | SCARD_STATE_MUTE, 1), {}).empty());
    CHECK(table.cards()[0].kind == ChipKind::processor);
    CHECK(table.set_state("A", state(SCARD_STATE_EMPTY, 2), {}).size() == 1);
}

TEST_CASE("a reader that is unplugged takes its card along, and is another one when it comes back") {
    CardTable table;
    table.set_readers({"A", "B"});
    const auto laid = table.set_state("A", state(SCARD_STATE_PRESENT, 1), contactless_atr());
    REQUIRE(laid.size() == 1);
    const std::uint32_t card = laid[0].card.number;
    const auto reader = *table.reader_of(card);
    CHECK(table.fate(card, reader.number) == CardTable::Fate::there);
    const auto gone = table.set_readers({"B"});
    REQUIRE(gone.size() == 1);
    CHECK(gone[0].kind == platform::CardChange::Kind::taken);
    CHECK(table.fate(card, reader.number) == CardTable::Fate::reader_gone);
    table.set_readers({"A", "B"});
    CHECK(table.fate(card, reader.number) == CardTable::Fate::reader_gone);
    CHECK(table.set_state("A", state(SCARD_STATE_EMPTY, 0), {}).empty());
}

TEST_CASE("however many readers are plugged in, no more are asked for than PC/SC can be asked for at once") {
    CardTable table;
    std::vector<std::string> names;
    for (int n = 0; n < 20; ++n) names.push_back("Reader " + std::to_string(n));
    table.set_readers(names);
    CHECK(table.readers().size() == CardTable::kMostReaders);
    CHECK(table.set_state("Reader 19", state(SCARD_STATE_PRESENT, 1), contactless_atr()).empty());
}

TEST_CASE("a reader that hung works again with the first news of it") {
    CardTable table;
    table.set_readers({"A"});
    table.set_state("A", state(SCARD_STATE_PRESENT, 1), contactless_atr());
    table.mark_hung(table.readers()[0].number);
    CHECK_FALSE(table.some_reader_works());
    table.set_state("A", state(SCARD_STATE_PRESENT, 1), contactless_atr());
    CHECK_FALSE(table.some_reader_works());
    table.set_state("A", state(SCARD_STATE_EMPTY, 2), {});
    CHECK(table.some_reader_works());
}

// A card on T=0, frame by frame.
struct Frames {
    std::vector<ChipBytes> answers;
    std::vector<ChipBytes> sent;
    Result<ChipBytes, ChannelLoss> transmit(const ChipBytes& apdu) {
        return platform::transmit_over_t0(apdu, [this](ChipView frame) -> Result<ChipBytes, ChannelLoss> {
            sent.emplace_back(frame.begin(), frame.end());
            if (sent.size() > answers.size()) return answers.back();
            return answers[sent.size() - 1];
        });
    }
};

TEST_CASE("T=0 gets a frame for each kind of short command, and none for a long one") {
    const auto frame_for = [](const ChipBytes& apdu) {
        Frames frames{{command({0x90, 0x00})}, {}};
        const auto answer = frames.transmit(apdu);
        REQUIRE(answer.has_value());
        return frames.sent.empty() ? *answer : frames.sent[0];
    };
    CHECK(frame_for(command({0, 0x44, 0, 0})) == command({0, 0x44, 0, 0, 0}));
    CHECK(frame_for(command({0, 0x84, 0, 0, 8})) == command({0, 0x84, 0, 0, 8}));
    CHECK(frame_for(command({0, 0xA4, 0, 0, 1, 7})) == command({0, 0xA4, 0, 0, 1, 7}));
    CHECK(frame_for(command({0, 0xA4, 0, 0, 1, 7, 0})) == command({0, 0xA4, 0, 0, 1, 7}));
    CHECK(frame_for(command({0, 0xB0, 0, 0, 0, 1, 0})) == command({0x67, 0x00}));
    CHECK(frame_for(command({0, 0xA4, 0, 0, 9, 7, 0})) == command({0x67, 0x00}));
    CHECK(frame_for(command({0, 0xA4, 0, 0, 1, 7, 0, 0})) == command({0x67, 0x00}));
    CHECK(frame_for(command({0, 0xA4})) == command({0x67, 0x00}));
}

TEST_CASE("T=0 says a length again that the card corrects, once") {
    Frames frames{{command({0x6C, 0x03}), command({1, 2, 3, 0x90, 0x00})}, {}};
    CHECK(*frames.transmit(command({0, 0xB0, 0, 0, 0})) == command({1, 2, 3, 0x90, 0x00}));
    CHECK(frames.sent[1] == command({0, 0xB0, 0, 0, 3}));
    Frames stubborn{{command({0x6C, 0x03})}, {}};
    CHECK(*stubborn.transmit(command({0, 0xB0, 0, 0, 0})) == command({0x6C, 0x03}));
    CHECK(stubborn.sent.size() == 2);
}

TEST_CASE("T=0 fetches an answer in pieces on the command's own channel, and not without end") {
    Frames frames{{command({0x61, 0x02}), command({1, 2, 0x61, 0x01}), command({3, 0x90, 0x00})}, {}};
    CHECK(*frames.transmit(command({0x0E, 0xA4, 0, 0, 1, 7, 0})) == command({1, 2, 3, 0x90, 0x00}));
    CHECK(frames.sent[1] == command({0x02, 0xC0, 0, 0, 2}));
    ChipBytes piece(256, 0x5A);
    piece.insert(piece.end(), {0x61, 0x00});
    Frames endless{{piece}, {}};
    const auto grown = endless.transmit(command({0, 0xB0, 0, 0, 0}));
    REQUIRE_FALSE(grown.has_value());
    CHECK(grown.error() == ChannelLoss::silent);
    CHECK(endless.sent.size() == 257);
    Frames circling{{command({0x61, 0x00})}, {}};
    CHECK_FALSE(circling.transmit(command({0, 0xB0, 0, 0, 0})).has_value());
    CHECK(circling.sent.size() <= 300);
}

TEST_CASE("every error of PC/SC says one of three things") {
    using platform::loss_of;
    for (const LONG gone : {SCARD_W_REMOVED_CARD, SCARD_W_RESET_CARD, SCARD_E_NO_SMARTCARD})
        CHECK(loss_of(gone) == ChannelLoss::card_gone);
    for (const LONG silent : {SCARD_E_NOT_TRANSACTED, SCARD_E_TIMEOUT, SCARD_W_UNRESPONSIVE_CARD,
                              SCARD_W_UNPOWERED_CARD, SCARD_E_PROTO_MISMATCH, SCARD_E_INSUFFICIENT_BUFFER})
        CHECK(loss_of(silent) == ChannelLoss::silent);
    for (const LONG reader : {SCARD_E_NO_SERVICE, SCARD_F_COMM_ERROR, SCARD_E_READER_UNAVAILABLE,
                              SCARD_E_UNKNOWN_READER, SCARD_E_SHARING_VIOLATION, SCARD_E_INVALID_HANDLE,
                              SCARD_E_NO_READERS_AVAILABLE, SCARD_E_CANCELLED, SCARD_F_INTERNAL_ERROR})
        CHECK(loss_of(reader) == ChannelLoss::reader_gone);
    CHECK(loss_of(123'456) == ChannelLoss::reader_gone);
}

}  // namespace
}  // namespace motcua::tests
