#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <variant>

#include <nlohmann/json.hpp>

#include "kiosk/content/rule.h"
#include "kiosk/form/address.h"
#include "kiosk/form/choices.h"
#include "kiosk/form/form.h"

namespace motcua::form {
namespace {

using nlohmann::json;

// A value as JsonLogic sees it, without copying what the resident said. A list points into the rule.
struct Null {};
struct Chosen {
    std::string_view value;  // of a field of several choices
};
using Value = std::variant<Null, bool, double, std::string_view, const json*, Chosen>;

bool is_null(const Value& value) { return std::holds_alternative<Null>(value); }
bool is_list(const Value& value) {
    return std::holds_alternative<const json*>(value) || std::holds_alternative<Chosen>(value);
}

// JsonLogic's own table ("Truthy and Falsy"): unlike in JavaScript an empty list is false.
bool truthy(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* number = std::get_if<double>(&value)) return *number != 0 && !std::isnan(*number);
    if (const auto* text = std::get_if<std::string_view>(&value)) return !text->empty();
    if (const auto* several = std::get_if<Chosen>(&value)) return !chosen(several->value).empty();
    if (is_list(value)) return !std::get<const json*>(value)->empty();
    return false;
}

double number_in(std::string_view text) {
    constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();
    if (text.empty()) return 0;
    if (text.find_first_not_of("0123456789.-") != std::string_view::npos) return kNotANumber;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : kNotANumber;
}

double to_number(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string_view>(&value)) return number_in(*text);
    return is_null(value) ? 0 : std::numeric_limits<double>::quiet_NaN();
}

bool same_kind_and_equal(const Value& a, const Value& b) {
    if (a.index() != b.index() || is_list(a)) return false;
    if (is_null(a)) return true;
    if (const auto* flag = std::get_if<bool>(&a)) return *flag == std::get<bool>(b);
    if (const auto* text = std::get_if<std::string_view>(&a)) return *text == std::get<std::string_view>(b);
    return std::get<double>(a) == std::get<double>(b);
}

// JavaScript's ==, which JsonLogic took over: "1" equals 1, null equals only null.
bool loosely_equal(const Value& a, const Value& b) {
    if (a.index() == b.index()) return same_kind_and_equal(a, b);
    if (is_null(a) || is_null(b) || is_list(a) || is_list(b)) return false;
    return to_number(a) == to_number(b);
}

// JavaScript's <: two texts by their bytes, anything else as numbers; what is no number is never less.
bool less(const Value& a, const Value& b) {
    const auto* text_a = std::get_if<std::string_view>(&a);
    const auto* text_b = std::get_if<std::string_view>(&b);
    return text_a != nullptr && text_b != nullptr ? *text_a < *text_b : to_number(a) < to_number(b);
}

bool less_or_equal(const Value& a, const Value& b) {
    const auto* text_a = std::get_if<std::string_view>(&a);
    const auto* text_b = std::get_if<std::string_view>(&b);
    return text_a != nullptr && text_b != nullptr ? *text_a <= *text_b : to_number(a) <= to_number(b);
}

// One evaluation of one rule. A rule that is malformed or too large fails as a whole.
class Evaluation {
  public:
    explicit Evaluation(const Answers& answers) : answers_(answers) {}

    [[nodiscard]] bool holds(const json& rule) {
        const bool held = truthy(value_of(rule, 0));
        return held && !failed_;
    }

  private:
    // The arguments of one operator, evaluated when asked for: `and`, `or` and `if` stop early.
    struct Arguments {
        Evaluation& in;
        const json& list;  // an array, or the only argument itself
        int depth;
        [[nodiscard]] std::size_t count() const { return list.is_array() ? list.size() : 1; }
        [[nodiscard]] Value operator[](std::size_t i) const {
            return in.value_of(list.is_array() ? list[i] : list, depth);
        }
    };
    using Operation = Value (*)(const Arguments&);

    Value fail() {
        failed_ = true;
        return Null{};
    }

    Value value_of(const json& rule, int depth) {
        if (failed_ || depth > content::kRuleDepthMax || ++steps_ > content::kRuleStepsMax) return fail();
        switch (rule.type()) {
            case json::value_t::null: return Null{};
            case json::value_t::boolean: return rule.get<bool>();
            case json::value_t::number_integer:
            case json::value_t::number_unsigned:
            case json::value_t::number_float: return rule.get<double>();
            case json::value_t::string: return std::string_view(rule.get_ref<const std::string&>());
            case json::value_t::array: return &rule;
            case json::value_t::object: return rule.size() == 1 ? apply(rule, depth) : fail();
            default: return fail();
        }
    }

