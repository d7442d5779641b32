// What an officer reads when a folder has a mistake in it: the file, the place, the reason.
#include <array>
#include <string>

#include "assets.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/pack.h"
#include "kiosk/content/rule.h"
#include "tests/support/small_ward.h"
#include "tests/support/temp_folder.h"

using namespace motcua;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

constexpr const char* kProcedure = "procedures/1.004873.json";
constexpr const char* kApplicant = "blocks/applicant.json";  // the first thing that it uses

// A copy of the nation's layer, to be edited, under phường Bàn Thạch as it is.
class Folder {
  public:
    void edit(const std::string& file, const std::string& pointer, const json& value) const {
        json content = json::parse(tests::read_file(base_ / file));
        content[json::json_pointer(pointer)] = value;
        tests::write_file(base_ / file, content.dump());
    }
    [[nodiscard]] json read(const std::string& file) const {
        return json::parse(tests::read_file(base_ / file));
    }
    void remove(const std::string& file, const std::string& parent, const std::string& key) const {
        json content = json::parse(tests::read_file(base_ / file));
        content[json::json_pointer(parent)].erase(key);
        tests::write_file(base_ / file, content.dump());
    }
    void write(const std::string& file, const std::string& text) const {
        tests::write_file(base_ / file, text);
    }

    // Empty where it can be built.
    [[nodiscard]] std::string flaw() const {
        const auto built = content::build_pack(layers_.layers(), folder_.path() / "a.pack");
        CHECK(fs::exists(folder_.path() / "a.pack") == built.has_value());
        return built ? "" : built.error().what;
    }
    [[nodiscard]] std::shared_ptr<const content::Content> built() const {
        const auto pack = content::open_unsigned_pack(folder_.path() / "a.pack");
        REQUIRE(pack);
        return *pack;
    }
    [[nodiscard]] bool says(const std::string& file, const std::string& place,
                            const std::string& reason) const {
        const std::string what = flaw();
        CAPTURE(what);
        const bool said = what.find((base_ / file).string() + ": " + place + ": ") != std::string::npos &&
                          what.find(reason) != std::string::npos;
        CHECK(said);
        return said;
    }

  private:
    tests::TempFolder folder_ = tests::TempFolder::in_memory();
    tests::SmallWard layers_{folder_.path()};
    fs::path base_ = layers_.base;
};

}  // namespace

TEST_CASE("the folder as it is has no flaw") { CHECK(Folder().flaw() == ""); }

TEST_CASE("a text file with a broken placeholder makes no pack, and is told with the sentence") {
    const Folder folder;
    folder.edit("text/vi.json", "/page.of", "Trang {n / {of}");
    CHECK(folder.flaw().find("vi: page.of: unknown placeholder") != std::string::npos);
}

TEST_CASE("a misspelt key is told with its place") {
    const Folder folder;
    folder.edit(kApplicant, "/pages/2/fields/0/requird", false);
    CHECK(folder.says(kApplicant, "/pages/2/fields/0/requird", "is no key that is known here"));
}

TEST_CASE("a key that is missing is told with its place") {
    const Folder folder;
    folder.remove(kApplicant, "/pages/2", "question");
    CHECK(folder.says(kApplicant, "/pages/2/question", "is missing"));
}

