// What lies on an identity card's chip: the files of the first logical data structure (ICAO Doc 9303 part 10)
// as Viet Nam's card has them, of an invented person.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "tests/support/chip/issuer.h"
#include "tests/support/chip/pace.h"

namespace motcua::tests::chip {

// File identifiers. Those of the groups are 0101 to 0110.
inline constexpr unsigned kCom = 0x011E;
inline constexpr unsigned kSod = 0x011D;
inline constexpr unsigned kCardAccess = 0x011C;  // in the master file, the others in the application
inline constexpr unsigned group_file(unsigned group) { return 0x0100 + group; }

struct Face {
    Bytes image;
    bool is_jpeg2000 = false;
    unsigned width = 0;
    unsigned height = 0;
};
// A drawn oval on grey, as a JPEG: nobody's face.
Face drawn_face(unsigned width = 240, unsigned height = 320);

// All invented. Dates ISO 8601.
struct ChipPerson {
    std::string id = "049155999001";
    std::string name = "Nguyễn Thị Mẫu";
    std::string birth_date = "1955-03-12";  // also "1955", "1955-03"
    bool is_woman = true;
    std::string expiry;  // empty: without end
    std::string nationality = "Việt Nam";
    std::string ethnicity = "Kinh";
    std::string religion = "Không";
    std::string origin = "Xã Thử, Quảng Nam";
    std::string address = "Thôn 2, Xã Mẫu, Quảng Nam";
    std::string marks = "Nốt ruồi cách 1cm trên mép trái";
    std::string issue_date = "2021-06-15";
    std::string father = "Nguyễn Văn Giả";
    std::string mother = "Trần Thị Thử";
    std::string spouse;
    std::string old_id = "209999001";
    Face face = drawn_face();
};

// The three lines of the zone on the card's back (TD1), one after the other: 90 letters.
std::string zone_of(const ChipPerson& person);
// What access by the zone is derived from: document number, birth date, expiry, each with its check digit.
std::string key_lines(const std::string& zone);

struct ActiveOffer {
    bool is_rsa = true;  // otherwise ECDSA
    unsigned rsa_bits = 1024;
    std::string curve = "prime256v1";
    std::string digest = "SHA256";  // RSA with SHA1: trailer BC, otherwise two bytes
};

struct ChipAuthenticationOffer {
    Suite suite = Suite::aes128;
    unsigned parameters = 13;
    std::optional<unsigned> key_id;
    bool writes_parameters_out = true;  // of a curve, in DG14
};

// What the card can do. Passive authentication it always can.
struct ChipFeatures {
    bool has_bac = true;
    std::vector<PaceOffer> pace;
    std::optional<std::string> can = "123456";  // printed on the front; nothing: PACE knows the zone alone
    std::optional<ActiveOffer> active;
    std::optional<ChipAuthenticationOffer> chip_authentication;
};

// DG13 is Viet Nam's own and nowhere published. See contents.cpp for what public readers agree on.
enum class CitizenGroup : std::uint8_t { in_sequence, bare };

struct ChipContents {
    ChipFeatures features;
    std::map<unsigned, Bytes> files;  // of the application: EF.COM, SOD, the groups
    std::optional<Bytes> card_access;
    std::string zone;
    // The private halves of what DG14 and DG15 say.
    Key active_key;
    Key chip_key;

    [[nodiscard]] Bytes& group(unsigned number) { return files[group_file(number)]; }
    // Alters one byte, `at` counted from the end where it is negative.
    void flip(unsigned file, long at);
};

// All files but the SOD, which sign() adds.
ChipContents contents_of(const ChipPerson& person, const ChipFeatures& features = {},
                         CitizenGroup shape = CitizenGroup::in_sequence);
// The same files, other private keys: a chip that somebody copied.
ChipContents copied(const ChipContents& original);

struct SodOptions {
    std::string group_digest = "SHA256";
    int version = 0;  // of the LDS security object: 1 says the LDS version, too
    bool has_certificate = true;
    bool names_key = false;            // the signer by its subject key identifier
    std::optional<Signer> shows;       // this one's certificate in place of the signer's
    std::vector<unsigned> leaves_out;  // groups that lie there unsigned
    std::chrono::sys_days signed_on = std::chrono::sys_days(std::chrono::year{2021} / 6 / 15);
};

// Signs the groups as they lie there now; what is altered afterwards, the signature tells.
void sign(ChipContents& contents, const Signer& signer, const SodOptions& options = {});
// The CMS in EF.SOD alone, without the tag 77.
Bytes cms_of(const ChipContents& contents);

}  // namespace motcua::tests::chip
