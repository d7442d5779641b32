// The zone on the back of the card: read whole, with a few misreadings put right, or not at all.
#include "kiosk/identity/mrz.h"

#include <random>
#include <string>

#include <doctest/doctest.h>

#include "kiosk/identity/payload.h"

namespace motcua::tests {
namespace {

using identity::Mrz;
using identity::Sex;
using std::chrono::year;

constexpr auto kHeldUpOn = year{2026} / 11 / 22;
const std::string kFirst = "IDVNM1559990017049155999001<<8";
const std::string kSecond = "5503126F9912315VNM<<<<<<<<<<<6";
const std::string kThird = "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<";
const std::string kWhole = kFirst + kSecond + kThird;

std::string error_of(const std::string& text) {
    const auto read = identity::parse_mrz(text, kHeldUpOn);
    return read ? "" : read.error().code;
}

Mrz read(const std::string& text) {
    auto mrz = identity::parse_mrz(text, kHeldUpOn);
    REQUIRE_MESSAGE(mrz, text);
    return std::move(*mrz);
}

std::string changed_at(std::string text, std::size_t at, char c) {
    text[at] = c;
    return text;
}

// The zone of an invented person, with its check digits.
std::string zone(const std::string& id, const std::string& born, char sex, const std::string& expiry,
                 const std::string& country = "VNM") {
    const auto with_digit = [](std::string text) {
        text += std::to_string(identity::check_digit(text));
        return text;
    };
    const std::string first = with_digit(id.substr(3)) + with_digit(id + "<<");
    const std::string rest = with_digit(born) + sex + with_digit(expiry) + country + std::string(11, '<');
    const std::string over = first + rest.substr(0, 7) + rest.substr(8, 7) + rest.substr(18);
    return "ID" + country + first + rest + std::to_string(identity::check_digit(over)) + kThird;
}

}  // namespace

TEST_CASE("the zone says number, birth date, sex and end of validity; its name only compares") {
    const Mrz mrz = read(kWhole);
    CHECK(view(mrz.id) == "049155999001");
    CHECK(view(mrz.birth_date) == "1955-03-12");
    CHECK(mrz.sex == Sex::female);
    CHECK(mrz.expiry.empty());  // a card without end
    CHECK(view(mrz.plain_name) == "NGUYEN THI MAU");
    CHECK_FALSE(mrz.name_is_cut);
    CHECK(mrz.warnings.empty());
    CHECK(zone("049155999001", "550312", 'F', "991231") == kWhole);
}

TEST_CASE("it is the same zone in lines, with blanks, in small letters, without its fill or its third line") {
    for (const std::string& text :
         {kFirst + "\r\n" + kSecond + "\r\n" + kThird + "\r\n", kFirst + "\n" + kSecond + "\n" + kThird,
          kFirst + " " + kSecond + "\t" + kThird, kFirst + kSecond,
          kFirst + "\n" + kSecond + "\nNGUYEN<<THI<MAU",
          std::string("  idvnm1559990017049155999001<<8\n5503126f9912315vnm<<<<<<<<<<<6")})
        CHECK(view(read(text).id) == "049155999001");
    CHECK(read(kFirst + kSecond).plain_name.empty());
}

TEST_CASE("each of the five check digits is checked") {
    for (const std::size_t at : {14U, 29U, 36U, 44U, 59U}) {
        const char wrong = kWhole[at] == '9' ? '3' : static_cast<char>(kWhole[at] + 1);
        CHECK_MESSAGE(error_of(changed_at(kWhole, at, wrong)) == "E_MRZ_CHECK", at);
    }
}

TEST_CASE("one wrong digit anywhere is never taken for another number or date") {
    for (std::size_t at = 5; at < 60; ++at)
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (kWhole[at] < '0' || kWhole[at] > '9' || kWhole[at] == digit) continue;
            CHECK_MESSAGE(error_of(changed_at(kWhole, at, digit)) != "", at);
        }
}

TEST_CASE("a few letters read for digits are put right where all check digits hold then") {
    std::string text = kWhole;
    text[0] = '1';
    text[11] = 'O';
    text[15] = 'O';
    const Mrz mrz = read(text);
    CHECK(view(mrz.id) == "049155999001");
    CHECK(mrz.warnings == std::vector<std::string>{"W_MRZ_CORRECTED"});
    text[34] = 'I';
    CHECK(error_of(text) == "E_MRZ_CORRECTIONS");
    CHECK(error_of(changed_at(kWhole, 30, 'B')) == "E_MRZ_CHECK");  // it was no 8
}

TEST_CASE("what is not such a zone, or another state's, is told apart") {
    CHECK(error_of("") == "E_NOT_MRZ");
    CHECK(error_of("P<VNMNGUYEN<<MAU") == "E_NOT_MRZ");
    CHECK(error_of("ID<") == "E_NOT_MRZ");
    CHECK(error_of(kFirst) == "E_MRZ_LENGTH");
    CHECK(error_of(kWhole + "<") == "E_MRZ_LENGTH");
    CHECK(error_of(changed_at(kWhole, 70, '#')) == "E_MRZ_LETTERS");
    CHECK(error_of(zone("049155999001", "550312", 'F', "991231", "UTO")) == "E_MRZ_COUNTRY");
    CHECK(error_of(zone("049155999001", "550312", 'X', "991231")) == "E_GENDER");
    CHECK(error_of(zone("000155999001", "550312", 'F', "991231")) == "E_ID_PROVINCE");
    CHECK(error_of(zone("049155999001", "551312", 'F', "991231")) == "E_DOB_INVALID");
    CHECK(error_of(zone("049155999001", "550230", 'F', "991231")) == "E_DOB_INVALID");
    CHECK(error_of(zone("049326999001", "261123", 'F', "391231")) == "E_DOB_FUTURE");
    CHECK(error_of(std::string(identity::kPayloadBytesMax + 1, '<')) == "E_NOT_MRZ");
}

