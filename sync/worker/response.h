// What the kiosk does for every answer a portal can give to one dossier, to one attachment, and to what is
// about neither: pure functions, as docs/wire.md says it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/sealer.h"
#include "kiosk/base/transport.h"
#include "sync/envelope/decision.h"

namespace motcua::sync {

enum class Action : std::uint8_t {
    accept,  // as the signed decision says
    refuse,
    retry_same,        // unknown: the same id again, soon
    hold,              // this one cannot pass; the next may
    send_attachments,  // 424: the named attachments first
    stop,     // something between us and the portal is wrong for all: keep everything, tell the operator
    later,    // the portal is busy: Retry-After or backoff
    captive,  // some network's login page answered: as no network
    proxy,    // 407: as no network; the operator is told of the proxy
};

struct Verdict {
    Action action = Action::retry_same;
    std::string reason;                   // a code, empty for accept; no personal data
    std::optional<Decision> decision;     // accept, refuse
    std::optional<Millis> retry_after;    // later; 0 to a day, empty where the portal names no delay
    std::vector<AttachmentId> missing{};  // send_attachments; at least one, each named by the dossier
};

// `now` is only read to turn a Retry-After date into a delay.
Verdict judge(const Result<HttpReply, TransportError>& reply, const SealedDossier& sent,
              const std::vector<PublicKey>& decision_keys, WallTime now);

// The same for one attachment of a dossier: accept where the answer names this id and this digest, hold for
// the whole dossier. What it says is signed by nobody: the dossier's decision, which comes last, answers for
// it.
Verdict judge_upload(const Result<HttpReply, TransportError>& reply, const AttachmentRef& sent, WallTime now);

// The same for a request that is about no dossier (changes, health): accept where a body came that may be
// read, never hold, refuse or send_attachments.
Verdict judge_read(const Result<HttpReply, TransportError>& reply, WallTime now);

}  // namespace motcua::sync
