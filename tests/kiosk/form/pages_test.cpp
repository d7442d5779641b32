#include <memory>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/form.h"
#include "tests/support/clock.h"

using namespace motcua;
using namespace motcua::form;
using content::CardItem;
using content::Field;
using content::FieldType;
using content::Page;
using content::Procedure;
using nlohmann::json;
using tests::kToday;

namespace {

Page page(const std::string& id, FieldType type, const char* when = nullptr) {
    Page made;
    made.id = id;
    Field field;
    field.id = id;
    field.type = type;
    made.fields.push_back(field);
    if (when != nullptr) made.when.rule = std::make_shared<const json>(json::parse(when));
    return made;
}

// name (from the card) -> has_phone -> phone -> whose, each asked only after the one before.
Procedure a_chain() {
    Procedure procedure;
    procedure.pages = {page("name", FieldType::person_name), page("has_phone", FieldType::choice),
                       page("phone", FieldType::phone, R"({"==": [{"var": "has_phone"}, "yes"]})"),
                       page("whose", FieldType::text, R"({"var": "phone"})")};
    procedure.pages[0].fields[0].from_card = CardItem::full_name;
    procedure.pages[1].fields[0].options = {{"yes", {"Có", "Yes"}, {}}, {"no", {"Không", "No"}, {}}};
    return procedure;
}

std::vector<std::string> ids(const std::vector<const Page*>& pages) {
    std::vector<std::string> names;
    for (const Page* each : pages) names.push_back(each->id);
    return names;
}

using Ids = std::vector<std::string>;

identity::Card named_card() {
    identity::Card card;
    card.id = secret("049155999001");
    card.full_name = secret("Nguyễn Thị Mẫu");
    return card;
}

}  // namespace

TEST_CASE("answers are found by their field, replaced and taken back") {
    Answers answers;
    CHECK(answers.empty());
    answers.set("b", {secret("1")});
    answers.set("a", {secret("2"), Source::card});
    answers.set("b", {secret("3")});
    CHECK(answers.value("b") == "3");
    CHECK(answers.value("a") == "2");
    CHECK(answers.find("a")->source == Source::card);
    CHECK(answers.find("c") == nullptr);
    CHECK(answers.value("c").empty());
    answers.erase("a");
    answers.erase("never there");
    CHECK(answers.find("a") == nullptr);
    CHECK(answers.begin()->first == "b");
}

TEST_CASE("what the card says is not asked") {
    const Procedure procedure = a_chain();
    Answers answers;
    CHECK(ids(pages_to_ask(procedure, answers)) == Ids{"name", "has_phone"});
    prefill(procedure, named_card(), answers);
    CHECK(answers.value("name") == "Nguyễn Thị Mẫu");
    CHECK(answers.find("name")->source == Source::card);
    CHECK(ids(pages_to_ask(procedure, answers)) == Ids{"has_phone"});
}

TEST_CASE("what an empty line of the card does not say is asked, and nothing of another card is left") {
    const Procedure procedure = a_chain();
    Answers answers;
    prefill(procedure, named_card(), answers);
    identity::Card without_name = named_card();
    without_name.full_name.clear();
    prefill(procedure, without_name, answers);
    CHECK(answers.find("name") == nullptr);
    CHECK(ids(pages_to_ask(procedure, answers)) == Ids{"name", "has_phone"});
}

TEST_CASE("an answer under a choice since changed opens no page and is in nobody's sight") {
    const Procedure procedure = a_chain();
    Answers answers;
    answers.set("has_phone", {secret("yes")});
    answers.set("phone", {secret("0905999001")});
    CHECK(ids(pages_to_ask(procedure, answers)) == Ids{"name", "has_phone", "phone", "whose"});
    answers.set("whose", {secret("hàng xóm")});

    answers.set("has_phone", {secret("no")});
    CHECK(ids(visible_pages(procedure, answers)) == Ids{"name", "has_phone"});
    const Answers visible = visible_answers(procedure, answers);
    CHECK(visible.find("phone") == nullptr);
    CHECK(visible.find("whose") == nullptr);
    CHECK(visible.value("has_phone") == "no");

    answers.set("has_phone", {secret("yes")});
    CHECK(visible_answers(procedure, answers).value("whose") == "hàng xóm");  // changed back: nothing is lost
}

