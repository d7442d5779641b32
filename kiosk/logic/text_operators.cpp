#include <algorithm>
#include <cmath>

#include "kiosk/logic/coerce.h"
#include "kiosk/logic/evaluation.h"

namespace motcua::logic {
namespace {

bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::size_t code_points(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_code_point));
}

// The first `count` code points, or all.
std::string_view first_of(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; end < text.size(); ++end)
        if (begins_code_point(text[end]) && count-- == 0) break;
    return text.substr(0, end);
}

// A number as a place in a text of `length`, cut off at its ends; one from the end counts back.
std::size_t place(double number, std::size_t length) {
    const auto whole = static_cast<double>(length);
    if (std::isnan(number)) return 0;
    const double at = number < 0 ? std::max(0.0, whole + std::trunc(number)) : std::min(number, whole);
    return static_cast<std::size_t>(at);
}

}  // namespace

Value concatenated(const Call& call) {
    Secret text;
    for (std::size_t i = 0; i < call.count(); ++i)
        if (!call.in.append(text, call[i])) return Null{};
    return Text(std::move(text));
}

Value part_of_text(const Call& call) {
    Secret whole;
    const Value source = call[0];
    if (is_null(source)) whole += "null";
    if (!call.in.append(whole, source)) return Null{};
    std::string_view rest = view(whole);
    const std::size_t from = place(to_number(call[1]), code_points(rest));
    rest.remove_prefix(first_of(rest, from).size());
    if (call.count() == 3) rest = first_of(rest, place(to_number(call[2]), code_points(rest)));
    if (!call.in.make(rest.size())) return Null{};
    return Text(secret(rest));
}

}  // namespace motcua::logic
