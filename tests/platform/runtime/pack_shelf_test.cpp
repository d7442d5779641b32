// What is brought to a kiosk in place of a good pack: staff read why it is not taken, and the last good one
// stays.
#include "platform/runtime/pack_shelf.h"

#include <fstream>
#include <iterator>
#include <map>

#include <doctest/doctest.h>

#include "tests/support/edit_pack.h"
#include "tests/support/signers.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using content::PackRole;
using platform::PackShelf;
using text::T;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::year_month_day kToday{std::chrono::year{2026}, std::chrono::month{11},
                                             std::chrono::day{23}};

std::string bytes_in(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void put_bytes(const fs::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

// The ward's pack with these lines in its pack.json, built once for each.
std::string built_with(const std::string& pack_json) {
    static std::map<std::string, std::string> built;
    std::string& bytes = built[pack_json];
    if (!bytes.empty()) return bytes;
    const tests::TempFolder folder;
    auto layers = tests::small_ward().layers();
    layers.push_back(folder.path() / "change");
    fs::create_directories(layers.back());
    put_bytes(layers.back() / "pack.json", pack_json);
    const auto done = content::build_pack(layers, folder.path() / "a.pack");
    REQUIRE_MESSAGE(done, (done ? "" : done.error().what));
    return bytes = bytes_in(folder.path() / "a.pack");
}

// A kiosk that uses 2026.11.5, and a stick.
struct Counter {
    Counter() {
        fs::create_directories(link.parent_path());
        fs::create_directories(stick.parent_path());
        bring(R"({"version": "2026.11.5"})");
        REQUIRE(shelf.take(stick, kToday));
        bring(R"({"version": "2026.11.6"})");
    }
    // Onto the stick, signed by both.
    void bring(const std::string& pack_json) {
        put_bytes(stick, built_with(pack_json));
        REQUIRE(signers.sign(stick));
    }
    // What lies on the stick says something else, and both signed that.
    void edit(const std::string& sql) {
        tests::edit_pack(stick, sql);
        REQUIRE(signers.sign(stick));
    }
    // The version that a kiosk started now would use; empty: none.
    [[nodiscard]] std::string used_after_a_start() const {
        PackShelf fresh(link, guard, "BT01", signers.trusted());
        const auto opened = fresh.open();
        return opened.content ? opened.content->version : "";
    }
    // What staff read; and the pack of before is in use as it was.
    [[nodiscard]] T refused() {
        const auto taken = shelf.take(stick, kToday);
        REQUIRE_FALSE(taken);
        CHECK_FALSE(text::Words{}(taken.error().sentence).empty());
        CHECK(used_after_a_start() == "2026.11.5");
        return taken.error().sentence;
    }

    tests::TempFolder folder = tests::TempFolder::in_memory();
    tests::Signers signers;
    fs::path link = folder.path() / "kiosk/packs/ward.pack";
    fs::path guard = folder.path() / "guard";
    fs::path stick = folder.path() / "stick/new.pack";
    PackShelf shelf{link, guard, "BT01", signers.trusted()};
};

std::string with(std::string text, char token, const std::string& by) {
    for (std::size_t at = text.find(token); at != std::string::npos; at = text.find(token, at + by.size()))
        text.replace(at, 1, by);
    return text;
}

void flip_bit(const fs::path& file, std::size_t at) {
    std::string bytes = bytes_in(file);
    bytes[at] = static_cast<char>(bytes[at] ^ 1);
    put_bytes(file, bytes);
}

}  // namespace

TEST_CASE("a new pack is taken, and is the one after the next start") {
    Counter counter;
    const auto taken = counter.shelf.take(counter.stick, kToday);
    REQUIRE_MESSAGE(taken, (taken ? "" : taken.error().what));
    CHECK((*taken)->version == "2026.11.6");
    CHECK(counter.used_after_a_start() == "2026.11.6");
    CHECK(counter.shelf.take(counter.stick, kToday).error().sentence == T::pack_refused_same);
}

TEST_CASE("bytes that are not those that two people signed are not taken") {
    Counter counter;
    const std::string good = bytes_in(counter.stick);
    SUBCASE("cut off") { put_bytes(counter.stick, good.substr(0, good.size() / 2)); }
    SUBCASE("a bit in the first page") { flip_bit(counter.stick, 30); }
    SUBCASE("a bit in the middle") { flip_bit(counter.stick, good.size() / 2); }
    SUBCASE("a bit at the end") { flip_bit(counter.stick, good.size() - 1); }
    SUBCASE("a bit in the first signature") {
        flip_bit(content::signature_path(counter.stick, PackRole::drafts), 130);
    }
    SUBCASE("a bit in the second") {
        flip_bit(content::signature_path(counter.stick, PackRole::approves), 130);
    }
    SUBCASE("signed by others") { REQUIRE(tests::Signers{}.sign(counter.stick)); }
    CHECK(counter.refused() == T::pack_refused_signature);
}

TEST_CASE("each other way to be wrong has its own sentence") {
    Counter counter;
    SUBCASE("no file") {
        fs::remove(counter.stick);
        CHECK(counter.refused() == T::pack_refused_missing);
    }
    SUBCASE("the second signature is missing") {
        fs::remove(content::signature_path(counter.stick, PackRole::approves));
        CHECK(counter.refused() == T::pack_refused_half_signed);
    }
    SUBCASE("one person signed twice") {
        auto note = counter.signers.note(counter.stick, PackRole::approves);
        REQUIRE(content::sign_pack(counter.stick, counter.signers.drafter, note));
        CHECK(counter.refused() == T::pack_refused_same_person);
    }
    SUBCASE("a key that was revoked") {
        auto keys = counter.signers.trusted();
        keys[1].revoked = true;
        counter.shelf.trust(keys);
        CHECK(counter.refused() == T::pack_refused_key);
    }
    SUBCASE("older than what is in use") {
        counter.bring(R"({"version": "2026.11.4"})");
        CHECK(counter.refused() == T::pack_refused_older);
    }
    SUBCASE("expired") {
        counter.bring(R"({"version": "2026.11.6", "valid_from": "2026-10-01", "expires": "2026-11-20"})");
        CHECK(counter.refused() == T::pack_refused_expired);
    }
    SUBCASE("not in force yet") {
        counter.bring(R"({"version": "2026.11.6", "valid_from": "2026-12-01"})");
        CHECK(counter.refused() == T::pack_refused_not_yet);
    }
    SUBCASE("for other kiosks first") {
        counter.bring(R"({"version": "2026.11.6", "stages": [{"from": "2026-12-01", "share": 100}]})");
        CHECK(counter.refused() == T::pack_refused_not_here);
    }
    SUBCASE("another ward's") {
        counter.bring(R"({"version": "2026.11.6", "id": "another-ward"})");
        CHECK(counter.refused() == T::pack_refused_other_ward);
    }
    SUBCASE("of a program that does not exist yet") {
        std::string bytes = bytes_in(counter.stick);
        bytes[63] = 99;  // SQLite file format: the last byte of user_version
        put_bytes(counter.stick, bytes);
        REQUIRE(counter.signers.sign(counter.stick));
        CHECK(counter.refused() == T::pack_refused_future);
    }
    SUBCASE("nothing can be written") {
        fs::create_directories(counter.link.parent_path() / "ward-b.pack/in the way");
        CHECK(counter.refused() == T::pack_refused_disk);
    }
}

TEST_CASE("what two people signed and yet is no pack is not taken") {
    Counter counter;
    SUBCASE("200 MB") { fs::resize_file(counter.stick, 200ULL * 1024 * 1024); }
    SUBCASE("signed, and yet no pack") {
        put_bytes(counter.stick, std::string(4096, 'x'));
        REQUIRE(counter.signers.sign(counter.stick));
    }
    SUBCASE("a part that is a thousand lists in each other") {
        counter.edit("UPDATE part SET json = '" + std::string(100'000, '[') + std::string(100'000, ']') +
                     "' WHERE name = 'procedures/1.000656.json'");
    }
    SUBCASE("pages that wait for each other's answers") {
        const std::string page =
            R"({"id": "%", "question": {"vi": "%?", "en": "%?"}, "when": {"var": "@"}, )"
            R"("fields": [{"id": "%", "type": "text", "label": {"vi": "%", "en": "%"}}]})";
        counter.edit("UPDATE part SET json = json_set(json, '$.pages', json('[" +
                     with(with(page, '%', "a"), '@', "b") + "," + with(with(page, '%', "b"), '@', "a") +
                     "]')) WHERE name = 'procedures/1.004873.json'");
    }
    SUBCASE("blocks that would become more than any memory holds") {
        counter.edit(R"(UPDATE part SET json = '{"pages": [{"use": "contact"}, {"use": "contact"}]}')"
                     " WHERE name = 'blocks/contact.json'");
    }
    CHECK(counter.refused() == T::pack_refused_damaged);
}

TEST_CASE("where the new pack is damaged on the disk, the last good one is used again") {
    Counter counter;
    REQUIRE(counter.shelf.take(counter.stick, kToday));
    flip_bit(platform::pack_in_use(counter.link), 5000);
    CHECK(counter.used_after_a_start() == "2026.11.5");
    CHECK(counter.used_after_a_start() == "2026.11.5");
    REQUIRE(counter.shelf.open().content);
    CHECK(counter.shelf.take(counter.stick, kToday));  // a good copy of it is welcome
    CHECK(counter.used_after_a_start() == "2026.11.6");
}

TEST_CASE("a folder put back from a copy does not bring an old pack back: the guard knows") {
    Counter counter;
    const fs::path packs = counter.link.parent_path();
    fs::copy(packs, counter.folder.path() / "copy",
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    REQUIRE(counter.shelf.take(counter.stick, kToday));
    counter.bring(R"({"version": "2026.11.7"})");
    REQUIRE(counter.shelf.take(counter.stick, kToday));
    fs::remove_all(packs);
    fs::rename(counter.folder.path() / "copy", packs);
    CHECK(counter.used_after_a_start().empty());
    PackShelf fresh(counter.link, counter.guard, "BT01", counter.signers.trusted());
    CHECK(fresh.take(counter.stick, kToday));
    CHECK(counter.used_after_a_start() == "2026.11.7");
}

TEST_CASE("recalls only grow, come from who approves, and stay through a start") {
    Counter counter;
    const auto list = [&](std::int64_t number, const content::PackSigningKey& key) {
        return content::signed_recalls({number, {{"1.004873", "lệ phí sai"}}}, key).value();
    };
    CHECK_FALSE(counter.shelf.take_recalls(list(3, counter.signers.drafter)));
    CHECK_FALSE(counter.shelf.take_recalls(list(3, tests::Signers{}.approver)));
    CHECK_FALSE(counter.shelf.take_recalls("{}"));
    REQUIRE(counter.shelf.take_recalls(list(3, counter.signers.approver)));
    CHECK_FALSE(counter.shelf.take_recalls(list(3, counter.signers.approver)));
    CHECK_FALSE(counter.shelf.take_recalls(list(2, counter.signers.approver)));
    fs::remove(counter.link.parent_path() / "recalls.json");  // the guard has it, too
    const PackShelf fresh(counter.link, counter.guard, "BT01", counter.signers.trusted());
    CHECK(fresh.recalls().has("1.004873"));
    CHECK_FALSE(fresh.recalls().has("1.000656"));
}
