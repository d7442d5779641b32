// Rules from anywhere: the first line is the rule, the rest its data.
#include "kiosk/logic/logic.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "kiosk/content/rule.h"
#include "kiosk/content/strict_json.h"

namespace {

using namespace motcua;
using nlohmann::json;

void require(bool holds) {
    if (!holds) std::abort();
}

// What is said, as bytes; or why nothing is.
Result<std::string> said(const json& rule, const json& data, const logic::Limits& limits) {
    const auto value = logic::evaluate(rule, logic::JsonData(data), limits);
    if (!value) return failure(value.error().what);
    logic::truthy(*value);
    return logic::to_json(*value).dump();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto end = text.find('\n');
    content::Flaws flaws;
    const auto rule = content::parse_strictly(text.substr(0, end), "rule", flaws);
    const auto data =
        end == text.npos ? json(nullptr) : content::parse_strictly(text.substr(end), "data", flaws);
    if (!rule || !data) return 0;
    const auto whole = said(*rule, *data, {});
    require(whole || (!whole.error().what.empty() && whole.error().what.find('\n') == std::string::npos));
    const auto again = said(*rule, *data, {});
    require(whole.has_value() == again.has_value() && (!whole || *whole == *again));
    // Tighter limits refuse more, and never say anything else.
    const auto tight = said(*rule, *data, content::kConditionLimits);
    require(!tight || (whole && *tight == *whole));
    // What the check of a pack lets pass has no operator that the evaluation does not know.
    if (content::flaw_of_rule(*rule, {}).empty())
        require(whole || whole.error().what.find("is no operator") == std::string::npos);
    return 0;
}
