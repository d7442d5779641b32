// `kioskctl pack check`, as an officer runs it.
#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

using namespace motcua::tests;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

// The ward over a copy of the nation's layer, in which one procedure says something else.
struct EditedWard {
    EditedWard() { fs::copy(source_dir() / "assets/packs/base", base, fs::copy_options::recursive); }
    [[nodiscard]] json procedure() const { return json::parse(std::ifstream(file)); }
    [[nodiscard]] Ended checked_with(const json& procedure) const {
        std::ofstream(file) << procedure.dump(2);
        return run(
            {program("kioskctl"), "pack", "check", base, source_dir() / "assets/packs/wards/ban-thach"});
    }

    TempFolder folder;
    fs::path base = folder.path() / "base";
    fs::path file = base / "procedures/1.004222.json";
};

}  // namespace

TEST_CASE("the ward's own folder passes, and its warnings are told apart") {
    const Ended checked =
        run({program("kioskctl"), "pack", "check", source_dir() / "assets/packs/wards/ban-thach"});
    CHECK_MESSAGE(checked.exit_code == 0, checked.out);
    CHECK(checked.out.find("LỖI: ") == std::string::npos);
    CHECK(checked.out.find("CẢNH BÁO: ") != std::string::npos);
    CHECK(checked.out.find("0 lỗi") != std::string::npos);
}

TEST_CASE("a letter that no screen can draw is a flaw with its file and place") {
    const EditedWard ward;
    json procedure = ward.procedure();
    procedure["plain"]["vi"] = "Đăng ký thường trú ☃";
    procedure["remarks"] = {"☃ in a remark is nobody's business"};
    const Ended checked = ward.checked_with(procedure);
    CHECK(checked.exit_code == 1);
    CHECK(checked.out.find(ward.file.string() + ": /plain/vi: has letters that no screen can draw: ☃") !=
          std::string::npos);
    CHECK(checked.out.find("/remarks") == std::string::npos);
    CHECK(checked.out.find("1 lỗi") != std::string::npos);
}

TEST_CASE("a label that no glass is large enough for is a flaw of its page") {
    const EditedWard ward;
    json procedure = ward.procedure();
    json& option = procedure["pages"][3]["fields"][0]["options"][0];
    option["label"]["vi"] = "Nhà" + std::string(400, 'a');
    const Ended checked = ward.checked_with(procedure);
    CHECK(checked.exit_code == 1);
    CHECK_MESSAGE(checked.out.find("LỖI: " + ward.file.string() + ": /pages/3: \"Nhà") != std::string::npos,
                  checked.out);
    CHECK(checked.out.find("does not fit on a glass") != std::string::npos);
}

TEST_CASE("a certificate that is none is a flaw of the file that says whose chips are believed") {
    const EditedWard ward;
    const fs::path rules_file = ward.base / "chip.json";
    json rules = json::parse(std::ifstream(rules_file));
    rules["issuers"] = {"bm90IGEgY2VydGlmaWNhdGU="};
    std::ofstream(rules_file) << rules.dump(2);
    const Ended checked = ward.checked_with(ward.procedure());
    CHECK(checked.exit_code == 1);
    CHECK(checked.out.find("chip.json: /: certificate 1 is none") != std::string::npos);
    CHECK(checked.out.find("CSCA") != std::string::npos);
    rules["issuers"] = {"not base64 at all!"};
    std::ofstream(rules_file) << rules.dump(2);
    CHECK(ward.checked_with(ward.procedure()).out.find("/issuers") != std::string::npos);
}
