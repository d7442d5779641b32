#include "kiosk/base/ids.h"

namespace motcua {
namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase32Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

int hex_value(char c) {
    const auto at = kHexDigits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

int base32_value(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'I' || c == 'L') c = '1';
    if (c == 'O') c = '0';
    const auto at = kBase32Digits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

bool dash_belongs_at(std::size_t position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
}

}  // namespace

template <class Of>
Uuid<Of> Uuid<Of>::make(Random& random, WallTime now) {
    Uuid id;
    random.fill(id.bytes_.data(), id.bytes_.size());
    auto millis = static_cast<std::uint64_t>(now.time_since_epoch().count());
    for (int i = 5; i >= 0; --i, millis >>= 8) id.bytes_[static_cast<std::size_t>(i)] = millis & 0xff;
    id.bytes_[6] = static_cast<std::uint8_t>(0x70 | (id.bytes_[6] & 0x0f));  // version 7
    id.bytes_[8] = static_cast<std::uint8_t>(0x80 | (id.bytes_[8] & 0x3f));  // variant 10
    return id;
}

template <class Of>
std::optional<Uuid<Of>> Uuid<Of>::parse(std::string_view text) {
    if (text.size() != 36) return std::nullopt;
    std::string hex;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (dash_belongs_at(i) != (text[i] == '-')) return std::nullopt;
        if (text[i] != '-') hex += text[i];
    }
    const auto raw = from_hex(hex);
    if (!raw || raw->size() != 16) return std::nullopt;
    Uuid id;
    for (std::size_t i = 0; i < 16; ++i) id.bytes_[i] = static_cast<std::uint8_t>((*raw)[i]);
    return id;
}

template <class Of>
Uuid<Of> Uuid<Of>::from_bytes(const std::array<std::uint8_t, 16>& bytes) {
    Uuid id;
    id.bytes_ = bytes;
    return id;
}

template <class Of>
std::string Uuid<Of>::text() const {
    const std::string hex = to_hex(bytes_.data(), bytes_.size());
    return hex.substr(0, 8) + '-' + hex.substr(8, 4) + '-' + hex.substr(12, 4) + '-' + hex.substr(16, 4) +
           '-' + hex.substr(20);
}

template class Uuid<OfDossier>;
template class Uuid<OfAttachment>;

std::string to_hex(const std::uint8_t* bytes, std::size_t count) {
    std::string hex;
    hex.reserve(count * 2);
    for (std::size_t i = 0; i < count; ++i) {
        hex += kHexDigits[bytes[i] >> 4];
        hex += kHexDigits[bytes[i] & 0x0f];
    }
    return hex;
}

std::optional<std::string> from_hex(std::string_view hex) {
    if (hex.size() % 2 != 0) return std::nullopt;
    std::string raw;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const int high = hex_value(hex[i]);
        const int low = hex_value(hex[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        raw += static_cast<char>(high * 16 + low);
    }
    return raw;
}

std::string to_base32(const std::array<std::uint8_t, 16>& bytes) {
    // 26 digits carry 130 bits: the two highest are zero.
    std::string text;
    unsigned pending = 0;
    int bits = 2;
    for (const std::uint8_t byte : bytes) {
        pending = (pending << 8) | byte;
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text += kBase32Digits[(pending >> bits) & 31U];
        }
    }
    return text;
}

std::optional<std::array<std::uint8_t, 16>> from_base32(std::string_view text) {
    if (text.size() != 26) return std::nullopt;
    std::array<std::uint8_t, 16> bytes{};
    unsigned pending = 0;
    int bits = -2;
    std::size_t filled = 0;
    for (const char c : text) {
        const int value = base32_value(c);
        if (value < 0) return std::nullopt;
        pending = (pending << 5) | static_cast<unsigned>(value);
        bits += 5;
        if (filled == 0 && bits == 3 && (pending >> 3) != 0) return std::nullopt;  // more than 128 bits
        if (bits >= 8) {
            bits -= 8;
            bytes[filled++] = static_cast<std::uint8_t>(pending >> bits);
        }
    }
    return bytes;
}

}  // namespace motcua
