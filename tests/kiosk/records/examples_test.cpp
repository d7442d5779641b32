// The worked examples beside each procedure: answers that people gave, and what then comes out.
#include "kiosk/records/examples.h"

#include <filesystem>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/clock.h"
#include "tests/support/schema.h"
#include "tests/support/ward.h"

using namespace motcua;
using nlohmann::json;

namespace {

constexpr std::size_t kExamplesMin = 3;  // the shortest way, the longest, and one that is odd

std::filesystem::path examples_folder() {
    return std::filesystem::path(MOTCUA_SOURCE_DIR) / "assets/packs/base/examples";
}

std::vector<records::Example> examples_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    auto examples = records::parse_examples(std::string{std::istreambuf_iterator<char>(in), {}});
    REQUIRE_MESSAGE(examples.has_value(), (examples ? "" : examples.error().what));
    return *examples;
}

records::Example first_example(const std::string& code) {
    return examples_of(examples_folder() / (code + ".json")).front();
}

std::vector<std::string> problems_with(const records::Example& example, const std::string& code) {
    const content::Procedure* procedure = tests::ward_content()->find(code);
    REQUIRE(procedure != nullptr);
    return records::problems_with(example, *procedure, *tests::ward_content(), tests::kToday);
}

bool is_told(const std::vector<std::string>& problems, const std::string& words) {
    for (const std::string& problem : problems)
        if (problem.find(words) != std::string::npos) return true;
    return false;
}

constexpr const char* kResidence = "1.004222";

}  // namespace

TEST_CASE("the worked examples beside every procedure come out as they say") {
    for (const auto& file : std::filesystem::directory_iterator(examples_folder())) {
        const std::string code = file.path().stem().string();
        CAPTURE(code);
        const auto examples = examples_of(file.path());
        CHECK(examples.size() >= kExamplesMin);
        for (const records::Example& example : examples) {
            CAPTURE(example.name);
            for (const std::string& problem : problems_with(example, code)) FAIL_CHECK(problem);
            const content::Procedure& procedure = *tests::ward_content()->find(code);
            const form::Walk walk = form::walked(procedure, example.answers, example.with_card,
                                                 example.on.value_or(tests::kToday));
            const json document = json::parse(view(form::example_document(procedure, walk.answers, "1")));
            CHECK(tests::broken_by("dossier-document", document) == "");
        }
    }
}

TEST_CASE("every procedure that asks anything has worked examples") {
    for (const content::Procedure& procedure : tests::ward_content()->procedures) {
        CAPTURE(procedure.code);
        CHECK(procedure.pages.empty() !=
              std::filesystem::exists(examples_folder() / (procedure.code + ".json")));
    }
}

TEST_CASE("an answer that is missing is told by its question and by the sentence that helps") {
    records::Example example = first_example(kResidence);
    example.answers["contact.phone"] = "12345";
    const auto problems = problems_with(example, kResidence);
    CHECK(is_told(problems, "(contact.phone): Số điện thoại gồm 10 chữ số"));
}

TEST_CASE("an answer that nobody is asked for is told") {
    records::Example example = first_example(kResidence);
    example.answers["dwelling.shared"] = "own";  // asked only of who is not the head of the household
    CHECK(is_told(problems_with(example, kResidence), "(dwelling.shared) có trả lời mà máy không hỏi tới"));
}

TEST_CASE("other papers than the example says are told as both say them") {
    records::Example example = first_example(kResidence);
    example.papers = {"copy"};
    CHECK(is_told(problems_with(example, kResidence), "ví dụ ghi copy; máy tính ra shown, original, shown"));
}

TEST_CASE("a line that an example wants on the declaration stands there, or is told") {
    records::Example example = first_example(kResidence);
    example.declaration = {"Chỗ ở: Nhà của tôi"};
    CHECK(problems_with(example, kResidence).empty());
    example.declaration = {"Chỗ ở: Nhà của người khác"};
    CHECK(is_told(problems_with(example, kResidence), "Tờ khai không có dòng “Chỗ ở: Nhà của người khác”"));
}

TEST_CASE("an example is of the day that it names, else of the pack's") {
    records::Example example = first_example("1.000656");
    REQUIRE(example.on.has_value());
    example.on = std::chrono::year{2026} / std::chrono::November / 1;  // before that death
    CHECK(is_told(problems_with(example, "1.000656"), "(death.date): Ngày này chưa tới"));
}

TEST_CASE("a file of examples that is none is refused with place and reason") {
    const auto reason = [](const char* text) { return records::parse_examples(text).error().what; };
    CHECK(reason("{}").find("must be a list") != std::string::npos);
    CHECK(reason(R"([{"name": "A", "answers": {"a": 1}}])").find("/0/answers") != std::string::npos);
    CHECK(reason(R"([{"name": "A", "answers": {}, "paper": []}])").find("/0/paper") != std::string::npos);
    CHECK(reason("[").find("/") == 0);
}
