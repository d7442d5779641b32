#include "platform/commands/logic.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/files.h"
#include "kiosk/content/strict_json.h"
#include "kiosk/logic/logic.h"

namespace motcua::platform {
namespace {

using nlohmann::json;

constexpr std::size_t kShownBytesMax = 300;  // of a rule or a value in a line
const json kNothing;

// One rule about one piece of data; borrowed from the suite.
struct Case {
    const json* rule = nullptr;
    const json* data = nullptr;
    const json* expected = nullptr;
};

Result<json> read_suite(const std::filesystem::path& path) {
    const auto text = read_file(path, content::kJsonBytesMax);
    if (!text) return tl::unexpected(text.error());
    content::Flaws flaws;
    auto suite = content::parse_strictly(*text, path.string(), flaws);
    if (!suite) return failure(flaws.all().front().file + ": " + flaws.all().front().reason);
    return std::move(*suite);
}

// JsonLogic's: a list of [rule, data, expected], with headings as texts between.
Result<std::vector<Case>> cases_of_list(const json& suite) {
    std::vector<Case> cases;
    for (std::size_t i = 0; i < suite.size(); ++i) {
        const json& entry = suite[i];
        if (entry.is_string()) continue;
        if (!entry.is_array() || entry.size() != 3)
            return failure(fmt::format("/{}: is neither a heading nor [rule, data, expected]", i));
        cases.push_back({&entry[0], &entry[1], &entry[2]});
    }
    return cases;
}

const json* list_in(const json& whole, const char* key) {
    const bool has = whole.is_object() && whole.contains(key) && whole[key].is_array();
    return has ? &whole[key] : nullptr;
}

// CertLogic's: {"cases": [{"certLogicExpression": rule, "assertions": [{"data": …, "expected": …}]}]}; an
// assertion may bring a rule of its own. Data that is not there is null.
Result<std::vector<Case>> cases_of_object(const json& suite) {
    const json* groups = list_in(suite, "cases");
    if (groups == nullptr) return failure("/cases: is no list");
    constexpr const char* kRule = "certLogicExpression";
    std::vector<Case> cases;
    for (std::size_t i = 0; i < groups->size(); ++i) {
        const json& group = (*groups)[i];
        const json* assertions = list_in(group, "assertions");
        if (assertions == nullptr) return failure(fmt::format("/cases/{}/assertions: is no list", i));
        for (std::size_t k = 0; k < assertions->size(); ++k) {
            const json& assertion = (*assertions)[k];
            const bool has_own = assertion.is_object() && assertion.contains(kRule);
            const json& from = has_own ? assertion : group;
            if (!from.contains(kRule) || !assertion.is_object() || !assertion.contains("expected"))
                return failure(fmt::format("/cases/{}/assertions/{}: has no rule or nothing expected", i, k));
            const json& data = assertion.contains("data") ? assertion["data"] : kNothing;
            cases.push_back({&from[kRule], &data, &assertion["expected"]});
        }
    }
    return cases;
}

Result<std::vector<Case>> cases_of(const json& suite) {
    if (suite.is_array()) return cases_of_list(suite);
    if (suite.is_object()) return cases_of_object(suite);
    return failure("is neither a list of cases nor an object with \"cases\"");
}

std::string shown(const json& value) {
    std::string text = value.dump(-1, ' ', true);
    if (text.size() <= kShownBytesMax) return text;
    text.resize(kShownBytesMax);
    return text + "…";
}

// Empty where it is as expected.
std::string difference(const Case& each) {
    const auto value = logic::evaluate(*each.rule, logic::JsonData(*each.data));
    if (!value)
        return fmt::format("{} expected {}, got no value: {}", shown(*each.rule), shown(*each.expected),
                           value.error().what);
    const json got = logic::to_json(*value);
    if (got == *each.expected) return "";
    return fmt::format("{} expected {}, got {}", shown(*each.rule), shown(*each.expected), shown(got));
}

Status<> run_suite(const std::filesystem::path& path) {
    const auto suite = read_suite(path);
    if (!suite) return failure(suite.error().what);
    const auto cases = cases_of(*suite);
    if (!cases) return failure(path.string() + ": " + cases.error().what);
    if (cases->empty()) return failure(path.string() + ": holds no case");
    std::size_t failed = 0;
    for (std::size_t i = 0; i < cases->size(); ++i) {
        const std::string found = difference((*cases)[i]);
        if (found.empty()) continue;
        ++failed;
        std::printf("%zu: %s\n", i + 1, found.c_str());
    }
    std::printf("%zu passed, %zu failed\n", cases->size() - failed, failed);
    if (std::ferror(stdout)) return failure("cannot write");
    return failed == 0 ? Status<>{} : Status<>(failure(fmt::format("{}: not as expected", path.string())));
}

}  // namespace

std::function<Status<>()> add_logic_command(CLI::App& app) {
    const auto suite = std::make_shared<std::filesystem::path>();
    CLI::App* logic = app.add_subcommand("logic", "Hold the rules of packs against a suite of cases");
    logic->add_option("--suite", *suite, "A file of JsonLogic's or of CertLogic's cases")->required();
    return [suite] { return run_suite(*suite); };
}

}  // namespace motcua::platform
