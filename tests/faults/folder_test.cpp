// A data folder or a pack that is not as it should be: one clear sentence on the screen, and nothing is
// touched.
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

KioskProcess::Options later(const TempFolder& folder) {
    return {folder.path() / "kiosk", folder.path() / "out", {}, {}, false};
}

// A whole kiosk with one dossier in its queue.
void make_kiosk(const TempFolder& folder) {
    KioskProcess kiosk({folder.path() / "kiosk", folder.path() / "out"});
    std::vector<json> steps{{{"portal", "down"}}};
    for (json& step : steps_to_review()) steps.push_back(step);
    for (json& step : steps_to_receipt()) steps.push_back(step);
    for (const json& step : steps) {
        const auto reply = kiosk.step(step);
        REQUIRE(reply.has_value());
        REQUIRE_MESSAGE(reply->value("ok", false), reply->dump());
    }
}

// What the problem page says is wrong.
std::string problem_said(KioskProcess& kiosk) {
    const auto reply = kiosk.step({{"tree", true}});
    REQUIRE(reply.has_value());
    CHECK(reply->value("screen", "") == "problem");
    return reply->dump(-1, ' ', false);
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write_bytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

bool says(const std::string& tree, const char* sentence) { return tree.find(sentence) != std::string::npos; }

// Whether this machine lets a test mount something that only itself sees.
bool may_mount() { return run({"unshare", "-m", "true"}).exit_code == 0; }

}  // namespace

TEST_CASE("a panel of no millimetres: the program says which line and starts nothing") {
    const TempFolder folder;
    KioskProcess::Options options{folder.path() / "kiosk", folder.path() / "out"};
    {
        KioskProcess kiosk(options);
        REQUIRE(kiosk.step({{"expect", {{"screen", "home"}}}}).has_value());
    }
    const auto script = folder.path() / "nothing.json";
    write_bytes(script, "[]");
    const std::vector<std::string> start{
        program("kiosk"), "play", script, "--data", folder.path() / "kiosk", "--out", folder.path() / "out"};
    CHECK(run(start).exit_code == 0);
    write_bytes(folder.path() / "kiosk" / "kiosk.toml", "[panel]\npx_per_mm = 0\n");
    const Ended ended = run(start);
    CHECK(ended.exit_code != 0);
    CHECK(ended.signal == 0);
    CHECK(ended.err.find("panel.px_per_mm must be a number from 1 to 20") != std::string::npos);
}

TEST_CASE("a second kiosk on one folder says so, and the first goes on undisturbed") {
    const TempFolder folder;
    KioskProcess first({folder.path() / "kiosk", folder.path() / "out"});
    REQUIRE(first.step({{"expect", {{"screen", "home"}}}}).has_value());
    KioskProcess second(later(folder));
    CHECK(says(problem_said(second), "chương trình khác đang dùng"));
    for (const json& step : steps_to_review()) REQUIRE(first.step(step)->value("ok", false));
    for (const json& step : steps_to_receipt()) REQUIRE(first.step(step)->value("ok", false));
}

TEST_CASE("a queue written by a newer version is left as it is") {
    const TempFolder folder;
    make_kiosk(folder);
    const std::filesystem::path queue = folder.path() / "kiosk/queue.db";
    std::string bytes = bytes_of(queue);
    bytes.replace(60, 4, std::string("\x00\x00\x03\xe7", 4));  // SQLite file format: user_version, big-endian
    write_bytes(queue, bytes);
    KioskProcess kiosk(later(folder));
    CHECK(says(problem_said(kiosk), "phiên bản mới hơn"));
    kiosk.end();
    CHECK(bytes_of(queue) == bytes);
}

TEST_CASE("a pack whose bytes are not those that were signed is not used") {
    const TempFolder folder;
    make_kiosk(folder);
    const std::filesystem::path pack = folder.path() / "kiosk/packs/ward.pack";
    std::string bytes = bytes_of(pack);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_bytes(pack, bytes);
    KioskProcess kiosk(later(folder));
    CHECK(says(problem_said(kiosk), "Chữ ký số"));
    const auto sync = kiosk.step({{"sync", true}});  // what is stored still goes
    CHECK(kiosk.step({{"expect", {{"queue", {{"delivered", 1}}}}}})->value("ok", false));
}

