#include "kiosk/logic/coerce.h"
#include "kiosk/logic/evaluation.h"

namespace motcua::logic {
namespace {

// What a rule about one element of a list asks.
class ElementData : public Data {
  public:
    explicit ElementData(Value element) : element_(std::move(element)) {}
    [[nodiscard]] std::optional<Value> find(std::string_view path) const override {
        return value_at(element_, path);
    }

  private:
    Value element_;
};

// What the rule of a "reduce" asks: "current", "accumulator", and what is in them; not both at once ("").
class ReductionData : public Data {
  public:
    ReductionData(Value current, Value accumulator)
        : current_(std::move(current)), accumulator_(std::move(accumulator)) {}
    [[nodiscard]] std::optional<Value> find(std::string_view path) const override {
        const auto dot = path.find('.');
        const std::string_view first = path.substr(0, dot);
        const std::string_view rest = dot == path.npos ? std::string_view() : path.substr(dot + 1);
        if (first == "current") return value_at(current_, rest);
        if (first == "accumulator") return value_at(accumulator_, rest);
        return std::nullopt;
    }

  private:
    Value current_;
    Value accumulator_;
};

struct Count {
    std::size_t held = 0;
    std::size_t of = 0;
};

// For how many elements the rule holds; looks no further once one `stops` it.
Count count_where(const Call& call, bool stops) {
    const Value list = call[0];
    const Elements elements(list);
    Count count;
    for (std::size_t i = 0; i < elements.count() && call.in.step(); ++i) {
        const bool holds = truthy(call.about(ElementData(elements[i]), 1));
        ++count.of;
        count.held += holds ? 1 : 0;
        if (holds == stops) break;
    }
    return count;
}

}  // namespace

Value map_list(const Call& call) {
    const Value list = call[0];
    const Elements elements(list);
    SecretVector<Value> values;
    for (std::size_t i = 0; i < elements.count() && !call.in.failed(); ++i)
        call.in.add(values, call.about(ElementData(elements[i]), 1));
    return call.in.list(std::move(values));
}

Value filter_list(const Call& call) {
    const Value list = call[0];
    const Elements elements(list);
    SecretVector<Value> values;
    for (std::size_t i = 0; i < elements.count() && call.in.step(); ++i)
        if (truthy(call.about(ElementData(elements[i]), 1))) call.in.add(values, elements[i]);
    return call.in.list(std::move(values));
}

Value reduce_list(const Call& call) {
    const Value list = call[0];
    const Elements elements(list);
    Value accumulator = call.count() == 3 ? call[2] : Value{Null{}};
    for (std::size_t i = 0; i < elements.count() && call.in.step(); ++i)
        accumulator = call.about(ReductionData(elements[i], std::move(accumulator)), 1);
    return accumulator;
}

Value all_of_list(const Call& call) {
    const Count count = count_where(call, false);
    return count.of > 0 && count.held == count.of;
}

Value none_of_list(const Call& call) { return count_where(call, true).held == 0; }
Value some_of_list(const Call& call) { return count_where(call, true).held > 0; }

Value merge_lists(const Call& call) {
    SecretVector<Value> values;
    for (std::size_t i = 0; i < call.count() && !call.in.failed(); ++i) {
        const Value value = call[i];
        const Elements elements(value);
        if (!elements.is_list()) call.in.add(values, value);
        for (std::size_t k = 0; k < elements.count() && call.in.add(values, elements[k]); ++k) continue;
    }
    return call.in.list(std::move(values));
}

Value contained(const Call& call) {
    const Value part = call[0];
    const Value whole = call[1];
    const Elements elements(whole);
    for (std::size_t i = 0; i < elements.count() && call.in.step(); ++i)
        if (strictly_equal(part, elements[i])) return true;
    const auto* text = std::get_if<Text>(&whole);
    if (text == nullptr || is_null(part)) return false;
    Secret searched;
    if (!call.in.append(searched, part)) return false;
    const std::string_view in = text->view();
    if (searched.size() > in.size()) return false;
    const std::size_t most = std::numeric_limits<std::size_t>::max() / (in.size() + 1);
    if (searched.size() >= most || !call.in.step(searched.size() * in.size())) return false;
    return in.find(view(searched)) != in.npos;
}

}  // namespace motcua::logic
