#include "platform/config/config.h"

#include <fstream>
#include <regex>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

using platform::Config;
using platform::load_config;
using platform::write_config;

struct Kiosk {
    TempFolder folder;
    void say(const std::string& toml) const {
        std::ofstream(folder.path() / "kiosk.toml", std::ios::binary | std::ios::trunc) << toml;
    }
    // "3: unknown key …", without the folder in front; "accepted" where it is.
    [[nodiscard]] std::string refusal(const std::string& toml) const {
        say(toml);
        const auto config = load_config(folder.path());
        if (config) return "accepted";
        const std::string file = (folder.path() / "kiosk.toml").string() + ":";
        REQUIRE(config.error().what.starts_with(file));
        return config.error().what.substr(file.size());
    }
};

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("an empty file is a kiosk with every default") {
    const Kiosk kiosk;
    kiosk.say("");
    const auto config = load_config(kiosk.folder.path());
    REQUIRE(config.has_value());
    CHECK(config->kiosk == "BT01");
    CHECK(config->guard == kiosk.folder.path().string() + ".guard");
    CHECK(config->pack.empty());
    CHECK(config->width_px == 1080);
    CHECK(config->height_px == 1920);
    CHECK(config->px_per_mm == 4.03F);
}

TEST_CASE("every key is read") {
    const Kiosk kiosk;
    kiosk.say(
        "[kiosk]\nid = \"TK07\"\nguard = \"/var/lib/guard/\"\n[content]\npack = \"ward.pack\"\n"
        "[panel]\nwidth_px = 1920\nheight_px = 1080\npx_per_mm = 3\n");
    const auto config = load_config(kiosk.folder.path());
    REQUIRE(config.has_value());
    CHECK(config->kiosk == "TK07");
    CHECK(config->guard == "/var/lib/guard/");
    CHECK(config->pack == "ward.pack");
    CHECK(config->width_px == 1920);
    CHECK(config->height_px == 1080);
    CHECK(config->px_per_mm == 3.0F);
}

TEST_CASE("what is written is read back, and never written over") {
    const Kiosk kiosk;
    Config config;
    config.kiosk = "AB12";
    config.pack = "phường \"Bàn Thạch\".pack";
    config.px_per_mm = 5.2F;
    REQUIRE(write_config(kiosk.folder.path(), config).has_value());
    const auto read = load_config(kiosk.folder.path());
    REQUIRE(read.has_value());
    CHECK(read->kiosk == "AB12");
    CHECK(read->pack == config.pack);
    CHECK(read->px_per_mm == 5.2F);
    const std::string before = text_of(kiosk.folder.path() / "kiosk.toml");
    CHECK(before.find("5.2\n") != std::string::npos);
    CHECK_FALSE(write_config(kiosk.folder.path(), Config()).has_value());
    CHECK(text_of(kiosk.folder.path() / "kiosk.toml") == before);
    CHECK_FALSE(std::filesystem::exists(kiosk.folder.path() / "kiosk.toml.new"));
}

TEST_CASE("what could not be read back is not written") {
    const Kiosk kiosk;
    Config config;
    config.px_per_mm = 0;
    CHECK_FALSE(write_config(kiosk.folder.path(), config).has_value());
    config = Config();
    config.kiosk = "LOUD";
    CHECK_FALSE(write_config(kiosk.folder.path(), config).has_value());
    CHECK(std::filesystem::is_empty(kiosk.folder.path()));
    CHECK_FALSE(write_config(kiosk.folder.path() / "missing", Config()).has_value());
}

TEST_CASE("an unknown key is refused with its line") {
    const Kiosk kiosk;
    CHECK(kiosk.refusal("[panel]\nwidth_px = 1080\nwidht = 3\n") == "3: unknown key panel.widht");
    CHECK(kiosk.refusal("\n\n[pannel]\nwidth_px = 1080\n") == "4: unknown key pannel.width_px");
    CHECK(kiosk.refusal("kiosk = \"BT01\"\n") == "1: unknown key kiosk");
}

