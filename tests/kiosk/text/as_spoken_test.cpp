// What is written, as people say it.
#include "kiosk/text/as_spoken.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "kiosk/text/numerals.h"
#include "tests/support/random.h"

namespace motcua::tests {
namespace {

using text::Language;
using text::VoiceRules;

std::string vi(std::string_view written) { return std::string(view(text::as_spoken(written, Language::vi))); }
std::string en(std::string_view written) { return std::string(view(text::as_spoken(written, Language::en))); }

struct Said {
    std::string_view written;
    std::string_view spoken;
};

TEST_CASE("a date is said with day, month and year, and never twice") {
    CHECK(vi("Sinh 12/03/1955") == "Sinh ngày mười hai tháng ba năm một nghìn chín trăm năm mươi lăm");
    CHECK(vi("Hẹn trả ngày 26/11/2026.") ==
          "Hẹn trả ngày hai mươi sáu tháng mười một năm hai nghìn không trăm hai mươi sáu.");
    CHECK(vi("từ trước 3/1/1987") == "từ trước ngày ba tháng một năm một nghìn chín trăm tám mươi bảy");
    CHECK(vi("từ ngày 15/4") == "từ ngày mười lăm tháng tư");
    CHECK(vi("04/1955") == "tháng tư năm một nghìn chín trăm năm mươi lăm");
    CHECK(en("12/03/1955") == "twelve March nineteen fifty-five");
    CHECK(en("23 Nov 2026") == "twenty-three November twenty twenty-six");
    CHECK(en("03/2005") == "March two thousand and five");
}

TEST_CASE("whatever signs stand in a sentence, saying it comes to an end") {
    for (const char* written : {"Cần dấu @ và phần đuôi.", "@", "@ @ .. @.", "a @. b", "./@/-", "@é"}) {
        CAPTURE(written);
        CHECK(as_spoken(written, Language::vi).size() < 200);
        CHECK(as_spoken(written, Language::en).size() < 200);
    }
}

TEST_CASE("what only looks like a date is not one") {
    CHECK(vi("45/13/1955").find("tháng") == std::string::npos);
    CHECK(vi("1/2/3/2020").find("tháng") == std::string::npos);
    CHECK(vi("00/00/0000").find("tháng") == std::string::npos);
}

TEST_CASE("the time is said as one asks for it") {
    CHECK(vi("lúc 9 giờ 05") == "lúc chín giờ năm phút");
    CHECK(vi("9 giờ 00") == "chín giờ");
    CHECK(vi("7:30") == "bảy giờ ba mươi phút");
    CHECK(en("at 9:05") == "at nine oh five");
    CHECK(en("14:00") == "fourteen o'clock");
    CHECK(en("7:30") == "seven thirty");
}

TEST_CASE("money is said in words, with what it is for") {
    CHECK(vi("3.500.000 đồng") == "ba triệu năm trăm nghìn đồng");
    CHECK(vi("8.000đ") == "tám nghìn đồng");
    CHECK(vi("8.000 đồng/bản") == "tám nghìn đồng một bản");
    CHECK(vi("50.000 VNĐ.") == "năm mươi nghìn đồng.");
    CHECK(en("3,500,000 VND") == "three million five hundred thousand dong");
    CHECK(en("8,000 dong/copy") == "eight thousand dong per copy");
}

TEST_CASE("numbers are said as people count") {
    const std::vector<Said> counted{
        {"0", "không"},
        {"4", "bốn"},
        {"10", "mười"},
        {"14", "mười bốn"},
        {"15", "mười lăm"},
        {"21", "hai mươi mốt"},
        {"24", "hai mươi tư"},
        {"55", "năm mươi lăm"},
        {"101", "một trăm linh một"},
        {"110", "một trăm mười"},
        {"115", "một trăm mười lăm"},
        {"1005", "một nghìn không trăm linh năm"},
        {"2026", "hai nghìn không trăm hai mươi sáu"},
        {"1.000.000", "một triệu"},
        {"1.500.000", "một triệu năm trăm nghìn"},
        {"2.034.000.405", "hai tỷ không trăm ba mươi tư triệu bốn trăm linh năm"},
        {"999.999.999.999",
         "chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn "
         "chín trăm chín mươi chín"},
        {"1.000.000.000", "một tỷ"},
        {"4,5", "bốn phẩy năm"},
        {"50%", "năm mươi phần trăm"},
        {"Bước 2 / 6", "Bước hai trên sáu"},
        {"3 ngày làm việc", "ba ngày làm việc"},
    };
    for (const Said& one : counted) CHECK(vi(one.written) == one.spoken);
    CHECK(en("105") == "one hundred and five");
    CHECK(en("1,234,567") == "one million two hundred and thirty-four thousand five hundred and sixty-seven");
    CHECK(en("Step 2 / 6") == "Step two of six");
    CHECK(en("4.5 km") == "four point five kilometres");
}

TEST_CASE("codes are said letter by letter and digit by digit, in their groups") {
    CHECK(vi("BT01 0027 4") == "bê tê không một, không không hai bảy, bốn");
    CHECK(vi("Mã phiếu BT01 0027 4.") == "Mã phiếu bê tê không một, không không hai bảy, bốn.");
    CHECK(vi("H17.42-261122-0042") == "hát một bảy, bốn hai, hai sáu một một hai hai, không không bốn hai");
    CHECK(vi("phiếu TK01 ghi") == "phiếu tê ca không một ghi");
    CHECK(vi("Mẫu 01") == "Mẫu không một");
    CHECK(vi("1.004873") == "một chấm không không bốn tám bảy ba");
    CHECK(en("BT01 0027 4") == "B T zero one, zero zero two seven, four");
}

TEST_CASE("telephone and identity numbers are said digit by digit") {
    CHECK(vi("0912 345 678") == "không chín một hai, ba bốn năm, sáu bảy tám");
    CHECK(vi("0912345678") == "không chín một hai, ba bốn năm, sáu bảy tám");
    CHECK(vi("049 155 999 001") == "không bốn chín, một năm năm, chín chín chín, không không một");
    CHECK(vi("049155999001") == "không bốn chín, một năm năm, chín chín chín, không không một");
    CHECK(vi("••• ••• ••• 001") == "các số đầu đã che, cuối là không không một");
    CHECK(en("••• ••• ••• 001") == "the first digits are hidden, it ends in zero zero one");
    CHECK(en("0912345678") == "zero nine one two, three four five, six seven eight");
}

TEST_CASE("abbreviations are said in full, and only where they stand alone") {
    CHECK(vi("UBND phường Bàn Thạch") == "Ủy ban nhân dân phường Bàn Thạch");
    CHECK(vi("thẻ CCCD") == "thẻ căn cước công dân");
    CHECK(vi("TP. Đà Nẵng, P. Bàn Thạch") == "thành phố Đà Nẵng, phường Bàn Thạch");
    CHECK(vi("Mời ông/bà đợi") == "Mời ông bà đợi");
    CHECK(vi("UBNDX") != "Ủy ban nhân dânX");
    CHECK(vi("giấy tờ, v.v.") == "giấy tờ, vân vân");
    CHECK(en("Law No. 5") == "Law number five");
}

TEST_CASE("a law is said with its number, its year and who made it") {
    CHECK(vi("Nghị định số 123/2015/NĐ-CP") ==
          "Nghị định số một trăm hai mươi ba năm hai nghìn không trăm mười lăm của Chính phủ");
    CHECK(vi("Luật số 91/2025/QH15.") ==
          "Luật số chín mươi mốt năm hai nghìn không trăm hai mươi lăm của Quốc hội khóa mười lăm.");
    CHECK(vi("Nghị quyết 1659/NQ-UBTVQH15") ==
          "Nghị quyết một nghìn sáu trăm năm mươi chín của Ủy ban Thường vụ Quốc hội khóa mười lăm");
    CHECK(en("Decree No. 123/2015/NĐ-CP") ==
          "Decree number one hundred and twenty-three of twenty fifteen of the Government");
}

TEST_CASE("what is written large is a word where it is one, and letters where it is not") {
    CHECK(vi("CHƯA gửi") == "chưa gửi");
    CHECK(vi("TỜ KHAI") == "tờ khai");
    CHECK(vi("Xếp ABC") == "Xếp a bê xê");
    CHECK(en("NOT sent yet") == "not sent yet");
}

TEST_CASE("signs become pauses or words") {
    CHECK(vi("Ký trên màn hình (không bắt buộc)") == "Ký trên màn hình, không bắt buộc");
    CHECK(vi("bấm “Không đúng”.") == "bấm Không đúng.");
    CHECK(vi("Máy đang lưu…") == "Máy đang lưu.");
    CHECK(vi("mau.thu@example.vn") == "mau chấm thu a còng example chấm vn");
    CHECK(vi("cha/mẹ") == "cha hoặc mẹ");
    CHECK(en("cash/card") == "cash or card");
}

TEST_CASE("a pack may say its own abbreviations; what it says wrongly is refused with a reason") {
    const auto rules =
        VoiceRules::parse(R"({"vi": {"phrases": {"KTX": "ký túc xá"}, "patterns": {"and": "lẻ"}}})");
    REQUIRE(rules);
    CHECK(view(text::as_spoken("KTX 105 UBND", Language::vi, *rules)) ==
          "ký túc xá một trăm lẻ năm Ủy ban nhân dân");
    CHECK_FALSE(VoiceRules::parse("[]"));
    CHECK_FALSE(VoiceRules::parse(R"({"fr": {}})"));
    CHECK_FALSE(VoiceRules::parse(R"({"vi": {"phrases": {"KTX": 5}}})"));
    CHECK_FALSE(VoiceRules::parse(R"({"vi": {"phrases": {"": "nothing"}}})"));
    const auto unknown = VoiceRules::parse(R"({"vi": {"words": {}}})");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().what.find("words") != std::string::npos);
}

TEST_CASE("Vietnamese words are known by their letters, so that the right voice says them") {
    CHECK(text::is_vietnamese("Nguyễn Thị Mẫu"));
    CHECK(text::is_vietnamese("Lê"));
    CHECK_FALSE(text::is_vietnamese("Your declaration is stored."));
    CHECK_FALSE(text::is_vietnamese(""));
}

TEST_CASE("whatever the bytes, something valid is said and nothing breaks") {
    SeededRandom dice(7);
    constexpr std::string_view kPieces = "0123456789 ./-:•A“Đẫ%@\xFF\xC3(UBND)đồng";
    for (int round = 0; round < 4000; ++round) {
        std::string bytes;
        std::array<unsigned char, 24> chosen{};
        dice.fill(chosen.data(), chosen.size());
        for (const unsigned char c : chosen) bytes += kPieces[c % kPieces.size()];
        for (const Language language : {Language::vi, Language::en}) {
            const Secret said = text::as_spoken(bytes, language);
            CHECK(said.size() < 4000);
        }
    }
}

}  // namespace
}  // namespace motcua::tests
