// What reading a chip has proved, and what that makes of who stands there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/identity/card.h"
#include "kiosk/identity/chip/lds.h"

namespace motcua::identity::chip {

// How the chip let itself be read (Doc 9303-11, 4): it proves nothing but that the zone's letters were known.
enum class Access : std::uint8_t { bac, pace };
std::string_view name(Access access);  // "bac"

// Passive authentication: what the state's signature is worth (Doc 9303-11, 5.1).
enum class Signature : std::uint8_t {
    valid,
    wrong,  // does not hold, or is none
    weak,   // made with what can be forged today: MD5, SHA-1, a short key
};
std::string_view name(Signature signature);  // "valid"
enum class Issuer : std::uint8_t {
    trusted,
    unknown,         // no certificate that this kiosk trusts has signed the signer's
    signer_expired,  // on the day of the reading the signer's certificate, or its issuer's, does not hold
    signer_revoked,
};
std::string_view name(Issuer issuer);  // "trusted"

// Whether the groups lie in the chip that they were signed for (Doc 9303-11, 6).
enum class Original : std::uint8_t {
    not_told,  // the card has no way to say it
    proved,
    copied,  // it has one, and failed
};
std::string_view name(Original original);  // "not_told"

struct GroupCheck {
    int group = 0;
    bool holds = false;  // its digest is the signed one
};

struct Proof {
    Access access = Access::bac;
    Signature signature = Signature::wrong;
    Issuer issuer = Issuer::unknown;
    Original original = Original::not_told;
    std::string original_by;         // "active_authentication", "chip_authentication"; empty: not told
    std::vector<GroupCheck> groups;  // those that were read
    std::string sod_digest;          // SHA-256 of EF.SOD, lower-case hex
    std::string signer;              // the document signer's subject and serial number; empty: none was named
    std::string csca;                // SHA-256 of the trusted certificate, lower-case hex; empty: none
};

// What follows from it. The first three leave who stands there as the card's code left them.
enum class Verdict : std::uint8_t {
    unknown_issuer,
    signer_expired,
    weak_signature,
    proved,  // the level "chip", and nothing else is
    // Somebody must look at the card: nothing goes on by itself.
    signer_revoked,
    altered,  // the signature or a group's digest is wrong
    copied,
    differs,  // it is not the card whose code was held up
};
bool stops(Verdict verdict);
std::string_view name(Verdict verdict);  // "unknown_issuer"

// All of one reading, of a person.
struct Reading {
    Mrz zone;                          // group 1
    std::optional<StateFields> state;  // group 13; none: the chip has none that can be read
    Proof proof;
    ChipBytes sod;  // the files as they were read
    ChipBytes dg1;
    ChipBytes dg13;
};

// `held_up`: the card whose code or zone was read before; null: none was.
Verdict judge(const Reading& reading, const Card* held_up);

// Who the chip says it is. Group 13 has the name with its marks and the address; without it the name is the
// zone's, and what else the code said is kept where it is the same card.
Card card_of(const Reading& reading, const Card* held_up);

}  // namespace motcua::identity::chip
