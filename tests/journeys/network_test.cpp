// The network comes and goes; what the screen and the slip say is what is so.
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "platform/demo/demo_paper.h"
#include "platform/photo/photo.h"
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

TEST_CASE("a paper photographed at the glass reaches the clerk as it was seen, named by its question") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, steps_to_review_with_photo());
    hold(kiosk, {{{"tap", "page.next"}}});
    CHECK(tree_says(kiosk, "1 ảnh chụp, chưa đối chiếu"));
    hold(kiosk, steps_to_receipt());
    hold(kiosk, {{{"sync", true}}, {{"expect", {{"queue", {{"queued", 0}, {"delivered", 1}}}}}}});

    const std::filesystem::path portal = folder.path() / "kiosk.portal";
    const std::string id = portal_rows(portal)[0]["id"];
    const std::filesystem::path photos = folder.path() / "photos";
    const Ended opened = run({program("portal"), "show", "--dir", portal, id, "--attachments", photos});
    REQUIRE_MESSAGE(opened.exit_code == 0, opened.err);
    const json answer =
        json::parse(opened.out.substr(0, opened.out.find("\n}\n") + 2))["answers"]["divorce.photo"];
    CHECK(answer["source"] == "declared");
    REQUIRE(answer["value"].size() == 1);
    const std::filesystem::path file = photos / ("1-" + answer["value"][0].get<std::string>() + ".jpg");
    std::ifstream in(file, std::ios::binary);
    const std::string jpeg{std::istreambuf_iterator<char>(in), {}};
    const auto taken =
        motcua::platform::make_photo_maker()->make(motcua::platform::demo_paper(kPaperTitle), {});
    REQUIRE(taken);
    CHECK(jpeg == std::string(view(taken->jpeg)));
    CHECK(taken->flaws.empty());
}

TEST_CASE("a dossier that was sent is sent once, however often the kiosk asks") {
    const TempFolder folder;
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    hold(kiosk, steps_to_review());
    hold(kiosk, steps_to_receipt());
    for (int i = 0; i < 5; ++i) hold(kiosk, {{{"sync", true}}});
    CHECK(portal_rows(folder.path() / "kiosk.portal").size() == 1);
}
