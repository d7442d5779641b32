// The worked examples of ICAO Doc 9303-11, byte for byte: appendix D (basic access control and secure
// messaging) and appendix G (PACE over a curve, and in a group of numbers).
#include <algorithm>
#include <vector>

#include <doctest/doctest.h>
#include <openssl/rand.h>

#include "platform/chip/bac.h"
#include "platform/chip/ciphers.h"
#include "platform/chip/link.h"
#include "platform/chip/pace.h"
#include "tests/platform/chip/scripted_chip.h"

using namespace motcua;
using namespace motcua::platform;
using identity::chip::access_key;
using tests::bytes_of;
using tests::hex_of;
using tests::ScriptedChip;

namespace {

constexpr std::string_view kTaken = "9000";

class WrittenRandom final : public Random {
  public:
    explicit WrittenRandom(std::string_view hex) : bytes_(bytes_of(hex)) {}
    void fill(void* bytes, std::size_t count) override {
        REQUIRE(count <= bytes_.size());
        std::copy_n(bytes_.begin(), count, static_cast<std::uint8_t*>(bytes));
        bytes_.erase(bytes_.begin(), bytes_.begin() + static_cast<std::ptrdiff_t>(count));
    }

  private:
    ChipBytes bytes_;
};

// There is no other way to say what is drawn for a key.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
// What OpenSSL draws while this lives, also for what is no key: always the same, until it is told another.
class WrittenDice {
  public:
    explicit WrittenDice(ChipBytes drawn) {
        drawn_ = std::move(drawn);
        RAND_set_rand_method(&kMethod);
    }
    ~WrittenDice() { RAND_set_rand_method(nullptr); }
    WrittenDice(const WrittenDice&) = delete;
    WrittenDice& operator=(const WrittenDice&) = delete;
    static void then(ChipBytes drawn) { drawn_ = std::move(drawn); }

  private:
    static int draw(unsigned char* to, int count) {
        const auto size = static_cast<int>(drawn_.size());  // zeros before, where more is drawn
        for (int i = 0; i < count; ++i) {
            const int from_end = count - 1 - i;
            to[i] = from_end < size ? drawn_[static_cast<std::size_t>(size - 1 - from_end)] : std::uint8_t{0};
        }
        return 1;
    }
    static int stand_ready() { return 1; }
    static inline ChipBytes drawn_;
    static inline const RAND_METHOD kMethod{nullptr, draw, nullptr, nullptr, draw, stand_ready};
};
#pragma GCC diagnostic pop

std::string answer(std::string_view tag, std::string_view value) {
    return fmt::format("7C{:02X}{}{:02X}{}", value.size() / 2 + 2, tag, value.size() / 2, value) + "9000";
}

}  // namespace

TEST_CASE("the key of the zone is the one of the examples") {
    CHECK(view(access_key("L898902C", "690806", "940623").letters) == "L898902C<369080619406236");
    CHECK(view(access_key("T22000129", "640812", "101031").letters) == "T22000129364081251010318");
}

TEST_CASE("basic access control and what follows say what appendix D says") {
    ScriptedChip chip;
    chip.expect("0084000008", "4608F919887022129000");
    chip.expect(
        "0082000028"
        "72C29C2371CC9BDB65B779B8E8D37B29ECC154AA56A8799FAE2F498F76ED92F25F1448EEA8AD90A7"
        "28",
        "46B9342A41396CD7386BF5803104D7CEDC122B9132139BAF2EEDC94EE178534F2F2D235D074D74499000");
    chip.expect("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", "990290008E08FA855A5D4C50A8ED9000");
    chip.expect("0CB000000D9701048E08ED6705417E96BA5500",
                "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000");
    chip.expect("0CB000040D9701128E082EA28A70F3C7B53500",
                "871901FB9235F4E4037F2327DCC8964F1F9B8C30F42C8E2FFF224A990290008E08C8B2787EAEA07D749000");
    WrittenRandom random("781723860C06C2260B795240CB7049B01C19B33E32804F0B");
    ChipLink link(chip);
    const auto opened = open_with_bac(link, access_key("L898902C", "690806", "940623"), random);
    REQUIRE(opened);
    REQUIRE(*opened);
    REQUIRE(link.ask({0, 0xA4, 0x02, 0x0C, {0x01, 0x1E}, 0}));
    const auto head = link.ask({0, 0xB0, 0, 0, {}, 4});
    REQUIRE(head);
    CHECK(hex_of(head->data) == "60145F01");
    const auto rest = link.ask({0, 0xB0, 0, 4, {}, 0x12});
    REQUIRE(rest);
    CHECK(hex_of(rest->data) == "04303130365F36063034303030305C026175");
    CHECK(chip.is_over());
}

