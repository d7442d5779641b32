// What an identity card's chip holds, as files: the logical data structure LDS1 of ICAO Doc 9303, part 10,
// and group 13 as Viet Nam fills it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/card_channel.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"
#include "kiosk/identity/mrz.h"

namespace motcua::identity::chip {

// The application that holds it (Doc 9303-10, 4.7.1).
inline constexpr std::array<std::uint8_t, 7> kApplication{0xA0, 0x00, 0x00, 0x02, 0x47, 0x10, 0x01};

// A file of it by its identifier (Doc 9303-10, table 38). EF.CardAccess lies beside the application, the
// others in it.
enum class File : std::uint16_t {
    card_access = 0x011C,
    com = 0x011E,
    sod = 0x011D,
    dg1 = 0x0101,   // the machine-readable zone
    dg2 = 0x0102,   // the face
    dg13 = 0x010D,  // what the state itself adds
    dg14 = 0x010E,  // how the chip proves itself
    dg15 = 0x010F,  // its key for active authentication
};
int group_number(File file);         // 1..16; 0: it is no data group
std::uint32_t outer_tag(File file);  // what its content must begin with; 0: EF.CardAccess has none

// Group 1: the zone as it is printed. Why not: E_NOT_MRZ and the others of parse_mrz().
Result<Mrz, CardError> read_dg1(ChipView file, std::chrono::year_month_day today);

// Group 13: numbered texts. The order of the numbers is what several public readers agree on; no document of
// the state that we know says it (unverified). A field that is not there is empty.
struct StateFields {
    Secret id;           // 1
    Secret full_name;    // 2, NFC
    Secret birth_date;   // 3, ISO 8601 of "12/03/1955"; perhaps partial
    Secret sex;          // 4, "Nam", "Nữ"
    Secret nationality;  // 5
    Secret home_town;    // 8
    Secret address;      // 9
    Secret issue_date;   // 11, ISO 8601
    Secret expiry;       // 12, ISO 8601; empty: none, "Không thời hạn"
    Secret old_id;       // 15 or 16, where it is 9 or 12 digits: readers disagree
};
// Nothing: it is not built so, or says no number and no name.
std::optional<StateFields> read_dg13(ChipView file);

// Group 2: the first face in it (ISO/IEC 19794-5 in CBEFF), borrowed.
struct Face {
    enum class Kind : std::uint8_t { jpeg, jpeg2000 };
    Kind kind = Kind::jpeg;
    ChipView picture;
};
std::optional<Face> read_dg2(ChipView file);

// What the signature of EF.SOD covers: a digest of each group (Doc 9303-10, 4.6.2.3, LDSSecurityObject).
struct GroupDigest {
    int group = 0;  // 1..16
    ChipBytes digest;
};
struct SecurityObject {
    std::string digest_oid;  // of its groups, its content bytes in hex: "608648016503040201" is SHA-256
    std::vector<GroupDigest> groups;
};
std::optional<SecurityObject> read_security_object(ChipView content);

}  // namespace motcua::identity::chip
