// The card as a reader meets it: what it lets be read, and what it answers to what is wrong.
#include <algorithm>

#include <doctest/doctest.h>

#include "kiosk/identity/mrz.h"
#include "tests/chip/terminal.h"

namespace motcua::tests::chip {
namespace {

using std::chrono::year;

const Period kTenYears{year{2020} / 1 / 1, year{2030} / 1 / 1};

ChipContents signed_card(const ChipFeatures& features = {}) {
    ChipContents contents = contents_of(ChipPerson{}, features);
    const Issuer issuer(kTenYears);
    sign(contents, issuer.new_signer(kTenYears));
    return contents;
}

}  // namespace

TEST_CASE("nothing is read before somebody shows the zone, and all of it afterwards") {
    ChipCard card(signed_card());
    Terminal terminal(card);
    CHECK(terminal.plain("00A4020C02011C").status == 0x6A82);
    CHECK(terminal.select_application().status == 0x9000);
    CHECK(terminal.plain("00A4020C02011E").status == 0x6982);
    CHECK(terminal.plain("00B09E0000").status == 0x6982);
    CHECK(terminal.plain("00B0000000").status == 0x6982);
    REQUIRE(terminal.open_with_zone(card.contents().zone) == 0x9000);
    for (const auto& file : card.contents().files) {
        const Reply read = terminal.read_file(file.first);
        CHECK_MESSAGE(read.data == file.second, file.first);
        CHECK(read.status == 0x6282);
    }
    CHECK(terminal.read_file(group_file(3)).status == 0x6A82);
}

TEST_CASE("a wrong zone opens nothing, as often as it is tried") {
    ChipPerson other;
    other.birth_date = "1955-03-13";
    ChipCard card(signed_card());
    Terminal terminal(card);
    terminal.select_application();
    for (int i = 0; i < 12; ++i) CHECK(terminal.open_with_zone(zone_of(other)) == 0x6300);
    CHECK_FALSE(card.is_open());
    CHECK(terminal.open_with_zone(card.contents().zone) == 0x9000);
}

TEST_CASE("a challenge serves once, and for the very next command") {
    ChipCard card(signed_card());
    Terminal terminal(card);
    const std::string external = "0082000028" + std::string(80, '0') + "28";
    CHECK(terminal.plain("0084000008").status == 0x6985);  // no application selected
    terminal.select_application();
    CHECK(terminal.plain(external).status == 0x6985);
    terminal.plain("0084000008");
    CHECK(terminal.plain(external).status == 0x6300);
    CHECK(terminal.plain(external).status == 0x6985);
    terminal.plain("0084000008");
    terminal.select_application();
    CHECK(terminal.plain(external).status == 0x6985);
}

TEST_CASE("a command without protection, or with a wrong one, ends the session") {
    ChipCard card(signed_card());
    Terminal terminal(card);
    const auto open_again = [&] {
        card.reset();
        terminal.forget();
        terminal.select_application();
        REQUIRE(terminal.open_with_zone(card.contents().zone) == 0x9000);
    };
    open_again();
    CHECK(terminal.plain("00B0810000").status == 0x6982);
    CHECK(terminal.read_file(kCom).status == 0x6988);

    open_again();
    CHECK(terminal.plain("0CB081000397010000").status == 0x6987);
    CHECK_FALSE(card.is_open());

    open_again();
    CHECK(terminal.plain("0CB081000D9701048E08000000000000000000").status == 0x6988);
    CHECK_FALSE(card.is_open());
}

TEST_CASE("a file is read by its short name and from any place, and no further than it goes") {
    ChipCard card(signed_card());
    Terminal terminal(card);
    terminal.select_application();
    terminal.open_with_zone(card.contents().zone);
    const Bytes com = card.contents().files[kCom];
    CHECK(terminal.send(0x00B09E00, {}, 4).data == copy_of(View(com).first(4)));
    CHECK(terminal.send(0x00B00002, {}, 2).data == copy_of(View(com).subspan(2, 2)));
    const Reply all = terminal.send(0x00B09E00, {}, 0);
    CHECK(all.status == 0x9000);
    CHECK(all.data == com);
    const auto size = static_cast<unsigned>(com.size());
    const Reply last = terminal.send(0x00B00000U + size - 2, {}, 4);
    CHECK(last.status == 0x6282);
    CHECK(last.data == copy_of(View(com).subspan(com.size() - 2)));
    CHECK(terminal.send(0x00B00000U + size, {}, 4).status == 0x6B00);
    CHECK(terminal.send(0x00B00000U + size + 9, {}, 4).status == 0x6B00);
    CHECK(terminal.send(0x00B08000, {}, 4).status == 0x6A82);
}

TEST_CASE(
    "as much of a file comes in one answer as a short answer holds, or an extended one, or it is told") {
    ChipOptions options;
    options.has_extended_length = true;
    ChipCard card(signed_card(), options);
    Terminal terminal(card);
    terminal.select_application();
    terminal.open_with_zone(card.contents().zone);
    const Bytes face = card.contents().group(2);
    REQUIRE(face.size() > 1000);
    CHECK(terminal.send(0x00B08200, {}, 0).data.size() == 0xE7);
    CHECK(terminal.heard().size() <= 2 * 258);
    CHECK(terminal.send(0x00B08200, {}, 1000, true).data == copy_of(View(face).first(1000)));

    options.answer_limit = 64;
    ChipCard narrow(signed_card(), options);
    Terminal other(narrow);
    other.select_application();
    other.open_with_zone(narrow.contents().zone);
    CHECK(other.send(0x00B08200, {}, 0xDF).data.size() == 64);
    CHECK(other.read_file(group_file(2)).data == narrow.contents().group(2));

    ChipCard without(signed_card());
    CHECK(Terminal(without).plain("00A4040C000007A0000002471001").status == 0x6700);
}

TEST_CASE("at a file's end a card warns, says nothing, or tells how much is left, as it is told to") {
    for (const FileEnd how : {FileEnd::warns, FileEnd::stays_silent, FileEnd::tells_length}) {
        ChipOptions options;
        options.file_end = how;
        ChipCard card(signed_card(), options);
        Terminal terminal(card);
        terminal.select_application();
        terminal.open_with_zone(card.contents().zone);
        const auto size = static_cast<unsigned>(card.contents().files[kCom].size());
        terminal.send(0x00A4020C, from_hex("011E"), std::nullopt);
        const Reply last = terminal.send(0x00B00000U + size - 3, {}, 0x20);
        CHECK(last.status == (how == FileEnd::warns          ? 0x6282
                              : how == FileEnd::stays_silent ? 0x9000
                                                             : 0x6C03));
        CHECK(last.data.size() == (how == FileEnd::tells_length ? 0 : 3));
        CHECK(terminal.send(0x00B00000U + size - 3, {}, 3).status == 0x9000);
    }
}

TEST_CASE("what lies beyond 32767 bytes is read with the odd instruction") {
    ChipContents contents = signed_card();
    Bytes large(40000);
    for (std::size_t i = 0; i < large.size(); ++i) large[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
    contents.group(2) = tlv(0x75, large);
    ChipCard card(contents);
    Terminal terminal(card);
    terminal.select_application();
    terminal.open_with_zone(contents.zone);
    terminal.send(0x00A4020C, from_hex("0102"), std::nullopt);
    const Reply part = terminal.send(0x00B10000, from_hex("54029000"), 0x66);
    CHECK(part.status == 0x9000);
    REQUIRE(part.data.size() == 0x66);
    CHECK(to_hex(View(part.data).first(2)) == "5364");
    CHECK(same(View(part.data).subspan(2), View(contents.group(2)).subspan(0x9000, 100)));
    CHECK(terminal.send(0x00B10002, from_hex("540400009C00"), 0x10).status == 0x9000);
    CHECK(terminal.send(0x00B10000, from_hex("5402F000"), 0x10).status == 0x6B00);
    CHECK(terminal.send(0x00B10000, from_hex("53029000"), 0x10).status == 0x6A80);
}

TEST_CASE("the zone on the chip is one that the kiosk reads from the card's back") {
    const auto mrz = identity::parse_mrz(zone_of(ChipPerson{}), year{2026} / 11 / 22);
    REQUIRE(mrz);
    CHECK(view(mrz->id) == "049155999001");
    CHECK(view(mrz->birth_date) == "1955-03-12");
    CHECK(view(mrz->plain_name) == "NGUYEN THI MAU");
    CHECK(mrz->expiry.empty());
    CHECK(mrz->warnings.empty());
}

}  // namespace motcua::tests::chip
