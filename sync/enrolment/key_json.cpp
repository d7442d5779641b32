#include "sync/enrolment/key_json.h"

#include "kiosk/base/ids.h"
#include "sync/enrolment/key_files.h"
#include "sync/envelope/json.h"

namespace motcua::sync {
namespace {

using nlohmann::json;

constexpr std::size_t kKeyTextMax = 100;
constexpr std::size_t kKeyIdBytes = 4;

// Key files are never quoted in an error: they hold secrets.
tl::unexpected<Error> damaged(const char* what) { return failure(std::string(what) + ": damaged"); }

template <class KeyPair>
std::string pair_json(const KeyPair& key) {
    return canonical(
        {{"id", key.id}, {"key", base64_of(key.public_key)}, {"secret", base64_of(key.secret_key)}});
}

template <class KeyPair>
Result<KeyPair> parse_pair(const std::string& text, const char* what) {
    const auto object = parse_json(text, kKeyFileBytesMax);
    if (!object) return damaged(what);
    KeyPair pair;
    const auto id = text_member(*object, "id", kNameBytesMax);
    const auto key = bytes_of<pair.public_key.size()>(text_member(*object, "key", kKeyTextMax));
    const auto secret = bytes_of<pair.secret_key.size()>(text_member(*object, "secret", kKeyTextMax));
    if (!id || id->empty() || !key || !secret) return damaged(what);
    pair.id = *id;
    pair.public_key = *key;
    pair.secret_key = *secret;
    return pair;
}

}  // namespace

std::string key_id(const std::string& purpose, const Bytes32& public_key) {
    return purpose + "-" + to_hex(public_key.data(), kKeyIdBytes);
}

json public_json(const PublicKey& key) { return {{"id", key.id}, {"key", base64_of(key.key)}}; }

std::optional<PublicKey> public_key_member(const json& object, const char* name) {
    if (!object.is_object() || !object.contains(name)) return std::nullopt;
    const json& member = object[name];
    const auto id = text_member(member, "id", kNameBytesMax);
    const auto key = bytes_of<32>(text_member(member, "key", kKeyTextMax));
    if (!id || id->empty() || !key) return std::nullopt;
    return PublicKey{*id, *key};
}

std::string secret_json(const SigningKey& key) { return pair_json(key); }
std::string secret_json(const SealingKey& key) { return pair_json(key); }

Result<SigningKey> parse_signing_key(const std::string& text) {
    return parse_pair<SigningKey>(text, "signing key");
}
Result<SealingKey> parse_sealing_key(const std::string& text) {
    return parse_pair<SealingKey>(text, "sealing key");
}

std::string signed_key_list(const KeyList& list, const SigningKey& root) {
    const std::string text = to_json(list);
    return canonical({{"keys", json::parse(text, nullptr, false)},
                      {"key_id", root.id},
                      {"signature", to_base64(sign(root, kKeyListPrefix, text))}});
}

Result<KeyList> read_signed_key_list(const std::string& text, const PublicKey& root) {
    const auto object = parse_json(text, kKeyFileBytesMax);
    const auto signature = object ? text_member(*object, "signature", kKeyTextMax) : std::nullopt;
    const auto raw = signature ? from_base64(*signature) : std::nullopt;
    if (!raw || !object->contains("keys")) return damaged("key list");
    const std::string list = canonical((*object)["keys"]);
    if (!verify(root, kKeyListPrefix, list, *raw)) return failure("key list: not signed by the pinned root");
    return parse_key_list(list);
}

}  // namespace motcua::sync
