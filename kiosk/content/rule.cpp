#include "kiosk/content/rule.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace motcua::content {
namespace {

using nlohmann::json;

// In the rule of these each `var` is about an element of their list, and no longer about the fields.
constexpr std::array<std::string_view, 6> kAboutElements{"map", "filter", "reduce", "all", "none", "some"};

class RuleCheck {
  public:
    explicit RuleCheck(const KnownFields& fields) : fields_(fields) {}

    // Empty: no flaw.
    std::string flaw(const json& rule, int depth) {
        if (depth > kConditionLimits.depth)
            return fmt::format("nested deeper than {} levels", kConditionLimits.depth);
        if (++steps_ > kConditionLimits.steps)
            return fmt::format("longer than {} steps", kConditionLimits.steps);
        if (rule.is_array()) return flaw_of_elements(rule, depth + 1);
        if (!rule.is_object()) return {};
        if (rule.size() != 1) return "a rule has exactly one operator";
        const auto entry = rule.begin();
        const logic::Operator* known = logic::find_operator(entry.key());
        if (known == nullptr) return fmt::format("\"{}\" is no operator", entry.key());
        const json& arguments = entry.value();
        const std::size_t count = arguments.is_array() ? arguments.size() : 1;
        if (count < known->arguments_min || count > known->arguments_max) return logic::takes(*known);
        if (std::string found = flaw_of_use(known->name, arguments); !found.empty()) return found;
        if (std::find(kAboutElements.begin(), kAboutElements.end(), known->name) != kAboutElements.end())
            return flaw_of_list_rule(arguments, depth + 1);
        return arguments.is_array() ? flaw_of_elements(arguments, depth + 1) : flaw(arguments, depth + 1);
    }

  private:
    std::string flaw_of_elements(const json& list, int depth) {
        for (const json& element : list) {
            if (std::string found = flaw(element, depth); !found.empty()) return found;
        }
        return {};
    }

    // {"map": [list, rule]}
    std::string flaw_of_list_rule(const json& arguments, int depth) {
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            about_elements_ += i == 1 ? 1 : 0;
            std::string found = flaw(arguments[i], depth);
            about_elements_ -= i == 1 ? 1 : 0;
            if (!found.empty()) return found;
        }
        return {};
    }

    [[nodiscard]] std::string flaw_of_use(std::string_view name, const json& arguments) const {
        if (about_elements_ > 0) return {};
        if (name == "var") return flaw_of_name(name, name_in(arguments));
        if (name == "missing") return flaw_of_names(name, arguments);
        if (name == "missing_some") return flaw_of_names(name, arguments[1]);
        return flaw_of_option(arguments);
    }

    static const json& name_in(const json& arguments) {
        static const json kWhole;
        if (!arguments.is_array()) return arguments;
        return arguments.empty() ? kWhole : arguments[0];
    }

    [[nodiscard]] std::string flaw_of_names(std::string_view whose, const json& names) const {
        if (!names.is_array()) return flaw_of_name(whose, names);
        for (const json& name : names) {
            if (std::string found = flaw_of_name(whose, name); !found.empty()) return found;
        }
        return {};
    }

    [[nodiscard]] std::string flaw_of_name(std::string_view whose, const json& name) const {
        if (!name.is_string()) return fmt::format("\"{}\" takes the id of a field", whose);
        const auto& id = name.get_ref<const std::string&>();
        const auto known = fields_.find(id);
        if (known == fields_.end()) return fmt::format("\"{}\" is no field asked before", id);
        if (known->second != nullptr) return {};
        return fmt::format(
            "\"{}\" is no field asked before: it stands on this page or a later one, and a "
            "condition looks back",
            id);
    }

    // {"==": [{"var": "purpose"}, "mariage"]} would never hold: the option must be one of the field's.
    [[nodiscard]] std::string flaw_of_option(const json& arguments) const {
        if (!arguments.is_array() || arguments.size() != 2) return {};
        const Field* field = choice_field(arguments[0]);
        if (field != nullptr && field->type == FieldType::choices)
            return fmt::format("\"{}\" may be several: ask with {{\"in\": [\"option\", …]}}", field->id);
        if (field != nullptr) return flaw_of_option(*field, arguments[1]);
        field = choice_field(arguments[1]);
        return field == nullptr ? std::string() : flaw_of_option(*field, arguments[0]);
    }

    static std::string flaw_of_option(const Field& field, const json& compared) {
        for (const json& option : compared.is_array() ? compared : json::array({compared})) {
            if (!option.is_string()) continue;
            const auto& id = option.get_ref<const std::string&>();
            const bool known = std::any_of(field.options.begin(), field.options.end(),
                                           [&id](const Option& candidate) { return candidate.id == id; });
            if (!known) return fmt::format("\"{}\" has no option \"{}\"", field.id, id);
        }
        return {};
    }

    [[nodiscard]] const Field* choice_field(const json& rule) const {
        if (!rule.is_object() || !rule.contains("var")) return nullptr;
        const json& name = name_in(rule["var"]);
        const auto entry =
            name.is_string() ? fields_.find(name.get_ref<const std::string&>()) : fields_.end();
        const Field* field = entry == fields_.end() ? nullptr : entry->second;
        if (field == nullptr) return nullptr;
        return field->type == FieldType::choice || field->type == FieldType::choices ? field : nullptr;
    }

    const KnownFields& fields_;
    int steps_ = 0;
    int about_elements_ = 0;  // in how many list operators' rules this stands
};

}  // namespace

std::string flaw_of_rule(const json& rule, const KnownFields& fields) {
    if (!rule.is_object()) return "must be a rule like {\"==\": [{\"var\": \"field.id\"}, \"value\"]}";
    return RuleCheck(fields).flaw(rule, 0);
}

}  // namespace motcua::content
