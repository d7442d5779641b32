#include "kiosk/content/pack.h"

#include <algorithm>
#include <fstream>

#include "assets.h"
#include <doctest/doctest.h>

#include "tests/support/edit_pack.h"
#include "tests/support/signers.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using namespace motcua::content;
namespace fs = std::filesystem;

namespace {

// phường Bàn Thạch, built and signed.
struct SignedPack {
    SignedPack() {
        const auto built = build_pack(tests::small_ward().layers(), path);
        REQUIRE_MESSAGE(built, (built ? "" : built.error().what));
        REQUIRE(signers.sign(path));
    }
    [[nodiscard]] PackFault fault() const {
        const auto opened = open_pack(path, signers.trusted());
        REQUIRE_FALSE(opened);
        CHECK(opened.error().what.find(path.string()) != std::string::npos);
        return opened.error().fault;
    }
    [[nodiscard]] fs::path signature(PackRole role = PackRole::drafts) const {
        return signature_path(path, role);
    }
    void edit(const char* sql) const {
        tests::edit_pack(path, sql);
        REQUIRE(signers.sign(path));
    }

    tests::TempFolder folder = tests::TempFolder::in_memory();
    fs::path path = folder.path() / "ban-thach.pack";
    tests::Signers signers;
};

std::shared_ptr<const Content> opened(const SignedPack& pack) {
    auto content = open_pack(pack.path, pack.signers.trusted());
    REQUIRE_MESSAGE(content, (content ? "" : content.error().what));
    return *content;
}

// Of other folders than the ward's own.
std::shared_ptr<const Content> built_signed_opened(const std::vector<fs::path>& layers,
                                                   const SignedPack& pack) {
    const auto built = build_pack(layers, pack.path);
    REQUIRE_MESSAGE(built, (built ? "" : built.error().what));
    REQUIRE(pack.signers.sign(pack.path));
    return opened(pack);
}

fs::path written(const fs::path& file, const std::string& bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

// The least that is taken for a recording.
const std::string wav = std::string("RIFF\x10\0\0\0WAVE", 12) + "said";

}  // namespace

TEST_CASE("the ward's pack is built, signed, opened, and says who it is") {
    const SignedPack pack;
    const auto content = opened(pack);
    CHECK(content->id == "ban-thach");
    CHECK(content->version == "2026.11.1");
    CHECK(content->valid_from ==
          std::chrono::year_month_day{std::chrono::year{2026}, std::chrono::November, std::chrono::day{1}});
    CHECK(content->locality.ward.vi == "phường Bàn Thạch");
    CHECK(content->locality.province.vi == "thành phố Đà Nẵng");
    CHECK(content->locality.office.vi == "Trung tâm Phục vụ hành chính công phường Bàn Thạch");
    CHECK(content->locality.utc_offset == std::chrono::minutes{420});
    CHECK(content->words.raw(text::T::home_title, text::Language::vi).find("{Xh}") != std::string::npos);
}

TEST_CASE("people are sent to the counter, or to the office where there is none") {
    const SignedPack pack;
    const auto content = opened(pack);
    CHECK(content->place_of(*content->find("1.004873")).vi == "quầy số 3");
    CHECK(content->place_of(*content->find("1.004222")).vi == "Công an phường Bàn Thạch");
    CHECK(content->place_of(*content->find("1.004222")).en == "Police of Bàn Thạch Ward");
}

TEST_CASE("1.004873 says what the law says and no more") {
    const SignedPack pack;
    const auto content = opened(pack);
    const Procedure* procedure = content->find("1.004873");
    REQUIRE(procedure != nullptr);
    CHECK(procedure->kiosk_does == KioskDoes::submit);
    CHECK(procedure->submit_identity == std::vector<std::string>{"chip", "vneid", "staff"});
    CHECK(procedure->receiver.vi == "Ủy ban nhân dân phường Bàn Thạch");
    CHECK(procedure->counter == "3");
    CHECK_FALSE(procedure->fees.front().verified);
    CHECK(procedure->term.verified);
    CHECK(procedure->term.value == 3);
    CHECK(procedure->declaration.title.vi == "TỜ KHAI CẤP GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN");
    CHECK(procedure->declaration.addressee.vi ==
          "Kính gửi: Ủy ban nhân dân phường Bàn Thạch, thành phố Đà Nẵng");
}

TEST_CASE("the electronic identity is only explained: the police do it in person") {
    const SignedPack pack;
    const auto content = opened(pack);
    const Procedure* procedure = content->find("3.000228");
    REQUIRE(procedure != nullptr);
    CHECK(procedure->kiosk_does == KioskDoes::guide);
    CHECK(procedure->pages.empty());
    CHECK(procedure->receiver.vi.find("Công an") != std::string::npos);
    CHECK_FALSE(procedure->fees.front().verified);
    CHECK(content->find("9.999999") == nullptr);
}

TEST_CASE("the notice names its law, and its consents are voluntary") {
    const SignedPack pack;
    const auto content = opened(pack);
    const auto& paragraphs = content->notice.paragraphs;
    CHECK(std::any_of(paragraphs.begin(), paragraphs.end(), [](const LocalText& paragraph) {
        return paragraph.vi.find("91/2025/QH15") != std::string::npos;
    }));
    REQUIRE(content->notice.consents.size() == 1);
    CHECK(content->notice.consents[0].id == "remind_me");
}

TEST_CASE("no word of the ward's own is left as a token") {
    const SignedPack pack;
    const auto content = opened(pack);
    for (const Procedure& procedure : content->procedures) {
        for (const Page& page : procedure.pages) {
            CHECK(page.question.vi.find("{ward}") == std::string::npos);
            for (const Field& field : page.fields) {
                for (const Option& option : field.options)
                    CHECK(option.label.vi.find("{ward}") == std::string::npos);
            }
        }
    }
}

TEST_CASE("the same folders give the same bytes") {
    const SignedPack pack;
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    REQUIRE(build_pack(tests::small_ward().layers(), folder.path() / "again.pack"));
    CHECK(tests::read_file(folder.path() / "again.pack") == tests::read_file(pack.path));
}

TEST_CASE("building again takes the old signature away") {
    const SignedPack pack;
    REQUIRE(build_pack(tests::small_ward().layers(), pack.path));
    CHECK(pack.fault() == PackFault::unsigned_pack);
}

TEST_CASE("a pack that is not there, not signed, or signed by somebody else is not used") {
    const SignedPack pack;
    CHECK(open_pack(pack.path, {}).error().fault == PackFault::wrong_signature);
    PackKey same_name = public_part(new_signing_key());
    same_name.id = pack.signers.drafter.id;
    CHECK(open_pack(pack.path, {same_name}).error().fault == PackFault::wrong_signature);
    fs::remove(pack.signature());
    CHECK(pack.fault() == PackFault::unsigned_pack);
    fs::remove(pack.path);
    CHECK(pack.fault() == PackFault::missing);
}

TEST_CASE("one changed bit anywhere in the pack or its signatures is noticed") {
    const SignedPack pack;
    PackRole role = PackRole::drafts;
    SUBCASE("of who drafted it") {}
    SUBCASE("of who approved it") { role = PackRole::approves; }
    const std::string good = tests::read_file(pack.path);
    for (std::size_t at = 0; at < good.size(); at += good.size() / 40) {
        CAPTURE(at);
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        tests::write_file(pack.path, bad);
        CHECK(pack.fault() == PackFault::wrong_signature);
    }
    tests::write_file(pack.path, good);
    const std::string signature = tests::read_file(pack.signature(role));
    const std::size_t untrusted = signature.find('\n');  // the first line is not signed, by the format
    for (std::size_t at = untrusted + 1; at + 1 < signature.size(); at += 3) {
        CAPTURE(at);
        std::string bad = signature;
        bad[at] = static_cast<char>(bad[at] ^ 1);
        tests::write_file(pack.signature(role), bad);
        CHECK(pack.fault() == PackFault::wrong_signature);
    }
}

TEST_CASE("what stands in a signature's place but is none is refused") {
    const SignedPack pack;
    const std::string good = tests::read_file(pack.signature());
    for (const std::string& bad :
         {std::string(), std::string("\n\n\n\n"), std::string(100'000, 'A'), good.substr(0, good.size() / 2),
          good + good, std::string("untrusted comment: x\nRUQ=\ntrusted comment: y\nRUQ=\n")}) {
        tests::write_file(pack.signature(), bad);
        CHECK(pack.fault() == PackFault::wrong_signature);
    }
}

TEST_CASE("a pack of a newer format is told apart from a damaged one") {
    const SignedPack pack;
    pack.edit("PRAGMA user_version = 3");
    CHECK(pack.fault() == PackFault::from_the_future);
}

TEST_CASE("what is signed and yet makes no sense is damaged") {
    const SignedPack pack;
    SUBCASE("another kind of database") { pack.edit("PRAGMA application_id = 1"); }
    SUBCASE("no table") { pack.edit("DROP TABLE part"); }
    SUBCASE("no procedure") { pack.edit("DELETE FROM part WHERE name LIKE 'procedures/%'"); }
    SUBCASE("no notice") { pack.edit("DELETE FROM part WHERE name = 'notice.json'"); }
    SUBCASE("a part that nobody knows") { pack.edit("INSERT INTO part VALUES ('../pack.json', '{}')"); }
    SUBCASE("no object") { pack.edit("UPDATE part SET json = '[]' WHERE name = 'pack.json'"); }
    SUBCASE("a key that nobody knows") {
        pack.edit("UPDATE part SET json = json_set(json, '$.x', 1) WHERE name = 'pack.json'");
    }
    SUBCASE("nothing in the file") {
        tests::write_file(pack.path, "");
        REQUIRE(pack.signers.sign(pack.path));
    }
    SUBCASE("something else in the file") {
        tests::write_file(pack.path, std::string(8192, 'x'));
        REQUIRE(pack.signers.sign(pack.path));
    }
    SUBCASE("half of it") {
        tests::write_file(pack.path, tests::read_file(pack.path).substr(0, 9000));
        REQUIRE(pack.signers.sign(pack.path));
    }
    CHECK(pack.fault() == PackFault::damaged);
}

TEST_CASE("a pack larger than 64 MB is not even read") {
    const SignedPack pack;
    fs::resize_file(pack.path, 64ULL * 1024 * 1024 + 1);
    CHECK(pack.fault() == PackFault::damaged);
    CHECK_FALSE(pack.signers.sign(pack.path));
}

TEST_CASE("versions are compared as numbers") {
    CHECK(newer_than("2026.11.10", "2026.11.9"));
    CHECK(newer_than("2026.12", "2026.11.9"));
    CHECK_FALSE(newer_than("2026.11", "2026.11.0"));
    CHECK_FALSE(newer_than("2026.11.0", "2026.11"));
    CHECK(is_version("2026.11.1"));
    for (const char* text : {"", "2026.", ".1", "2026..1", "2026.11a", "1.2.3.4.5.6.7", "9999999999", "-1"}) {
        CAPTURE(text);
        CHECK_FALSE(is_version(text));
    }
}

TEST_CASE(
    "a recorded sentence comes with the pack, the ward's in place of the nation's; a misnamed one is "
    "refused") {
    const tests::TempFolder ward = tests::TempFolder::in_memory();
    const auto record = [&](const std::string& name, const std::string& bytes) {
        return written(ward.path() / "clips" / name, bytes);
    };
    record("vi/home.title.ba.wav", wav);
    record("en/home.scan.wav", wav);
    auto layers = tests::small_ward().layers();
    layers.push_back(ward.path());
    SignedPack pack;
    const auto content = built_signed_opened(layers, pack);
    REQUIRE(content->recordings.count("vi/home.title.ba") == 1);
    CHECK(*content->recordings.at("vi/home.title.ba") == wav);
    CHECK(content->recordings.size() == 2);

    for (const auto& wrong :
         std::vector<std::pair<std::string, std::string>>{{"vi/no.such.sentence.wav", wav},
                                                          {"fr/home.title.wav", wav},
                                                          {"vi/home.title.wav", "no sound"}}) {
        CAPTURE(wrong.first);
        const fs::path file = record(wrong.first, wrong.second);
        const auto refused = build_pack(layers, pack.path);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().what.find(file.string()) != std::string::npos);
        fs::remove(file);
    }
}

TEST_CASE("a language that is only heard comes with its clips; one that the pack does not name is refused") {
    const tests::TempFolder ward = tests::TempFolder::in_memory();
    const auto put = [&](const std::string& name, const std::string& bytes) {
        return written(ward.path() / name, bytes);
    };
    const std::string named = R"({"locality": {"voice_languages": [{"tag": "vidu", "name": "Vídu"}]}})";
    put("pack.json", named);
    put("clips/vidu/home.title.wav", wav);
    put("clips/vidu/frame.back.wav", wav);
    auto layers = tests::small_ward().layers();
    layers.push_back(ward.path());
    SignedPack pack;
    const auto content = built_signed_opened(layers, pack);
    REQUIRE(content->locality.voice_languages.size() == 1);
    CHECK(content->locality.voice_languages[0].name == "Vídu");
    CHECK(content->recordings.count("vidu/home.title") == 1);
    const auto report = clip_report(layers);
    REQUIRE(report.size() == 1);
    CHECK(report[0].rfind("clips/vidu: 2 of ", 0) == 0);

    const fs::path stray = put("clips/khac/frame.back.wav", wav);
    const auto refused = build_pack(layers, pack.path);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find(stray.string()) != std::string::npos);
    fs::remove(stray);
    for (const char* wrong :
         {R"([{"tag": "vi", "name": "Việt"}])", R"([{"tag": "Vidu", "name": "Vídu"}])",
          R"([{"tag": "../up", "name": "Vídu"}])", R"([{"tag": "vidu"}])",
          R"([{"tag": "vidu", "name": "A"}, {"tag": "vidu", "name": "B"}])",
          R"([{"tag": "a1", "name": "A"}, {"tag": "a2", "name": "B"}, {"tag": "a3", "name": "C"}])"}) {
        CAPTURE(wrong);
        put("pack.json", std::string(R"({"locality": {"voice_languages": )") + wrong + "}}");
        CHECK_FALSE(build_pack(layers, pack.path));
    }
}
