// What opens a chip: three things that stand in the zone on the card's back (ICAO Doc 9303-11, 4.3.2). Who
// holds up the card's code has said two of them; the third follows from when cards are renewed.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"
#include "kiosk/identity/card.h"

namespace motcua::identity::chip {

// Document number, birth date, expiry, each with its check digit: 24 letters.
struct AccessKey {
    Secret letters;
};

// `document_number`: nine letters; the dates are YYMMDD as the zone writes them, "<" for what nobody knows.
// What is shorter is filled with "<", as the zone is.
AccessKey access_key(std::string_view document_number, std::string_view birth, std::string_view expiry);

// When a card must be renewed (Luật Căn cước 2023, Điều 21). Content of the pack, for it is the law's.
struct RenewalRule {
    std::vector<int> ages{14, 25, 40, 60};  // years, ascending; one got after the last has no end
    int early_years = 2;                    // got so long before such an age it holds until the next one
};

// Those that may open this card's chip, the likeliest first; none where the card does not say its number and
// birth date. One only where the card's zone was read, which says the expiry. At most kAccessKeysMax: some
// chips answer slower after each that was wrong.
inline constexpr std::size_t kAccessKeysMax = 8;
std::vector<AccessKey> access_keys(const Card& card, const RenewalRule& rule,
                                   std::chrono::year_month_day today);

}  // namespace motcua::identity::chip
