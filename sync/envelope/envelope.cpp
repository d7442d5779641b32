#include "sync/envelope/envelope.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <new>
#include <set>
#include <string_view>
#include <utility>

#include <sodium.h>
#include <zstd.h>

#include "sync/envelope/decision.h"
#include "sync/envelope/json.h"
#include "sync/envelope/sodium.h"

namespace motcua::sync {
namespace {

using nlohmann::json;
using Key = SecretVector<unsigned char>;  // 32 bytes, wiped when let go
using Clear = SecretVector<unsigned char>;

constexpr std::string_view kMagic = "MOTCUA1\n";
constexpr std::size_t kPreambleBytes = kMagic.size() + 4;
constexpr std::size_t kMessageBytes = 64 * 1024;
constexpr std::size_t kSealedKeyBytes = crypto_secretstream_xchacha20poly1305_KEYBYTES + crypto_box_SEALBYTES;
constexpr std::size_t kSlipNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kSlipKeyBytes = kSlipNonceBytes + crypto_secretstream_xchacha20poly1305_KEYBYTES +
                                      crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::string_view kSlipContext = "motcua-slip-v1\n";
constexpr std::size_t kReceiversMax = 16;
constexpr std::int64_t kNumberMax = (std::int64_t{1} << 53) - 1;  // RFC 7493: read alike by every language
constexpr int kCompressionLevel = 9;

// How long a dossier is says something about it; so all are of one of these lengths. The last is for a
// document of 1 MiB that does not compress.
constexpr std::array<std::size_t, 10> kSizeClasses{1U << 12, 1U << 13, 1U << 14, 1U << 15, 1U << 16,
                                                   1U << 17, 1U << 18, 1U << 19, 1U << 20, 3U << 19};

struct Receiver {
    std::string name;
    std::string key_id;
    std::string sealed_key;
};

struct EnvelopeHeader {
    DossierHeader dossier;
    std::vector<Receiver> receivers;
    std::string slip_key;  // nonce, then the sealed key
};

// An envelope cut into its parts; the views look into the envelope given.
struct Parts {
    std::string_view authenticated;  // magic, length and header, the very bytes
    EnvelopeHeader header;
    std::string_view stream;
};

bool is_name(const std::string& text) {
    return !text.empty() && text.size() <= kNameBytesMax && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c <= '~' && c != '"' && c != '\\';
    });
}

bool within_bounds(const DossierHeader& header) {
    return is_name(header.kiosk) && is_name(header.procedure) && is_name(header.pack_version) &&
           header.epoch >= 0 && header.epoch <= kNumberMax && header.n >= 1 && header.n <= kNumberMax &&
           parse_rfc3339(rfc3339(header.created)).has_value();
}

json members_of(const DossierHeader& header) {
    return {{"created", rfc3339(header.created)},
            {"epoch", header.epoch},
            {"id", header.id.text()},
            {"kiosk", header.kiosk},
            {"n", header.n},
            {"pack_version", header.pack_version},
            {"procedure", header.procedure}};
}

std::string header_text(const EnvelopeHeader& header) {
    json object = members_of(header.dossier);
    json receivers = json::array();
    for (const Receiver& receiver : header.receivers) {
        receivers.push_back(
            {{"key", to_base64(receiver.sealed_key)}, {"key_id", receiver.key_id}, {"name", receiver.name}});
    }
    object["receivers"] = std::move(receivers);
    object["slip_key"] = to_base64(header.slip_key);
    return canonical(object);
}

std::string signed_text(const DossierHeader& header, const Digest& digest, const std::string& key_id) {
    json object = members_of(header);
    object["digest"] = to_base64(std::string(digest.begin(), digest.end()));
    object["key_id"] = key_id;
    return canonical(object);
}

std::optional<std::string> bytes_member(const json& object, const char* name, std::size_t bytes_min,
                                        std::size_t bytes_max) {
    const auto text = text_member(object, name, bytes_max / 3 * 4 + 4);
    auto raw = text ? from_base64(*text) : std::nullopt;
    return raw && raw->size() >= bytes_min && raw->size() <= bytes_max ? raw : std::nullopt;
}

