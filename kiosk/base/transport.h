// The narrow door to the network: bytes in, bytes out. Only sync/http implements it for real.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/time.h"

namespace motcua {

struct HttpRequest {
    std::string method;  // "GET", "PUT", "POST"
    std::string path;    // from the portal's root, "/v1/health"
    std::string body;
    std::string content_type;  // empty: no body
    // Further headers, name and value, both visible ASCII and spaces.
    std::vector<std::pair<std::string, std::string>> headers{};
};

// Somebody answered, perhaps with 500, perhaps not the portal at all.
struct HttpReply {
    int status = 0;  // 100..599
    std::string content_type;
    std::string body;         // at most 1 MB; a longer answer is TransportError::too_large
    std::string retry_after;  // header as it came, empty where none
    std::string etag{};       // likewise
};

// Nobody answered in a way that HTTP knows. Never confused with a status code.
struct TransportError {
    enum class Kind { unreachable, timeout, tls, proxy, too_large, garbled, cut };
    Kind kind = Kind::unreachable;
    std::string detail;  // for the operator; no personal data
};

class Transport {
  public:
    virtual ~Transport() = default;
    // Blocks at most for the transport's own limits. May be called from one thread at a time.
    virtual Result<HttpReply, TransportError> exchange(const HttpRequest& request) = 0;
    // From any thread: the exchange under way, and every later one, ends soon as TransportError::cut. A
    // transport whose exchanges do not block has nothing to do here.
    virtual void cancel() {}
};

}  // namespace motcua
