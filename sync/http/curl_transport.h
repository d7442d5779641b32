// Transport over libcurl: HTTPS only, TLS 1.2 at least, client certificate, the portal's own CA, no
// redirects, every time and size limited.
#pragma once

#include <memory>
#include <string>

#include "kiosk/base/transport.h"

namespace motcua::sync {

struct TlsIdentity {
    std::string url;  // "https://host:port", no path
    std::string ca_pem;
    std::string certificate_pem;
    std::string key_pem;
};

struct HttpLimits {
    Millis connect{10'000};
    Millis whole{60'000};    // and beyond it what the request's body takes on the slowest line
    Millis stalled{20'000};  // less than 1 byte a second for so long
    std::size_t slowest_bytes_per_second = 8 * 1024;
    std::size_t answer_bytes_max = 1 << 20;
};

// Keeps one connection open between calls.
std::unique_ptr<Transport> make_curl_transport(TlsIdentity identity, HttpLimits limits = {});

}  // namespace motcua::sync