TEST_CASE("what does not exist is named") {
    const Folder folder;
    SUBCASE("a type") {
        folder.edit(kApplicant, "/pages/2/fields/0/type", "datte");
        CHECK(folder.says(kApplicant, "/pages/2/fields/0/type", "\"datte\" is not known here"));
    }
    SUBCASE("an operator") {
        folder.edit(kProcedure, "/pages/2/when",
                    json::parse(R"({"equals": [{"var": "for_whom"}, "other"]})"));
        CHECK(folder.says(kProcedure, "/pages/2/when", "\"equals\" is no operator"));
    }
    SUBCASE("a field in a rule") {
        folder.edit(kProcedure, "/pages/2/when", json::parse(R"({"==": [{"var": "for_who"}, "other"]})"));
        CHECK(folder.says(kProcedure, "/pages/2/when", "\"for_who\" is no field asked before"));
    }
    SUBCASE("a field that is asked later") {
        folder.edit(kProcedure, "/pages/2/when", json::parse(R"({"==": [{"var": "purpose"}, "loan"]})"));
        CHECK(folder.says(kProcedure, "/pages/2/when",
                          "\"purpose\" is no field asked before: it stands on this page or a later one"));
    }
    SUBCASE("a field of the page itself") {
        folder.edit(kProcedure, "/pages/1/when", json::parse(R"({"==": [{"var": "for_whom"}, "other"]})"));
        CHECK(folder.says(kProcedure, "/pages/1/when", "stands on this page or a later one"));
    }
    SUBCASE("a field that an operator looks for") {
        const auto says_of = [&folder](const char* rule, const char* reason) {
            folder.edit(kProcedure, "/pages/2/when", json::parse(rule));
            return folder.says(kProcedure, "/pages/2/when", reason);
        };
        CHECK(says_of(R"({"var": {"cat": ["for", "_whom"]}})", "\"var\" takes the id of a field"));
        CHECK(says_of(R"({"var": []})", "\"var\" takes the id of a field"));
        CHECK(says_of(R"({"var": ["for_whom", {"var": "for_who"}]})", "\"for_who\" is no field asked"));
        CHECK(says_of(R"({"missing": ["for_whom", "for_who"]})", "\"for_who\" is no field asked before"));
        CHECK(says_of(R"({"missing_some": [1, ["for_who"]]})", "\"for_who\" is no field asked before"));
    }
    SUBCASE("a rule about the elements of a list") {
        folder.edit(kProcedure, "/pages/2/when",
                    json::parse(R"({"some": [["self"], {"==": [{"var": "any"}, 3, 4]}]})"));
        CHECK(folder.says(kProcedure, "/pages/2/when", "\"==\" takes 2 values"));
        folder.edit(kProcedure, "/pages/2/when",
                    json::parse(R"({"some": [["self", "other"], {"==": [{"var": ""}, "other"]}]})"));
        CHECK(folder.flaw().empty());
    }
    SUBCASE("an option in a rule") {
        folder.edit(kProcedure, "/pages/2/when", json::parse(R"({"in": [{"var": "for_whom"}, ["othr"]]})"));
        CHECK(folder.says(kProcedure, "/pages/2/when", "\"for_whom\" has no option \"othr\""));
    }
    SUBCASE("a placeholder in a question") {
        folder.edit(kApplicant, "/pages/1/question/vi", "Họ tên {xhh}?");
        CHECK(folder.says(kApplicant, "/pages/1/question", "{xhh} is not known here"));
    }
    SUBCASE("a field on the declaration") {
        folder.edit(kProcedure, "/declaration/lines/0/words", "Họ tên: {applicant.nam}");
        CHECK(folder.says(kProcedure, "/declaration/lines/0/words", "{applicant.nam} is not known here"));
    }
    SUBCASE("an initial answer") {
        folder.edit(kProcedure, "/pages/1/fields/0/initial", "me");
        CHECK(folder.says(kProcedure, "/pages/1/fields/0/initial", "is none of the options"));
    }
    SUBCASE("a sentence of the machine") {
        folder.edit("text/vi.json", "/home.titel", "Kính chào");
        CHECK(folder.flaw().find("home.titel") != std::string::npos);
    }
}

TEST_CASE("a page that nobody would ever see is told, and so makes no pack") {
    const Folder folder;
    folder.edit(kProcedure, "/pages/7/when", json::parse(R"({"and": [{"==": [{"var": "for_whom"}, "self"]},
                                                                {"==": [{"var": "for_whom"}, "other"]}]})"));
    CHECK(folder.says(kProcedure, "/pages/7/when", "can never hold, whatever is answered to \"for_whom\""));
}

