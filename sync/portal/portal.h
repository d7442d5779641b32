// The reference portal: the other end of the wire (sync/portal/openapi.yaml), with SQLite behind it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "kiosk/base/time.h"
#include "sync/enrolment/enrolment.h"

namespace motcua::portal {

struct Row {
    DossierId id;
    std::string kiosk;
    std::string procedure;
    Digest digest{};
    WallTime taken;        // the moment in the decision
    int legal_state = 1;   // national states; 1 "Mới đăng ký"
    std::string code;      // Mã số hồ sơ, from state 2
    std::string day;
};

// Any number of processes may open the same file; the uniqueness of an id is the database's.
class Register {
  public:
    static Result<std::unique_ptr<Register>> open(const std::filesystem::path& dir, sync::PortalIdentity identity);
    virtual ~Register() = default;

    virtual Status<> enrol(const sync::EnrolmentAnswer& kiosk) = 0;

    // The whole of PUT /v1/submissions/{id}: checks, opens, stores durably, answers. The same id gets the same answer
    // for ever.
    struct Answer {
        int status = 500;
        std::string content_type;
        std::string body;
    };
    virtual Answer submit(const std::string& kiosk, const std::string& id, const std::string& body, WallTime now) = 0;
    virtual Answer changes(const std::string& kiosk, const std::string& after) = 0;

    virtual std::vector<Row> list() = 0;
    virtual Result<Secret> open_document(const DossierId& id) = 0;
    // The clerk receives: state 2, a code of the agency's shape, a day `working_days` ahead. Twice changes nothing.
    virtual Result<Row> receive(const DossierId& id, WallTime now) = 0;
};

// HTTPS with required client certificates on `host:port` (port 0: any free one). Serves until `stop`.
class Server {
  public:
    static Result<std::unique_ptr<Server>> start(Register& store, const sync::PortalIdentity& identity,
                                                 const std::string& host, int port);
    virtual ~Server() = default;
    [[nodiscard]] virtual int port() const = 0;
    virtual void stop() = 0;
};

}  // namespace motcua::portal
