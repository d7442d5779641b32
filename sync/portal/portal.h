// The reference portal: the other end of the wire (sync/portal/openapi.yaml), with SQLite behind it.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/base/result.h"
#include "kiosk/base/sealer.h"
#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"
#include "sync/enrolment/enrolment.h"
#include "sync/envelope/decision.h"

namespace motcua::portal {

// The office whose clerk receives. What it decides in real life, a real system tells; here it is enough to
// play it.
struct Office {
    // Prefix of every Mã số hồ sơ: province and unit (QCVN 120:2019/BTTTT). Unverified for this ward.
    std::string agency = "H17.20";
    int working_days =
        3;  // until the appointment; Saturdays and Sundays skipped, public holidays not known here
    std::chrono::minutes utc_offset{420};
};

struct Row {
    DossierId id;
    std::string kiosk;
    std::string procedure;
    Digest digest{};
    sync::Decision::Outcome outcome = sync::Decision::Outcome::accepted;
    std::string reason;   // of refused; a code
    WallTime taken;       // the moment in the decision
    int legal_state = 1;  // national states; 1 "Mới đăng ký", 2 "Được tiếp nhận"; 0 where refused
    std::string code;     // Mã số hồ sơ, from state 2
    std::string day;      // ISO date of the appointment, from state 2
};

// What goes back over HTTP.
struct Answer {
    int status = 500;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers{};  // beside Content-Type
};

// What a client says of the attachment that it brings.
struct UploadClaim {
    DossierId dossier;  // whose envelope will name it
    AttachmentId id;
    Digest digest{};  // BLAKE2b-256 of the bytes
};

// One that a dossier names.
struct Attachment {
    AttachmentRef ref;
    std::int64_t bytes = 0;  // sealed
};

// Any number of processes may open the same file; the uniqueness of an id is the database's. Thread-safe.
class Register {
  public:
    // `dir` is the portal's folder; the register is DIR/portal.db. Refuses one written by a newer version.
    static Result<std::unique_ptr<Register>> open(const std::filesystem::path& dir,
                                                  sync::PortalIdentity identity, Office office = {});
    virtual ~Register() = default;

    // Dossiers signed with this kiosk's key are taken from now on. Keys enrolled before stay good.
    virtual Status<> enrol(const sync::EnrolmentAnswer& kiosk) = 0;

    // The whole of PUT /v1/submissions/{id}: checks, opens, stores durably, answers. The same id gets the
    // same answer for ever; but for one that names attachments which are not here, and may come again (424).
    // `kiosk` is the name in the client's certificate.
    virtual Answer submit(const std::string& kiosk, const std::string& id, const std::string& body,
                          WallTime now) = 0;
    // The whole of POST /v1/uploads but its headers: checks, stores durably, answers. Idempotent for ever by
    // kiosk, id and digest.
    virtual Answer upload(const std::string& kiosk, const UploadClaim& claim, const std::string& bytes,
                          WallTime now) = 0;
    // GET /v1/changes?after=CURSOR: what clerks did with this kiosk's dossiers, in the order in which they
    // did it.
    virtual Answer changes(const std::string& kiosk, const std::string& after) = 0;

    // GET /v1/keys: the signed key list. GET /v1/packs/{name}: see packs.h.
    virtual Answer keys() = 0;
    virtual Answer pack(const std::string& name, const std::string& if_none_match, bool part) = 0;

    virtual Result<std::vector<Row>> list() = 0;  // in the order of taking
    virtual Result<Secret> open_document(const DossierId& id) = 0;
    // In the order in which the dossier names them.
    virtual Result<std::vector<Attachment>> attachments(const DossierId& id) = 0;
    // The JPEG.
    virtual Result<Secret> open_attachment(const DossierId& dossier, const AttachmentId& id) = 0;
    // The clerk receives: state 2, a code of the agency's shape, a day `working_days` ahead. Twice changes
    // nothing.
    virtual Result<Row> receive(const DossierId& id, WallTime now) = 0;
};

// HTTPS, TLS 1.2 at least, on `host:port` (port 0: any free one). Serves until `stop` or its end.
//
// A client without a certificate of the portal's authority does not get through the TLS handshake. One whose
// own certificate is out of date does, and is told so: 400 with a problem that names no submission.
class Server {
  public:
    static Result<std::unique_ptr<Server>> start(Register& store, const sync::PortalIdentity& identity,
                                                 const std::string& host, int port);
    virtual ~Server() = default;
    [[nodiscard]] virtual int port() const = 0;
    // Takes no more, finishes what is being answered, hangs up. May be called twice.
    virtual void stop() = 0;
};

}  // namespace motcua::portal