TEST_CASE("what people could not use is refused") {
    const Folder folder;
    SUBCASE("seven choices on a page") {
        folder.edit(kProcedure, "/pages/2/fields/0/options/6",
                    json::parse(R"({"id": "x", "label": {"vi": "X", "en": "X"}})"));
        CHECK(folder.says(kProcedure, "/pages/2", "7 choices on one page"));
    }
    SUBCASE("a question without English") {
        folder.edit(kApplicant, "/pages/1/question", "Họ và tên?");
        CHECK(folder.says(kApplicant, "/pages/1/question", "has no English"));
    }
    SUBCASE("the same page twice") {
        folder.edit(kApplicant, "/pages/1/id", "applicant.id");
        CHECK(folder.says(kApplicant, "/pages/1/id", "\"applicant.id\" is there twice"));
    }
    SUBCASE("filing for whom nobody knows") {
        folder.edit(kProcedure, "/submit_identity", json::array({"qr"}));
        CHECK(folder.says(kProcedure, "/submit_identity", "\"qr\" proves nobody's identity"));
    }
    SUBCASE("a guide that asks") {
        folder.edit("procedures/3.000228.json", "/pages",
                    json::parse(R"([{"id": "a", "question": {"vi": "A?", "en": "A?"}, "fields": []}])"));
        CHECK(folder.says("procedures/3.000228.json", "/pages", "a guide asks nothing"));
    }
    SUBCASE("text that is not in normal form") {
        folder.edit(kApplicant, "/pages/1/question/vi", "Ho\xCC\xA3 t\xC3\xAAn?");
        CHECK(folder.says(kApplicant, "/pages/1/question/vi", "normalisation form C"));
    }
}

TEST_CASE("names and places that nobody could type or that say nothing new are refused") {
    const Folder folder;
    const auto with = [&folder](const json& name) { folder.edit("names.json", "/family/0", name); };
    for (const char* bad : {"Nguyễn  Văn", " Lê", "Lê ", "", "Lê\n",
                            "L\xE2\x80\x8B"
                            "ê",
                            "<b>", "Lê"}) {
        CAPTURE(bad);
        with(bad);
        const bool twice = std::string(bad) == "Lê";
        CHECK(folder.says("names.json", "/family", twice ? "is there twice" : "is no name"));
    }
    with(std::string(61, 'a'));
    CHECK(folder.says("names.json", "/family", "is no name"));
    with("A");
    CHECK(folder.says("names.json", "/family", "is no name"));  // one letter is its own key
    with(12);
    CHECK(folder.says("names.json", "/family", "must be a text in quotes"));
    with("Nguyễn");
    folder.edit("places.json", "/hamlet", json::array());
    CHECK(folder.says("places.json", "/hamlet", "is no key that is known here"));
}

TEST_CASE("suggestions and the tone's style are asked for in the words that are known") {
    const Folder folder;
    SUBCASE("of a list that is not there") {
        folder.edit(kApplicant, "/pages/1/fields/0/suggests", "people");
        CHECK(folder.says(kApplicant, "/pages/1/fields/0/suggests", "\"people\" is not known here"));
    }
    SUBCASE("for a number") {
        folder.edit(kApplicant, "/pages/0/fields/0/suggests", "names");
        CHECK(folder.says(kApplicant, "/pages/0/fields/0/suggests", "only what is written in words has it"));
    }
    SUBCASE("a style that nobody writes") {
        folder.edit("pack.json", "/locality/tone_style", "modern");
        CHECK(folder.says("pack.json", "/locality/tone_style", "\"modern\" is not known here"));
    }
}

TEST_CASE("a photo is offered, on a page of its own, and no more than a dossier holds") {
    const Folder folder;
    const json pages = folder.read(kProcedure)["pages"];
    const auto offered = std::find_if(
        pages.begin(), pages.end(), [](const json& page) { return page.value("id", "") == "divorce.photo"; });
    REQUIRE(offered != pages.end());
    const std::string page = "/pages/" + std::to_string(offered - pages.begin());
    const std::string field = page + "/fields/0";
    SUBCASE("demanded") {
        folder.remove(kProcedure, field, "required");
        CHECK(folder.says(kProcedure, field + "/required", "nobody may demand a copy"));
    }
    SUBCASE("without a number") {
        folder.remove(kProcedure, field, "max");
        CHECK(folder.says(kProcedure, field + "/max", "how many pictures at most?"));
    }
    SUBCASE("with another field") {
        folder.edit(kProcedure, page + "/fields/1",
                    {{"id", "more"}, {"type", "text"}, {"label", {{"vi", "Thêm"}, {"en", "More"}}}});
        CHECK(folder.says(kProcedure, page + "/fields", "have a page of their own"));
    }
    SUBCASE("larger than an attachment may be") {
        folder.edit("pack.json", "/locality/photo_kilobytes", 4000);
        CHECK(folder.says("pack.json", "/locality/photo_kilobytes", "3932"));
    }
    SUBCASE("too small to be read") {
        folder.edit("pack.json", "/locality/photo_kilobytes", 99);
        CHECK(folder.says("pack.json", "/locality/photo_kilobytes", "100"));
    }
    SUBCASE("too many") {
        folder.edit(kProcedure, field + "/max", 9);
        CHECK(folder.says(kProcedure, "/pages", "11 photos in one dossier, at most 10"));
    }
}

