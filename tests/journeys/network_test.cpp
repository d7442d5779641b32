// The network comes and goes; what the screen and the slip say is what is so.
#include <doctest/doctest.h>

#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

bool tree_says(KioskProcess& kiosk, const std::string& text) {
    const auto reply = kiosk.step({{"tree", true}});
    return reply && reply->dump(-1, ' ', false).find(text) != std::string::npos;
}

}  // namespace

TEST_CASE("stored, sent, received are three moments, and the status tells each when it is so") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, {{{"portal", "down"}}});
    hold(kiosk, steps_to_review());
    hold(kiosk, steps_to_receipt());
    hold(kiosk, {{{"expect", {{"queue", {{"queued", 1}, {"delivered", 0}}}}}}});
    CHECK(tree_says(kiosk, "CHƯA"));
    CHECK_FALSE(tree_says(kiosk, "Đã gửi thành công"));

    hold(
        kiosk,
        {{{"portal", "up"}}, {{"sync", true}}, {{"expect", {{"queue", {{"queued", 0}, {"delivered", 1}}}}}}});
    CHECK(tree_says(kiosk, "Đã gửi thành công"));
    CHECK_FALSE(tree_says(kiosk, "Được tiếp nhận ngày"));

    const std::filesystem::path portal = folder.path() / "kiosk.portal";
    const json rows = portal_rows(portal);
    REQUIRE(rows.size() == 1);
    const std::string id = rows[0]["id"];
    const Ended opened = run({program("portal"), "show", "--dir", portal, id});
    REQUIRE_MESSAGE(opened.exit_code == 0, opened.err);
    const json document = json::parse(opened.out);
    CHECK(document["procedure"] == "1.004873");
    CHECK(document["answers"]["applicant.name"]["value"] == "Nguyễn Thị Mẫu");
    CHECK(document["answers"]["applicant.name"]["source"] == "card");
    CHECK(document["answers"]["applicant.id"]["value"] == "049155999001");
    CHECK(document["answers"]["contact.phone"]["value"] == "0912345678");
    CHECK(document["identity"]["level"] == "qr");
    CHECK_FALSE(document["answers"].contains("divorce.date"));

    const Ended received = run({program("portal"), "receive", "--dir", portal, id});
    REQUIRE_MESSAGE(received.exit_code == 0, received.err);
    hold(kiosk, {{{"sync", true}},
                 {{"tap", "receipt.done"}},
                 {{"tap", "rating.skip"}},
                 {{"expect", {{"screen", "home"}}}},
                 {{"scan", "last"}, {"as", "slip"}},
                 {{"expect", {{"screen", "status"}}}}});
    CHECK(tree_says(kiosk, "Được tiếp nhận ngày"));
    CHECK(tree_says(kiosk, "Hẹn trả ngày"));
    const json listed = portal_rows(portal);
    CHECK(tree_says(kiosk, listed[0]["code"].get<std::string>()));
}

TEST_CASE("a dossier that was sent is sent once, however often the kiosk asks") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, steps_to_review());
    hold(kiosk, steps_to_receipt());
    for (int i = 0; i < 5; ++i) hold(kiosk, {{{"sync", true}}});
    CHECK(portal_rows(folder.path() / "kiosk.portal").size() == 1);
}
