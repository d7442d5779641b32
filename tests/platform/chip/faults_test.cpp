// Cards that are taken off, lie, or never end: told clearly, within bounds, and the next one is read.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "tests/platform/chip/reading.h"

namespace motcua::tests {
namespace {

using platform::ReadSoFar;
using read_from::File;
using read_from::Stop;
using read_from::Verdict;

// One that uses all there is: PACE, AES, both ways to prove itself, a face.
chip::ChipContents everything() {
    chip::ChipFeatures features;
    features.pace = {{chip::Suite::aes128}};
    features.active.emplace();
    features.chip_authentication.emplace();
    return card_of({}, features);
}

chip::ChipContents plain_card() { return card_of({}); }

std::size_t exchanges_of(chip::ChipCard& card, const platform::ReadRequest& request) {
    card.reset_traffic();
    REQUIRE(read(card, request).reading);
    return card.traffic().exchanges;
}

platform::ReadRequest whole_request() {
    auto request = request_for(code_of({}));
    request.with_face = true;
    return request;
}

void lay_down_again(chip::ChipCard& card) {
    card.reset();
    card.set_faults({});
    card.reset_traffic();
}

}  // namespace

TEST_CASE("taken off at any moment, laid down again it goes on from where it was") {
    for (const auto make : {everything, plain_card}) {
        chip::ChipCard card(make());
        const auto trust = trusting({office().csca.der()});
        const auto request = whole_request();
        const std::size_t whole = exchanges_of(card, request);
        REQUIRE(whole > 20);
        for (std::size_t at = 1; at <= whole; ++at) {
            CAPTURE(at);
            lay_down_again(card);
            card.set_faults(chip::lost_at(at, ChannelLoss::card_gone));
            ReadSoFar so_far;
            const auto first = read(card, request, trust, so_far);
            REQUIRE_FALSE(first.reading);
            CHECK(first.reading.error() == Stop::card_gone);
            lay_down_again(card);
            const auto held_up = code_of({});
            CHECK(read(card, request, trust, so_far).verdict(held_up) == Verdict::proved);
            CHECK(card.traffic().exchanges <= whole);
        }
    }
}

TEST_CASE("what was read before it was taken off is not read again") {
    chip::ChipCard card(everything());
    const auto request = whole_request();
    const std::size_t whole = exchanges_of(card, request);
    lay_down_again(card);
    card.set_faults(chip::lost_at(whole - 1, ChannelLoss::card_gone));
    ReadSoFar so_far;
    REQUIRE_FALSE(read(card, request, trusting({office().csca.der()}), so_far).reading);
    lay_down_again(card);
    REQUIRE(read(card, request, trusting({office().csca.der()}), so_far).reading);
    CHECK(card.traffic().exchanges < whole / 2);
}

TEST_CASE("a chip that falls silent, or a reader that is unplugged, is told as that") {
    for (const auto& [loss, stop] : {std::pair{ChannelLoss::silent, Stop::silent},
                                    std::pair{ChannelLoss::reader_gone, Stop::reader_gone}}) {
        for (const std::size_t at : {std::size_t{1}, std::size_t{5}, std::size_t{12}}) {
            chip::ChipCard card(plain_card());
            card.set_faults(chip::lost_at(at, loss));
            const auto found = read(card, whole_request());
            REQUIRE_FALSE(found.reading);
            CHECK(found.reading.error() == stop);
        }
    }
}

TEST_CASE("garbage in place of any answer proves nobody, and the card is read the next time") {
    chip::ChipCard card(everything());
    const auto request = whole_request();
    const std::size_t whole = exchanges_of(card, request);
    const std::vector<chip::Bytes> garbage{{},
                                           {0x90},
                                           {0x90, 0x00},
                                           {0x69, 0x82},
                                           {0x6F, 0x00},
                                           chip::Bytes(300, 0x7F),
                                           chip::Bytes(65'538, 0xFF)};
    for (std::size_t at = 1; at <= whole; at += 3) {
        for (const chip::Bytes& each : garbage) {
            CAPTURE(at);
            CAPTURE(each.size());
            lay_down_again(card);
            card.set_faults(chip::answered_at(at, each));
            const auto held_up = code_of({});
            const auto found = read(card, request);
            if (found.reading) CHECK(found.verdict(held_up) != Verdict::differs);
        }
    }
    lay_down_again(card);
    CHECK(read(card, request).reading);
}

TEST_CASE("a card swapped for another in the middle is not that other's proof") {
    chip::ChipPerson neighbour;
    neighbour.id = "049155999002";
    neighbour.name = "Trần Thị Hàng Xóm";
    chip::ChipCard card(everything());
    const auto request = whole_request();
    const std::size_t whole = exchanges_of(card, request);
    for (std::size_t at = 1; at <= whole; ++at) {
        CAPTURE(at);
        chip::ChipCard other(card_of(neighbour));
        lay_down_again(card);
        card.set_faults(chip::swapped_at(at, other));
        const auto held_up = code_of({});
        const auto found = read(card, request);
        // Where it was to prove itself, it did not.
        if (found.reading) CHECK(found.verdict(held_up) == Verdict::copied);
    }
}

TEST_CASE("a file that claims to be endless is left after a bounded number of answers") {
    chip::ChipContents contents = plain_card();
    contents.group(13) = {0x6D, 0x83, 0x7F, 0xFF, 0xFF, 0x30, 0x02, 0x01, 0x00};
    chip::ChipCard card(contents);
    CHECK(read(card, whole_request()).reading.error() == Stop::unreadable);
    CHECK(card.traffic().exchanges < 20);

    contents = plain_card();
    chip::Bytes& dg13 = contents.group(13);
    dg13 = {0x6D, 0x83, 0x01, 0xF0, 0x00};  // 127 KB, of which the chip gives a little at a time
    dg13.resize(127'000, 0x00);
    chip::ChipOptions options;
    options.answer_limit = 3;
    chip::ChipCard trickling(contents, options);
    CHECK(read(trickling, whole_request()).reading.error() == Stop::unreadable);
    CHECK(trickling.traffic().exchanges < 40);
}

TEST_CASE("data objects nested without end, and what is no data object, are refused") {
    for (const chip::Bytes& bomb :
         {chip::Bytes(60'000, 0x30), chip::Bytes{0x6D, 0x80, 0x00, 0x00}, chip::Bytes(9, 0x00),
          chip::Bytes{0x6D, 0x84, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, 0x00, 0x00}, chip::Bytes{}}) {
        CAPTURE(bomb.size());
        for (const unsigned file : {chip::group_file(1), chip::group_file(13), chip::kSod}) {
            chip::ChipContents contents = plain_card();
            contents.files[file] = bomb;
            chip::ChipCard card(contents);
            const auto held_up = code_of({});
            const auto found = read(card, whole_request());
            if (found.reading) CHECK(found.verdict(held_up) != Verdict::proved);
        }
    }
}

TEST_CASE("a bank's card or a bus ticket is no identity card") {
    struct OtherCard final : CardChannel {
        Result<ChipBytes, ChannelLoss> transmit(ChipView) override { return ChipBytes{0x6A, 0x82}; }
    } other;
    SeededRandom random(1);
    ReadSoFar so_far;
    const auto found = platform::read_chip(other, whole_request(), trusting({}), random, so_far, [](auto) {});
    REQUIRE_FALSE(found);
    CHECK(found.error() == Stop::no_chip);
}

TEST_CASE("what goes over the air for one reading takes less than five seconds at 106 kbit/s") {
    for (const auto make : {everything, plain_card}) {
        chip::ChipCard card(make());
        card.reset_traffic();
        REQUIRE(read(card, request_for(code_of({}))).reading);
        CHECK(chip::milliseconds_at_106_kbit(card.traffic()) < 2'000);
    }
}

TEST_CASE("ten cards in a row are ten people") {
    for (int i = 0; i < 10; ++i) {
        chip::ChipPerson person;
        person.id = fmt::format("04915599900{}", i);
        person.name = fmt::format("Nguyễn Thị Số {}", static_cast<char>('A' + i));
        chip::ChipCard card(card_of(person));
        const auto held_up = code_of(person);
        const auto found = read(card, request_for(held_up));
        CHECK(found.verdict(held_up) == Verdict::proved);
        CHECK(view(found.reading->zone.id) == person.id);
    }
}

}  // namespace motcua::tests
