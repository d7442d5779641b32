// A fee changes at the province, and a running kiosk says the new one, once nobody is before it.
#include <fstream>

#include <doctest/doctest.h>

#include "kiosk/content/recall.h"
#include "platform/demo/demo.h"
#include "sync/enrolment/enrolment.h"
#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using namespace motcua::tests;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kNewFee = "15.000 đồng một bản.";

// A demo kiosk, its portal, and the two people who let its packs out.
struct Province {
    void say(const json& step) {
        const auto reply = kiosk->step(step);
        REQUIRE(reply.has_value());
        REQUIRE_MESSAGE(reply->value("ok", false), step.dump(), " ", reply->dump());
    }
    void walk(const std::vector<json>& steps) {
        for (const json& step : steps) say(step);
    }
    void open_poster() {
        say({{"tap", "home.scan"}});
        say({{"scan", "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873"}, {"as", "qr"}});
    }
    void leave() {
        say({{"tap", "frame.finish"}});
        const json tree = *kiosk->step({{"tree", true}});
        for (const json& widget : tree["tree"]["widgets"])
            if (widget["id"] == "leave.yes") return say({{"tap", "leave.yes"}});
    }
    [[nodiscard]] bool shows(const std::string& words) {
        return kiosk->step({{"tree", true}})->dump(-1, ' ', false).find(words) != std::string::npos;
    }
    // Who drafts a pack: the demo's own key, or somebody else's.
    struct Drafter {
        content::PackSigningKey key;
        std::string name;
    };
    [[nodiscard]] Drafter demo_drafter() const {
        const auto keys = sync::load_portal(portal).value();
        return {{keys.pack.id, keys.pack.secret}, sync::kDemoDrafter};
    }
    // The next version of the ward's pack, with another fee, signed by both.
    fs::path make_next(const fs::path& file) { return make_next(file, "2099.1.1", demo_drafter()); }
    fs::path make_next(const fs::path& file, const std::string& version, const Drafter& drafter) {
        const fs::path change = folder.path() / "change";
        fs::create_directories(change / "procedures");
        std::ofstream(change / "pack.json") << json{{"version", version}};
        std::ofstream(change / "procedures/1.004873.json")
            << json{{"fees", {{{"words", {{"vi", kNewFee}, {"en", "15,000 VND."}}}, {"verified", true}}}}};
        auto layers = small_ward().layers();
        layers.push_back(change);
        fs::create_directories(file.parent_path());
        const auto built = content::build_pack(layers, file);
        REQUIRE_MESSAGE(built, (built ? "" : built.error().what));
        const auto keys = sync::load_portal(portal).value();
        const auto content = content::open_unsigned_pack(file).value();
        content::PackNote note{content::PackRole::drafts, drafter.name, "15/QĐ-MẪU",
                               content->valid_from,       content->id,  content->version};
        REQUIRE(content::sign_pack(file, drafter.key, note));
        note.role = content::PackRole::approves;
        note.name = sync::kDemoApprover;
        REQUIRE(content::sign_pack(file, {keys.approval.id, keys.approval.secret}, note));
        return file;
    }
    void recall(std::int64_t number, const std::vector<content::Recall>& recalled) {
        const auto keys = sync::load_portal(portal).value();
        fs::create_directories(portal / "packs");
        std::ofstream(portal / "packs/recalls.json")
            << content::signed_recalls({number, recalled}, {keys.approval.id, keys.approval.secret}).value();
    }

    // `portal pack-key`, beside the portal that runs; what it prints.
    std::string pack_key(std::vector<std::string> words) {
        words.insert(words.begin(), {program("portal"), "pack-key"});
        words.insert(words.end(), {"--dir", portal});
        const Ended ended = run(words);
        REQUIRE_MESSAGE(ended.exit_code == 0, ended.err);
        return ended.out;
    }

    TempFolder folder;
    fs::path data = folder.path() / "kiosk";
    fs::path portal = folder.path() / "kiosk.portal";
    std::optional<KioskProcess> kiosk{KioskProcess::Options{data, folder.path() / "out"}};
};

}  // namespace

