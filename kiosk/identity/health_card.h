// The code on a health insurance card (thẻ bảo hiểm y tế): fields between "|", names and addresses as
// hexadecimal UTF-8. It is no identity card, and is never taken for one.
#pragma once

#include <optional>
#include <string_view>

#include "kiosk/base/secret.h"
#include "kiosk/identity/card.h"

namespace motcua::identity {

struct HealthCard {
    Secret number;      // 15 letters and digits, or the 10 digits of the newer card
    Secret full_name;   // NFC
    Secret birth_date;  // ISO 8601, perhaps the year alone
    Sex sex = Sex::male;
    Secret address;      // may be empty
    Secret first_place;  // where the card is treated first, as a code: "48-024"; may be empty
    Secret valid_from;   // ISO 8601, or empty
    Secret valid_to;     // ISO 8601, or empty: no end on the card
};

// Nothing where it is no such code, or not a whole one: number, name, birth date and sex must be there.
std::optional<HealthCard> parse_health_card(std::string_view payload);

}  // namespace motcua::identity
