// An address on a card whose ward is called otherwise now: asked about once, and kept both ways.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/content/procedure.h"
#include "kiosk/content/units.h"
#include "kiosk/form/answers.h"

namespace motcua::form {

struct UnitQuestion {
    std::string field;  // the first that it is about
    Secret on_card;     // the line as printed
    Secret now;         // "Khối phố Mẫu, phường Bàn Thạch, thành phố Đà Nẵng"
};

// The first address of a visible page that a card answered, that is called otherwise now, and about which
// nobody has been asked. Nothing where its unit is unknown or went into several: the card's line stays.
std::optional<UnitQuestion> unit_to_confirm(const content::Procedure& procedure, const Answers& answers,
                                            const content::UnitChanges& changes);

// The answer to it, for every address that a card says in the same line. Right: the value is what it is now,
// with the card's line and the decision beside it. Not right: the card's line stays. Asked no more.
void confirm_unit(const content::Procedure& procedure, Answers& answers, const content::UnitChanges& changes,
                  bool right);

}  // namespace motcua::form
