#include "kiosk/logic/logic.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/logic/coerce.h"
#include "kiosk/logic/evaluation.h"

namespace motcua::logic {
namespace {

using nlohmann::json;

// {"<": [a, b, c]}: a < b and b < c.
template <class Compare>
Value in_order(const Call& call, Compare compare) {
    const Value middle = call[1];
    return compare(call[0], middle) && (call.count() == 2 || compare(middle, call[2]));
}

Value is_less(const Call& call) { return in_order(call, less); }
Value is_at_most(const Call& call) { return in_order(call, less_or_equal); }
Value is_greater(const Call& call) {
    return in_order(call, [](const Value& a, const Value& b) { return less(b, a); });
}
Value is_at_least(const Call& call) {
    return in_order(call, [](const Value& a, const Value& b) { return less_or_equal(b, a); });
}

Value is_equal(const Call& call) { return loosely_equal(call[0], call[1]); }
Value is_not_equal(const Call& call) { return !loosely_equal(call[0], call[1]); }
Value is_same(const Call& call) { return strictly_equal(call[0], call[1]); }
Value is_not_same(const Call& call) { return !strictly_equal(call[0], call[1]); }

Value negation(const Call& call) { return !truthy(call[0]); }
Value as_flag(const Call& call) { return truthy(call[0]); }
Value logged(const Call& call) { return call[0]; }

// The first that is truthy or not, as asked for; else the last.
Value first_that_is(bool wanted, const Call& call) {
    Value value = Null{};
    for (std::size_t i = 0; i < call.count() && !call.in.failed(); ++i) {
        value = call[i];
        if (truthy(value) == wanted) break;
    }
    return value;
}
Value conjunction(const Call& call) { return first_that_is(false, call); }
Value disjunction(const Call& call) { return first_that_is(true, call); }

Value choice(const Call& call) {
    std::size_t i = 0;
    for (; i + 1 < call.count() && !call.in.failed(); i += 2)
        if (truthy(call[i])) return call[i + 1];
    return i < call.count() ? call[i] : Value{Null{}};
}

constexpr std::array kOperators{
    KnownOperator{{"var", 0, 2}, variable},
    KnownOperator{{"missing", 0, kAnyNumber}, missing},
    KnownOperator{{"missing_some", 2, 2}, missing_some},
    KnownOperator{{"if", 0, kAnyNumber}, choice},
    KnownOperator{{"?:", 0, kAnyNumber}, choice},
    KnownOperator{{"==", 2, 2}, is_equal},
    KnownOperator{{"===", 2, 2}, is_same},
    KnownOperator{{"!=", 2, 2}, is_not_equal},
    KnownOperator{{"!==", 2, 2}, is_not_same},
    KnownOperator{{"!", 1, 1}, negation},
    KnownOperator{{"!!", 1, 1}, as_flag},
    KnownOperator{{"and", 1, kAnyNumber}, conjunction},
    KnownOperator{{"or", 1, kAnyNumber}, disjunction},
    KnownOperator{{"<", 2, 3}, is_less},
    KnownOperator{{"<=", 2, 3}, is_at_most},
    KnownOperator{{">", 2, 3}, is_greater},
    KnownOperator{{">=", 2, 3}, is_at_least},
    KnownOperator{{"+", 0, kAnyNumber}, sum},
    KnownOperator{{"-", 1, 2}, difference},
    KnownOperator{{"*", 1, kAnyNumber}, product},
    KnownOperator{{"/", 2, 2}, quotient},
    KnownOperator{{"%", 2, 2}, remainder_of},
    KnownOperator{{"min", 1, kAnyNumber}, smallest},
    KnownOperator{{"max", 1, kAnyNumber}, largest},
    KnownOperator{{"map", 2, 2}, map_list},
    KnownOperator{{"filter", 2, 2}, filter_list},
    KnownOperator{{"reduce", 2, 3}, reduce_list},
    KnownOperator{{"all", 2, 2}, all_of_list},
    KnownOperator{{"none", 2, 2}, none_of_list},
    KnownOperator{{"some", 2, 2}, some_of_list},
    KnownOperator{{"merge", 0, kAnyNumber}, merge_lists},
    KnownOperator{{"in", 2, 2}, contained},
    KnownOperator{{"cat", 0, kAnyNumber}, concatenated},
    KnownOperator{{"substr", 2, 3}, part_of_text},
    KnownOperator{{"log", 1, 1}, logged},
    KnownOperator{{"plusTime", 3, 3}, later},
    KnownOperator{{"dccDateOfBirth", 1, 1}, birth_date},
    KnownOperator{{"before", 2, 3}, is_before},
    KnownOperator{{"after", 2, 3}, is_after},
    KnownOperator{{"not-before", 2, 3}, is_not_before},
    KnownOperator{{"not-after", 2, 3}, is_not_after},
};

constexpr std::size_t kNameShownMax = 40;

}  // namespace

const KnownOperator* find_operation(std::string_view name) {
    const auto found = std::find_if(kOperators.begin(), kOperators.end(),
                                    [name](const KnownOperator& known) { return known.head.name == name; });
    return found == kOperators.end() ? nullptr : &*found;
}

const Operator* find_operator(std::string_view name) {
    const KnownOperator* known = find_operation(name);
    return known == nullptr ? nullptr : &known->head;
}

std::string takes(const Operator& known) {
    const auto values = [](std::size_t count) { return count == 1 ? "value" : "values"; };
    const std::size_t min = known.arguments_min;
    const std::size_t max = known.arguments_max;
    if (max == kAnyNumber) return fmt::format("\"{}\" takes at least {} {}", known.name, min, values(min));
    if (min == max) return fmt::format("\"{}\" takes {} {}", known.name, min, values(min));
    return fmt::format("\"{}\" takes {} to {} values", known.name, min, max);
}

Result<Value> evaluate(const json& rule, const Data& data, const Limits& limits) {
    Evaluation evaluation(limits);
    Value value = evaluation.value_of(rule, data, 0);
    if (evaluation.failed()) return failure(evaluation.why());
    return value;
}

Value Evaluation::fail(std::string why) {
    if (!failed()) why_ = std::move(why);
    return Null{};
}

bool Evaluation::step(std::size_t bytes_looked_at) {
    steps_ += 1 + bytes_looked_at / kBytesPerStep;
    if (steps_ > static_cast<std::size_t>(limits_.steps))
        fail(fmt::format("longer than {} steps", limits_.steps));
    return !failed();
}

bool Evaluation::make(std::size_t bytes) {
    if (bytes > limits_.bytes - std::min(bytes_, limits_.bytes))
        fail(fmt::format("makes more than {} bytes", limits_.bytes));
    bytes_ += bytes;
    return !failed();
}

bool Evaluation::add(SecretVector<Value>& to, Value value) {
    if (!step() || !make(sizeof(Value))) return false;
    to.push_back(std::move(value));
    return true;
}

Value Evaluation::list(SecretVector<Value>&& values) {
    int depth = 0;
    for (const Value& value : values)
        if (const auto* inner = std::get_if<List>(&value)) depth = std::max(depth, inner->body->depth);
    if (depth >= limits_.depth) return fail(fmt::format("nested deeper than {} levels", limits_.depth));
    return List{std::make_shared<const ListBody>(ListBody{std::move(values), depth + 1})};
}

bool Evaluation::append(Secret& out, const Value& value) {
    const std::size_t before = out.size();
    if (failed() || !append_text(out, value, before + limits_.bytes - std::min(bytes_, limits_.bytes))) {
        fail(fmt::format("makes more than {} bytes", limits_.bytes));
        return false;
    }
    return make(out.size() - before) && step(out.size() - before);
}

Value Evaluation::taken(Value value) {
    Value first = value;
    for (Elements list(first); list.count() > 0 && step(); list = Elements(first)) first = Value(list[0]);
    const auto* text = std::get_if<Text>(&first);
    if (text != nullptr) step(text->view().size());
    return failed() ? Value{Null{}} : value;
}

namespace {

// A list of the rule that says itself, with nothing in it to evaluate.
bool is_plain(const json& list) {
    return std::none_of(list.begin(), list.end(),
                        [](const json& element) { return element.is_structured(); });
}

Value list_of_rule(Evaluation& in, const json& list, const Data& data, int depth) {
    if (!in.step(list.size() * sizeof(json))) return Null{};
    if (is_plain(list)) return in.taken(Borrowed{&list});
    SecretVector<Value> values;
    for (const json& element : list)
        if (!in.add(values, in.value_of(element, data, depth + 1))) return Null{};
    return in.list(std::move(values));
}

}  // namespace

Value Evaluation::value_of(const json& rule, const Data& data, int depth) {
    if (depth > limits_.depth) return fail(fmt::format("nested deeper than {} levels", limits_.depth));
    if (!step()) return Null{};
    if (rule.is_array()) return list_of_rule(*this, rule, data, depth);
    if (!rule.is_object() || rule.size() != 1) return taken(value_of_json(rule));
    const auto entry = rule.begin();
    const KnownOperator* known = find_operation(entry.key());
    if (known == nullptr) {
        const std::string name =
            json(entry.key().substr(0, kNameShownMax)).dump(-1, ' ', true, json::error_handler_t::replace);
        return fail(fmt::format("{} is no operator", name));
    }
    const Call call{*this, known->head, entry.value(), data, depth + 1};
    if (call.count() < known->head.arguments_min || call.count() > known->head.arguments_max)
        return fail(fmt::format("{}, not {}", takes(known->head), call.count()));
    return known->run(call);
}

}  // namespace motcua::logic