TEST_CASE("the first page that still needs an answer is found, and none when all have one") {
    const Procedure procedure = a_chain();
    Answers answers;
    CHECK(first_incomplete(procedure, answers, kToday)->id == "name");
    answers.set("name", {secret("Nguyễn Thị Mẫu")});
    CHECK(first_incomplete(procedure, answers, kToday)->id == "has_phone");
    answers.set("has_phone", {secret("yes")});
    answers.set("phone", {secret("12")});
    CHECK(first_incomplete(procedure, answers, kToday)->id == "phone");
    answers.set("phone", {secret("0905999001")});
    answers.set("whose", {secret("tôi")});
    CHECK(first_incomplete(procedure, answers, kToday) == nullptr);
}

TEST_CASE("what the card says stands, even where nobody could type it") {
    const Procedure procedure = a_chain();
    Answers answers;
    answers.set("name", {secret("Mẫu 2"), Source::card});
    CHECK(complete(procedure.pages[0], answers, kToday));
    answers.set("name", {secret("Mẫu 2"), Source::resident});
    CHECK_FALSE(complete(procedure.pages[0], answers, kToday));
}

TEST_CASE("a page is found by its name and by its field") {
    const Procedure procedure = a_chain();
    CHECK(find_page(procedure, "phone") == &procedure.pages[2]);
    CHECK(find_page(procedure, "nowhere") == nullptr);
    CHECK(page_of_field(procedure, "whose") == &procedure.pages[3]);
    CHECK(page_of_field(procedure, "nothing") == nullptr);
}

TEST_CASE("the review says every answer in words, in the order it was asked, with its source") {
    const Procedure procedure = a_chain();
    Answers answers;
    prefill(procedure, named_card(), answers);
    answers.set("has_phone", {secret("yes")});
    answers.set("phone", {secret("0905999001"), Source::volunteer});
    const text::Words vietnamese;
    const auto rows = review(procedure, answers, vietnamese, {"name"});
    REQUIRE(rows.size() == 3);
    CHECK(view(rows[0].value) == "Nguyễn Thị Mẫu");
    CHECK(rows[0].disputed);
    CHECK(rows[0].source == Source::card);
    CHECK(view(rows[1].value) == "Có");
    CHECK_FALSE(rows[1].disputed);
    CHECK(view(rows[2].value) == "0905999001");
    CHECK(rows[2].source == Source::volunteer);
    CHECK(rows[2].page == &procedure.pages[2]);
}

TEST_CASE("dates, sexes and choices are read in words") {
    Field field;
    const text::Words vietnamese;
    text::Words english;
    english.language = text::Language::en;
    field.type = FieldType::date;
    CHECK(view(readable(field, "1955-03-12", vietnamese)) == "12/03/1955");
    CHECK(view(readable(field, "1955", vietnamese)) == "1955");
    field.type = FieldType::sex;
    CHECK(view(readable(field, "F", vietnamese)) == "Nữ");
    CHECK(view(readable(field, "M", english)) == "Male");
    field.type = FieldType::choice;
    field.options = {{"own", {"Gọi {xh}", "Call you"}, {}}};
    CHECK(view(readable(field, "own", vietnamese)) == "Gọi ông/bà");
    CHECK(view(readable(field, "own", english)) == "Call you");
}

TEST_CASE("a dossier is a filing only where the kiosk files and the identity was reached") {
    Procedure procedure = a_chain();
    procedure.kiosk_does = content::KioskDoes::submit;
    procedure.submit_identity = {"chip", "staff"};
    CHECK(is_filing(procedure, IdentityLevel::chip));
    CHECK(is_filing(procedure, IdentityLevel::staff));
    CHECK_FALSE(is_filing(procedure, IdentityLevel::vneid));
    CHECK_FALSE(is_filing(procedure, IdentityLevel::qr));
    CHECK_FALSE(is_filing(procedure, IdentityLevel::declared));
    procedure.kiosk_does = content::KioskDoes::fill;
    CHECK_FALSE(is_filing(procedure, IdentityLevel::chip));
}
