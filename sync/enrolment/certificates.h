// TLS certificates of one small authority: the portal's. Keys are EC P-256, everything is PEM.
#pragma once

#include <string>
#include <vector>

#include "kiosk/base/result.h"

namespace motcua::sync {

struct Authority {
    std::string certificate_pem;
    std::string key_pem;
};

Result<std::string> make_tls_key();                                          // PKCS #8
Result<std::string> make_authority_certificate(const std::string& key_pem);  // self-signed, 20 years

// PKCS #10, CN = `common_name`.
Result<std::string> make_certificate_request(const std::string& key_pem, const std::string& common_name);

// For TLS clients, one year, CN = `common_name` whatever the request says; the request must be signed by its
// own key.
Result<std::string> issue_client_certificate(const Authority& authority, const std::string& request_pem,
                                             const std::string& common_name);

// For TLS servers, one year; `hosts` are DNS names and IP addresses, the first is the CN too.
Result<std::string> issue_server_certificate(const Authority& authority, const std::string& key_pem,
                                             const std::vector<std::string>& hosts);

// Whether a server certificate of this authority and this key names every one of `hosts` for `days` more
// days.
bool serves(const std::string& certificate_pem, const Authority& authority, const std::string& key_pem,
            const std::vector<std::string>& hosts, int days);

// Whether a client certificate is `authority_pem`'s, for this key and this name. Its dates are not looked at.
Status<> check_client_certificate(const std::string& certificate_pem, const std::string& authority_pem,
                                  const std::string& key_pem, const std::string& common_name);

// "https://HOST[:PORT]" -> HOST (IPv6 without brackets). Refuses anything else, also a path.
Result<std::string> host_of(const std::string& url);

}  // namespace motcua::sync
