// Several choices as one answer: which of a field's options, or that none of them fits.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/base/secret.h"
#include "kiosk/content/procedure.h"

namespace motcua::form {

// Whether an answer's value is one of these: nothing that somebody types can look like it.
bool is_list_of_choices(std::string_view value);
// The ids, into `value`, in the order of the pack; none for "none of them" and for any other value.
std::vector<std::string_view> chosen(std::string_view value);
// "None of them" was said.
bool is_none_chosen(std::string_view value);

// The value once `option` (an id, or content::kNoneOfThem) was touched: it comes or goes. None of them takes
// away what was chosen, a choice takes away none of them. Empty where nothing is left.
Secret with_touched(const content::Field& field, std::string_view value, std::string_view option);

}  // namespace motcua::form
