#include "kiosk/logic/coerce.h"
#include "kiosk/logic/evaluation.h"

namespace motcua::logic {
namespace {

// "home.ward", borrowed; or 1 for the second of a list. Nothing where it has failed.
std::optional<Text> name_in(const Call& call, const Value& value) {
    if (const auto* text = std::get_if<Text>(&value)) return *text;
    Secret name;
    const bool fits = is_null(value) || std::holds_alternative<double>(value);
    if (fits && call.in.append(name, value)) return Text(std::move(name));
    call.in.fail("\"" + std::string(call.known.name) + "\" takes a name or a number");
    return std::nullopt;
}

// The names that have no value. `names` may be a list, or the arguments one by one.
void add_missing(const Call& call, const Value& name, SecretVector<Value>& to) {
    const auto path = name_in(call, name);
    if (!path || !call.in.step(path->view().size())) return;
    const auto found = call.data.find(path->view());
    const auto* text = found ? std::get_if<Text>(&*found) : nullptr;
    const bool is_missing = !found || is_null(*found) || (text != nullptr && text->view().empty());
    if (is_missing) call.in.add(to, name);
}

void add_missing_of_list(const Call& call, const Elements& names, SecretVector<Value>& to) {
    for (std::size_t i = 0; i < names.count() && call.in.step(); ++i) add_missing(call, names[i], to);
}

}  // namespace

Value variable(const Call& call) {
    const auto path = name_in(call, call.count() > 0 ? call[0] : Null{});
    if (!path || !call.in.step(path->view().size())) return Null{};
    if (auto found = call.data.find(path->view())) return call.in.taken(std::move(*found));
    // What is not there is null, unless the rule says what else.
    return call.count() == 2 ? call[1] : Value{Null{}};
}

Value missing(const Call& call) {
    SecretVector<Value> names;
    if (call.count() > 0) {
        const Value first = call[0];
        if (const Elements list(first); list.is_list()) {
            add_missing_of_list(call, list, names);
        } else {
            add_missing(call, first, names);
            for (std::size_t i = 1; i < call.count() && !call.in.failed(); ++i)
                add_missing(call, call[i], names);
        }
    }
    return call.in.list(std::move(names));
}

Value missing_some(const Call& call) {
    const double wanted = to_number(call[0]);
    const Value all = call[1];
    const Elements list(all);
    SecretVector<Value> names;
    add_missing_of_list(call, list, names);
    if (static_cast<double>(list.count() - names.size()) >= wanted) names.clear();
    return call.in.list(std::move(names));
}

}  // namespace motcua::logic
