#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/address.h"
#include "kiosk/records/slip.h"

namespace motcua::tests {
namespace {

using content::FieldType;
using form::Source;
using std::chrono::year;

content::Condition when(const char* rule) {
    return {std::make_shared<const nlohmann::json>(nlohmann::json::parse(rule))};
}

content::Field field(std::string id, FieldType type, std::vector<content::Option> options = {}) {
    content::Field made;
    made.id = std::move(id);
    made.type = type;
    made.options = std::move(options);
    return made;
}

content::Page page(content::Field only, content::Condition condition = {}) {
    content::Page made;
    made.id = only.id;
    made.fields.push_back(std::move(only));
    made.when = std::move(condition);
    return made;
}

content::Procedure procedure() {
    const char* const kDivorced = R"({"==": [{"var": "status"}, "divorced"]})";
    content::Procedure made;
    made.pages.push_back(page(field("id", FieldType::citizen_id)));
    made.pages.push_back(page(field("name", FieldType::person_name)));
    made.pages.push_back(page(field("born", FieldType::date)));
    made.pages.push_back(page(field("sex", FieldType::sex)));
    made.pages.push_back(page(field("status", FieldType::choice,
                                    {{"never", {"chưa đăng ký kết hôn với ai", "never married"}, {}},
                                     {"divorced", {"đã ly hôn", "divorced"}, {}}})));
    made.pages.push_back(page(field("judgment", FieldType::text), when(kDivorced)));
    made.declaration.title = {"TỜ KHAI MẪU", "SAMPLE DECLARATION"};
    made.declaration.addressee = {"Kính gửi: UBND phường Bàn Thạch", ""};
    made.declaration.pledge = {"Tôi cam đoan lời khai trên là đúng.", "I declare this to be true."};
    made.declaration.lines = {{{"Họ tên: {name}; ngày sinh: {born}; giới tính: {sex}", ""}, {}},
                              {{"Số định danh: {id}", ""}, {}},
                              {{"Tình trạng hôn nhân: {status}.", "Status: {status}."}, {}},
                              {{"Bản án số: {judgment}", ""}, {}},
                              {{"Đã kèm bản án.", ""}, when(kDivorced)},
                              {{"Đề nghị cấp giấy.", ""}, {}}};
    return made;
}

form::Answers answers() {
    form::Answers made;
    made.set("id", {secret("049155999001"), Source::card});
    made.set("name", {secret("Nguyễn Thị Mẫu"), Source::card});
    made.set("born", {secret("1955-03-12"), Source::card});
    made.set("sex", {secret("F"), Source::card});
    made.set("status", {secret("divorced"), Source::resident});
    made.set("judgment", {secret("12/2020/HNGĐ-ST"), Source::resident});
    return made;
}

records::Slip slip() {
    records::Slip made;
    made.number = "BT01 0027 A";
    made.code = {2, {true, true, true, true}};
    made.number_code = {1, {true}};
    made.ward = {"phường Bàn Thạch", ""};
    made.created = {year{2026} / 11 / 23, 9, 24};
    return made;
}

std::vector<std::string> lines(const form::Answers& answered, text::Language language = text::Language::vi) {
    const auto paper = records::declaration(procedure(), answered, {nullptr, language, {}}, slip());
    std::vector<std::string> found;
    for (const Secret& line : records::as_read(paper)) found.emplace_back(view(line));
    return found;
}

}  // namespace

TEST_CASE("the declaration is filled with the answers as people read them, the number whole") {
    CHECK(lines(answers()) ==
          std::vector<std::string>{"Họ tên: Nguyễn Thị Mẫu; ngày sinh: 12/03/1955; giới tính: Nữ",
                                   "Số định danh: 049155999001", "Tình trạng hôn nhân: đã ly hôn.",
                                   "Bản án số: 12/2020/HNGĐ-ST", "Đã kèm bản án.", "Đề nghị cấp giấy."});
}

TEST_CASE("what a changed answer has hidden is not on the paper, though it was typed") {
    form::Answers changed = answers();
    changed.set("status", {secret("never"), Source::resident});
    CHECK(lines(changed) ==
          std::vector<std::string>{"Họ tên: Nguyễn Thị Mẫu; ngày sinh: 12/03/1955; giới tính: Nữ",
                                   "Số định danh: 049155999001",
                                   "Tình trạng hôn nhân: chưa đăng ký kết hôn với ai.", "Đề nghị cấp giấy."});
}

TEST_CASE("what was asked and left empty is dots to write on, what was not asked is left out") {
    form::Answers few = answers();
    few.erase("id");
    few.erase("born");
    few.set("status", {secret("never"), Source::resident});
    const auto found = lines(few);
    CHECK(found.front() == "Họ tên: Nguyễn Thị Mẫu; ngày sinh: ……………; giới tính: Nữ");
    CHECK(found.at(1) == "Số định danh: ……………");
    CHECK(found.at(2) == "Tình trạng hôn nhân: chưa đăng ký kết hôn với ai.");
    CHECK(found.size() == 4);  // nothing of a judgment
}

TEST_CASE("an answer that looks like a place in the form stays what was typed") {
    form::Answers odd = answers();
    odd.set("judgment", {secret("{id}"), Source::resident});
    CHECK(lines(odd).at(3) == "Bản án số: {id}");
}

TEST_CASE("the declaration is Vietnamese whatever the screen speaks, and never carries the slip's secret") {
    CHECK(lines(answers(), text::Language::en) == lines(answers()));
    const text::Words english{nullptr, text::Language::en, text::Address::ba};
    const auto paper = records::declaration(procedure(), answers(), english, slip());
    CHECK(paper.title == "TỜ KHAI MẪU");
    CHECK(paper.pledge == "Tôi cam đoan lời khai trên là đúng.");
    CHECK(paper.slip_number == "BT01 0027 A");
    CHECK(paper.code.side == 1);
    CHECK(paper.ward.vi == "phường Bàn Thạch");
    CHECK(paper.signature.empty());
}

TEST_CASE("an address that was picked stands on the declaration in one line") {
    content::Procedure asks = procedure();
    asks.pages.push_back(page(field("home", FieldType::address)));
    asks.declaration.lines = {{{"Nơi cư trú: {home}", ""}, {}}};
    form::Address home;
    home.set(content::AddressPart::province, "thành phố Đà Nẵng", false);
    home.set(content::AddressPart::ward, "phường Bàn Thạch", false);
    home.set(content::AddressPart::line, "Tổ 5", true);
    form::Answers said;
    said.set("home", {form::address_value(home)});
    const auto paper = records::declaration(asks, said, {}, slip());
    REQUIRE(paper.lines.size() == 1);
    CHECK(view(paper.lines[0].text) == "Nơi cư trú: Tổ 5, phường Bàn Thạch, thành phố Đà Nẵng");
}

content::DeclarationLine boxes(std::string words, std::string field) {
    content::DeclarationLine line;
    line.words = {std::move(words), ""};
    line.kind = content::DeclarationLine::Kind::boxes;
    line.field = std::move(field);
    return line;
}

TEST_CASE("a choice is a row of squares, and the one that was chosen has its cross") {
    content::Procedure asks = procedure();
    asks.declaration.lines = {boxes("Tình trạng:", "status"), boxes("Bản án:", "judgment")};
    const auto read = [&](const form::Answers& said) {
        std::string all;
        for (const Secret& line : records::as_read(records::declaration(asks, said, {}, slip())))
            all.append(view(line)).append("\n");
        return all;
    };
    CHECK(read(answers()).find("Tình trạng: [ ] chưa đăng ký kết hôn với ai  [x] đã ly hôn\n") == 0);
    form::Answers none = answers();
    none.erase("status");
    CHECK(read(none) == "Tình trạng: [ ] chưa đăng ký kết hôn với ai  [ ] đã ly hôn\n");
}

TEST_CASE("a table has a row for each that there is, counted, and an empty cell where nothing was answered") {
    content::Procedure asks = procedure();
    content::DeclarationLine line;
    line.kind = content::DeclarationLine::Kind::table;
    line.table.columns = {{{"TT", ""}, 1}, {{"Tên", ""}, 3}, {{"Bản án", ""}, 2}};
    const auto cells = [](const char* name) {
        return std::vector<content::LocalText>{{"#", ""}, {name, ""}, {"{judgment}", ""}};
    };
    line.table.rows = {{cells("{name}"), {}},
                       {cells("không có"), when(R"({"==": [{"var": "status"}, "never"]})")},
                       {cells("{judgment|id}"), {}}};
    asks.declaration.lines = {line};
    const auto read = [&](const form::Answers& said) {
        return records::as_read(records::declaration(asks, said, {}, slip()));
    };
    REQUIRE(read(answers()).size() == 2);
    CHECK(view(read(answers())[0]) == "1 | Nguyễn Thị Mẫu | 12/2020/HNGĐ-ST");
    form::Answers few = answers();
    few.erase("judgment");
    // It was asked: another answer never stands for it.
    CHECK(view(read(few)[1]) == "2 |  | ");
    few.set("status", {secret("never"), Source::resident});
    REQUIRE(read(few).size() == 3);
    CHECK(view(read(few)[2]) == "3 | 049155999001 | ");
}

TEST_CASE("who signs is who stands on the form, under its conditions") {
    content::Procedure asks = procedure();
    asks.declaration.form = {"Mẫu CT01", ""};
    asks.declaration.signatures = {
        {{"Bên nữ", ""}, {}, true, when(R"({"==": [{"var": "sex"}, "F"]})")},
        {{"Bên nữ", ""}, {}, false, when(R"({"==": [{"var": "sex"}, "M"]})")},
        {{"Bên nam", ""}, {"(Ký)", ""}, false, {}},
    };
    const auto paper = records::declaration(asks, answers(), {}, slip());
    CHECK(paper.form == "Mẫu CT01");
    REQUIRE(paper.signatures.size() == 2);
    CHECK(paper.signatures[0].applicant);
    CHECK(paper.signatures[1].title == "Bên nam");
    CHECK(paper.signatures[1].hint == "(Ký)");
}

}  // namespace motcua::tests
