#include "kiosk/content/signature.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>
#include <sodium.h>

#include "kiosk/content/key_text.h"

namespace motcua::content {
namespace {

constexpr std::string_view kAlgorithm = "ED";  // Ed25519 over BLAKE2b-512 of the file
constexpr std::string_view kTrustedComment = "trusted comment: ";
constexpr std::size_t kKeyIdBytes = 8;
constexpr std::size_t kHeadBytes = kAlgorithm.size() + kKeyIdBytes;

using Signature = std::array<std::uint8_t, crypto_sign_BYTES>;
using Hash = std::array<std::uint8_t, crypto_generichash_BYTES_MAX>;

Hash hash_of(const Bytes& bytes) {
    Hash hash{};
    crypto_generichash(hash.data(), hash.size(), bytes.data(), bytes.size(), nullptr, 0);
    return hash;
}

// What the second signature covers, so that nobody can put another comment under the first.
std::string with_comment(const Signature& signature, std::string_view comment) {
    return std::string(signature.begin(), signature.end()).append(comment);
}

Signature sign(const void* message, std::size_t size, const PackSigningKey& key) {
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, static_cast<const unsigned char*>(message), size,
                         key.secret.data());
    return signature;
}

bool verify(const Signature& signature, const void* message, std::size_t size, const PackKey& key) {
    return crypto_sign_verify_detached(signature.data(), static_cast<const unsigned char*>(message), size,
                                       key.key.data()) == 0;
}

tl::unexpected<PackError> wrong(const std::string& what) {
    return tl::unexpected<PackError>(PackError{PackFault::wrong_signature, what});
}

Signature signature_in(const std::string& raw, std::size_t offset) {
    Signature signature{};
    std::copy_n(raw.begin() + static_cast<std::ptrdiff_t>(offset), signature.size(), signature.begin());
    return signature;
}

}  // namespace

Result<std::string> signature_text(const Bytes& bytes, const PackSigningKey& key,
                                   std::string_view trusted_comment) {
    if (sodium_init() < 0) return failure("libsodium cannot start");
    const Hash hash = hash_of(bytes);
    const Signature signature = sign(hash.data(), hash.size(), key);
    const std::string commented = with_comment(signature, trusted_comment);
    const Signature global = sign(commented.data(), commented.size(), key);

    std::string head(kAlgorithm);
    head.append(key.id.begin(), key.id.end()).append(signature.begin(), signature.end());
    return fmt::format("untrusted comment: signature of a content pack by key {}\n{}\n{}{}\n{}\n",
                       key_name(key.id), to_base64(head), kTrustedComment, trusted_comment,
                       to_base64(std::string(global.begin(), global.end())));
}

Result<Signed, PackError> check_signature(const Bytes& bytes, std::string_view signature_file,
                                          const std::vector<PackKey>& trusted) {
    if (sodium_init() < 0) return wrong("libsodium cannot start");
    const std::vector<std::string_view> lines = lines_of(signature_file);
    if (lines.size() != 4 || lines[2].substr(0, kTrustedComment.size()) != kTrustedComment) {
        return wrong("the signature file is not minisign's");
    }
    const auto head = from_base64(lines[1]);
    const auto tail = from_base64(lines[3]);
    if (!head || !tail || head->size() != kHeadBytes + crypto_sign_BYTES ||
        tail->size() != crypto_sign_BYTES) {
        return wrong("the signature file is not minisign's");
    }
    if (head->compare(0, kAlgorithm.size(), kAlgorithm) != 0) {
        return wrong("the signature is not of the prehashed kind \"ED\"");
    }
    const auto key = std::find_if(trusted.begin(), trusted.end(), [&head](const PackKey& candidate) {
        return std::memcmp(candidate.id.data(), head->data() + kAlgorithm.size(), kKeyIdBytes) == 0;
    });
    if (key == trusted.end()) return wrong("signed by a key that is not trusted here");

    const Signature signature = signature_in(*head, kHeadBytes);
    const Hash hash = hash_of(bytes);
    if (!verify(signature, hash.data(), hash.size(), *key))
        return wrong("the signature is not of these bytes");
    const std::string commented = with_comment(signature, lines[2].substr(kTrustedComment.size()));
    if (!verify(signature_in(*tail, 0), commented.data(), commented.size(), *key)) {
        return wrong("the trusted comment is not the one that was signed");
    }
    return Signed{&*key, std::string(lines[2].substr(kTrustedComment.size()))};
}

int place_among_100(std::string_view text) {
    std::array<std::uint8_t, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), nullptr, 0);
    unsigned place = 0;
    for (const std::uint8_t byte : hash) place = (place * 256 + byte) % 100;
    return static_cast<int>(place);
}

Result<PackNote, PackError> check_note(const Signed& found, PackRole role) {
    const auto refuse = [](PackFault fault, const std::string& what) {
        return tl::unexpected<PackError>(PackError{fault, what});
    };
    const PackKey& key = *found.key;
    const auto note = parse_comment(found.comment);
    if (!note) return refuse(PackFault::wrong_note, "its trusted comment is not complete");
    if (key.role != role || note->role != role)
        return refuse(PackFault::wrong_note,
                      fmt::format("is not signed by one who may do that: {}", name(role)));
    if (!key.holder.empty() && key.holder != note->name)
        return refuse(PackFault::wrong_note, "the signature names another person than the key's");
    const bool in_time =
        (!key.from || *key.from <= note->effective) && (!key.until || note->effective <= *key.until);
    if (key.revoked || !in_time)
        return refuse(PackFault::key_out_of_date, fmt::format("key {} signs no more", key_name(key.id)));
    return *note;
}

}  // namespace motcua::content