std::optional<DossierHeader> read_members(const json& object) {
    const auto id = text_member(object, "id", kNameBytesMax);
    const auto parsed_id = id ? DossierId::parse(*id) : std::nullopt;
    const auto created = text_member(object, "created", kNameBytesMax);
    const auto time = created ? parse_rfc3339(*created) : std::nullopt;
    const auto kiosk = text_member(object, "kiosk", kNameBytesMax);
    const auto epoch = integer_member(object, "epoch", 0, kNumberMax);
    const auto n = integer_member(object, "n", 1, kNumberMax);
    const auto procedure = text_member(object, "procedure", kNameBytesMax);
    const auto pack_version = text_member(object, "pack_version", kNameBytesMax);
    if (!parsed_id || !time || !kiosk || !epoch || !n || !procedure || !pack_version) return std::nullopt;
    DossierHeader header{*parsed_id, *kiosk, *epoch, *n, *procedure, *pack_version, *time};
    return within_bounds(header) ? std::optional(std::move(header)) : std::nullopt;
}

std::optional<std::vector<Receiver>> read_receivers(const json& object) {
    const json* array = array_member(object, "receivers", kReceiversMax);
    if (!array || array->empty()) return std::nullopt;
    std::vector<Receiver> receivers;
    std::set<std::string> key_ids;
    for (const json& element : *array) {
        const auto name = text_member(element, "name", kNameBytesMax);
        const auto key_id = text_member(element, "key_id", kNameBytesMax);
        const auto key = bytes_member(element, "key", kSealedKeyBytes, kSealedKeyBytes);
        if (!name || !is_name(*name) || !key_id || !is_name(*key_id) || !key) return std::nullopt;
        if (!key_ids.insert(*key_id).second) return std::nullopt;
        receivers.push_back({*name, *key_id, *key});
    }
    return receivers;
}

