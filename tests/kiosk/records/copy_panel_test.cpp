#include "kiosk/records/copy_panel.h"

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/form/walk.h"
#include "tests/support/ward.h"

namespace motcua::tests {
namespace {

using nlohmann::json;

content::Field copied(std::string id, content::FieldType type, std::string label) {
    content::Field field;
    field.id = std::move(id);
    field.type = type;
    field.label = {std::move(label), ""};
    return field;
}

content::Procedure copied_procedure() {
    using content::FieldType;
    content::Procedure made;
    made.code = "1.000001";
    made.name = {"Thủ tục mẫu", ""};
    made.receiver = {"Ủy ban nhân dân phường Bàn Thạch", ""};
    content::Page page;
    page.fields = {copied("child.name", FieldType::person_name, "Tên"),
                   copied("child.born", FieldType::date, "Ngày sinh"),
                   copied("child.sex", FieldType::sex, "Giới tính"),
                   copied("money", FieldType::money, "Số tiền"),
                   copied("area", FieldType::number, "Diện tích"),
                   copied("home", FieldType::address, "Nơi ở"),
                   copied("why", FieldType::choice, "Lý do"),
                   copied("keeps", FieldType::choices, "Nuôi"),
                   copied("paper", FieldType::photo, "Giấy")};
    page.fields.front().copied_as = {"Họ, chữ đệm, tên người được khai sinh", ""};
    made.pages.push_back(std::move(page));
    return made;
}

json copied_document() {
    return {{"format", "motcua-dossier-1"},
            {"procedure", "1.000001"},
            {"pack_version", "2026.11.1"},
            {"claims", {"child.sex"}},
            {"answers",
             {{"child.name", {{"value", "Alăng Mẫu"}, {"source", "card"}}},
              {"child.born", {{"value", "1955-03-12"}, {"source", "card"}}},
              {"child.sex", {{"value", "F"}, {"source", "card"}}},
              {"money", {{"value", 1500000}, {"source", "resident"}}},
              {"area", {{"value", 12.5}, {"source", "resident"}, {"unit", "m²"}}},
              {"home",
               {{"value",
                 {{"province", "thành phố Đà Nẵng"}, {"ward", "phường Bàn Thạch"}, {"typed", json::array()}}},
                {"source", "resident"}}},
              {"why", {{"value", "old"}, {"label", "Già yếu"}, {"source", "volunteer"}}},
              {"keeps", {{"value", {"a", "b"}}, {"labels", {"Bò", "Lợn"}}, {"source", "resident"}}},
              {"paper", {{"value", {"id"}}, {"source", "resident"}}},
              {"gone", {{"value", "của gói trước"}, {"source", "resident"}}}}}};
}

records::CopyPanel panel_of(const content::Procedure& procedure, const json& document) {
    const auto panel = records::copy_panel(procedure, document.dump());
    REQUIRE_MESSAGE(panel.has_value(), (panel ? "" : panel.error().what));
    return *panel;
}

std::string copied_words(const records::CopyPart& part) {
    std::string all;
    for (const records::CopyField& field : part.fields)
        all += field.label + "=" + std::string(view(field.value)) + "\n";
    return all;
}

TEST_CASE("a clerk copies dates, numbers and choices as the other system takes them, under its own labels") {
    const records::CopyPanel panel = panel_of(copied_procedure(), copied_document());
    REQUIRE(panel.parts.size() == 1);
    CHECK(copied_words(panel.parts[0]) ==
          "Họ, chữ đệm, tên người được khai sinh=Alăng Mẫu\n"
          "Ngày sinh=12/03/1955\n"
          "Giới tính=Nữ\n"
          "Số tiền=1500000\n"
          "Diện tích=12,5\n"
          "Nơi ở=phường Bàn Thạch, thành phố Đà Nẵng\n"
          "Lý do=Già yếu\n"
          "Nuôi=Bò; Lợn\n"
          "gone=của gói trước\n");
    CHECK(panel.parts[0].fields[0].source == "card");
    CHECK(panel.parts[0].fields[6].source == "volunteer");
    CHECK(panel.parts[0].fields[2].claimed);
    CHECK_FALSE(panel.parts[0].fields[0].claimed);
}

TEST_CASE("a linked procedure has a panel for each part, what two of them need in both, and loses nothing") {
    content::Procedure linked = copied_procedure();
    linked.parts = {{"1.000002", {"Phần một", ""}, {"Công an", ""}, {"home", "child"}},
                    {"", {"Phần hai", ""}, {"Bảo hiểm xã hội", ""}, {"child.name"}}};
    const records::CopyPanel panel = panel_of(linked, copied_document());
    REQUIRE(panel.parts.size() == 3);
    CHECK(panel.parts[0].receiver == "Công an");
    REQUIRE(panel.parts[0].fields.size() == 4);
    CHECK(panel.parts[0].fields[0].field == "home");  // in the order of the part
    CHECK(panel.parts[0].fields[1].field == "child.name");
    CHECK(panel.parts[1].fields.size() == 1);
    CHECK(copied_words(panel.parts[2]).find("Số tiền") == 0);
}

TEST_CASE("what is no document of this procedure is refused without a word of it") {
    const auto refused = [](const std::string& document) {
        const auto panel = records::copy_panel(copied_procedure(), document);
        return panel ? std::string() : panel.error().what;
    };
    CHECK(refused("") == "the document is no JSON object");
    CHECK(refused("[1, 2]") == "the document is no JSON object");
    CHECK(refused(R"({"format": "motcua-dossier-2"})") == "the document is of no known format");
    json other = copied_document();
    other["procedure"] = "1.000009";
    CHECK(refused(other.dump()) == "the document is not of procedure 1.000001");
    other = copied_document();
    other["answers"] = "Alăng Mẫu";
    CHECK(refused(other.dump()) == "the document has no answers");
    CHECK(refused(std::string(records::kDocumentBytesMax + 1, ' ')) == "the document is too large");
    other["answers"] = {{"child.name", 7}, {"money", {{"value", nullptr}}}, {"keeps", {{"labels", {1}}}}};
    CHECK(panel_of(copied_procedure(), other).parts[0].fields.empty());
}

TEST_CASE("the panel as JSON says field, label, value and source, and claims only where there is one") {
    const json panel =
        json::parse(view(records::copy_panel_json(panel_of(copied_procedure(), copied_document()))));
    CHECK(panel["procedure"] == "1.000001");
    CHECK(panel["pack_version"] == "2026.11.1");
    CHECK(panel["parts"][0]["fields"][2] == json{{"field", "child.sex"},
                                                 {"label", "Giới tính"},
                                                 {"value", "Nữ"},
                                                 {"source", "card"},
                                                 {"claimed", true}});
    CHECK_FALSE(panel["parts"][0]["fields"][0].contains("claimed"));
}

}  // namespace
}  // namespace motcua::tests
