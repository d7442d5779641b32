// An address as it is asked: of this ward or elsewhere, then one part after the other with a search.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

// The two choices that it begins with.
std::vector<content::Option> where_options(const journey::Model& model, const Frame& frame);
// Which of them is chosen, by its id; empty: none.
std::string_view where_chosen(const journey::Picking& picking);

// What the step that stands asks, and how to say it.
std::string_view address_title(const Frame& frame, const content::Page& page,
                               const journey::Picking& picking);
std::string_view address_hint(const journey::Model& model, const Frame& frame, const content::Field& field,
                              const journey::Picking& picking);
// What is written in the field: "Tên phường, xã".
std::string_view address_label(const Frame& frame, const journey::Picking& picking);

// At most `rows` rows to touch: the places that were found, then what was typed, where it is none of them; or
// what to do where nothing is found.
void add_places(const journey::Model& model, Frame& frame, const content::Field& field,
                const journey::Draft& draft, float width, std::size_t rows, std::vector<Block>& blocks);

}  // namespace motcua::ui
