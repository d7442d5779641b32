#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/content/key_text.h"
#include "kiosk/content/pack.h"

namespace motcua::content {
namespace {

constexpr std::string_view kPublicKind = "Ed";   // minisign's
constexpr std::string_view kPrivateKind = "MC";  // ours: minisign's own is made for a password
constexpr std::size_t kKindBytes = 2;
constexpr std::size_t kIdBytes = 8;
constexpr std::size_t kFileBytesMax = 1000;
constexpr mode_t kOwnerOnly = 0600;
constexpr mode_t kOthers = 077;

class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }

  private:
    int descriptor_;
};

tl::unexpected<Error> system_failure(const std::filesystem::path& path) {
    return failure(fmt::format("{}: {}", path.string(), std::strerror(errno)));
}

// The bytes after "kind" in the second line of a key file; empty where it is none.
std::string key_bytes(std::string_view text, std::string_view kind, std::size_t size) {
    const std::vector<std::string_view> lines = lines_of(text);
    if (lines.size() != 2) return {};
    const auto raw = from_base64(lines[1]);
    if (!raw || raw->size() != kKindBytes + size || raw->compare(0, kKindBytes, kind) != 0) return {};
    return raw->substr(kKindBytes);
}

// The second half of an Ed25519 secret is its public key; another one there would leak the secret on signing.
bool halves_agree(const PackSigningKey& key) {
    std::array<std::uint8_t, crypto_sign_SEEDBYTES> seed{};
    PublicKey public_key{};
    std::array<std::uint8_t, crypto_sign_SECRETKEYBYTES> secret_key{};
    crypto_sign_ed25519_sk_to_seed(seed.data(), key.secret.data());
    crypto_sign_seed_keypair(public_key.data(), secret_key.data(), seed.data());
    const bool agree = sodium_memcmp(secret_key.data(), key.secret.data(), secret_key.size()) == 0;
    sodium_memzero(seed.data(), seed.size());
    sodium_memzero(secret_key.data(), secret_key.size());
    return agree;
}

}  // namespace

PackSigningKey new_signing_key() {
    if (sodium_init() < 0) std::abort();  // no source of randomness: better no program than a key to guess
    PackSigningKey key;
    PublicKey public_key{};
    crypto_sign_keypair(public_key.data(), key.secret.data());
    randombytes_buf(key.id.data(), key.id.size());
    return key;
}

PackKey public_part(const PackSigningKey& key) {
    PackKey part;
    part.id = key.id;
    crypto_sign_ed25519_sk_to_pk(part.key.data(), key.secret.data());
    return part;
}

Status<> save_signing_key(const PackSigningKey& key, const std::filesystem::path& path) {
    std::string raw(kPrivateKind);
    raw.append(key.id.begin(), key.id.end()).append(key.secret.begin(), key.secret.end());
    std::string text =
        fmt::format("untrusted comment: motcua pack signing key {}\n{}\n", key_name(key.id), to_base64(raw));
    sodium_memzero(raw.data(), raw.size());
    const File file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, kOwnerOnly));
    if (file.get() < 0) return system_failure(path);
    const bool written = write(file.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                         fsync(file.get()) == 0;
    sodium_memzero(text.data(), text.size());
    if (!written) return system_failure(path);
    return {};
}

Result<PackSigningKey> load_signing_key(const std::filesystem::path& path) {
    const File file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.get() < 0 || fstat(file.get(), &status) != 0) return system_failure(path);
    if ((status.st_mode & kOthers) != 0) {
        return failure(fmt::format("{}: others may read this key; \"chmod 600\" it", path.string()));
    }
    std::string text(kFileBytesMax, '\0');
    const ssize_t size = read(file.get(), text.data(), text.size());
    if (size < 0) return system_failure(path);
    std::string raw = key_bytes({text.data(), static_cast<std::size_t>(size)}, kPrivateKind,
                                kIdBytes + crypto_sign_SECRETKEYBYTES);
    sodium_memzero(text.data(), text.size());
    if (raw.empty()) return failure(fmt::format("{}: is no pack signing key", path.string()));
    PackSigningKey key;
    std::copy_n(raw.begin(), key.id.size(), key.id.begin());
    std::copy_n(raw.begin() + kIdBytes, key.secret.size(), key.secret.begin());
    sodium_memzero(raw.data(), raw.size());
    if (!halves_agree(key)) return failure(fmt::format("{}: is damaged", path.string()));
    return key;
}

std::string public_key_text(const PackKey& key) {
    std::string raw(kPublicKind);
    raw.append(key.id.begin(), key.id.end()).append(key.key.begin(), key.key.end());
    return fmt::format("untrusted comment: minisign public key {}\n{}\n", key_name(key.id), to_base64(raw));
}

Result<PackKey> parse_public_key(std::string_view text) {
    const std::string raw = text.size() > kFileBytesMax
                                ? std::string{}
                                : key_bytes(text, kPublicKind, kIdBytes + crypto_sign_PUBLICKEYBYTES);
    if (raw.empty()) return failure("is no minisign public key");
    PackKey key;
    std::copy_n(raw.begin(), key.id.size(), key.id.begin());
    std::copy_n(raw.begin() + kIdBytes, key.key.size(), key.key.begin());
    return key;
}

}  // namespace motcua::content
