#include "kiosk/logic/value.h"

#include <charconv>
#include <cmath>

#include "kiosk/logic/dates.h"

namespace motcua::logic {
namespace {

using nlohmann::json;

constexpr double kWholeNumbersTo = 9007199254740992;  // 2^53: above it a double skips whole numbers

json json_of_number(double number) {
    if (!std::isfinite(number)) return nullptr;
    const bool whole = std::trunc(number) == number && std::abs(number) < kWholeNumbersTo;
    return whole ? json(static_cast<std::int64_t>(number)) : json(number);
}

std::optional<std::size_t> index_in(std::string_view text) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), index);
    return error == std::errc{} && end == text.data() + text.size() ? std::optional(index) : std::nullopt;
}

std::optional<Value> member(const Value& whole, std::string_view name) {
    if (const auto* borrowed = std::get_if<Borrowed>(&whole); borrowed != nullptr && is_object(whole)) {
        const auto found = borrowed->whole->find(std::string(name));
        return found == borrowed->whole->end() ? std::nullopt : std::optional(value_of_json(*found));
    }
    const Elements elements(whole);
    const auto index = index_in(name);
    return index && *index < elements.count() ? std::optional(elements[*index]) : std::nullopt;
}

}  // namespace

Value list_of(SecretVector<Value>&& values) {
    return List{std::make_shared<const ListBody>(ListBody{std::move(values), 1})};
}

Value value_of_json(const json& value) {
    switch (value.type()) {
        case json::value_t::boolean: return value.get<bool>();
        case json::value_t::number_integer:
        case json::value_t::number_unsigned:
        case json::value_t::number_float: return value.get<double>();
        case json::value_t::string: return Text(std::string_view(value.get_ref<const std::string&>()));
        case json::value_t::array:
        case json::value_t::object: return Borrowed{&value};
        default: return Null{};
    }
}

std::optional<Value> value_at(const Value& whole, std::string_view path) {
    if (path.empty()) return whole;
    Value at = whole;
    for (;;) {
        const auto dot = path.find('.');
        const auto found = member(at, path.substr(0, dot));
        if (!found || dot == path.npos) return found;
        at = *found;
        path.remove_prefix(dot + 1);
    }
}

std::optional<Value> JsonData::find(std::string_view path) const {
    return value_at(value_of_json(whole_), path);
}

bool is_null(const Value& value) { return std::holds_alternative<Null>(value); }

bool is_object(const Value& value) {
    const auto* borrowed = std::get_if<Borrowed>(&value);
    return borrowed != nullptr && borrowed->whole->is_object();
}

bool truthy(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* number = std::get_if<double>(&value)) return *number != 0 && !std::isnan(*number);
    if (const auto* text = std::get_if<Text>(&value)) return !text->view().empty();
    const Elements elements(value);
    return elements.is_list() ? elements.count() != 0 : !is_null(value);
}

Elements::Elements(const Value& value) {
    if (const auto* list = std::get_if<List>(&value)) made_ = list->body;
    const auto* borrowed = std::get_if<Borrowed>(&value);
    if (borrowed != nullptr && borrowed->whole->is_array()) borrowed_ = borrowed->whole;
}

std::size_t Elements::count() const {
    if (made_ != nullptr) return made_->values.size();
    return borrowed_ != nullptr ? borrowed_->size() : 0;
}

Value Elements::operator[](std::size_t i) const {
    return made_ != nullptr ? made_->values[i] : value_of_json((*borrowed_)[i]);
}

json to_json(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* number = std::get_if<double>(&value)) return json_of_number(*number);
    if (const auto* text = std::get_if<Text>(&value)) return std::string(text->view());
    if (const auto* date = std::get_if<WallTime>(&value)) return std::string(view(iso_text(*date)));
    if (const auto* borrowed = std::get_if<Borrowed>(&value)) return *borrowed->whole;
    const Elements elements(value);
    if (!elements.is_list()) return nullptr;
    json list = json::array();
    for (std::size_t i = 0; i < elements.count(); ++i) list.push_back(to_json(elements[i]));
    return list;
}

}  // namespace motcua::logic