TEST_CASE("a value out of its range is refused with its line and what it should be") {
    const Kiosk kiosk;
    const auto panel = [&](const std::string& line) { return kiosk.refusal("[panel]\n" + line + "\n"); };
    CHECK(panel("px_per_mm = 0") == "2: panel.px_per_mm must be a number from 1 to 20");
    CHECK(panel("px_per_mm = -4.0") == "2: panel.px_per_mm must be a number from 1 to 20");
    CHECK(panel("px_per_mm = nan") == "2: panel.px_per_mm must be a number from 1 to 20");
    CHECK(panel("px_per_mm = \"4\"") == "2: panel.px_per_mm must be a number from 1 to 20");
    CHECK(panel("width_px = 0") == "2: panel.width_px must be a whole number from 320 to 7680");
    CHECK(panel("height_px = 99999999999") == "2: panel.height_px must be a whole number from 320 to 7680");
    CHECK(panel("height_px = 1080.5") == "2: panel.height_px must be a whole number from 320 to 7680");
    for (const char* id : {"\"\"", "\"bt01\"", "\"BT1\"", "\"B101\"", "\"BL01\"", "7", "[\"BT01\"]"}) {
        CAPTURE(id);
        CHECK(
            kiosk.refusal(std::string("[kiosk]\nid = ") + id + "\n").starts_with("2: kiosk.id must be two"));
    }
    for (const char* pack : {"\"\"", "\"../x.pack\"", "\"/etc/passwd\"", "\"..\"", "\"a/\"", "1"}) {
        CAPTURE(pack);
        CHECK(kiosk.refusal(std::string("[content]\npack = ") + pack + "\n")
                  .starts_with("2: content.pack must"));
    }
}

TEST_CASE("a guard inside the data folder guards nothing and is refused") {
    const Kiosk kiosk;
    CHECK(kiosk.refusal("[kiosk]\nguard = \"guard\"\n") == "2: kiosk.guard must be an absolute path");
    const std::string inside = (kiosk.folder.path() / "x" / ".." / "guard").string();
    CHECK(kiosk.refusal("[kiosk]\nguard = \"" + inside + "\"\n").find("outside the data folder") !=
          std::string::npos);
    CHECK(kiosk.refusal("[kiosk]\nguard = \"" + kiosk.folder.path().string() + "\"\n").find("outside") !=
          std::string::npos);
    CHECK(kiosk.refusal("[kiosk]\nguard = \"" + kiosk.folder.path().string() + "-guard\"\n") == "accepted");
}

TEST_CASE("a printer has an address of its own kind, and nothing secret in it") {
    const Kiosk kiosk;
    const auto printers = [&](const std::string& line) {
        return kiosk.refusal("[printers]\n" + line + "\n");
    };
    CHECK(printers("a4 = \"ipp://192.0.2.7/ipp/print\"") == "accepted");
    CHECK(printers("slip = \"ipps://printer.example.invalid:8631/ipp/print\"") == "accepted");
    CHECK(printers("a4 = \"\"") == "accepted");
    for (const char* uri : {"\"http://192.0.2.7/\"", "\"lp0\"", "\"ipp://\"", "\"ipp:///ipp/print\"",
                            "\"ipp://user:secret@192.0.2.7/ipp/print\"", "\"ipp://a b/\"", "7"}) {
        CAPTURE(uri);
        CHECK(printers(std::string("a4 = ") + uri).rfind("2: printers.a4 must be the address", 0) == 0);
    }
    const std::string digest(64, 'a');
    CHECK(printers("a4_certificate = \"" + digest + "\"") == "accepted");
    CHECK(printers("a4_certificate = \"" + digest + "a\"").rfind("2: printers.a4_certificate must", 0) == 0);
    CHECK(printers("slip_certificate = \"AB:CD\"").rfind("2: printers.slip_certificate must", 0) == 0);
}

