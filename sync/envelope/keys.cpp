#include "sync/envelope/keys.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <tuple>

#include <sodium.h>

#include "kiosk/base/ids.h"
#include "sync/envelope/json.h"
#include "sync/envelope/sodium.h"

namespace motcua::sync {
namespace {

using nlohmann::json;

constexpr std::size_t kKeyListBytesMax = 64 * 1024;
constexpr std::size_t kKeysMax = 256;
constexpr std::size_t kUrlBytesMax = 256;
constexpr std::size_t kHolderBytesMax = 100;
constexpr std::int64_t kVersionMax = 1'000'000'000;

template <std::size_t N>
std::string base64_of(const std::array<std::uint8_t, N>& bytes) {
    return to_base64(std::string(bytes.begin(), bytes.end()));
}

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> array_member_of(const json& object, const char* name) {
    const auto text = text_member(object, name, 2 * N + 4);
    const auto raw = text ? from_base64(*text) : std::nullopt;
    if (!raw || raw->size() != N) return std::nullopt;
    std::array<std::uint8_t, N> bytes{};
    std::transform(raw->begin(), raw->end(), bytes.begin(),
                   [](char c) { return static_cast<std::uint8_t>(c); });
    return bytes;
}

std::string signed_text(const char* prefix, const std::string& canonical) {
    return std::string(prefix) + "\n" + canonical;
}

json to_json(const std::vector<PublicKey>& keys) {
    json array = json::array();
    for (const PublicKey& key : keys) array.push_back({{"id", key.id}, {"key", base64_of(key.key)}});
    return array;
}

std::optional<std::vector<PublicKey>> public_keys(const json& list, const char* name) {
    const json* array = array_member(list, name, kKeysMax);
    if (!array) return std::nullopt;
    std::vector<PublicKey> keys;
    for (const json& element : *array) {
        const auto id = text_member(element, "id", kNameBytesMax);
        const auto key = array_member_of<32>(element, "key");
        if (!id || id->empty() || !key) return std::nullopt;
        keys.push_back({*id, *key});
    }
    return keys;
}

bool may_bound_a_key(const std::string& text) {
    constexpr std::string_view shape = "0000-00-00";
    if (text.empty()) return true;
    return text.size() == shape.size() &&
           std::equal(text.begin(), text.end(), shape.begin(),
                      [](char c, char like) { return like == '-' ? c == '-' : c >= '0' && c <= '9'; });
}

// What a list of before roles does not have keeps its default.
bool fill_in(const json& element, KeyList::PackKey& key) {
    constexpr std::size_t kDayBytes = 10;
    for (const auto& [name, part, bytes_max] :
         {std::tuple{"role", &key.role, kNameBytesMax}, std::tuple{"holder", &key.holder, kHolderBytesMax},
          std::tuple{"from", &key.from, kDayBytes}, std::tuple{"until", &key.until, kDayBytes}}) {
        if (!element.contains(name)) continue;
        const auto text = text_member(element, name, bytes_max);
        if (!text) return false;
        *part = *text;
    }
    if (element.contains("revoked")) {
        const auto revoked = flag_member(element, "revoked");
        if (!revoked) return false;
        key.revoked = *revoked;
    }
    return (key.role == kDrafts || key.role == kApproves) && may_bound_a_key(key.from) &&
           may_bound_a_key(key.until);
}

std::optional<std::vector<KeyList::PackKey>> pack_keys(const json& list) {
    const json* array = array_member(list, "pack", kPackKeysMax);
    if (!array) return std::nullopt;
    std::vector<KeyList::PackKey> keys;
    for (const json& element : *array) {
        const auto id = array_member_of<8>(element, "id");
        const auto key = array_member_of<32>(element, "key");
        if (!id || !key || !fill_in(element, keys.emplace_back())) return std::nullopt;
        keys.back().id = *id;
        keys.back().key = *key;
    }
    return keys;
}

bool is_portal_url(const std::string& url) {
    constexpr std::string_view https = "https://";
    return url.empty() || (url.compare(0, https.size(), https) == 0 && url.size() > https.size());
}

}  // namespace

SigningKey make_signing_key(std::string id) {
    start_sodium();
    SigningKey key;
    key.id = std::move(id);
    crypto_sign_keypair(key.public_key.data(), key.secret_key.data());
    return key;
}

SealingKey make_sealing_key(std::string id) {
    start_sodium();
    SealingKey key;
    key.id = std::move(id);
    crypto_box_keypair(key.public_key.data(), key.secret_key.data());
    return key;
}

std::string sign(const SigningKey& key, const char* prefix, const std::string& canonical) {
    start_sodium();
    const std::string text = signed_text(prefix, canonical);
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, octets(text), text.size(), key.secret_key.data());
    return {signature.begin(), signature.end()};
}

bool verify(const PublicKey& key, const char* prefix, const std::string& canonical,
            const std::string& signature) {
    start_sodium();
    if (signature.size() != crypto_sign_BYTES) return false;
    const std::string text = signed_text(prefix, canonical);
    return crypto_sign_verify_detached(octets(signature), octets(text), text.size(), key.key.data()) == 0;
}

std::string to_json(const KeyList& list) {
    json pack = json::array();
    for (const KeyList::PackKey& key : list.pack) {
        pack.push_back({{"id", base64_of(key.id)},
                        {"key", base64_of(key.key)},
                        {"role", key.role},
                        {"holder", key.holder},
                        {"from", key.from},
                        {"until", key.until},
                        {"revoked", key.revoked}});
    }
    return canonical({{"version", list.version},
                      {"demo", list.demo},
                      {"receiver", list.receiver},
                      {"sealing", to_json(list.sealing)},
                      {"decision", to_json(list.decision)},
                      {"pack", std::move(pack)},
                      {"portal_url", list.portal_url},
                      {"tls_ca_pem", list.tls_ca_pem}});
}

Result<KeyList> parse_key_list(const std::string& canonical_text) {
    const auto document = parse_json(canonical_text, kKeyListBytesMax);
    if (!document) return tl::unexpected(document.error());
    if (canonical(*document) != canonical_text) return failure("key list: not canonical JSON");
    const auto version = integer_member(*document, "version", 0, kVersionMax);
    const auto demo = flag_member(*document, "demo");
    const auto receiver = text_member(*document, "receiver", kNameBytesMax);
    auto sealing = public_keys(*document, "sealing");
    auto decision = public_keys(*document, "decision");
    auto pack = pack_keys(*document);
    const auto url = text_member(*document, "portal_url", kUrlBytesMax);
    const auto ca = text_member(*document, "tls_ca_pem", kKeyListBytesMax);
    if (!version || !demo || !receiver || !sealing || !decision || !pack || !url || !ca) {
        return failure("key list: a member is missing, of another type, or out of bounds");
    }
    if (!is_portal_url(*url)) return failure("key list: portal_url is not https");
    return KeyList{*version,         *demo, *receiver, std::move(*sealing), std::move(*decision),
                   std::move(*pack), *url,  *ca};
}

std::string to_base64(const std::string& bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), octets(bytes), bytes.size(), variant);
    text.pop_back();  // the terminating zero that libsodium counts in
    return text;
}

std::optional<std::string> from_base64(const std::string& text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string bytes(text.size() / 4 * 3, '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                          text.size(), nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0) {
        return std::nullopt;
    }
    bytes.resize(length);
    return bytes;
}

}  // namespace motcua::sync
