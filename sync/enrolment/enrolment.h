// How a kiosk and a portal come to know each other: a request file and an answer file, by network or by
// stick.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

// What lies in DIR/keys (mode 0600): the kiosk's signing key, its TLS key and certificate, the pinned root,
// the key list.
struct KioskIdentity {
    std::string kiosk;  // "BT01"
    SigningKey signing;
    std::string tls_key_pem;
    std::string tls_certificate_pem;  // empty before enrolment
    PublicKey root;
    KeyList keys;
};

// Makes keys in `keys_dir` where there are none yet and the request {kiosk, signing public key, CSR} as JSON,
// signed with the signing key to prove that the sender has it. Never overwrites: asked again, the same keys
// make another request. `kiosk` is 1 to 32 letters, digits and '-'; the folder keeps the name that it was
// first given.
Result<std::string> make_enrolment_request(const std::filesystem::path& keys_dir, const std::string& kiosk);

// Pins the root, stores certificate and key list. Refuses an answer for another kiosk or another key, one of
// another root than the pinned one, and a key list older than the one stored.
Status<> accept_enrolment(const std::filesystem::path& keys_dir, const std::string& answer);

// Takes a key list, {keys, key_id, signature}, that the pinned root signed and that is no older than the one
// stored. True where it is a newer one.
Result<bool> accept_key_list(const std::filesystem::path& keys_dir, const std::string& signed_keys);

// The key list's signature is checked against the pinned root every time.
Result<KioskIdentity> load_identity(const std::filesystem::path& keys_dir);

// Who signs the packs of a demo; invented.
inline constexpr const char* kDemoDrafter = "Nguyễn Văn Thử";
inline constexpr const char* kDemoApprover = "Trần Thị Mẫu";

// The portal's own folder: CA, server certificate, root, sealing, decision and demo pack signing keys.
struct PortalIdentity {
    std::string ca_certificate_pem;
    std::string ca_key_pem;
    std::string server_certificate_pem;
    std::string server_key_pem;
    SigningKey root;  // the secret part is all zero where root.key was taken offline
    SigningKey decision;
    SealingKey sealing;
    // Signs content packs; minisign's parts (key number, Ed25519), so that its public part stands in
    // `keys.pack`.
    struct PackSigningKey {
        std::array<std::uint8_t, 8> id{};
        Bytes32 public_key{};
        std::array<std::uint8_t, 64> secret{};
    };
    PackSigningKey pack;      // of a demo: who drafts
    PackSigningKey approval;  // and who approves
    KeyList keys;
    std::string signed_keys;  // {keys, key_id, signature} as enrolment hands it over
};
// Makes it where it is not yet; never overwrites a key. `demo` marks its key list and can never change. `url`
// is "https://HOST[:PORT]"; another one than before gives the key list its next version and a new server
// certificate.
Result<PortalIdentity> load_or_make_portal(const std::filesystem::path& dir, const std::string& url,
                                           bool demo);

// Only what load_or_make_portal once made. Renews the server certificate from 60 days before its end.
Result<PortalIdentity> load_portal(const std::filesystem::path& dir);

// Publishes the list with these pack keys as its next version; needs the root's secret part.
Status<> set_pack_keys(const std::filesystem::path& dir, std::vector<KeyList::PackKey> keys,
                       PortalIdentity& identity);

// Who may let packs out from now on: one more person, or one less. Each publishes the list, as set_pack_keys
// does, and fails without a change: `add` where the key or its number is on the list, or the list is full;
// `revoke` where it is not, or revoked already. A revoked key stays on the list, so that who meets it knows.
Status<> add_pack_key(const std::filesystem::path& dir, const KeyList::PackKey& key);
// `after`, "2026-11-23": the key is handed on in peace, and packs in force until that day stay good. Empty:
// it signs nothing any more, whatever the day.
Status<> revoke_pack_key(const std::filesystem::path& dir, const std::array<std::uint8_t, 8>& id,
                         const std::string& after);

// The signed key list as it lies in the portal's folder now: another process may have published the next.
Result<std::string> published_keys(const std::filesystem::path& dir);

// Signs the client certificate and hands over the signed key list. The kiosk's public key comes back for the
// register.
struct EnrolmentAnswer {
    std::string answer;  // JSON for accept_enrolment
    std::string kiosk;
    PublicKey signing;
};
Result<EnrolmentAnswer> answer_enrolment(const PortalIdentity& portal, const std::string& request);

}  // namespace motcua::sync
