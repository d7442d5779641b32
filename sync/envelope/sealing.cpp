#include "sync/envelope/sealing.h"

#include <algorithm>
#include <set>
#include <utility>

#include <sodium.h>

#include "sync/envelope/envelope.h"
#include "sync/envelope/json.h"
#include "sync/envelope/sodium.h"

namespace motcua::sync {
namespace {

using nlohmann::json;

constexpr std::size_t kMagicBytes = 8;
constexpr std::size_t kPreambleBytes = kMagicBytes + 4;
constexpr std::size_t kMessageBytes = 64 * 1024;
constexpr std::size_t kStreamKeyBytes = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t kSealedKeyBytes = kStreamKeyBytes + crypto_box_SEALBYTES;
constexpr std::size_t kSlipNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kSlipKeyBytes =
    kSlipNonceBytes + kStreamKeyBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kReceiversMax = 16;

std::uint32_t big_endian(std::string_view four_bytes) {
    std::uint32_t value = 0;
    for (const char c : four_bytes) value = value << 8 | static_cast<unsigned char>(c);
    return value;
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

// The slip's secret never encrypts by itself: one derived key for each envelope.
StreamKey derived_from(const SlipSecret& secret, const std::string& context) {
    StreamKey key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    crypto_generichash(key.data(), key.size(), octets(std::string_view(context)), context.size(),
                       secret.data(), secret.size());
    return key;
}

std::string wrap_for_slip(const StreamKey& key, const StreamKey& slip_key) {
    std::string wrapped(kSlipKeyBytes, '\0');
    randombytes_buf(wrapped.data(), kSlipNonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(octets(wrapped) + kSlipNonceBytes, nullptr, key.data(),
                                               key.size(), nullptr, 0, nullptr, octets(wrapped),
                                               slip_key.data());
    return wrapped;
}

}  // namespace

bool is_name(const std::string& text) {
    return !text.empty() && text.size() <= kNameBytesMax && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c <= '~' && c != '"' && c != '\\';
    });
}

std::optional<std::string> bytes_member(const json& object, const char* name, std::size_t bytes_min,
                                        std::size_t bytes_max) {
    const auto text = text_member(object, name, bytes_max / 3 * 4 + 4);
    auto raw = text ? from_base64(*text) : std::nullopt;
    return raw && raw->size() >= bytes_min && raw->size() <= bytes_max ? raw : std::nullopt;
}

std::optional<Digest> digest_member(const json& object, const char* name) {
    const auto raw = bytes_member(object, name, Digest{}.size(), Digest{}.size());
    if (!raw) return std::nullopt;
    Digest digest{};
    std::transform(raw->begin(), raw->end(), digest.begin(),
                   [](char c) { return static_cast<std::uint8_t>(c); });
    return digest;
}

std::string framed_header(std::string_view magic, const std::string& header_text) {
    const auto length = static_cast<std::uint32_t>(header_text.size());
    std::string bytes(magic);
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(length >> shift & 0xff);
    return bytes + header_text;
}

Result<Frame> cut_frame(std::string_view envelope) {
    if (envelope.size() < kPreambleBytes) return failure("envelope: not of this format");
    const std::size_t length = big_endian(envelope.substr(kMagicBytes, 4));
    if (length > kEnvelopeHeaderBytesMax || length > envelope.size() - kPreambleBytes) {
        return failure("envelope: header length out of bounds");
    }
    return Frame{envelope.substr(0, kPreambleBytes + length), envelope.substr(kPreambleBytes, length),
                 envelope.substr(kPreambleBytes + length)};
}

Result<Openers> seal_key(const StreamKey& key, const KeyList& list, const SlipSecret& slip,
                         const std::string& slip_context) {
    Openers openers{{}, wrap_for_slip(key, derived_from(slip, slip_context))};
    Receiver receiver{list.receiver, list.sealing.front().id, std::string(kSealedKeyBytes, '\0')};
    if (crypto_box_seal(octets(receiver.sealed_key), key.data(), key.size(),
                        list.sealing.front().key.data()) != 0) {
        return failure("envelope: the receiver's key is not a key to seal to");
    }
    openers.receivers.push_back(std::move(receiver));
    return openers;
}

void write_openers(const Openers& openers, json& object) {
    json receivers = json::array();
    for (const Receiver& receiver : openers.receivers) {
        receivers.push_back(
            {{"key", to_base64(receiver.sealed_key)}, {"key_id", receiver.key_id}, {"name", receiver.name}});
    }
    object["receivers"] = std::move(receivers);
    object["slip_key"] = to_base64(openers.slip_key);
}

std::optional<Openers> read_openers(const json& object) {
    auto receivers = read_receivers(object);
    auto slip_key = bytes_member(object, "slip_key", kSlipKeyBytes, kSlipKeyBytes);
    if (!receivers || !slip_key) return std::nullopt;
    return Openers{std::move(*receivers), std::move(*slip_key)};
}

Result<StreamKey> key_for(const Openers& openers, const SealingKey& receiver) {
    const auto mine = std::find_if(openers.receivers.begin(), openers.receivers.end(),
                                   [&](const Receiver& other) { return other.key_id == receiver.id; });
    if (mine == openers.receivers.end()) return failure("envelope: not sealed to this key");
    StreamKey key(kStreamKeyBytes);
    if (crypto_box_seal_open(key.data(), octets(std::string_view(mine->sealed_key)), mine->sealed_key.size(),
                             receiver.public_key.data(), receiver.secret_key.data()) != 0) {
        return failure("envelope: changed, or sealed under another key");
    }
    return key;
}

Result<StreamKey> key_for(const Openers& openers, const SlipSecret& slip, const std::string& slip_context) {
    const StreamKey slip_key = derived_from(slip, slip_context);
    const unsigned char* nonce = octets(std::string_view(openers.slip_key));
    StreamKey key(kStreamKeyBytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(key.data(), nullptr, nullptr, nonce + kSlipNonceBytes,
                                                   kSlipKeyBytes - kSlipNonceBytes, nullptr, 0, nonce,
                                                   slip_key.data()) != 0) {
        return failure("envelope: changed, or another slip's");
    }
    return key;
}

StreamKey make_stream_key() {
    StreamKey key(kStreamKeyBytes);
    crypto_secretstream_xchacha20poly1305_keygen(key.data());
    return key;
}

std::size_t stream_bytes(std::size_t padded_size) {
    const std::size_t messages = std::max<std::size_t>(1, padded_size / kMessageBytes);
    return crypto_secretstream_xchacha20poly1305_HEADERBYTES + padded_size +
           messages * crypto_secretstream_xchacha20poly1305_ABYTES;
}

void pad(Clear& padded, std::size_t size) {
    std::size_t padded_size = 0;
    sodium_pad(&padded_size, padded.data(), size, padded.size(), padded.size());
}

Result<std::size_t> unpadded_size(const Clear& padded) {
    std::size_t size = 0;
    if (sodium_unpad(&size, padded.data(), padded.size(), padded.size()) != 0) {
        return failure("envelope: wrong padding");
    }
    return size;
}

std::string encrypt(const Clear& padded, const StreamKey& key, std::string_view authenticated) {
    Locked<crypto_secretstream_xchacha20poly1305_state> state;
    std::string stream(stream_bytes(padded.size()), '\0');
    unsigned char* out = octets(stream);
    crypto_secretstream_xchacha20poly1305_init_push(&*state, out, key.data());
    out += crypto_secretstream_xchacha20poly1305_HEADERBYTES;
    for (std::size_t at = 0; at < padded.size(); at += kMessageBytes) {
        const std::size_t size = std::min(kMessageBytes, padded.size() - at);
        const bool last = at + size == padded.size();
        crypto_secretstream_xchacha20poly1305_push(&*state, out, nullptr, padded.data() + at, size,
                                                   octets(authenticated), authenticated.size(),
                                                   last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                        : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
        out += size + crypto_secretstream_xchacha20poly1305_ABYTES;
    }
    return stream;
}

Result<Clear> decrypt(const Frame& frame, const StreamKey& key) {
    constexpr std::size_t overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
    Locked<crypto_secretstream_xchacha20poly1305_state> state;
    std::string_view rest = frame.stream;
    crypto_secretstream_xchacha20poly1305_init_pull(&*state, octets(rest), key.data());
    rest.remove_prefix(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    const std::size_t messages = (rest.size() + kMessageBytes + overhead - 1) / (kMessageBytes + overhead);
    Clear clear(rest.size() - messages * overhead);
    for (unsigned char* out = clear.data(); !rest.empty();) {
        const std::size_t size = std::min(kMessageBytes + overhead, rest.size());
        unsigned char tag = 0;
        if (crypto_secretstream_xchacha20poly1305_pull(&*state, out, nullptr, &tag, octets(rest), size,
                                                       octets(frame.authenticated),
                                                       frame.authenticated.size()) != 0) {
            return failure("envelope: changed, or sealed under another key");
        }
        rest.remove_prefix(size);
        out += size - overhead;
        const unsigned char expected = rest.empty() ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                    : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
        if (tag != expected) return failure("envelope: its messages end in the wrong place");
    }
    return clear;
}

}  // namespace motcua::sync
