// The examples that ICAO Doc 9303 part 11 works out, byte for byte, as far as the card's side of them goes.
#include <doctest/doctest.h>

#include "tests/chip/terminal.h"

namespace motcua::tests::chip {
namespace {

// Hands out what the example says, then fails.
Dice dice_of(std::vector<Bytes> drawn) {
    return [drawn = std::move(drawn), next = std::size_t{0}](std::size_t) mutable {
        REQUIRE(next < drawn.size());
        return drawn[next++];
    };
}

ChipContents example_of_appendix_d() {
    ChipContents contents;
    contents.zone =
        "I<UTOL898902C<3<<<<<<<<<<<<<<<6908061F9406236UTO<<<<<<<<<<<2ERIKSSON<<ANNA<MARIA<<<<<<<<<<";
    contents.files[kCom] = from_hex("60145F0104303130365F36063034303030305C026175");
    return contents;
}

}  // namespace

TEST_CASE("basic access and the first reads are those of appendix D") {
    ChipOptions options;
    options.dice = dice_of({from_hex("4608F91988702212"), from_hex("0B4F80323EB3191CB04970CB4052790B")});
    ChipCard card(example_of_appendix_d(), options);
    Terminal terminal(card);
    CHECK(terminal.select_application().status == 0x9000);
    CHECK(to_hex(terminal.plain("0084000008").data) == "4608F91988702212");
    const Reply opened = terminal.plain(
        "0082000028 72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F2 5F1448EEA8AD90A7 28");
    CHECK(opened.status == 0x9000);
    CHECK(to_hex(opened.data) ==
          "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D7449");
    CHECK(card.is_open());

    terminal.plain("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800");
    CHECK(terminal.heard() == "990290008E08FA855A5D4C50A8ED9000");
    terminal.plain("0CB000000D9701048E08ED6705417E96BA5500");
    CHECK(terminal.heard() == "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000");
    terminal.plain("0CB000040D9701128E082EA28A70F3C7B53500");
    CHECK(terminal.heard() ==
          "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000");
}

TEST_CASE("keys come of the zone as appendix D derives them, with odd parity") {
    Bytes seed = digest("SHA1", from_text("L898902C<369080619406236"));
    seed.resize(16);
    CHECK(to_hex(seed) == "239AB9CB282DAF66231DC5A4DF6BFBAE");
    CHECK(to_hex(derive_key(Suite::des3, seed, 1)) == "AB94FDECF2674FDFB9B391F85D7F76F2");
    CHECK(to_hex(derive_key(Suite::des3, seed, 2)) == "7962D9ECE03D1ACD4C76089DCE131543");
}

}  // namespace motcua::tests::chip