TEST_CASE("PACE over a curve says what appendix G.1 says") {
    ScriptedChip chip;
    chip.expect("0022C1A40F800A04007F00070202040202830101", std::string(kTaken));
    chip.expect("10860000027C0000", answer("80", "95A3A016522EE98D01E76CB6B98B42C3"));
    chip.expect(
        "10860000457C438141047ACF3EFC982EC45565A4B155129EFBC74650DCBFA6362D896FC70262E0C2CC5E"
        "544552DCB6725218799115B55C9BAA6D9F6BC3A9618E70C25AF71777A9C4922D00",
        answer("82",
               "04824FBA91C9CBE26BEF53A0EBE7342A3BF178CEA9F45DE0B70AA601651FBA3F57"
               "30D8C879AAA9C9F73991E61B58F4D52EB87A0A0C709A49DC63719363CCD13C54"));
    chip.expect(
        "10860000457C438341042DB7A64C0355044EC9DF190514C625CBA2CEA48754887122F3A5EF0D5EDD301C"
        "3556F3B3B186DF10B857B58F6A7EB80F20BA5DC7BE1D43D9BF850149FBB3646200",
        answer("84",
               "049E880F842905B8B3181F7AF7CAA9F0EFB743847F44A306D2D28C1D9EC65DF6DB"
               "7764B22277A2EDDC3C265A9F018F9CB852E111B768B326904B59A0193776F094"));
    chip.expect("008600000C7C0A8508C2B0BD78D94BA86600", answer("86", "3ABB9674BCE93C08"));
    const WrittenDice dice(bytes_of("7F4EF07B9EA82FD78AD689B38D0BC78CF21F249D953BC46F4C6E19259C010F99"));
    chip.once_asked(3, [] {
        WrittenDice::then(bytes_of("A73FB703AC1436A18E0CFA5ABB3F7BEC7A070E7A6788486BEE230C4A22762595"));
    });
    ChipLink link(chip);
    const ChipBytes card_access = bytes_of("31143012060A04007F0007020204020202010202010D");
    CHECK(offers_pace(card_access));
    const auto opened = open_with_pace(link, card_access, access_key("T22000129", "640812", "101031"));
    REQUIRE(opened);
    CHECK(*opened);
    CHECK(chip.is_over());
    CHECK(link.is_sealed());
}

TEST_CASE("PACE in a group of numbers says what appendix G.2 says") {
    const std::string mapping =
        "23FB3749EA030D2A25B278D2A562047ADE3F01B74F17A15402CB7352CA7D2B3E"
        "B71C343DB13D1DEBCE9A3666DBCFC920B49174A602CB47965CAA73DC702489A4"
        "4D41DB914DE9613DC5E98C94160551C0DF86274B9359BC0490D01B03AD54022D"
        "CB4F57FAD6322497D7A1E28D46710F461AFE710FBBBC5F8BA166F4311975EC6C";
    const std::string mapped_by =
        "78879F57225AA8080D52ED0FC890A4B25336F699AA89A2D3A189654AF70729E6"
        "23EA5738B26381E4DA19E004706FACE7B235C2DBF2F38748312F3C98C2DD4882"
        "A41947B324AA1259AC22579DB93F7085655AF30889DBB845D9E6783FE42C9F24"
        "49400306254C8AE8EE9DD812A804C0B66E8CAFC14F84D8258950A91B44126EE6";
    const std::string ours =
        "907D89E2D425A178AA81AF4A7774EC8E388C115CAE67031E85EECE520BD91155"
        "1B9AE4D04369F29A02626C86FBC6747CC7BC352645B6161A2A42D44EDA80A08F"
        "A8D61B76D3A154AD8A5A51786B0BC07147057871A922212C5F67F43173172236"
        "B7747D1671E6D692A3C7D40A0C3C5CE397545D015C175EB5130551EDBC2EE5D4";
    const std::string theirs =
        "075693D9AE941877573E634B6E644F8E60AF17A0076B8B123D9201074D36152B"
        "D8B3A213F53820C42ADC79AB5D0AEEC3AEFB91394DA476BD97B9B14D0A65C1FC"
        "71A0E019CB08AF55E1F729005FBA7E3FA5DC41899238A250767A6D46DB974064"
        "386CD456743585F8E5D90CC8B4004B1F6D866C79CE0584E49687FF61BC29AEA1";
    ScriptedChip chip;
    chip.expect("0022C1A40F800A04007F00070202040102830101", std::string(kTaken));
    chip.expect("10860000027C0000", answer("80", "854D8DF5827FA6852D1A4FA701CDDDCA"));
    chip.expect("10860000867C8183818180" + mapping + "00", "7C8183828180" + mapped_by + "9000");
    chip.expect("10860000867C8183838180" + ours + "00", "7C8183848180" + theirs + "9000");
    // The chip says more with its token than was asked for.
    chip.expect("008600000C7C0A8508B46DD9BD4D98381F00",
                "7C1B8608917F37B5C0E6D8D1870F444554455354435643413030303033"
                "9000");
    // A private key is drawn one less than it is (OpenSSL, FFC keys).
    const WrittenDice dice(bytes_of("5265030F751F4AD18B08AC565FC7AC952E41618C"));
    chip.once_asked(3, [] { WrittenDice::then(bytes_of("89CCD99B0E8D3B1F11E1296DCA68EC53411CF2C9")); });
    ChipLink link(chip);
    const ChipBytes card_access = bytes_of("31143012060A04007F00070202040102020102020100");
    const auto opened = open_with_pace(link, card_access, access_key("T22000129", "640812", "101031"));
    REQUIRE(opened);
    CHECK(*opened);
    CHECK(chip.is_over());
}

TEST_CASE("an answer that was changed on its way, or is an older one, ends the session") {
    for (const std::string wrong : {"990290008E08FA855A5D4C50A8EC9000",                        // another code
                                    "8709019FF0EC34F9922651990290008E08AD55CC17140B2DED9000",  // of later on
                                    "990290008E07FA855A5D4C50A89000", "9000", "6988", "90"}) {
        CAPTURE(wrong);
        ScriptedChip chip;
        chip.expect("0CA4020C158709016375432908C044F68E08BF8B92D635FF24F800", wrong);
        ChipLink link(chip);
        link.seal(SecureMessaging({ChipCipher::des3, bytes_of("979EC13B1CBFE9DCD01AB0FED307EAE5"),
                                   bytes_of("F1CB1F1FB5ADF208806B89DC579DC1F8")},
                                  bytes_of("887022120C06C226")));
        const auto answer = link.ask({0, 0xA4, 0x02, 0x0C, {0x01, 0x1E}, 0});
        REQUIRE_FALSE(answer);
        CHECK(answer.error() == identity::chip::Stop::garbled);
    }
}