TEST_CASE("the printers that are written are read back") {
    const Kiosk kiosk;
    Config config;
    config.printers = {"ipps://a.example.invalid/ipp/print", std::string(64, '0'), "ipp://192.0.2.8/", ""};
    REQUIRE(write_config(kiosk.folder.path(), config).has_value());
    const auto read = load_config(kiosk.folder.path());
    REQUIRE(read.has_value());
    CHECK(read->printers.a4 == config.printers.a4);
    CHECK(read->printers.a4_certificate == config.printers.a4_certificate);
    CHECK(read->printers.slip == config.printers.slip);
    CHECK(read->printers.slip_certificate.empty());
}

TEST_CASE("a card reader is known by a part of its name") {
    const Kiosk kiosk;
    const auto reader = [&](const std::string& line) {
        return kiosk.refusal("[card_reader]\n" + line + "\n");
    };
    CHECK(reader("name = \"\"") == "accepted");
    for (const std::string& name :
         {std::string("7"), '"' + std::string(128, 'x') + '"', std::string("\"\\n\"")}) {
        CAPTURE(name);
        CHECK(reader("name = " + name).rfind("2: card_reader.name must be part of", 0) == 0);
    }
    Config config;
    config.card_reader.name = "ACR1252 [PICC] 00";
    std::filesystem::remove(kiosk.folder.path() / "kiosk.toml");
    REQUIRE(write_config(kiosk.folder.path(), config).has_value());
    const auto read = load_config(kiosk.folder.path());
    REQUIRE(read.has_value());
    CHECK(read->card_reader.name == config.card_reader.name);
}

TEST_CASE("what is no TOML is refused with its line, whatever it is") {
    const Kiosk kiosk;
    CHECK(kiosk.refusal("[kiosk]\nid = \n").starts_with("2: "));
    CHECK(kiosk.refusal("[kiosk]\n[kiosk]\n").starts_with("2: "));
    CHECK(kiosk.refusal(std::string("\xFF\xFE\0[", 4)) != "accepted");
    CHECK(kiosk.refusal(std::string(60000, '[')) != "accepted");
    CHECK(kiosk.refusal(std::string(70000, '\n')) == " larger than 64 KB");
}

TEST_CASE("a folder without the file says which file is missing") {
    const TempFolder folder;
    const auto config = load_config(folder.path());
    REQUIRE_FALSE(config.has_value());
    CHECK(config.error().what == (folder.path() / "kiosk.toml").string() + ": No such file or directory");
}

const std::string& documentation() {
    static const std::string text = text_of(MOTCUA_SOURCE_DIR "/assets/schemas/kiosk.toml.md");
    return text;
}

TEST_CASE("the documented keys are exactly the keys that are read") {
    std::set<std::string> documented;
    const std::regex row("\\n\\| `([a-z0-9_.]+)` \\|");
    const std::string& text = documentation();
    for (std::sregex_iterator match(text.begin(), text.end(), row), end; match != end; ++match) {
        documented.insert((*match)[1]);
    }
    std::set<std::string> known;
    for (const std::string_view key : platform::config_keys()) known.emplace(key);
    CHECK(documented == known);
}

TEST_CASE("the example in the documentation is a valid kiosk.toml with every key") {
    const std::string& text = documentation();
    const std::size_t begin = text.find("```toml\n") + 8;
    const std::string example = text.substr(begin, text.find("```", begin) - begin);
    const Kiosk kiosk;
    CHECK(kiosk.refusal(example) == "accepted");
    for (const std::string_view key : platform::config_keys()) {
        CHECK(example.find(std::string("\n") + std::string(key.substr(key.find('.') + 1)) + " = ") !=
              std::string::npos);
    }
}

}  // namespace
}  // namespace motcua::tests