TEST_CASE("a new fee laid down at the portal is what a running kiosk says, once nobody is before it") {
    Province province;
    province.open_poster();
    CHECK_FALSE(province.shows(kNewFee));
    province.make_next(province.portal / "packs/ward.pack");
    province.say({{"sync", true}});
    CHECK_FALSE(province.shows(kNewFee));  // not under somebody's hands
    province.leave();
    province.say({{"expect", {{"screen", "home"}}}});
    province.open_poster();
    CHECK(province.shows(kNewFee));
    province.kiosk->end();
    province.kiosk.emplace(
        KioskProcess::Options{province.data, province.folder.path() / "out", {}, {}, false});
    province.open_poster();
    CHECK(province.shows(kNewFee));
}

TEST_CASE("a recall reaches a kiosk with one sync, and is taken back with another") {
    Province province;
    province.say({{"expect", {{"screen", "home"}}}});
    province.recall(1, {{"1.004873", "lệ phí sai"}});
    province.say({{"sync", true}});
    province.open_poster();
    CHECK(province.shows("Tạm dừng hướng dẫn trên máy, mời hỏi quầy."));
    province.leave();
    province.recall(2, {});
    province.say({{"sync", true}});
    province.open_poster();
    CHECK_FALSE(province.shows("Tạm dừng hướng dẫn"));
}

TEST_CASE("a dossier filled with one pack is delivered after the next was taken") {
    Province province;
    province.say({{"portal", "down"}});
    province.walk(steps_to_review());
    province.walk(steps_to_receipt());
    province.say({{"expect", {{"queue", {{"queued", 1}}}}}});
    province.kiosk->end();
    const fs::path next = province.make_next(province.folder.path() / "stick/next.pack");
    const Ended taken = run({program("kioskctl"), "pack", "take", next, "--data", province.data});
    REQUIRE_MESSAGE(taken.exit_code == 0, taken.err);
    CHECK(taken.out.find("2099.1.1") != std::string::npos);
    province.kiosk.emplace(
        KioskProcess::Options{province.data, province.folder.path() / "out", {}, {}, false});
    province.say({{"sync", true}});
    province.say({{"expect", {{"queue", {{"delivered", 1}}}}}});
    province.open_poster();
    CHECK(province.shows(kNewFee));
}

TEST_CASE("a key that is handed on is known to a running kiosk at its next news, and the old one is not") {
    Province province;
    province.say({{"expect", {{"screen", "home"}}}});
    const fs::path key = province.folder.path() / "moi";
    REQUIRE(run({program("kioskctl"), "pack", "keygen", key}).exit_code == 0);
    const Province::Drafter next{content::load_signing_key(key).value(), "Lê Thị Thay"};
    const auto old = province.demo_drafter();
    province.make_next(province.portal / "packs/ward.pack", "2099.1.1", next);
    province.say({{"sync", true}});
    province.open_poster();
    CHECK_FALSE(province.shows(kNewFee));  // nobody knows her key yet
    province.leave();

    const std::string added = province.pack_key(
        {"add", key.string() + ".pub", "--role", "soạn", "--name", next.name, "--from", "2026-01-01"});
    CHECK(added.find("2026-01-01  -           good     Lê Thị Thay") != std::string::npos);
    province.say({{"sync", true}});
    province.open_poster();
    CHECK(province.shows(kNewFee));
    province.leave();

    const std::string number = added.substr(0, added.find(' '));  // of the first, which is the old one
    CHECK(province.pack_key({"revoke", number}).find("revoked  " + old.name) != std::string::npos);
    province.say({{"sync", true}});
    province.kiosk->end();
    const fs::path stale = province.make_next(province.folder.path() / "stick/stale.pack", "2099.1.2", old);
    const Ended refused = run({program("kioskctl"), "pack", "take", stale, "--data", province.data});
    CHECK(refused.exit_code == 1);
    CHECK(refused.err.find("Khóa ký của nội dung mới đã hết hạn hoặc bị thu hồi. Máy không nhận.") !=
          std::string::npos);
    province.kiosk.emplace(
        KioskProcess::Options{province.data, province.folder.path() / "out", {}, {}, false});
    province.open_poster();
    CHECK(province.shows(kNewFee));
}