TEST_CASE("a field is what its type has: choices, amounts, dates") {
    const Folder folder;
    const std::string page = "/pages/0";
    const auto says = [&](const json& field, const std::string& place, const std::string& reason) {
        json whole{{"id", "applicant.id"}, {"label", {{"vi", "Thử"}, {"en", "Trial"}}}};
        whole.update(field);
        folder.edit(kApplicant, page + "/fields/0", whole);
        return folder.says(kApplicant, page + "/fields/0" + place, reason);
    };
    const auto option = [](const char* id) {
        return json{{"id", id}, {"label", {{"vi", "Một"}, {"en", "One"}}}};
    };
    SUBCASE("yes and no, in this order") {
        const json options{option("no"), option("yes")};
        CHECK(says({{"type", "yes_no"}, {"options", options}}, "/options", "must be \"yes\" and \"no\""));
    }
    SUBCASE("several have names of their own") {
        const json options{option("none"), option("a")};
        CHECK(says({{"type", "choices"}, {"options", options}}, "/options/0/id", "is what \"none of them\""));
    }
    SUBCASE("several are at least two") {
        CHECK(says({{"type", "choices"}}, "/options", "a choice has at least two"));
    }
    SUBCASE("ends that are the wrong way round") {
        CHECK(says({{"type", "money"}, {"min", 5}, {"max", 4}}, "/max", "is less than"));
    }
    SUBCASE("more money than there are words for") {
        CHECK(says({{"type", "money"}, {"max", 1'000'000'000'000}}, "/max", "must be a whole number from 0"));
    }
    SUBCASE("decimals of a sum") {
        CHECK(says({{"type", "money"}, {"decimals", 2}}, "/decimals", "only a number"));
    }
    SUBCASE("a unit of a name") {
        CHECK(says({{"type", "text"}, {"unit", {{"vi", "m²"}, {"en", "m²"}}}}, "/unit", "only a number"));
    }
    SUBCASE("a date before one that nobody asked for") {
        CHECK(says({{"type", "date"}, {"not_before", "nowhere"}}, "/not_before", "is no date asked before"));
    }
    SUBCASE("a date before itself") {
        CHECK(
            says({{"type", "date"}, {"not_after", "applicant.id"}}, "/not_after", "is no date asked before"));
    }
    SUBCASE("letters suggested for a number") {
        CHECK(says({{"type", "money"}, {"suggests", "names"}}, "/suggests", "only what is written in words"));
    }
    SUBCASE("a time for what is no date") {
        CHECK(says({{"type", "text"}, {"in_time", "future"}}, "/in_time", "only a date or a year"));
    }
}

TEST_CASE("a condition asks whether one of several was chosen, and which the field has") {
    const content::Field animals = [] {
        content::Field field;
        field.id = "animals";
        field.type = content::FieldType::choices;
        field.options = {{"pig", {}, {}}, {"cattle", {}, {}}};
        return field;
    }();
    const content::KnownFields fields{{"animals", &animals}};
    const auto flaw = [&](const char* rule) { return content::flaw_of_rule(json::parse(rule), fields); };
    CHECK(flaw(R"({"in": ["pig", {"var": "animals"}]})").empty());
    CHECK(flaw(R"({"in": ["fish", {"var": "animals"}]})") == "\"animals\" has no option \"fish\"");
    CHECK(flaw(R"({"==": [{"var": "animals"}, "pig"]})").find("may be several") != std::string::npos);
}

