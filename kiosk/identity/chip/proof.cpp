#include "kiosk/identity/chip/proof.h"

#include <algorithm>

#include "kiosk/text/unicode.h"

namespace motcua::identity::chip {
namespace {

// Two spellings of one name: a code keeps marks in another form, doubled blanks, capitals.
bool is_same_name(std::string_view a, std::string_view b) {
    const auto nfc_lower = [](std::string_view name) {
        Secret out;
        for (const char32_t c :
             text::code_points(view(text::single_spaced(name))).value_or(SecretVector<char32_t>{}))
            text::append_utf8(out, text::lower(c));
        return text::to_nfc(view(out)).value_or(Secret{});
    };
    return nfc_lower(a) == nfc_lower(b);
}

bool is_same_card(const Reading& reading, const Card& card) {
    if (reading.zone.id != card.id) return false;
    if (!card.birth_date.empty() && reading.zone.birth_date != card.birth_date) return false;
    if (card.full_name.empty()) return true;
    if (reading.state) return is_same_name(view(reading.state->full_name), view(card.full_name));
    return may_be_name(view(reading.zone.plain_name), reading.zone.name_is_cut, view(card.full_name));
}

// What the two signed groups say of each other.
bool agrees_with_itself(const Reading& reading) {
    if (!reading.state) return true;
    return reading.state->id == reading.zone.id &&
           may_be_name(view(reading.zone.plain_name), reading.zone.name_is_cut,
                       view(reading.state->full_name));
}

bool was_checked(const Proof& proof, File file) {
    return std::any_of(proof.groups.begin(), proof.groups.end(), [file](const GroupCheck& each) {
        return each.group == group_number(file) && each.holds;
    });
}

}  // namespace

bool stops(Verdict verdict) { return verdict > Verdict::proved; }

std::string_view name(Access access) { return access == Access::pace ? "pace" : "bac"; }

std::string_view name(Signature signature) {
    switch (signature) {
        case Signature::valid: return "valid";
        case Signature::wrong: return "wrong";
        case Signature::weak: return "weak";
    }
    return "";
}

std::string_view name(Issuer issuer) {
    switch (issuer) {
        case Issuer::trusted: return "trusted";
        case Issuer::unknown: return "unknown";
        case Issuer::signer_expired: return "signer_expired";
        case Issuer::signer_revoked: return "signer_revoked";
    }
    return "";
}

std::string_view name(Original original) {
    switch (original) {
        case Original::not_told: return "not_told";
        case Original::proved: return "proved";
        case Original::copied: return "copied";
    }
    return "";
}

std::string_view name(Verdict verdict) {
    switch (verdict) {
        case Verdict::unknown_issuer: return "unknown_issuer";
        case Verdict::signer_expired: return "signer_expired";
        case Verdict::weak_signature: return "weak_signature";
        case Verdict::proved: return "proved";
        case Verdict::signer_revoked: return "signer_revoked";
        case Verdict::altered: return "altered";
        case Verdict::copied: return "copied";
        case Verdict::differs: return "differs";
    }
    return "";
}

Verdict judge(const Reading& reading, const Card* held_up) {
    const Proof& proof = reading.proof;
    const bool all_hold = std::all_of(proof.groups.begin(), proof.groups.end(),
                                      [](const GroupCheck& each) { return each.holds; });
    if (proof.signature == Signature::wrong || !all_hold || !agrees_with_itself(reading))
        return Verdict::altered;
    if (held_up != nullptr && !is_same_card(reading, *held_up)) return Verdict::differs;
    if (proof.original == Original::copied) return Verdict::copied;
    if (proof.issuer == Issuer::signer_revoked) return Verdict::signer_revoked;
    if (proof.signature == Signature::weak) return Verdict::weak_signature;
    if (proof.issuer == Issuer::unknown) return Verdict::unknown_issuer;
    if (proof.issuer == Issuer::signer_expired) return Verdict::signer_expired;
    const bool state_was_checked = !reading.state || was_checked(proof, File::dg13);
    return was_checked(proof, File::dg1) && state_was_checked ? Verdict::proved : Verdict::altered;
}

Card card_of(const Reading& reading, const Card* held_up) {
    Card card = held_up != nullptr && is_same_card(reading, *held_up) ? *held_up : Card{};
    card.id = reading.zone.id;
    card.birth_date = reading.zone.birth_date;
    card.sex = reading.zone.sex;
    card.zone_expiry = reading.zone.zone_expiry;
    if (!reading.state) {
        card.plain_name = reading.zone.plain_name;
        card.plain_name_is_cut = reading.zone.name_is_cut;
        return card;
    }
    const StateFields& state = *reading.state;
    card.full_name = state.full_name;
    const auto take = [](Secret& to, const Secret& from) {
        if (!from.empty()) to = from;
    };
    take(card.address, state.address);
    take(card.issue_date, state.issue_date);
    take(card.old_id, state.old_id);
    return card;
}

}  // namespace motcua::identity::chip
