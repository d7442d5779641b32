// `kioskctl card`, as somebody at a shell uses it.
#include <cstdint>
#include <fstream>
#include <string>

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;

namespace {

constexpr const char* kOnADay = "2026-11-22";

json cases() {
    std::ifstream file(source_dir() / "tests/kiosk/identity/card_vectors.json");
    return json::parse(file)["cases"];
}

std::string hex(const std::string& bytes) {
    std::string out;
    for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<std::uint8_t>(byte));
    return out;
}

Ended read_hex(const std::string& payload) {
    return run({program("kioskctl"), "card", "--hex", hex(payload), "--on", kOnADay});
}

json said_or_null(const json& text) { return text == "" ? json(nullptr) : text; }

json wanted(const json& one) {
    if (one.contains("refused")) return {{"ok", false}, {"error", one["refused"]}};
    const json& card = one["card"];
    json fields{{"id", card["id"]}, {"full_name", card["name"]}, {"dob", card["birth"]}};
    fields["gender"] = card["sex"];
    fields["extra"] = card["extra"];
    fields["old_id"] = said_or_null(card["old_id"]);
    fields["address"] = said_or_null(card["address"]);
    fields["issue_date"] = said_or_null(card["issued"]);
    return {{"ok", true}, {"fields", fields}, {"warnings", one["warnings"]}};
}

}  // namespace

TEST_CASE("each payload gives what its card says, or why it is none") {
    for (const json& one : cases()) {
        CAPTURE(one["case"].get<std::string>());
        const Ended read = read_hex(one["payload"].get<std::string>());
        CHECK(read.exit_code == 0);
        CHECK(json::parse(read.out) == wanted(one));
    }
}

TEST_CASE("the zone on the back is a payload, too, and says that it is one") {
    const std::string zone =
        "IDVNM1559990017049155999001<<8\r\n5503126F9912315VNM<<<<<<<<<<<6\r\nNGUYEN<<THI<MAU";
    const Ended read = read_hex(zone);
    CHECK(read.exit_code == 0);
    const json said = json::parse(read.out);
    CHECK(said["ok"] == true);
    CHECK(said["source"] == "mrz");
    CHECK(said["fields"]["id"] == "049155999001");
    CHECK(said["fields"]["dob"] == "1955-03-12");
    CHECK(said["fields"]["gender"] == "F");
    CHECK(said["fields"]["full_name"] == nullptr);
    CHECK(said["fields"]["plain_name"] == "NGUYEN THI MAU");
    CHECK(said["warnings"] == json{"W_FROM_MRZ"});
    std::string wrong = zone;
    wrong[14] = '0';
    CHECK(json::parse(read_hex(wrong).out) == json{{"ok", false}, {"error", "E_MRZ_CHECK"}});
}

TEST_CASE("lines of standard input are payloads, and one that is too long is one answer") {
    const TempFolder folder;
    const std::string card = "049155999001||Nguyễn Thị Mẫu|12031955|Nữ|Mẫu|10052021";
    std::ofstream(folder.path() / "cards") << card << "\n\n" << std::string(9'000, '|') << "\n" << card;
    const Ended read =
        run({"/bin/sh", "-c",
             program("kioskctl") + " card --on 2026-11-22 < " + (folder.path() / "cards").string()});
    CHECK(read.exit_code == 0);
    std::istringstream lines(read.out);
    std::vector<json> answers;
    for (std::string line; std::getline(lines, line);) answers.push_back(json::parse(line));
    REQUIRE(answers.size() == 4);
    CHECK(answers[0]["fields"]["full_name"] == "Nguyễn Thị Mẫu");
    CHECK(answers[1] == json{{"ok", false}, {"error", "E_EMPTY"}});
    CHECK(answers[2] == json{{"ok", false}, {"error", "E_TOO_LONG"}});
    CHECK(answers[3] == answers[0]);
}

TEST_CASE("an empty payload may be given, and what is no payload or no day is refused in words") {
    CHECK(read_hex("").out == "{\"ok\":false,\"error\":\"E_EMPTY\"}\n");
    const auto fails = [](const std::vector<std::string>& arguments, const char* why) {
        std::vector<std::string> command{program("kioskctl"), "card"};
        command.insert(command.end(), arguments.begin(), arguments.end());
        const Ended ended = run(command);
        CHECK(ended.exit_code == 1);
        CHECK(ended.err == std::string("kioskctl: ") + why + "\n");
    };
    fails({"--hex", "4"}, "--hex takes pairs of 0-9 and a-f");
    fails({"--hex", "zz"}, "--hex takes pairs of 0-9 and a-f");
    for (const char* day : {"2026-02-30", "22/11/2026", "2026-11-2", "2026-11-22x"})
        fails({"--hex", "", "--on", day}, "--on takes a day like 2026-11-22");
}
