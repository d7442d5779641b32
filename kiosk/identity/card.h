// The code on a citizen's card (thẻ CCCD since 2021, thẻ căn cước since 2024): seven fields between "|", more on
// the newer card. The code is not signed: it fills in, it proves nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"

namespace motcua::identity {

enum class Sex : std::uint8_t { male, female };

struct Card {
    Secret id;          // 12 digits
    Secret old_id;      // 9 or 12 digits, or empty
    Secret full_name;   // NFC, in the card's own spelling: never restyled
    Secret birth_date;  // ISO 8601, "1955-03-12"
    Sex sex = Sex::male;
    Secret address;     // as on the card; its unit may no longer exist
    Secret issue_date;  // ISO 8601, or empty
    SecretVector<Secret> extra;         // fields 8 and on: kept, never shown or printed
    std::vector<std::string> warnings;  // "W_…": accepted, but staff can see that something is odd
};

// Why a payload is no card. Named as in the public test vectors ("E_NOT_CARD_QR" ...).
struct CardError {
    std::string code;
};

// `payload` is what the scanner gave, UTF-8, at most 2,000 bytes. `today` in the locality's calendar.
Result<Card, CardError> parse_card(std::string_view payload, std::chrono::year_month_day today);

// The 12-digit number's own structure (province, century and sex, year). Empty where it does not hold.
struct CitizenNumber {
    int province = 0;  // 001..096 with gaps
    Sex sex = Sex::male;
    int birth_year = 0;
};
Result<CitizenNumber, CardError> parse_citizen_number(std::string_view digits);

// "••• ••• ••• 001": the last three digits and nothing else.
std::string masked(std::string_view citizen_number);

// Whole years from birth to `today`; a partial birth date counts as its last possible day. -1 where unknown.
int age_on(std::string_view iso_birth_date, std::chrono::year_month_day today);

}  // namespace motcua::identity