TEST_CASE("an address stands alone on its page, and its places are in provinces that are known") {
    const Folder folder;
    SUBCASE("with another field") {
        folder.edit(kApplicant, "/pages/4/fields/1",
                    {{"id", "more"}, {"type", "text"}, {"label", {{"vi", "Thêm"}, {"en", "More"}}}});
        CHECK(folder.says(kApplicant, "/pages/4/fields", "an address and a photo have a page of their own"));
    }
    SUBCASE("a field that would be one of its parts") {
        folder.edit(kProcedure, "/pages/-",
                    {{"id", "more"},
                     {"question", {{"vi", "Ở đâu?"}, {"en", "Where?"}}},
                     {"fields",
                      {{{"id", "applicant.address.ward"},
                        {"type", "text"},
                        {"label", {{"vi", "Thêm"}, {"en", "More"}}}}}}});
        CHECK(folder.flaw().find("\"applicant.address.ward\" is there twice") != std::string::npos);
    }
    SUBCASE("a line that only an address has") {
        folder.edit(kApplicant, "/pages/1/fields/0/line_required", true);
        CHECK(folder.says(kApplicant, "/pages/1/fields/0/line_required", "only an address has it"));
    }
    SUBCASE("this province is missing") {
        folder.edit("places.json", "/address/provinces", {"tỉnh Gia Lai"});
        CHECK(folder.says("places.json", "/address/provinces", "\"thành phố Đà Nẵng\" is missing"));
    }
    SUBCASE("a name twice") {
        folder.edit("places.json", "/address/provinces/1", "thành phố Đà Nẵng");
        CHECK(folder.says("places.json", "/address/provinces", "is there twice"));
    }
}

TEST_CASE("a person is described by what their card says, asked at once after it") {
    const Folder folder;
    const auto page_of = [](const json& procedure, const std::string& id) {
        const json& pages = procedure["pages"];
        const auto at = std::find_if(pages.begin(), pages.end(),
                                     [&](const json& page) { return page.value("id", "") == id; });
        return "/pages/" + std::to_string(at - pages.begin());
    };
    const json whole = folder.read(kProcedure);
    const std::string block = page_of(whole, "marriage.partner");
    SUBCASE("what stands elsewhere") {
        folder.edit(kProcedure, block + "/person/fields/1", "copies");
        CHECK(folder.says(kProcedure, block + "/person/fields", "\"copies\" is not asked next"));
    }
    SUBCASE("what no card says") {
        folder.edit(kProcedure, block + "/person/fields/-", "marriage.partner_nationality");
        CHECK(folder.says(kProcedure, block + "/person/fields",
                          "no card says \"marriage.partner_nationality\""));
    }
    SUBCASE("nothing") {
        folder.edit(kProcedure, block + "/person/fields", json::array());
        CHECK(folder.says(kProcedure, block + "/person/fields", "described by at least one"));
    }
    SUBCASE("a question beside it") {
        folder.edit(kProcedure, block + "/fields", whole["pages"][1]["fields"]);
        CHECK(folder.says(kProcedure, block + "/fields", "asks nothing else"));
    }
}

TEST_CASE("a condition asks for a part of an address, and for no other") {
    const Folder folder;
    SUBCASE("a part") {
        folder.edit(kProcedure, "/pages/1/when", {{"!", {{{"var", "applicant.address.hamlet"}}}}});
        CHECK(folder.flaw().empty());
    }
    SUBCASE("no part") {
        folder.edit(kProcedure, "/pages/1/when", {{"!", {{{"var", "applicant.address.street"}}}}});
        CHECK(folder.says(kProcedure, "/pages/1/when", "is no field asked before"));
    }
}

TEST_CASE("a file that cannot be read as JSON is told with line and column") {
    const Folder folder;
    folder.write("notice.json", "{\n  \"paragraphs\": [\n}");
    CHECK(folder.says("notice.json", "/", "line 3"));
}

TEST_CASE("a key said twice in one object is no matter of taste") {
    const Folder folder;
    folder.write("notice.json", R"({"paragraphs": [], "paragraphs": []})");
    CHECK(folder.says("notice.json", "/", "\"paragraphs\" is there twice"));
}

