// Keys and the signed key list as JSON, for key files, requests and answers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "kiosk/base/result.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

template <std::size_t N>
std::string base64_of(const std::array<std::uint8_t, N>& bytes) {
    return to_base64(std::string(bytes.begin(), bytes.end()));
}

template <std::size_t N>
std::optional<std::array<std::uint8_t, N>> bytes_of(const std::optional<std::string>& base64) {
    const auto raw = base64 ? from_base64(*base64) : std::nullopt;
    if (!raw || raw->size() != N) return std::nullopt;
    std::array<std::uint8_t, N> bytes{};
    for (std::size_t i = 0; i < N; ++i) bytes[i] = static_cast<std::uint8_t>((*raw)[i]);
    return bytes;
}

// "sealing" and a key -> "sealing-358072d6": readable, and another key gets another name.
std::string key_id(const std::string& purpose, const Bytes32& public_key);

nlohmann::json public_json(const PublicKey& key);  // {id, key}
std::optional<PublicKey> public_key_member(const nlohmann::json& object, const char* name);

std::string secret_json(const SigningKey& key);  // {id, key, secret}
std::string secret_json(const SealingKey& key);
Result<SigningKey> parse_signing_key(const std::string& text);
Result<SealingKey> parse_sealing_key(const std::string& text);

// {keys, key_id, signature}
std::string signed_key_list(const KeyList& list, const SigningKey& root);
// Only a list whose signature holds under `root`.
Result<KeyList> read_signed_key_list(const std::string& text, const PublicKey& root);

}  // namespace motcua::sync
