// What a dossier's envelope and a photo's have in common: their frame, their keys, their padded stream. Only
// for this folder; byte by byte in docs/envelope.md.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/base/sealer.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

using StreamKey = SecretVector<unsigned char>;  // 32 bytes, wiped when let go
using Clear = SecretVector<unsigned char>;

// 1 to 64 visible ASCII characters without '"' and '\'.
bool is_name(const std::string& text);

// Base64 in a member of `object`; nothing where it is none or its bytes are fewer or more.
std::optional<std::string> bytes_member(const nlohmann::json& object, const char* name, std::size_t bytes_min,
                                        std::size_t bytes_max);
std::optional<Digest> digest_member(const nlohmann::json& object, const char* name);

// ---- the frame: eight bytes that name the format, the header's length, the header, the stream
// ---------------

std::string framed_header(std::string_view magic, const std::string& header_text);

// The views look into the envelope given.
struct Frame {
    std::string_view authenticated;  // magic, length and header, the very bytes
    std::string_view header;
    std::string_view stream;
};
// `envelope` begins with a magic of eight bytes that the caller has looked at.
Result<Frame> cut_frame(std::string_view envelope);

// ---- who may open it
// ----------------------------------------------------------------------------------------

struct Receiver {
    std::string name;
    std::string key_id;
    std::string sealed_key;  // crypto_box_seal of the stream key
};

// What follows the document's or the photo's own members in every header.
struct Openers {
    std::vector<Receiver> receivers;
    std::string slip_key;  // nonce, then the stream key under the slip's
};

// `slip_context` makes the slip's key one for this envelope alone.
Result<Openers> seal_key(const StreamKey& key, const KeyList& list, const SlipSecret& slip,
                         const std::string& slip_context);
void write_openers(const Openers& openers, nlohmann::json& object);
std::optional<Openers> read_openers(const nlohmann::json& object);
Result<StreamKey> key_for(const Openers& openers, const SealingKey& receiver);
Result<StreamKey> key_for(const Openers& openers, const SlipSecret& slip, const std::string& slip_context);

// ---- the stream
// ---------------------------------------------------------------------------------------------

StreamKey make_stream_key();

// How long the stream of `padded_size` bytes is.
std::size_t stream_bytes(std::size_t padded_size);

// ISO/IEC 7816-4 up to the end of `padded`, of which the first `size` bytes are filled; there is one more.
void pad(Clear& padded, std::size_t size);
// How many bytes lie before the padding.
Result<std::size_t> unpadded_size(const Clear& padded);

std::string encrypt(const Clear& padded, const StreamKey& key, std::string_view authenticated);
Result<Clear> decrypt(const Frame& frame, const StreamKey& key);

}  // namespace motcua::sync
