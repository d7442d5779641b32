// The keys that a kiosk and its portal know each other by. Every private key stays where it was made.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/ids.h"
#include "kiosk/base/result.h"
#include "kiosk/base/time.h"

namespace motcua::sync {

using Bytes32 = std::array<std::uint8_t, 32>;

// Ed25519; `id` names it on the wire.
struct SigningKey {
    std::string id;
    Bytes32 public_key{};
    std::array<std::uint8_t, 64> secret_key{};
};
// X25519
struct SealingKey {
    std::string id;
    Bytes32 public_key{};
    Bytes32 secret_key{};
};
struct PublicKey {
    std::string id;
    Bytes32 key{};
};

SigningKey make_signing_key(std::string id);
SealingKey make_sealing_key(std::string id);
inline PublicKey public_part(const SigningKey& key) { return {key.id, key.public_key}; }
inline PublicKey public_part(const SealingKey& key) { return {key.id, key.public_key}; }

// What a pack key's holder does.
inline constexpr const char* kDrafts = "drafts";
inline constexpr const char* kApproves = "approves";

// Signed by the offline root that enrolment pinned; versions only grow.
struct KeyList {
    std::int64_t version = 0;
    bool demo = false;                // play, failpoints and the demo signing key work on demo folders only
    std::string receiver;             // "portal"
    std::vector<PublicKey> sealing;   // of the receiver; the first seals, the others are still being opened
    std::vector<PublicKey> decision;  // the receiver signs decisions and change pages with these
    struct PackKey {
        std::array<std::uint8_t, 8> id{};
        Bytes32 key{};
        std::string role = kDrafts;  // or kApproves
        std::string holder{};        // the person who has it, at most 100 bytes
        std::string from{};          // first effective date that it may sign, "2026-11-23"; empty: any
        std::string until{};         // and the last
        bool revoked = false;
    };
    std::vector<PackKey> pack;
    std::string portal_url;  // "https://127.0.0.1:8443"; empty: by stick only
    std::string tls_ca_pem;
};

// Ed25519 over "<prefix>\n" + RFC 8785 canonical JSON: one prefix for each kind of signed thing, so that none
// can be shown as another.
inline constexpr const char* kDecisionPrefix = "motcua-decision-v1";
inline constexpr const char* kHeaderPrefix = "motcua-header-v1";
inline constexpr const char* kKeyListPrefix = "motcua-keys-v1";
inline constexpr const char* kChangesPrefix = "motcua-changes-v1";

// 64 raw bytes.
std::string sign(const SigningKey& key, const char* prefix, const std::string& canonical);
bool verify(const PublicKey& key, const char* prefix, const std::string& canonical,
            const std::string& signature);

inline constexpr std::size_t kPackKeysMax = 256;

std::string to_json(const KeyList& list);  // canonical
// Refuses what is not canonical: the signature is over these very bytes. At most 64 KB.
Result<KeyList> parse_key_list(const std::string& canonical);

std::string to_base64(const std::string& bytes);
inline std::string to_base64(const Digest& digest) {
    return to_base64(std::string(digest.begin(), digest.end()));
}
std::optional<std::string> from_base64(const std::string& text);  // strict, padded

}  // namespace motcua::sync
