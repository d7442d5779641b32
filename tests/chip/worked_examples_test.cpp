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

// Both examples of PACE in appendix G are of this document.
ChipContents example_of_appendix_g(PaceOffer offer) {
    ChipContents contents;
    contents.zone = std::string("I<UTO") + "T220001293" + std::string(15, '<') + "6408125F1010318UTO" +
                    std::string(42, '<');
    contents.features.pace = {offer};
    return contents;
}

const std::string kMapTerminalG1 =
    "047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
    "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D";
const std::string kMapChipG1 =
    "04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
    "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54";
const std::string kAgreeTerminalG1 =
    "042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
    "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB36462";
const std::string kAgreeChipG1 =
    "049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
    "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094";

const std::string kMapTerminalG2 =
    "23FB3749EA030D2A25B278D2A562047ADE3F01B74F17A15402CB7352CA7D2B3E"
    "B71C343DB13D1DEBCE9A3666DBCFC920B49174A602CB47965CAA73DC702489A4"
    "4D41DB914DE9613DC5E98C94160551C0DF86274B9359BC0490D01B03AD54022D"
    "CB4F57FAD6322497D7A1E28D46710F461AFE710FBBBC5F8BA166F4311975EC6C";
const std::string kMapChipG2 =
    "78879F57225AA8080D52ED0FC890A4B25336F699AA89A2D3A189654AF70729E6"
    "23EA5738B26381E4DA19E004706FACE7B235C2DBF2F38748312F3C98C2DD4882"
    "A41947B324AA1259AC22579DB93F7085655AF30889DBB845D9E6783FE42C9F24"
    "49400306254C8AE8EE9DD812A804C0B66E8CAFC14F84D8258950A91B44126EE6";
const std::string kAgreeTerminalG2 =
    "907D89E2D425A178AA81AF4A7774EC8E388C115CAE67031E85EECE520BD91155"
    "1B9AE4D04369F29A02626C86FBC6747CC7BC352645B6161A2A42D44EDA80A08F"
    "A8D61B76D3A154AD8A5A51786B0BC07147057871A922212C5F67F43173172236"
    "B7747D1671E6D692A3C7D40A0C3C5CE397545D015C175EB5130551EDBC2EE5D4";
const std::string kAgreeChipG2 =
    "075693D9AE941877573E634B6E644F8E60AF17A0076B8B123D9201074D36152B"
    "D8B3A213F53820C42ADC79AB5D0AEEC3AEFB91394DA476BD97B9B14D0A65C1FC"
    "71A0E019CB08AF55E1F729005FBA7E3FA5DC41899238A250767A6D46DB974064"
    "386CD456743585F8E5D90CC8B4004B1F6D866C79CE0584E49687FF61BC29AEA1";

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

TEST_CASE("PACE with a generic mapping on a curve is that of appendix G.1") {
    ChipOptions options;
    options.dice = dice_of({from_hex("3F00C4D39D153F2B2A214A078D899B22"),
                            from_hex("498FF49756F2DC1587840041839A85982BE7761D14715FB091EFA7BCE9058560"),
                            from_hex("107CF58696EF6155053340FD633392BA81909DF7B9706F226F32086C7AFF974A")});
    ChipCard card(example_of_appendix_g({Suite::aes128, 13, 16}), options);
    Terminal terminal(card);
    CHECK(terminal.plain("0022C1A40F800A04007F00070202040202830101").status == 0x9000);
    CHECK(to_hex(terminal.plain("10860000027C0000").data) == "7C12801095A3A016522EE98D01E76CB6B98B42C3");
    CHECK(to_hex(terminal.plain("10860000457C438141" + kMapTerminalG1 + "00").data) ==
          "7C438241" + kMapChipG1);
    CHECK(to_hex(terminal.plain("10860000457C438341" + kAgreeTerminalG1 + "00").data) ==
          "7C438441" + kAgreeChipG1);
    CHECK(to_hex(terminal.plain("008600000C7C0A8508C2B0BD78D94BA86600").data) == "7C0A86083ABB9674BCE93C08");
    CHECK(card.is_open());
    const Bytes secret = from_hex("28768D20701247DAE81804C9E780EDE582A9996DB4A315020B2733197DB84925");
    CHECK(to_hex(derive_key(Suite::aes128, secret, 1)) == "F5F0E35C0D7161EE6724EE513A0D9A7F");
    CHECK(to_hex(derive_key(Suite::aes128, secret, 2)) == "FE251C7858B356B24514B3BD5F4297D1");
}

TEST_CASE("PACE with a generic mapping in a prime field is that of appendix G.2") {
    ChipOptions options;
    options.dice = dice_of({from_hex("FA5B7E3E49753A0DB9178B7B9BD898C8"),
                            from_hex("66DDAFEAC1609CB5B963BB0CB3FF8B3E047F336C"),
                            from_hex("A5B780126B7C980E9FCEA1D4539DA1D27C342DFA")});
    ChipCard card(example_of_appendix_g({Suite::aes128, 0, 16}), options);
    Terminal terminal(card);
    CHECK(terminal.plain("0022C1A412800A04007F00070202040102830101840100").status == 0x9000);
    CHECK(to_hex(terminal.plain("10860000027C0000").data) == "7C128010854D8DF5827FA6852D1A4FA701CDDDCA");
    CHECK(to_hex(terminal.plain("10860000867C8183818180" + kMapTerminalG2 + "00").data) ==
          "7C8183828180" + kMapChipG2);
    CHECK(to_hex(terminal.plain("10860000867C8183838180" + kAgreeTerminalG2 + "00").data) ==
          "7C8183848180" + kAgreeChipG2);
    CHECK(to_hex(terminal.plain("008600000C7C0A8508B46DD9BD4D98381F00").data) == "7C0A8608917F37B5C0E6D8D1");
}

TEST_CASE("keys come of the zone as appendix D derives them, with odd parity") {
    Bytes seed = digest("SHA1", from_text("L898902C<369080619406236"));
    seed.resize(16);
    CHECK(to_hex(seed) == "239AB9CB282DAF66231DC5A4DF6BFBAE");
    CHECK(to_hex(derive_key(Suite::des3, seed, 1)) == "AB94FDECF2674FDFB9B391F85D7F76F2");
    CHECK(to_hex(derive_key(Suite::des3, seed, 2)) == "7962D9ECE03D1ACD4C76089DCE131543");
}

}  // namespace motcua::tests::chip