TEST_CASE("a file nested without end is refused, not followed") {
    const Folder folder;
    folder.write("notice.json", std::string(200'000, '['));
    CHECK(folder.says("notice.json", "/", ""));
    folder.write("notice.json", std::string(100, '[') + std::string(100, ']'));
    CHECK(folder.says("notice.json", "/", "deeper than 64 levels"));
}

TEST_CASE("a file larger than 4 MB is refused") {
    const Folder folder;
    folder.write("notice.json", std::string(5'000'000, ' '));
    CHECK(folder.says("notice.json", "/", "larger than 4 MB"));
}

TEST_CASE("a file that has no place in a pack is named") {
    const Folder folder;
    folder.write("procedures/1.004873.json.bak", "{}");
    CHECK(folder.says("procedures/1.004873.json.bak", "/", "is no part of a pack"));
}

TEST_CASE("a procedure's file has a code's name: digits and dots, twenty at most") {
    for (const char* name : {"1.00487x", "123456789012345678901", ""}) {
        CAPTURE(name);
        const Folder folder;
        const std::string file = std::string("procedures/") + name + ".json";
        folder.write(file, "{}");
        CHECK(folder.says(file, "/", "is no part of a pack"));
    }
}

TEST_CASE("an amount or a number of days that nobody verified hides in no sentence") {
    struct Case {
        const char* words;
        const char* flaw;  // none: nullptr
    };
    constexpr const char* kAmount = "tells an amount of money, and a fee of this procedure is not verified";
    constexpr const char* kNumber = "tells a number of days, and the term of this procedure is not verified";
    constexpr std::array<Case, 9> kCases{{
        {"Giấy xác nhận, 20.000 đồng một bản", kAmount},
        {"Giấy xác nhận, 20.000đồng", kAmount},
        {"Giấy xác nhận, 20.000. đồng", kAmount},
        {"Giấy xác nhận, 8000\tVNĐ", kAmount},
        {"Trả sau 3 ngày làm việc", kNumber},
        {"Trả sau 8 giờ làm việc", kNumber},
        {"Trả theo đồng hồ số 3. Ngày nào cũng trả", nullptr},
        {"Hội đồng nhân dân quy định", nullptr},
        {"Trả trong ngày", nullptr},
    }};
    for (const Case& each : kCases) {
        CAPTURE(each.words);
        const Folder folder;
        folder.edit(kProcedure, "/term/verified", false);
        folder.edit(kProcedure, "/result/vi", each.words);
        if (each.flaw != nullptr)
            CHECK(folder.says(kProcedure, "/result", each.flaw));
        else
            CHECK(folder.flaw() == "");
    }
}

TEST_CASE("a mistake in the ward's own file is told with the ward's file") {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const tests::SmallWard small(folder.path());
    tests::write_file(small.ward / kProcedure, R"({"counter": 3})");
    const auto built = content::build_pack(small.layers(), folder.path() / "a.pack");
    REQUIRE_FALSE(built);
    CHECK(built.error().what == (small.ward / kProcedure).string() + ": /counter: must be a text in quotes");
}

TEST_CASE("a ward takes away with null what the nation says") {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const tests::SmallWard small(folder.path());
    tests::write_file(small.ward / "notice.json", R"({"consents": null})");
    const fs::path pack = folder.path() / "a.pack";
    REQUIRE(content::build_pack(small.layers(), pack));
    CHECK((*content::open_unsigned_pack(pack))->notice.consents.empty());
}

TEST_CASE("a folder that is not there is named") {
    const tests::TempFolder folder = tests::TempFolder::in_memory();
    const auto built = content::build_pack({folder.path() / "nowhere"}, folder.path() / "a.pack");
    REQUIRE_FALSE(built);
    CHECK(built.error().what.find("nowhere") != std::string::npos);
}

TEST_CASE("units that are named without their kind, of no known province, or twice are refused") {
    const Folder folder;
    const json as_it_is = folder.read("units.json");
    const auto refused = [&](const std::string& place, const json& value, const std::string& where,
                             const std::string& reason) {
        folder.write("units.json", as_it_is.dump());
        folder.edit("units.json", place, value);
        return folder.says("units.json", where, reason);
    };
    CHECK(refused("/units/0/ward", "Bàn Thạch", "/units/0/ward", "is no name like"));
    CHECK(refused("/units/0/from/0/district", "Tam Kỳ", "/units/0/from/0/district", "is no name like"));
    CHECK(refused("/units/0/province", "tỉnh Quảng Nam", "/units/0/province", "is none of the provinces"));
    CHECK(refused("/units/0/from/1", as_it_is["units"][0]["from"][0], "/units/0/from/1/ward",
                  "is there twice"));
    CHECK(refused("/units/0/since", "2025-07-01", "/units/0/since", "is no key that is known here"));
}

TEST_CASE("a unit that nobody compared with its decision is never proposed") {
    const Folder folder;
    folder.edit("units.json", "/units/0/verified", false);
    CHECK(folder.flaw() == "");
    CHECK(folder.built()->unit_changes.empty());
}
