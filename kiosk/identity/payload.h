// One router for the whole terminal: whatever is held up, on whatever screen, the payload decides what it is.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "kiosk/base/ids.h"
#include "kiosk/base/sealer.h"
#include "kiosk/identity/card.h"
#include "kiosk/identity/health_card.h"
#include "kiosk/identity/mrz.h"

namespace motcua::identity {

struct ProcedureCode {
    std::string code;  // "1.004873"; bare on the poster or somewhere in the portal's address
};

// A page of the national portal that does not say which procedure it is about.
struct PortalPage {};

// VietQR, or another code of EMVCo's kind: somebody wants to be paid.
struct PaymentCode {};

// "MOTCUA:BADGE:…": staff's own; used where staff work, and nowhere else.
struct StaffBadge {};

// The resident's own slip: the dossier and the secret that reopens it.
struct SlipCode {
    DossierId id;
    SlipSecret secret{};
};

struct UnreadableCard {
    std::string code;  // "E_…"; of the card's code or of the zone on its back
};

struct UnknownCode {};

using Payload = std::variant<Card, Mrz, HealthCard, ProcedureCode, PortalPage, SlipCode, PaymentCode,
                             StaffBadge, UnreadableCard, UnknownCode>;

// The same without what it says, in the same order.
enum class PayloadKind : std::uint8_t {
    card,
    mrz,
    health_card,
    procedure,
    portal_page,
    slip,
    payment,
    staff_badge,
    unreadable_card,
    unknown
};
inline constexpr std::size_t kPayloadKinds = std::variant_size_v<Payload>;
inline PayloadKind kind(const Payload& payload) { return static_cast<PayloadKind>(payload.index()); }

// Any bytes, of any length; more than 2,000 are UnknownCode without being looked at.
Payload classify(std::string_view bytes, std::chrono::year_month_day today);

// "MOTCUA:1:<id>:<secret>", both in Crockford base32: only capitals, digits and ":", so the code stays small.
Secret slip_payload(const DossierId& id, const SlipSecret& secret);

}  // namespace motcua::identity
