// One evaluation of one rule: what its operators share. For the files of this folder alone.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "kiosk/logic/logic.h"

namespace motcua::logic {

class Evaluation {
  public:
    explicit Evaluation(const Limits& limits) : limits_(limits) {}

    Value value_of(const nlohmann::json& rule, const Data& data, int depth);

    // The evaluation ends without a value; what was said first is the reason. Gives null, to be returned.
    Value fail(std::string why);
    [[nodiscard]] bool failed() const { return !why_.empty(); }
    [[nodiscard]] const std::string& why() const { return why_; }

    // Each spends from what the limits allow; false: it has failed.
    bool step(std::size_t bytes_looked_at = 0);
    bool make(std::size_t bytes);
    bool add(SecretVector<Value>& to, Value value);

    Value list(SecretVector<Value>&& values);
    // As append_text, paid for.
    bool append(Secret& out, const Value& value);
    // A value from the data or the rule comes in: the length of a text is paid for, and of the first text in
    // a list, which is what a list is as a number.
    Value taken(Value value);

  private:
    const Limits& limits_;
    std::size_t steps_ = 0;
    std::size_t bytes_ = 0;
    std::string why_;
};

// The arguments of one operator, evaluated when asked for: `and`, `or` and `if` stop early.
struct Call {
    Evaluation& in;
    const Operator& known;
    const nlohmann::json& list;  // an array, or the only argument itself
    const Data& data;
    int depth;

    [[nodiscard]] std::size_t count() const { return list.is_array() ? list.size() : 1; }
    [[nodiscard]] const nlohmann::json& rule(std::size_t i) const { return list.is_array() ? list[i] : list; }
    [[nodiscard]] Value operator[](std::size_t i) const { return in.value_of(rule(i), data, depth); }
    // The same rule about something else: an element, say.
    [[nodiscard]] Value about(const Data& other, std::size_t i) const {
        return in.value_of(rule(i), other, depth);
    }
};
using Operation = Value (*)(const Call&);

struct KnownOperator {
    Operator head;
    Operation run;
};
// Null where there is none of this name.
const KnownOperator* find_operation(std::string_view name);

// By what they are about; each in a file of its own.
Value variable(const Call& call);
Value missing(const Call& call);
Value missing_some(const Call& call);
Value map_list(const Call& call);
Value filter_list(const Call& call);
Value reduce_list(const Call& call);
Value all_of_list(const Call& call);
Value none_of_list(const Call& call);
Value some_of_list(const Call& call);
Value merge_lists(const Call& call);
Value contained(const Call& call);
Value concatenated(const Call& call);
Value part_of_text(const Call& call);
Value sum(const Call& call);
Value difference(const Call& call);
Value product(const Call& call);
Value quotient(const Call& call);
Value remainder_of(const Call& call);
Value smallest(const Call& call);
Value largest(const Call& call);
Value later(const Call& call);
Value birth_date(const Call& call);
Value is_before(const Call& call);
Value is_after(const Call& call);
Value is_not_before(const Call& call);
Value is_not_after(const Call& call);

}  // namespace motcua::logic
