// The content pack: what this ward's machine says and asks, as one signed read-only SQLite file.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/photo.h"
#include "kiosk/base/result.h"
#include "kiosk/base/time.h"
#include "kiosk/content/chip_rules.h"
#include "kiosk/content/procedure.h"
#include "kiosk/content/release.h"
#include "kiosk/content/suggestions.h"
#include "kiosk/content/units.h"
#include "kiosk/text/catalogue.h"
#include "kiosk/text/typing.h"
#include "kiosk/text/voice_rules.h"

namespace motcua::content {

// A language that is heard and not written: the screen stays Vietnamese, recorded clips are what is heard.
struct VoiceLanguage {
    std::string tag;   // its clips' folder; see text::is_language_tag
    std::string name;  // as its speakers say it
};

struct Locality {
    LocalText ward;           // "phường Bàn Thạch"
    LocalText office;         // "Trung tâm Phục vụ hành chính công phường Bàn Thạch"
    LocalText province;       // "thành phố Đà Nẵng"
    std::string agency_code;  // prefix of a Mã số hồ sơ; may be unverified
    std::chrono::minutes utc_offset{420};
    text::ToneStyle tone_style = text::ToneStyle::old_place;  // of what is typed here
    std::vector<LocalText> languages;  // "tiếng Cơ Tu": of which somebody at the counter may be asked for
    std::vector<VoiceLanguage> voice_languages;  // beside Vietnamese and English; at most two
    std::size_t photo_bytes_max =
        PhotoLimits{}.bytes_max;  // of one photographed paper, as the receiver takes it
    std::string voice = "vi";     // how this part of the country speaks; espeak-ng's name of the voice
};

// The personal-data notice (Thông báo xử lý dữ liệu cá nhân; Law 91/2025/QH15): who, what, why, how long,
// rights.
struct DataNotice {
    std::vector<LocalText> paragraphs;
    struct Consent {
        std::string id;
        LocalText label;
    };
    std::vector<Consent> consents;  // optional ones only; never ticked beforehand
};

// Recorded sentences, WAV files by the name that text::Words::recording_name gives.
using Recordings = std::map<std::string, std::shared_ptr<const std::string>, std::less<>>;

// From `from` on a pack is for this share of the kiosks, 1 to 100 of 100.
struct Stage {
    std::chrono::year_month_day from;
    int share = 100;
};

struct Content {
    std::string id;
    std::string version;  // "2026.11.1"; see newer_than
    std::chrono::year_month_day valid_from;
    std::chrono::year_month_day expires;
    std::vector<Stage> stages;       // by day; none: for every kiosk at once
    std::optional<Release> release;  // who let it out; none of an unsigned pack
    Locality locality;
    DataNotice notice;
    std::vector<Procedure> procedures;  // by code
    ProcedureCatalogue catalogue;
    std::vector<Office> offices;
    Names names;
    Places places;
    AddressPlaces address_places;
    UnitChanges unit_changes;  // verified ones alone
    ChipRules chip;
    text::Catalogue words = text::Catalogue::built_in();
    text::VoiceRules voice_rules = text::VoiceRules::built_in();
    Recordings recordings;

    // Null where this ward does not have it.
    [[nodiscard]] const Procedure* find(std::string_view code) const;
    [[nodiscard]] const Office* office(std::string_view office_id) const;  // null where there is none
    // Where its papers are taken: "quầy số 3", or the office that has the matter: "Công an phường Thử".
    [[nodiscard]] LocalText place_of(const Procedure& procedure) const;
};

// Up to six numbers between dots.
bool is_version(std::string_view text);
// Part by part as numbers, a missing part as 0: "2026.11.10" is newer than "2026.11.9". Both are versions.
bool newer_than(std::string_view version, std::string_view other);

// Whether this kiosk takes the pack on that day: its place among 100 is a hash of pack, version and name, so
// each release begins with others.
bool is_for(const Content& content, std::string_view kiosk, std::chrono::year_month_day day);

// Merges the layers (nation, province, ward: later ones say only what differs, as JSON Merge Patch, RFC
// 7396), checks them and writes one file, the same bytes for the same layers. An old signature beside `out`
// is removed. The error names file, place and reason of everything that is wrong, one a line.
Status<> build_pack(const std::vector<std::filesystem::path>& layers, const std::filesystem::path& out);

// For who records: one line for each voice language of what build_pack would make of these layers, how many
// sentences of the machine it has. What it lacks is said in Vietnamese. Nothing where they make no pack.
std::vector<std::string> clip_report(const std::vector<std::filesystem::path>& layers);

// minisign format ("ED": Ed25519 over BLAKE2b-512 of the file), beside the pack: NAME.pack.minisig by who
// drafted it, NAME.pack.2.minisig by who approves.
std::filesystem::path signature_path(const std::filesystem::path& pack, PackRole role);
PackSigningKey new_signing_key();
PackKey public_part(const PackSigningKey& key);
// What the note says is signed too. Whether it fits the pack is seen by who opens it.
Status<> sign_pack(const std::filesystem::path& pack, const PackSigningKey& key, const PackNote& note);

// A private key of its own small format, readable by its owner alone (0600). Never written over another file;
// not loaded where others may read it.
Status<> save_signing_key(const PackSigningKey& key, const std::filesystem::path& path);
Result<PackSigningKey> load_signing_key(const std::filesystem::path& path);
// The text of a minisign public key file, as `minisign -V -p` reads it.
std::string public_key_text(const PackKey& key);
Result<PackKey> parse_public_key(std::string_view text);

enum class PackFault : std::uint8_t {
    missing,
    unsigned_pack,    // no signature beside it
    half_signed,      // by who drafted it alone
    wrong_signature,  // of other bytes, by a key that is not trusted, or no signature at all
    same_person,      // one person, or one key, stands for both
    key_out_of_date,  // revoked, or not for this effective date
    wrong_note,       // what was signed with it is incomplete, or of another pack, version, day or role
    damaged,          // signed, and yet not to be read
    from_the_future,  // of a newer format than this program knows
};
struct PackError {
    PackFault fault = PackFault::missing;
    std::string what;
};

// Checks both signatures over the very bytes that are then read; a key's role and holder count. Bounded: 64
// MB, 64 levels of JSON.
Result<std::shared_ptr<const Content>, PackError> open_pack(const std::filesystem::path& pack,
                                                            const std::vector<PackKey>& trusted);

// The same without a signature: for who makes packs, never for a kiosk.
Result<std::shared_ptr<const Content>, PackError> open_unsigned_pack(const std::filesystem::path& pack);

}  // namespace motcua::content
