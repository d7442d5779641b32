// How a kiosk and a portal come to know each other: a request file and an answer file, by network or by stick.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/base/result.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

// What lies in DIR/keys (mode 0600): the kiosk's signing key, its TLS key and certificate, the pinned root, the key list.
struct KioskIdentity {
    std::string kiosk;  // "BT01"
    SigningKey signing;
    std::string tls_key_pem;
    std::string tls_certificate_pem;  // empty before enrolment
    PublicKey root;
    KeyList keys;
};

// Makes fresh keys in `keys_dir` and the request {kiosk, signing public key, CSR} as JSON. Never overwrites.
Result<std::string> make_enrolment_request(const std::filesystem::path& keys_dir, const std::string& kiosk);

// Pins the root, stores certificate and key list. Refuses an answer for another kiosk or another key.
Status<> accept_enrolment(const std::filesystem::path& keys_dir, const std::string& answer);

Result<KioskIdentity> load_identity(const std::filesystem::path& keys_dir);

// The portal's own folder: CA, server certificate, root, sealing, decision and demo pack signing keys.
struct PortalIdentity {
    std::string ca_certificate_pem;
    std::string ca_key_pem;
    std::string server_certificate_pem;
    std::string server_key_pem;
    SigningKey root;
    SigningKey decision;
    SealingKey sealing;
    KeyList keys;
};
// Makes it where it is not yet; never overwrites a key. `demo` marks its key list.
Result<PortalIdentity> load_or_make_portal(const std::filesystem::path& dir, const std::string& url, bool demo);

// Signs the client certificate and hands over the signed key list. The kiosk's public key comes back for the register.
struct EnrolmentAnswer {
    std::string answer;  // JSON for accept_enrolment
    std::string kiosk;
    PublicKey signing;
};
Result<EnrolmentAnswer> answer_enrolment(const PortalIdentity& portal, const std::string& request);

}  // namespace motcua::sync
