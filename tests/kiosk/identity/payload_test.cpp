#include "kiosk/identity/payload.h"

#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/text/unicode.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"

namespace motcua::tests {
namespace {

using identity::Payload;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr year_month_day kScannedOn = year{2026} / 11 / 22;
constexpr std::string_view kCard =
    "049155999101|205999101|Nguyễn Thị Mẫu|12031955|Nữ|Thôn Mẫu, Bàn Thạch, Đà Nẵng|06102025||||";

std::string kind(std::string_view payload) {
    struct Name {
        std::string operator()(const identity::Card& card) const {
            return "card " + std::string(view(card.id));
        }
        std::string operator()(const identity::ProcedureCode& code) const { return "procedure " + code.code; }
        std::string operator()(const identity::SlipCode& slip) const { return "slip " + slip.id.text(); }
        std::string operator()(const identity::UnreadableCard& card) const {
            return "unreadable " + card.code;
        }
        std::string operator()(const identity::Mrz& mrz) const { return "zone " + std::string(view(mrz.id)); }
        std::string operator()(const identity::HealthCard& card) const {
            return "health card " + std::string(view(card.number));
        }
        std::string operator()(const identity::PortalPage&) const { return "portal page"; }
        std::string operator()(const identity::PaymentCode&) const { return "payment"; }
        std::string operator()(const identity::StaffBadge&) const { return "staff badge"; }
        std::string operator()(const identity::UnknownCode&) const { return "unknown"; }
    };
    return std::visit(Name{}, identity::classify(payload, kScannedOn));
}

// What must hold of every payload, whatever bytes came in.
void check_is_sound(const Payload& payload) {
    if (const auto* card = std::get_if<identity::Card>(&payload)) {
        REQUIRE(identity::parse_citizen_number(view(card->id)).has_value() ==
                (view(card->id).substr(0, 3) != "000"));
        for (const Secret* text : {&card->full_name, &card->address, &card->birth_date, &card->issue_date}) {
            REQUIRE(text->size() <= identity::kPayloadBytesMax);
            REQUIRE(text::is_nfc(view(*text)));
        }
        REQUIRE(!card->full_name.empty());
    }
    if (const auto* code = std::get_if<identity::ProcedureCode>(&payload)) REQUIRE(code->code.size() == 8);
    if (const auto* card = std::get_if<identity::UnreadableCard>(&payload))
        REQUIRE(card->code.substr(0, 2) == "E_");
}

}  // namespace

TEST_CASE("whatever is held up, its code decides what it is") {
    CHECK(kind(kCard) == "card 049155999101");
    CHECK(kind("1.004873") == "procedure 1.004873");
    CHECK(kind(" 1.004873\r\n") == "procedure 1.004873");
    CHECK(kind("1.004873.000.00.00.H17") == "procedure 1.004873");
    CHECK(kind("2.000815.000.00.00.H55.02") == "procedure 2.000815");
    CHECK(kind("https://dichvucong.gov.vn/chi-tiet?ma_thu_tuc=1.004873") == "procedure 1.004873");
    CHECK(kind("HTTP://x.example/?a=b&ma_thu_tuc=1.004873.000.00.00.H17&c=d#top") == "procedure 1.004873");
}

TEST_CASE("a code that is none of ours is unknown, and nothing is guessed") {
    for (const std::string_view code : {"",
                                        "   ",
                                        "abc|def",
                                        "1.00487",
                                        "1.0048731",
                                        "1.004873.",
                                        "1.004873..H17",
                                        "1.004873/H17",
                                        "0.004873",
                                        "10.04873",
                                        "https://dichvucong.gov.vn.x.example/thu-tuc-hanh-chinh/1.004873",
                                        "https://x.example/thu-tuc-hanh-chinh/1.004873",
                                        "000201010211",
                                        "0002010102115303704",
                                        "00020101021163049A",
                                        "https://x.example/?khong_ma_thu_tuc=1.004873",
                                        "https://x.example/?ma_thu_tuc=",
                                        "https://x.example/#?ma_thu_tuc=1.004873",
                                        "javascript:?ma_thu_tuc=1.004873",
                                        "ma_thu_tuc=1.004873",
                                        "000.00.13.H47-230428-0001",
                                        "MOTCUA:1:",
                                        "MOTCUA:2:x:y",
                                        "MOTCUA:BADGE",
                                        "\xFF\xFE",
                                        "WIFI:S:x;;"})
        CHECK_MESSAGE(kind(code) == "unknown", code);
}

TEST_CASE("the portal's addresses, old and new, lead to the procedure they name") {
    CHECK(kind("https://dichvucong.gov.vn/thu-tuc-hanh-chinh/1.004873") == "procedure 1.004873");
    CHECK(kind("https://www.dichvucong.gov.vn/a/1.004873.000.00.00.H17?x=y") == "procedure 1.004873");
    CHECK(kind("https://dichvucong.gov.vn/p?maThuTuc=1.004873") == "procedure 1.004873");
    CHECK(kind("https://dichvucong.gov.vn/thu-tuc-hanh-chinh/019d2bf7-7704-7449-9e95-fe7ebb959aa2") ==
          "portal page");
    CHECK(kind("https://dichvucong.gov.vn") == "portal page");
    CHECK(kind("https://dichvucong.gov.vn/?ma_thu_tuc=x") == "portal page");
}

TEST_CASE("the other codes in people's pockets are known for what they are") {
    CHECK(kind("IDVNM1559990017049155999001<<8\n5503126F9912315VNM<<<<<<<<<<<6\nNGUYEN<<THI<MAU") ==
          "zone 049155999001");
    CHECK(kind("IDVNM1559990017049155999001<<8\n5503126F9912315VNM") == "unreadable E_MRZ_LENGTH");
    CHECK(kind("GD4480000000101|4ce1baab75|12/03/1955|2||48-024|01/01/2026|-") ==
          "health card GD4480000000101");
    CHECK(
        kind("00020101021238540010A00000072701240006970403011000120345670208QRIBFTTA53037045802VN6304ABCD") ==
        "payment");
    CHECK(kind("MOTCUA:BADGE:ABC") == "staff badge");
}

TEST_CASE("a damaged card is told from a code that is no card") {
    CHECK(kind("049155999101|205999101|Nguyễn Thị Mẫu") == "unreadable E_TOO_FEW_FIELDS");
    CHECK(kind("049155999101||Mẫu|12/03/1955|Nữ|x|") == "unreadable E_DOB_FORMAT");
}

TEST_CASE("a code longer than anything we print is not looked at") {
    std::string longer(kCard);
    longer.append(identity::kPayloadBytesMax - longer.size(), ' ');
    CHECK(kind(longer) == "card 049155999101");
    CHECK(kind(longer + ' ') == "unknown");
    CHECK(kind(std::string(1'000'000, '|')) == "unknown");
}

TEST_CASE("a slip's code leads back to its dossier and holds the secret that opens it") {
    SeededRandom random(1);
    for (int i = 0; i < 200; ++i) {
        const DossierId id = DossierId::make(random, ManualClock().wall());
        SlipSecret secret_bytes{};
        random.fill(secret_bytes.data(), secret_bytes.size());
        const Secret payload = identity::slip_payload(id, secret_bytes);
        CHECK(payload.size() == 62);
        CHECK(view(payload).find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ:MOTUC") ==
              std::string_view::npos);
        const auto read = identity::classify(view(payload), kScannedOn);
        const auto* slip = std::get_if<identity::SlipCode>(&read);
        REQUIRE(slip != nullptr);
        CHECK(slip->id == id);
        CHECK(slip->secret == secret_bytes);
    }
}

TEST_CASE("a slip's code read in small letters or with a line end is the same slip, a cut one is none") {
    const auto id = DossierId::from_bytes({1, 2, 3});
    const Secret payload = identity::slip_payload(id, SlipSecret{9});
    std::string small(view(payload));
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    CHECK(kind(small + "\r\n") == "slip " + id.text());
    for (std::size_t cut = 0; cut < payload.size(); ++cut)
        CHECK(kind(view(payload).substr(0, cut)) == "unknown");
    CHECK(kind(std::string(view(payload)) + "0") == "unknown");
}

TEST_CASE("ten thousand hostile payloads give an answer each and nothing else") {
    std::mt19937_64 engine(20261122);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(engine() % limit); };
    const std::vector<std::string> seeds{
        std::string(kCard), "https://dichvucong.gov.vn/?ma_thu_tuc=1.004873.000.00.00.H17",
        std::string(view(identity::slip_payload(DossierId::from_bytes({7}), SlipSecret{8}))), "1.004873", ""};
    constexpr std::string_view kNasty[] = {
        "|",         "||||||||",     "\xCC\x81", "\xEF\xBB\xBF", "\xE2\x80\xAE", "\xFF",    "\n", "9",
        "MOTCUA:1:", "?ma_thu_tuc=", ".",        "\xC2\xA0",     "Nữ",           "00000000"};
    for (int i = 0; i < 10'000; ++i) {
        std::string payload = seeds[below(seeds.size())];
        for (std::size_t edits = below(6); edits > 0; --edits) {
            const std::size_t at = below(payload.size() + 1);
            switch (below(4)) {
                case 0: payload.insert(at, 1, static_cast<char>(engine())); break;
                case 1: payload.insert(at, kNasty[below(std::size(kNasty))]); break;
                case 2: payload.erase(at, below(8)); break;
                default: payload.insert(at, payload.substr(at / 2, below(40))); break;
            }
        }
        if (i % 10 == 0) {
            payload.resize(below(2'100));
            for (char& c : payload) c = static_cast<char>(engine());
        }
        check_is_sound(identity::classify(payload, kScannedOn));
    }
}

}  // namespace motcua::tests
