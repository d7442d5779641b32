#include "kiosk/content/rule.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace motcua::content {
namespace {

using nlohmann::json;

class RuleCheck {
  public:
    explicit RuleCheck(const KnownFields& fields) : fields_(fields) {}

    // Empty: no flaw.
    std::string flaw(const json& rule, int depth) {
        if (depth > kRuleDepthMax) return fmt::format("nested deeper than {} levels", kRuleDepthMax);
        if (++steps_ > kRuleStepsMax) return fmt::format("longer than {} steps", kRuleStepsMax);
        if (rule.is_array()) return flaw_of_elements(rule, depth + 1);
        if (!rule.is_object()) return {};
        if (rule.size() != 1) return "a rule has exactly one operator";
        const auto entry = rule.begin();
        const auto known = std::find_if(kRuleOperators.begin(), kRuleOperators.end(),
                                        [&entry](const RuleOperator& o) { return o.name == entry.key(); });
        if (known == kRuleOperators.end()) return fmt::format("\"{}\" is no operator", entry.key());
        const json& arguments = entry.value();
        const std::size_t count = arguments.is_array() ? arguments.size() : 1;
        if (count < known->arguments_min || count > known->arguments_max) {
            return fmt::format("\"{}\" takes {} to {} values", known->name, known->arguments_min,
                               known->arguments_max);
        }
        if (known->name == "var") return flaw_of_variable(arguments);
        if (std::string option = flaw_of_option(arguments); !option.empty()) return option;
        return arguments.is_array() ? flaw_of_elements(arguments, depth + 1) : flaw(arguments, depth + 1);
    }

  private:
    std::string flaw_of_elements(const json& list, int depth) {
        for (const json& element : list) {
            if (std::string found = flaw(element, depth); !found.empty()) return found;
        }
        return {};
    }

    static const json& name_in(const json& arguments) {
        return arguments.is_array() ? arguments[0] : arguments;
    }

    [[nodiscard]] std::string flaw_of_variable(const json& arguments) const {
        const json& name = name_in(arguments);
        if (!name.is_string()) return "\"var\" takes the id of a field";
        if (fields_.count(name.get_ref<const std::string&>()) != 0) return {};
        return fmt::format("\"{}\" is no field asked before", name.get_ref<const std::string&>());
    }

    // {"==": [{"var": "purpose"}, "mariage"]} would never hold: the option must be one of the field's.
    [[nodiscard]] std::string flaw_of_option(const json& arguments) const {
        if (!arguments.is_array() || arguments.size() != 2) return {};
        const Field* field = choice_field(arguments[0]);
        const Field* several = choice_field(arguments[1]);
        if (several != nullptr && several->type != FieldType::choices) several = nullptr;
        if (field != nullptr && field->type == FieldType::choices)
            return fmt::format("\"{}\" may be several: ask with {{\"in\": [\"option\", …]}}", field->id);
        if (field == nullptr) field = several;
        if (field == nullptr) return {};
        const json& compared = arguments[several == nullptr ? 1 : 0];
        for (const json& option : compared.is_array() ? compared : json::array({compared})) {
            if (!option.is_string()) continue;
            const auto& id = option.get_ref<const std::string&>();
            const bool known = std::any_of(field->options.begin(), field->options.end(),
                                           [&id](const Option& candidate) { return candidate.id == id; });
            if (!known) return fmt::format("\"{}\" has no option \"{}\"", field->id, id);
        }
        return {};
    }

    [[nodiscard]] const Field* choice_field(const json& rule) const {
        if (!rule.is_object() || !rule.contains("var")) return nullptr;
        const json& name = name_in(rule["var"]);
        const auto field =
            name.is_string() ? fields_.find(name.get_ref<const std::string&>()) : fields_.end();
        if (field == fields_.end()) return nullptr;
        const FieldType type = field->second->type;
        return type == FieldType::choice || type == FieldType::choices ? field->second : nullptr;
    }

    const KnownFields& fields_;
    int steps_ = 0;
};

}  // namespace

std::string flaw_of_rule(const json& rule, const KnownFields& fields) {
    if (!rule.is_object()) return "must be a rule like {\"==\": [{\"var\": \"field.id\"}, \"value\"]}";
    return RuleCheck(fields).flaw(rule, 0);
}

}  // namespace motcua::content
