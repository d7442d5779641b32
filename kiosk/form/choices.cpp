#include "kiosk/form/choices.h"

#include <algorithm>

namespace motcua::form {
namespace {

// Before each id and at the end: a sign that nobody can type.
constexpr char kMark = '\x1e';

bool is_in(const std::vector<std::string_view>& ids, std::string_view id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

bool is_list_of_choices(std::string_view value) {
    return !value.empty() && value.front() == kMark && value.back() == kMark;
}

std::vector<std::string_view> chosen(std::string_view value) {
    std::vector<std::string_view> ids;
    if (!is_list_of_choices(value)) return ids;
    for (value.remove_prefix(1); !value.empty();) {
        const std::size_t end = value.find(kMark);
        ids.push_back(value.substr(0, end));
        value.remove_prefix(end + 1);
    }
    return ids;
}

bool is_none_chosen(std::string_view value) { return value.size() == 1 && is_list_of_choices(value); }

Secret with_touched(const content::Field& field, std::string_view value, std::string_view option) {
    const bool none_touched = option == content::kNoneOfThem;
    Secret out;
    if (none_touched && is_none_chosen(value)) return out;
    out.push_back(kMark);
    if (none_touched) return out;
    const auto before = chosen(value);
    for (const content::Option& each : field.options)
        if (is_in(before, each.id) != (each.id == option)) out.append(each.id).push_back(kMark);
    return out.size() == 1 ? Secret() : out;
}

}  // namespace motcua::form
