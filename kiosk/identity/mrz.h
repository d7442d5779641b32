// The machine-readable zone on the back of a citizen's card: TD1 of ICAO Doc 9303, part 5, as Viet Nam fills
// it. Its five check digits tell a misreading, nothing more: it is signed as little as the card's code.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/identity/card.h"

namespace motcua::identity {

inline constexpr std::size_t kMrzLine = 30;  // letters of each of the three lines
inline constexpr std::size_t kMrzCorrectionsMax = 3;

struct Mrz {
    Secret id;          // 12 digits
    Secret birth_date;  // ISO 8601, perhaps partial
    Sex sex = Sex::male;
    Secret expiry;       // ISO 8601; empty: without end (991231), or not said
    Secret zone_expiry;  // the same as the zone writes it, YYMMDD: it opens the chip
    Secret plain_name;   // "NGUYEN THI MAU": has no marks, so it only compares; may be cut, may be empty
    bool name_is_cut = false;           // it fills the whole line
    std::vector<std::string> warnings;  // below
};

// The first two lines, or all three; with line ends, blanks or nothing between them, in any case. Letters
// that are read for digits and the other way round (O 0, I 1, B 8) are put right where the layout says which
// it must be, at most kMrzCorrectionsMax of them, and only where all check digits hold then. Why it is none:
//   E_NOT_MRZ (does not look like one), E_MRZ_LENGTH, E_MRZ_LETTERS, E_MRZ_COUNTRY (another state's, or no
//   identity card), E_MRZ_CHECK (a check digit does not hold), E_MRZ_CORRECTIONS (too many),
//   E_ID_FORMAT (the two numbers in it differ), E_ID_PROVINCE, E_DOB_INVALID, E_DOB_FUTURE, E_GENDER.
// What is only odd:
//   W_MRZ_CORRECTED, W_DOB_PARTIAL, W_CARD_EXPIRED, W_ID_PROVINCE_UNKNOWN, W_ID_GENDER_MISMATCH,
//   W_ID_YEAR_MISMATCH.
Result<Mrz, CardError> parse_mrz(std::string_view text, std::chrono::year_month_day today);

// How many lines of the zone stand there whole, of one that is not all there yet: its first or its first two,
// each of kMrzLine letters, all check digits of them right. 0: none, or it is no such zone.
std::size_t whole_mrz_lines(std::string_view text, std::chrono::year_month_day today);

// Where somebody is who types the zone: in line `n`, 1 to 3, with these capitals of it.
struct MrzLine {
    int n = 1;
    Secret letters;
};
// Nothing where what is typed so far does not begin like a zone, has other signs in it, or is longer.
std::optional<MrzLine> mrz_line_typed(std::string_view text);

// 7, 3, 1 over digits, letters (A is 10) and "<" (0), modulo 10 (Doc 9303, part 3, 4.9). -1 where there is
// any other sign.
int check_digit(std::string_view text);

// What it fills in: number, birth date and sex; no name and no address. W_FROM_MRZ stands before its
// warnings.
Card card_of(Mrz mrz);

// Whether a name with its marks can be the one in the zone.
bool may_be_name(std::string_view plain_name, bool is_cut, std::string_view full_name);

}  // namespace motcua::identity
