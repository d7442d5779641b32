#include "ui/widgets/tree.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace motcua::tests {
namespace {

ui::Tree tree() {
    ui::Tree out;
    out.screen = "review";
    ui::Widget title;
    title.id = "review.title";
    title.role = "heading";
    title.label = "Mời bà xem lại";
    ui::Widget name;
    name.id = "review.name";
    name.role = "row";
    name.label = "Họ, chữ đệm, tên";
    name.value = "Nguyễn Thị Mẫu";
    name.rect = {40, 500.25F, 1000, 92};
    name.text_px = 34;
    name.cap_mm = 5.21F;
    name.fg = "#1b1e24";
    name.bg = "#ffffff";
    name.personal = true;
    ui::Widget confirm;
    confirm.id = "review.confirm";
    confirm.role = "button";
    confirm.label = "Đúng. In tờ khai để ký";
    confirm.primary = true;
    ui::Widget field;
    field.id = "question.phone";
    field.role = "field";
    field.input = "phone";
    ui::Widget off = confirm;
    off.id = "sign.done";
    off.label = "Ký xong";
    off.enabled = false;
    out.widgets = {confirm, name, field, off, title};
    return out;
}

TEST_CASE("the tree is written as its readers expect it") {
    const auto json = nlohmann::json::parse(ui::to_json(tree()));
    CHECK(json["screen"] == "review");
    CHECK(json["px_per_mm"] == 4.03);
    CHECK(json["size"] == nlohmann::json({1080, 1920}));
    const auto& row = json["widgets"][1];
    CHECK(row["id"] == "review.name");
    CHECK(row["value"] == "Nguyễn Thị Mẫu");
    CHECK(row["rect"][3] == 92.0);
    CHECK(row["text_px"] == 34.0);
    CHECK(row["cap_mm"] == 5.21);
    CHECK(row["fg"] == "#1b1e24");
    CHECK(row["enabled"] == true);
    CHECK(row["clipped"] == false);
    CHECK_FALSE(row.contains("input"));
    CHECK_FALSE(row.contains("personal"));
    CHECK(json["widgets"][0]["primary"] == true);
    CHECK(json["widgets"][2]["input"] == "phone");
    CHECK(row["focused"] == false);
    CHECK_FALSE(row.contains("said"));
}

TEST_CASE("a widget is found by its id") {
    const ui::Tree all = tree();
    REQUIRE(all.find("review.name"));
    CHECK(all.find("review.name")->value == "Nguyễn Thị Mẫu");
    CHECK(all.find("nobody") == nullptr);
}

}  // namespace
}  // namespace motcua::tests