TEST_CASE("a pack that lost its link is found again") {
    const TempFolder folder;
    make_kiosk(folder);
    std::filesystem::remove(folder.path() / "kiosk/packs/ward.pack");
    KioskProcess kiosk(later(folder));
    CHECK(kiosk.step({{"expect", {{"screen", "home"}}}})->value("ok", false));
}

TEST_CASE("without a pack the machine says so and still sends what it has") {
    const TempFolder folder;
    make_kiosk(folder);
    for (const char* lost : {"ward.pack", "ward-a.pack", "ward-b.pack"})
        std::filesystem::remove(folder.path() / "kiosk/packs" / lost);
    KioskProcess kiosk(later(folder));
    CHECK(says(problem_said(kiosk), "chưa có nội dung"));
    kiosk.step({{"sync", true}});
    CHECK(kiosk.step({{"expect", {{"queue", {{"delivered", 1}}}}}})->value("ok", false));
}

TEST_CASE("a folder on a disk that became read-only") {
    if (!may_mount()) {
        MESSAGE("skipped: no mount namespaces here");
        return;
    }
    const TempFolder folder;
    make_kiosk(folder);
    const std::string data = folder.path() / "kiosk";
    KioskProcess::Options options = later(folder);
    options.under = {
        "unshare",
        "-m",
        "sh",
        "-c",
        "mount --bind " + data + " " + data + " && mount -o remount,ro,bind " + data + " && exec \"$@\"",
        "sh"};
    KioskProcess kiosk(options);
    CHECK(says(problem_said(kiosk), "không ghi được"));
    kiosk.end();
    CHECK(queue_rows(folder.path() / "kiosk").size() == 1);
}

TEST_CASE("a disk that is full: not stored is said, the answers stay, and with room again it is stored") {
    if (!may_mount()) {
        MESSAGE("skipped: no mount namespaces here");
        return;
    }
    const TempFolder folder;
    const std::filesystem::path data = folder.path() / "kiosk";
    std::filesystem::create_directory(data);
    KioskProcess::Options options{data, folder.path() / "out"};
    const std::string ballast = data / "ballast";
    // Inside a small disk of its own; the ballast leaves by a signal file outside of it.
    const std::string inside = "mount -t tmpfs -o size=3m tmpfs " + data.string() + " && exec \"$@\"";
    options.under = {"unshare", "-m", "sh", "-c", inside, "sh"};
    KioskProcess kiosk(options);
    for (const json& step : steps_to_review()) REQUIRE(kiosk.step(step)->value("ok", false));
    const std::string seen = "/proc/" + std::to_string(kiosk.pid()) + "/root" + ballast;
    write_bytes(seen, std::string(8U << 20U, 'x'));
    const json confirm{{"tap", "review.confirm"}, {"through", "page.next"}};
    REQUIRE(kiosk.step(confirm)->value("ok", false));
    REQUIRE(kiosk.step({{"tap", "sign.by_hand"}})->value("ok", false));
    auto tree = kiosk.step({{"tree", true}});
    REQUIRE(tree.has_value());
    CHECK(tree->value("screen", "") == "review");
    CHECK(says(tree->dump(-1, ' ', false), "hết chỗ"));
    CHECK(kiosk.step({{"expect", {{"queue", {{"created", 0}}}}}})->value("ok", false));
    std::filesystem::remove(seen);
    for (const char* tap : {"review.confirm", "sign.by_hand"}) {
        const auto reply = kiosk.step({{"tap", tap}});
        CHECK_MESSAGE((reply && reply->value("ok", false)), (reply ? reply->dump() : std::string("gone")));
    }
    CHECK(kiosk.step({{"expect", {{"screen", "receipt"}, {"queue", {{"created", 1}}}}}})->value("ok", false));
}