std::uint32_t big_endian(std::string_view four_bytes) {
    std::uint32_t value = 0;
    for (const char c : four_bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
}

std::size_t sealed_bytes(std::size_t size_class) {
    const std::size_t messages = std::max<std::size_t>(1, size_class / kMessageBytes);
    return crypto_secretstream_xchacha20poly1305_HEADERBYTES + size_class +
           messages * crypto_secretstream_xchacha20poly1305_ABYTES;
}

Result<Parts> take_apart(std::string_view envelope) {
    if (envelope.size() > kEnvelopeBytesMax) return failure("envelope: longer than 2 MB");
    if (envelope.size() < kPreambleBytes || envelope.substr(0, kMagic.size()) != kMagic) {
        return failure("envelope: not of this format");
    }
    const std::size_t length = big_endian(envelope.substr(kMagic.size(), 4));
    if (length > kEnvelopeHeaderBytesMax || length > envelope.size() - kPreambleBytes) {
        return failure("envelope: header length out of bounds");
    }
    Parts parts;
    parts.authenticated = envelope.substr(0, kPreambleBytes + length);
    parts.stream = envelope.substr(kPreambleBytes + length);
    if (std::none_of(kSizeClasses.begin(), kSizeClasses.end(),
                     [&](std::size_t size) { return sealed_bytes(size) == parts.stream.size(); })) {
        return failure("envelope: not of any size class");
    }
    const std::string_view text = parts.authenticated.substr(kPreambleBytes);
    const auto object = parse_json(text, kEnvelopeHeaderBytesMax);
    if (!object) return failure("envelope header: " + object.error().what);
    auto dossier = read_members(*object);
    auto receivers = read_receivers(*object);
    auto slip_key = bytes_member(*object, "slip_key", kSlipKeyBytes, kSlipKeyBytes);
    if (!dossier || !receivers || !slip_key) {
        return failure("envelope header: a member is missing, of another type, or out of bounds");
    }
    parts.header = {std::move(*dossier), std::move(*receivers), std::move(*slip_key)};
    if (header_text(parts.header) != text) return failure("envelope header: not in its one canonical form");
    return parts;
}

// zstd works in memory of its own on the way; the process that seals wipes what any library frees.
Result<Clear> compress_and_pad(const Secret& document) {
    Clear compressed(ZSTD_compressBound(document.size()));
    const std::size_t size = ZSTD_compress(compressed.data(), compressed.size(), document.data(),
                                           document.size(), kCompressionLevel);
    if (ZSTD_isError(size)) return failure("envelope: the document cannot be compressed");
    const auto* size_class = std::find_if(kSizeClasses.begin(), kSizeClasses.end(),
                                          [&](std::size_t candidate) { return candidate > size; });
    if (size_class == kSizeClasses.end()) return failure("envelope: the document fits no size class");
    Clear padded(*size_class);
    std::copy_n(compressed.begin(), size, padded.begin());
    std::size_t padded_size = 0;
    sodium_pad(&padded_size, padded.data(), size, padded.size(), padded.size());
    return padded;
}

Result<Secret> unpad_and_decompress(const Clear& padded) {
    std::size_t size = 0;
    if (sodium_unpad(&size, padded.data(), padded.size(), padded.size()) != 0) {
        return failure("envelope: wrong padding");
    }
    const auto claimed = ZSTD_getFrameContentSize(padded.data(), size);
    if (claimed == ZSTD_CONTENTSIZE_ERROR || claimed == ZSTD_CONTENTSIZE_UNKNOWN || claimed == 0 ||
        claimed > kDocumentBytesMax) {
        return failure("envelope: claims a document that is empty or longer than 1 MB");
    }
    if (ZSTD_findFrameCompressedSize(padded.data(), size) != size) {
        return failure("envelope: more than one compressed frame");
    }
    Secret document(static_cast<std::size_t>(claimed), '\0');
    const std::size_t written = ZSTD_decompress(document.data(), document.size(), padded.data(), size);
    if (written != document.size()) return failure("envelope: the document cannot be decompressed");
    return document;
}

std::string encrypt(const Clear& clear, const Key& key, std::string_view authenticated) {
    Locked<crypto_secretstream_xchacha20poly1305_state> state;
    std::string stream(sealed_bytes(clear.size()), '\0');
    unsigned char* out = octets(stream);
    crypto_secretstream_xchacha20poly1305_init_push(&*state, out, key.data());
    out += crypto_secretstream_xchacha20poly1305_HEADERBYTES;
    for (std::size_t at = 0; at < clear.size(); at += kMessageBytes) {
        const std::size_t size = std::min(kMessageBytes, clear.size() - at);
        const bool last = at + size == clear.size();
        crypto_secretstream_xchacha20poly1305_push(&*state, out, nullptr, clear.data() + at, size,
                                                   octets(authenticated), authenticated.size(),
                                                   last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                        : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        out += size + crypto_secretstream_xchacha20poly1305_ABYTES;
    }
    return stream;
}

Result<Secret> decrypt(const Parts& parts, const Key& key) {
    constexpr std::size_t overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
    Locked<crypto_secretstream_xchacha20poly1305_state> state;
    std::string_view rest = parts.stream;
    crypto_secretstream_xchacha20poly1305_init_pull(&*state, octets(rest), key.data());
    rest.remove_prefix(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    const std::size_t messages = (rest.size() + kMessageBytes + overhead - 1) / (kMessageBytes + overhead);
    Clear clear(rest.size() - messages * overhead);
    for (unsigned char* out = clear.data(); !rest.empty();) {
        const std::size_t size = std::min(kMessageBytes + overhead, rest.size());
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&*state, out, nullptr, &tag, octets(rest), size,
                                                       octets(parts.authenticated),
                                                       parts.authenticated.size()) != 0) {
            return failure("envelope: changed, or sealed under another key");
        }
        rest.remove_prefix(size);
        out += size - overhead;
        const unsigned char expected = rest.empty() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                    : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        if (tag != expected) return failure("envelope: its messages end in the wrong place");
    }
    return unpad_and_decompress(clear);
}

// The slip's secret never encrypts by itself: one derived key for each dossier.
Key key_of_slip(const SlipSecret& secret, const DossierId& id) {
    std::string context(kSlipContext);
    context.append(id.bytes().begin(), id.bytes().end());
    Key key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    crypto_generichash(key.data(), key.size(), octets(std::string_view(context)), context.size(),
                       secret.data(), secret.size());
    return key;
}

std::string wrap_for_slip(const Key& key, const SlipSecret& secret, const DossierId& id) {
    const Key slip_key = key_of_slip(secret, id);
    std::string wrapped(kSlipKeyBytes, '\0');
    randombytes_buf(wrapped.data(), kSlipNonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(octets(wrapped) + kSlipNonceBytes, nullptr, key.data(),
                                               key.size(), nullptr, 0, nullptr, octets(wrapped),
                                               slip_key.data());
    return wrapped;
}

std::string authenticated_part(const EnvelopeHeader& header) {
    const std::string text = header_text(header);
    const auto length = static_cast<std::uint32_t>(text.size());
    std::string bytes(kMagic);
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(length >> shift & 0xff);
    return bytes + text;
}

Result<Sealed> seal_checked(const DossierHeader& header, const Secret& document, const SigningKey& kiosk,
                            const KeyList& list) {
    const auto clear = compress_and_pad(document);
    if (!clear) return tl::unexpected(clear.error());
    Key key(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    crypto_secretstream_xchacha20poly1305_keygen(key.data());
    Sealed sealed;
    randombytes_buf(sealed.slip_secret.data(), sealed.slip_secret.size());

    EnvelopeHeader envelope_header{header, {}, wrap_for_slip(key, sealed.slip_secret, header.id)};
    Receiver receiver{list.receiver, list.sealing.front().id, std::string(kSealedKeyBytes, '\0')};
    if (crypto_box_seal(octets(receiver.sealed_key), key.data(), key.size(),
                        list.sealing.front().key.data()) != 0) {
        return failure("envelope: the receiver's key is not a key to seal to");
    }
    envelope_header.receivers.push_back(std::move(receiver));
    const std::string authenticated = authenticated_part(envelope_header);

    SealedDossier& dossier = sealed.dossier;
    dossier.envelope = authenticated + encrypt(*clear, key, authenticated);
    auto parts = take_apart(dossier.envelope);
    if (!parts) return tl::unexpected(parts.error());
    dossier.header = std::move(parts->header.dossier);
    dossier.digest = digest_of(dossier.envelope);
    dossier.signing_key_id = kiosk.id;
    dossier.signature =
        sign(kiosk, kHeaderPrefix, signed_text(dossier.header, dossier.digest, dossier.signing_key_id));
    return sealed;
}

}  // namespace

Result<Sealed> EnvelopeSealer::seal(const DossierHeader& header, const Secret& document) {
    start_sodium();
    if (list_.sealing.empty()) return failure("envelope: no receiver key is known");
    if (!within_bounds(header)) return failure("envelope: a header member is out of bounds");
    if (document.empty() || document.size() > kDocumentBytesMax) {
        return failure("envelope: the document is empty or longer than 1 MB");
    }
    try {
        return seal_checked(header, document, kiosk_, list_);
    } catch (const std::bad_alloc&) {
        return failure("envelope: no memory left to seal in");
    }
}

Digest digest_of(const std::string& envelope) {
    start_sodium();
    Digest digest{};
    crypto_generichash(digest.data(), digest.size(), octets(std::string_view(envelope)), envelope.size(),
                       nullptr, 0);
    return digest;
}

Result<DossierHeader> read_header(const std::string& envelope) {
    auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    return std::move(parts->header.dossier);
}

Result<std::vector<std::string>> receiver_key_ids(const std::string& envelope) {
    const auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    std::vector<std::string> ids;
    for (const Receiver& receiver : parts->header.receivers) ids.push_back(receiver.key_id);
    return ids;
}

Result<Secret> open_envelope(const std::string& envelope, const SealingKey& key) {
    start_sodium();
    const auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    const auto& receivers = parts->header.receivers;
    const auto mine = std::find_if(receivers.begin(), receivers.end(),
                                   [&](const Receiver& receiver) { return receiver.key_id == key.id; });
    if (mine == receivers.end()) return failure("envelope: not sealed to this key");
    Key stream_key(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    if (crypto_box_seal_open(stream_key.data(), octets(std::string_view(mine->sealed_key)),
                             mine->sealed_key.size(), key.public_key.data(), key.secret_key.data()) != 0) {
        return failure("envelope: changed, or sealed under another key");
    }
    return decrypt(*parts, stream_key);
}

Result<Secret> open_envelope(const std::string& envelope, const SlipSecret& slip) {
    start_sodium();
    const auto parts = take_apart(envelope);
    if (!parts) return tl::unexpected(parts.error());
    const Key slip_key = key_of_slip(slip, parts->header.dossier.id);
    const unsigned char* nonce = octets(std::string_view(parts->header.slip_key));
    Key stream_key(crypto_secretstream_xchacha20poly1305_KEYBYTES);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(stream_key.data(), nullptr, nullptr,
                                                   nonce + kSlipNonceBytes, kSlipKeyBytes - kSlipNonceBytes,
                                                   nullptr, 0, nonce, slip_key.data()) != 0) {
        return failure("envelope: changed, or another slip's");
    }
    return decrypt(*parts, stream_key);
}

bool verify_dossier(const SealedDossier& dossier, const PublicKey& kiosk) {
    const auto header = read_header(dossier.envelope);
    return header && canonical(members_of(*header)) == canonical(members_of(dossier.header)) &&
           dossier.digest == digest_of(dossier.envelope) && dossier.signing_key_id == kiosk.id &&
           verify(kiosk, kHeaderPrefix, signed_text(*header, dossier.digest, kiosk.id), dossier.signature);
}

std::string to_wire(const SealedDossier& dossier) {
    return canonical({{"digest", to_base64(std::string(dossier.digest.begin(), dossier.digest.end()))},
                      {"envelope", to_base64(dossier.envelope)},
                      {"id", dossier.header.id.text()},
                      {"key_id", dossier.signing_key_id},
                      {"signature", to_base64(dossier.signature)}});
}

Result<SealedDossier> from_wire(const std::string& body) {
    const auto object = parse_json(body, kWireBytesMax);
    if (!object) return failure("submission: " + object.error().what);
    const auto id = text_member(*object, "id", kNameBytesMax);
    const auto key_id = text_member(*object, "key_id", kNameBytesMax);
    const auto signature = bytes_member(*object, "signature", crypto_sign_BYTES, crypto_sign_BYTES);
    const auto digest = bytes_member(*object, "digest", Digest{}.size(), Digest{}.size());
    auto envelope = bytes_member(*object, "envelope", kPreambleBytes, kEnvelopeBytesMax);
    if (!id || !key_id || !is_name(*key_id) || !signature || !digest || !envelope) {
        return failure("submission: a member is missing, of another type, or out of bounds");
    }
    SealedDossier dossier;
    dossier.envelope = std::move(*envelope);
    dossier.digest = digest_of(dossier.envelope);
    dossier.signature = *signature;
    dossier.signing_key_id = *key_id;
    if (!std::equal(digest->begin(), digest->end(), dossier.digest.begin(),
                    [](char a, std::uint8_t b) { return static_cast<std::uint8_t>(a) == b; })) {
        return failure("submission: the digest is not the envelope's");
    }
    auto header = read_header(dossier.envelope);
    if (!header) return tl::unexpected(header.error());
    if (header->id.text() != *id) return failure("submission: the envelope holds another id");
    dossier.header = std::move(*header);
    return dossier;
}

}  // namespace motcua::sync
