// One router for the whole terminal: whatever is held up, on whatever screen, the payload decides what it is.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "kiosk/base/ids.h"
#include "kiosk/base/sealer.h"
#include "kiosk/identity/card.h"

namespace motcua::identity {

struct ProcedureCode {
    std::string code;  // "1.004873"; bare on the poster or as ma_thu_tuc=… in the portal's address
};

// The resident's own slip: the dossier and the secret that reopens it.
struct SlipCode {
    DossierId id;
    SlipSecret secret{};
};

struct UnreadableCard {
    std::string code;  // "E_…"
};

struct UnknownCode {};

using Payload = std::variant<Card, ProcedureCode, SlipCode, UnreadableCard, UnknownCode>;

// Any bytes, of any length; more than 2,000 are UnknownCode without being looked at.
Payload classify(std::string_view bytes, std::chrono::year_month_day today);

// "MOTCUA:1:<id>:<secret>", both in Crockford base32: only capitals, digits and ":", so the code stays small.
Secret slip_payload(const DossierId& id, const SlipSecret& secret);

}  // namespace motcua::identity
