// The code on a citizen's card (thẻ CCCD since 2021, thẻ căn cước since 2024): seven fields between "|", more
// on the newer card. The code is not signed: it fills in, it proves nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"

namespace motcua::identity {

enum class Sex : std::uint8_t { male, female };

// What one code may hold; a longer one is nothing we print or read.
inline constexpr std::size_t kPayloadBytesMax = 2000;

struct Card {
    Secret id;          // 12 digits
    Secret old_id;      // 9 or 12 digits, or empty
    Secret full_name;   // NFC, in the card's own spelling: never restyled; at most 100 code points
    Secret birth_date;  // ISO 8601, "1955-03-12"; "1955-03" or "1955" where the card knows no more
    Sex sex = Sex::male;
    Secret address;     // as on the card; its unit may no longer exist
    Secret issue_date;  // ISO 8601, or empty
    // Of who showed the zone on the back instead (kiosk/identity/mrz.h): compares with a name that is typed,
    // and never is one.
    Secret plain_name;
    bool plain_name_is_cut = false;
    Secret zone_expiry;          // YYMMDD as in that zone, which opens the chip; empty: it was not shown
    SecretVector<Secret> extra;  // fields 8 and on: kept, never shown or printed
    std::vector<std::string> warnings;  // "W_…" below: accepted, but staff can see that something is odd
};

// Why a payload is no card, or no whole one:
//   E_EMPTY, E_TOO_LONG, E_NOT_CARD_QR (some other code), E_ENCODING (not UTF-8, or the reader lost letters),
//   E_CONTROL_CHARS, E_TOO_FEW_FIELDS, E_ID_FORMAT, E_ID_PROVINCE, E_NAME_EMPTY, E_NAME_TOO_LONG,
//   E_DOB_FORMAT, E_DOB_INVALID, E_DOB_FUTURE, E_GENDER.
// What is only odd, in the order of Card::warnings:
//   W_BOM, W_EDGE_WHITESPACE, W_NFD_NORMALISED, W_INNER_WHITESPACE, W_DOB_PARTIAL, W_GENDER_SPELLING,
//   W_OLD_ID_FORMAT (left out), W_NAME_HAS_DIGIT, W_NAME_HAS_SIGN, W_ADDRESS_EMPTY,
//   W_ISSUE_DATE_MISSING, W_ISSUE_DATE_INVALID (left out), W_ISSUE_DATE_FUTURE, W_ISSUE_BEFORE_BIRTH,
//   W_ID_PROVINCE_UNKNOWN, W_ID_GENDER_MISMATCH, W_ID_YEAR_MISMATCH,
//   W_TRAILING_EMPTY or W_TRAILING_FIELDS (fields 8 and on, as the card of 2024 has them).
struct CardError {
    std::string code;
};

// `payload` is what the scanner gave: any bytes. `today` in the locality's calendar.
Result<Card, CardError> parse_card(std::string_view payload, std::chrono::year_month_day today);

// The 12-digit number's own structure (Thông tư 07/2016/TT-BCA): three digits for the province of birth
// registration, one for century and sex, two for the year, six at random. It has no check digit.
struct CitizenNumber {
    int province = 0;  // birth_province() names it; a code that it does not know may be a country
    Sex sex = Sex::male;
    int birth_year = 0;
};
// E_ID_FORMAT where it is not 12 digits, E_ID_PROVINCE where the province is 000.
Result<CitizenNumber, CardError> parse_citizen_number(std::string_view digits);

// "••• ••• ••• 001": the last three digits and nothing else; no digit at all of what is no citizen's number.
std::string masked(std::string_view citizen_number);

// Whole years from birth to `today`; a partial birth date counts as its last possible day. -1 where unknown.
int age_on(std::string_view iso_birth_date, std::chrono::year_month_day today);

}  // namespace motcua::identity
