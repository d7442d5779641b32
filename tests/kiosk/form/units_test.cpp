// An address whose ward has a new name: asked once, kept both ways.
#include "kiosk/form/units.h"

#include "ward_procedure.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/address.h"
#include "kiosk/form/form.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"
#include "tests/support/schema.h"

using namespace motcua;
using namespace motcua::form;
using nlohmann::json;

namespace {

constexpr const char* kOldHome = "Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng Nam";
constexpr const char* kHomeField = "applicant.address";

identity::Card card_with(const char* address) {
    identity::Card card;
    card.id = secret("049155999001");
    card.full_name = secret("Nguyễn Thị Mẫu");
    card.birth_date = secret("1955-03-12");
    card.address = secret(address);
    return card;
}

Answers answers_of(const char* address) {
    Answers answers;
    prefill(tests::marital_status(), card_with(address), answers);
    return answers;
}

auto question(const Answers& answers) {
    return unit_to_confirm(tests::marital_status(), answers, tests::ban_thach().unit_changes);
}

void say(Answers& answers, bool right) {
    confirm_unit(tests::marital_status(), answers, tests::ban_thach().unit_changes, right);
}

json entry_of(const Answers& answers) {
    tests::SeededRandom random(7);
    const WallTime now = tests::ManualClock().wall();
    const DossierHeader header{DossierId::make(random, now), "BT01", 3, 27, "1.004873",
                               tests::ban_thach().version,   now};
    DocumentInput input;
    input.procedure = &tests::marital_status();
    input.answers = &answers;
    json document = json::parse(view(form::document(header, input)));
    CHECK(tests::broken_by("dossier-document", document) == "");
    return document["answers"][kHomeField];
}

}  // namespace

TEST_CASE("an old ward is asked about, with both lines, and after the answer no more") {
    Answers answers = answers_of(kOldHome);
    const auto asked = question(answers);
    REQUIRE(asked);
    CHECK(asked->field == kHomeField);
    CHECK(view(asked->on_card) == kOldHome);
    CHECK(view(asked->now) == "Khối phố Mẫu, phường Bàn Thạch, thành phố Đà Nẵng");
    say(answers, true);
    CHECK_FALSE(question(answers));
}

TEST_CASE("confirmed, the document has the new unit, the line of the card, and what says so") {
    Answers answers = answers_of(kOldHome);
    say(answers, true);
    CHECK(entry_of(answers) == json{{"value",
                                     {{"province", "thành phố Đà Nẵng"},
                                      {"ward", "phường Bàn Thạch"},
                                      {"line", "Khối phố Mẫu"},
                                      {"typed", json::array()}}},
                                    {"source", "card"},
                                    {"on_card", kOldHome},
                                    {"confirmed", "Nghị quyết số 1659/NQ-UBTVQH15"}});
    CHECK(answers.find(kHomeField)->source == Source::card);
}

TEST_CASE("refused, the line of the card stays, and is not asked about again") {
    Answers answers = answers_of(kOldHome);
    say(answers, false);
    CHECK_FALSE(question(answers));
    CHECK(entry_of(answers) == json{{"value", kOldHome}, {"source", "card"}});
}

TEST_CASE("the same card held up again changes nothing; another card is asked about anew") {
    for (const bool right : {true, false}) {
        Answers answers = answers_of(kOldHome);
        say(answers, right);
        const json before = entry_of(answers);
        prefill(tests::marital_status(), card_with(kOldHome), answers);
        CHECK(entry_of(answers) == before);
        CHECK_FALSE(question(answers));
        prefill(tests::marital_status(), card_with("Thôn Mẫu, Tam Thăng, Tam Kỳ, Quảng Nam"), answers);
        CHECK(question(answers));
        CHECK_FALSE(entry_of(answers).contains("on_card"));
    }
}

TEST_CASE("a new card's line, an unknown unit and a line too long to keep are not asked about") {
    std::string too_long = kOldHome;
    while (too_long.size() <= 2 * kAddressLineMax) too_long.insert(0, "Tổ 5, ngõ 6, ");
    for (const std::string& line : {std::string("Khối phố Mẫu, Bàn Thạch, Đà Nẵng"),
                                    std::string("Khối phố Mẫu, An Thử, Thử, Quảng Nam"), too_long})
        CHECK_FALSE(question(answers_of(line.c_str())));
}

TEST_CASE("an address that somebody picked is not asked about") {
    Answers answers;
    answers.set(kHomeField, {secret(kOldHome), Source::declared});
    CHECK_FALSE(question(answers));
}

TEST_CASE("the review shows the new address and, beside it, what the card says") {
    Answers answers = answers_of(kOldHome);
    say(answers, true);
    const text::Words words{&tests::ban_thach().words, text::Language::vi, text::Address::ba};
    bool seen = false;
    for (const ReviewRow& row : review(tests::marital_status(), answers, words, {})) {
        if (row.field->id != kHomeField) continue;
        seen = true;
        CHECK(view(row.value) == "Khối phố Mẫu, phường Bàn Thạch, thành phố Đà Nẵng");
        CHECK(view(row.on_card) == kOldHome);
    }
    CHECK(seen);
}
