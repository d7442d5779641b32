// The TLS side of the server: who may talk to it at all.
#pragma once

#include <string>

#include <openssl/ssl.h>

#include "kiosk/base/result.h"
#include "sync/enrolment/enrolment.h"

namespace motcua::portal {

// Certificate and key of the server, TLS 1.2 at least, client certificates of the portal's authority
// required.
bool set_up_tls(SSL_CTX& context, const sync::PortalIdentity& identity);

// The kiosk that the client's certificate names; the error says what is wrong with its dates or its name.
Result<std::string> kiosk_of(const SSL* connection);

}  // namespace motcua::portal