TEST_CASE("the number tells the century; what does not agree is said") {
    CHECK(view(read(zone("049224999002", "240229", 'M', "390228")).birth_date) == "2024-02-29");
    CHECK(view(read(zone("049024999002", "240229", 'M', "991231")).birth_date) == "1924-02-29");
    const Mrz odd = read(zone("049155999001", "560312", 'M', "991231"));
    CHECK(view(odd.birth_date) == "1956-03-12");
    CHECK(odd.warnings == std::vector<std::string>{"W_ID_YEAR_MISMATCH", "W_ID_GENDER_MISMATCH"});
}

TEST_CASE("a day that nobody knows, a card that is over and one with an end are read") {
    const Mrz partial = read(zone("049155999001", "5503<<", 'F', "991231"));
    CHECK(view(partial.birth_date) == "1955-03");
    CHECK(partial.warnings == std::vector<std::string>{"W_DOB_PARTIAL"});
    CHECK(view(read(zone("049155999001", "55<<<<", 'F', "991231")).birth_date) == "1955");
    CHECK(view(read(zone("049188999008", "880108", '<', "280108")).expiry) == "2028-01-08");
    const Mrz over = read(zone("049188999008", "880108", 'F', "261121"));
    CHECK(over.warnings == std::vector<std::string>{"W_CARD_EXPIRED"});
}

TEST_CASE("a name with its marks is compared with the zone's, which may be cut") {
    CHECK(identity::may_be_name("NGUYEN THI MAU", false, "Nguyễn Thị Mẫu"));
    CHECK(identity::may_be_name("DANG THU", false, "Đặng Thử"));
    CHECK(identity::may_be_name("H MAU NIE", false, "H' Mẫu Niê"));
    CHECK_FALSE(identity::may_be_name("NGUYEN THI MAU", false, "Nguyễn Thị Mẫu Thử"));
    CHECK(identity::may_be_name("NGUYEN THI MAU", true, "Nguyễn Thị Mẫu Thử"));
    CHECK_FALSE(identity::may_be_name("NGUYEN THI MAU", true, "Nguyễn Thị"));
}

TEST_CASE("held up, it fills in what it knows, says where that is from, and leaves name and address open") {
    const identity::Card card = identity::card_of(read(kWhole));
    CHECK(view(card.id) == "049155999001");
    CHECK(view(card.birth_date) == "1955-03-12");
    CHECK(card.full_name.empty());
    CHECK(card.address.empty());
    CHECK(card.warnings == std::vector<std::string>{"W_FROM_MRZ"});
}

TEST_CASE("who types the zone is led on to the next line by a line that is right, and by no other") {
    const auto whole = [](const std::string& text) { return identity::whole_mrz_lines(text, kHeldUpOn); };
    CHECK(whole(kFirst) == 1);
    CHECK(whole("idvnm1559990017049155999001<<8\n") == 1);
    CHECK(whole(changed_at(kFirst, 6, 'S')) == 0);
    CHECK(whole("IDVNM1559990017O49155999001<<8") == 1);  // a letter for a digit, put right
    CHECK(whole(changed_at(kFirst, 2, 'X')) == 0);        // another state's
    CHECK(whole(kFirst.substr(1)) == 0);
    CHECK(whole(kFirst + "\n" + kSecond) == 2);
    CHECK(whole(kFirst + kSecond) == 2);
    CHECK(whole(kFirst + "\n" + changed_at(kSecond, 3, '4')) == 0);
    CHECK(whole(kFirst + "\n" + kSecond.substr(1)) == 0);
    CHECK(whole(kWhole) == 0);
    CHECK(whole("") == 0);
    CHECK(whole("MOTCUA:1:ABCDEFGHJKMNPQRSTVWXYZ") == 0);
}

TEST_CASE("where somebody is who types the zone is told by what stands there") {
    const auto at = [](const std::string& text) {
        const auto line = identity::mrz_line_typed(text);
        return line ? std::to_string(line->n) + " " + std::string(view(line->letters)) : "none";
    };
    CHECK(at("id") == "1 ID");
    CHECK(at(kFirst) == "1 " + kFirst);
    CHECK(at(kFirst + "\n") == "2 ");
    CHECK(at(kFirst + "\n55") == "2 55");
    CHECK(at(kFirst + "55") == "2 55");
    CHECK(at(kFirst + "\n" + kSecond + "\n") == "3 ");
    CHECK(at(kWhole) == "3 " + kThird);
    for (const std::string& other : {std::string(), std::string("I"), std::string("1.004873"),
                                    std::string("049155999001|"), kWhole + "X", std::string("ID-")})
        CHECK(at(other) == "none");
}

TEST_CASE("zones with anything in them give an answer each") {
    std::mt19937_64 engine(20261122);
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(engine() % limit); };
    for (int i = 0; i < 10'000; ++i) {
        std::string text = kWhole;
        for (std::size_t edits = 1 + below(4); edits > 0; --edits)
            text[below(text.size())] =
                i % 2 == 0 ? static_cast<char>(engine()) : "0123456789<ABFIMO"[below(17)];
        if (i % 5 == 0) text.resize(below(120), '<');
        const auto mrz = identity::parse_mrz(text, kHeldUpOn);
        if (!mrz) continue;
        CHECK(identity::parse_citizen_number(view(mrz->id)));
        CHECK(mrz->birth_date.size() >= 4);
    }
}

}  // namespace motcua::tests
