#include <cmath>

#include "kiosk/logic/coerce.h"
#include "kiosk/logic/evaluation.h"

namespace motcua::logic {
namespace {

// The arguments; or what the only one holds, where it stands without [] and is a list.
SecretVector<Value> operands(const Call& call) {
    SecretVector<Value> values;
    if (!call.list.is_array()) {
        const Value only = call[0];
        const Elements elements(only);
        if (!elements.is_list()) call.in.add(values, only);
        for (std::size_t i = 0; i < elements.count() && call.in.add(values, call.in.taken(elements[i])); ++i)
            continue;
        return values;
    }
    for (std::size_t i = 0; i < call.count() && call.in.add(values, call[i]); ++i) continue;
    return values;
}

// Math.min and Math.max: one that is no number makes the whole none.
template <class Better>
Value best(const Call& call, Better better) {
    const SecretVector<Value> values = operands(call);
    if (values.empty()) return call.in.fail(takes(call.known));
    double found = to_number(values.front());
    for (const Value& value : values) {
        const double number = to_number(value);
        if (std::isnan(number) || better(number, found)) found = number;
        if (std::isnan(found)) break;
    }
    return found;
}

}  // namespace

Value sum(const Call& call) {
    double total = 0;
    for (const Value& value : operands(call)) total += parse_float(value);
    return total;
}

Value product(const Call& call) {
    const SecretVector<Value> values = operands(call);
    if (values.empty()) return call.in.fail(takes(call.known));
    if (values.size() == 1) return values.front();
    double total = 1;
    for (const Value& value : values) total *= parse_float(value);
    return total;
}

Value difference(const Call& call) {
    const SecretVector<Value> values = operands(call);
    if (values.empty() || values.size() > 2) return call.in.fail(takes(call.known));
    return values.size() == 1 ? -to_number(values[0]) : to_number(values[0]) - to_number(values[1]);
}

// By zero: IEEE 754, as in JavaScript.
Value quotient(const Call& call) { return to_number(call[0]) / to_number(call[1]); }
Value remainder_of(const Call& call) { return std::fmod(to_number(call[0]), to_number(call[1])); }

Value smallest(const Call& call) {
    return best(call, [](double a, double b) { return a < b; });
}

Value largest(const Call& call) {
    return best(call, [](double a, double b) { return a > b; });
}

}  // namespace motcua::logic
