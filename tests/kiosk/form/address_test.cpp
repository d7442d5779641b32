// An address: one answer of four parts.
#include "kiosk/form/address.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/form.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"
#include "tests/support/schema.h"

using namespace motcua;
using namespace motcua::form;
using content::AddressPart;
using nlohmann::json;
using tests::kToday;

namespace {

content::Field home_field() {
    content::Field field;
    field.id = "home";
    field.type = content::FieldType::address;
    return field;
}

content::Procedure asking_home() {
    content::Procedure procedure;
    procedure.code = "1.004873";
    content::Page page;
    page.id = "home";
    page.fields.push_back(home_field());
    procedure.pages.push_back(page);
    return procedure;
}

Address in_ban_thach() {
    Address address;
    address.set(AddressPart::province, "thành phố Đà Nẵng", false);
    address.set(AddressPart::ward, "phường Bàn Thạch", false);
    return address;
}

std::string said(const Address& address) {
    return std::string(view(address_in_one_line(view(address_value(address)))));
}

json document_value(Secret value, Source source) {
    const content::Procedure procedure = asking_home();
    Answers answers;
    answers.set("home", {std::move(value), source});
    tests::SeededRandom random(5);
    const WallTime now = tests::ManualClock().wall();
    DocumentInput input;
    input.procedure = &procedure;
    input.answers = &answers;
    const json made = json::parse(
        view(document({DossierId::make(random, now), "BT01", 3, 27, "1.004873", "2026.11.1", now}, input)));
    CHECK(tests::broken_by("dossier-document", made) == "");
    return made["answers"]["home"]["value"];
}

}  // namespace

TEST_CASE("an address reads from the house to the province, and what is not said leaves no gap") {
    Address address = in_ban_thach();
    CHECK(said(address) == "phường Bàn Thạch, thành phố Đà Nẵng");
    address.set(AddressPart::line, "Tổ 5", true);
    CHECK(said(address) == "Tổ 5, phường Bàn Thạch, thành phố Đà Nẵng");
    address.set(AddressPart::hamlet, "khu phố Mẫu", true);
    CHECK(said(address) == "Tổ 5, khu phố Mẫu, phường Bàn Thạch, thành phố Đà Nẵng");
    CHECK(said({}).empty());
}

TEST_CASE("another ward takes hamlet and house with it; the same ward again takes nothing") {
    Address address = in_ban_thach();
    address.set(AddressPart::hamlet, "thôn Mẫu", false);
    address.set(AddressPart::line, "Số 9", true);
    address.set(AddressPart::ward, "phường Bàn Thạch", false);
    CHECK(said(address) == "Số 9, thôn Mẫu, phường Bàn Thạch, thành phố Đà Nẵng");
    address.set(AddressPart::hamlet, "thôn Thử", false);
    CHECK(address.part(AddressPart::line) == "Số 9");
    address.set(AddressPart::ward, "phường Tam Kỳ", false);
    CHECK(said(address) == "phường Tam Kỳ, thành phố Đà Nẵng");
}

TEST_CASE("an address is complete with province and ward, and with a house where the field wants one") {
    content::Field field = home_field();
    const auto problem = [&field](const Address& address) {
        return problem_with(field, view(address_value(address)), kToday);
    };
    Address address = in_ban_thach();
    CHECK_FALSE(problem(address));
    field.line_required = true;
    CHECK(problem(address) == text::T::problem_required);
    address.set(AddressPart::line, "12/3 đường Ví Dụ", true);
    CHECK_FALSE(problem(address));
    address.set(AddressPart::line, std::string(121, 'a'), true);
    CHECK(problem(address) == text::T::problem_too_long);
    Address only_province;
    only_province.set(AddressPart::province, "tỉnh Gia Lai", false);
    CHECK(problem(only_province) == text::T::problem_required);
    CHECK(problem({}) == text::T::problem_required);
    field.required = false;
    CHECK_FALSE(problem({}));
    CHECK(problem(only_province) == text::T::problem_required);
    CHECK(problem_with(field, "phường Bàn Thạch", kToday) == text::T::problem_required);
}

TEST_CASE("a condition sees every part, and what is no part is not there") {
    Answers answers;
    answers.set("home", {address_value(in_ban_thach())});
    const auto rule = [&answers](const char* text) {
        return holds({std::make_shared<const json>(json::parse(text))}, answers);
    };
    CHECK(rule(R"({"==": [{"var": "home.ward"}, "phường Bàn Thạch"]})"));
    CHECK(rule(R"({"!": [{"var": "home.hamlet"}]})"));
    CHECK(rule(R"({"==": [{"var": "home.street"}, null]})"));
    CHECK(rule(R"({"==": [{"var": "other.ward"}, null]})"));
}

TEST_CASE("the document says the parts, and which of them the pack does not know") {
    Address address = in_ban_thach();
    address.set(AddressPart::ward, "xã Thử", true);
    address.set(AddressPart::line, "Tổ 5", true);
    CHECK(document_value(address_value(address), Source::resident) ==
          json{{"province", "thành phố Đà Nẵng"}, {"ward", "xã Thử"}, {"line", "Tổ 5"}, {"typed", {"ward"}}});
    CHECK(document_value(secret("Khối phố Mẫu, Tân Thạnh, Tam Kỳ"), Source::card) ==
          "Khối phố Mẫu, Tân Thạnh, Tam Kỳ");
}

TEST_CASE("bytes that are no address are none, whatever they are") {
    for (const std::string value : {"", "a", "\x1f\x1f\x1f\x1f",
                                    "a\x1f\x1f\x1f\x1f"
                                    "012",
                                    "a\x1f"
                                    "b\x1f\x1f\x1f"
                                    "0000\x1f",
                                    "a\x1f"
                                    "b\x1f"
                                    "c\x1f"
                                    "d\x1f"
                                    "00x0"}) {
        CAPTURE(value);
        CHECK_FALSE(parse_address(value));
        CHECK(address_part(value, "ward").empty());
    }
    CHECK(
        parse_address("a\x1f"
                      "b\x1f"
                      "c\x1f"
                      "d\x1f"
                      "0110"));
}