    Value apply(const json& rule, int depth) {
        const auto entry = rule.begin();
        for (std::size_t i = 0; i < content::kRuleOperators.size(); ++i) {
            const content::RuleOperator& known = content::kRuleOperators[i];
            if (known.name != entry.key()) continue;
            const Arguments arguments{*this, entry.value(), depth + 1};
            if (arguments.count() < known.arguments_min || arguments.count() > known.arguments_max)
                return fail();
            return kOperations[i](arguments);
        }
        return fail();
    }

    // {"var": "home.ward"}: a part of what was answered to `home`.
    [[nodiscard]] std::string_view part_of_address(std::string_view name) const {
        const auto dot = name.rfind('.');
        return dot == name.npos ? std::string_view()
                                : address_part(answers_.value(name.substr(0, dot)), name.substr(dot + 1));
    }

    static Value variable(const Arguments& arguments) {
        const Value name = arguments[0];
        const auto* field = std::get_if<std::string_view>(&name);
        if (field == nullptr) return arguments.in.fail();
        if (const Answer* answer = arguments.in.answers_.find(*field)) {
            const std::string_view value = view(answer->value);
            return is_list_of_choices(value) ? Value{Chosen{value}} : Value{value};
        }
        if (const auto part = arguments.in.part_of_address(*field); !part.empty()) return part;
        return arguments.count() == 2 ? arguments[1] : Value{Null{}};
    }
    static Value equal(const Arguments& arguments) { return loosely_equal(arguments[0], arguments[1]); }
    static Value not_equal(const Arguments& arguments) { return !loosely_equal(arguments[0], arguments[1]); }
    static Value less_than(const Arguments& arguments) {
        const Value middle = arguments[1];
        return less(arguments[0], middle) && (arguments.count() == 2 || less(middle, arguments[2]));
    }
    static Value at_most(const Arguments& arguments) {
        const Value middle = arguments[1];
        return less_or_equal(arguments[0], middle) &&
               (arguments.count() == 2 || less_or_equal(middle, arguments[2]));
    }
    static Value greater_than(const Arguments& arguments) { return less(arguments[1], arguments[0]); }
    static Value at_least(const Arguments& arguments) { return less_or_equal(arguments[1], arguments[0]); }
    static Value negation(const Arguments& arguments) { return !truthy(arguments[0]); }

    static Value conjunction(const Arguments& arguments) {
        Value last = Null{};
        for (std::size_t i = 0; i < arguments.count(); ++i) {
            last = arguments[i];
            if (!truthy(last)) break;
        }
        return last;
    }
    static Value disjunction(const Arguments& arguments) {
        Value last = Null{};
        for (std::size_t i = 0; i < arguments.count(); ++i) {
            last = arguments[i];
            if (truthy(last)) break;
        }
        return last;
    }
    static Value contained(const Arguments& arguments) {
        const Value needle = arguments[0];
        const Value haystack = arguments[1];
        if (const auto* several = std::get_if<Chosen>(&haystack)) {
            const auto ids = chosen(several->value);
            return std::any_of(ids.begin(), ids.end(),
                               [&](std::string_view id) { return same_kind_and_equal(needle, id); });
        }
        if (is_list(haystack)) {
            for (const json& element : *std::get<const json*>(haystack)) {
                if (same_kind_and_equal(needle, arguments.in.value_of(element, arguments.depth + 1)))
                    return true;
            }
            return false;
        }
        const auto* text = std::get_if<std::string_view>(&haystack);
        const auto* part = std::get_if<std::string_view>(&needle);
        return text != nullptr && part != nullptr && text->find(*part) != std::string_view::npos;
    }
    static Value choice(const Arguments& arguments) {
        std::size_t i = 0;
        for (; i + 1 < arguments.count(); i += 2) {
            if (truthy(arguments[i])) return arguments[i + 1];
        }
        return i < arguments.count() ? arguments[i] : Value{Null{}};
    }

    // In the order of content::kRuleOperators.
    static constexpr std::array<Operation, content::kRuleOperators.size()> kOperations{
        variable, equal,    not_equal,   less_than,   at_most,   greater_than,
        at_least, negation, conjunction, disjunction, contained, choice};

    const Answers& answers_;
    int steps_ = 0;
    bool failed_ = false;
};

}  // namespace

bool holds(const content::Condition& condition, const Answers& answers) {
    return condition.rule == nullptr || Evaluation(answers).holds(*condition.rule);
}

}  // namespace motcua::form
