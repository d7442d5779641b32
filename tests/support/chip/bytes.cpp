#include "tests/support/chip/bytes.h"

#include <algorithm>
#include <stdexcept>

#include <openssl/err.h>

namespace motcua::tests::chip {
namespace {

int digit_of(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

Bytes length_of(std::size_t length) {
    Bytes bytes;
    for (std::size_t rest = length; rest > 0; rest >>= 8U)
        bytes.insert(bytes.begin(), static_cast<std::uint8_t>(rest & 0xFFU));
    if (length < 0x80) return {static_cast<std::uint8_t>(length)};
    bytes.insert(bytes.begin(), static_cast<std::uint8_t>(0x80U | bytes.size()));
    return bytes;
}

// Takes `count` bytes (at most four) off the front as a number.
std::optional<std::size_t> number_of(View& bytes, std::size_t count) {
    if (count > 4 || bytes.size() < count) return std::nullopt;
    std::size_t number = 0;
    for (std::size_t i = 0; i < count; ++i) number = (number << 8U) | bytes[i];
    bytes = bytes.subspan(count);
    return number;
}

std::optional<std::size_t> length_at(View& bytes) {
    const auto first = number_of(bytes, 1);
    if (!first || *first < 0x80) return first;
    return *first == 0x80 ? std::nullopt : number_of(bytes, *first & 0x7FU);
}

}  // namespace

void must(bool worked, const char* what) {
    if (worked) return;
    std::string why = what;
    if (const unsigned long code = ERR_peek_last_error(); code != 0)
        why.append(": ").append(ERR_error_string(code, nullptr));
    throw std::runtime_error(why);
}

Bytes from_hex(std::string_view digits) {
    Bytes bytes;
    int high = -1;
    for (const char c : digits) {
        if (c == ' ' || c == '\n') continue;
        const int digit = digit_of(c);
        must(digit >= 0, "not hexadecimal");
        if (high >= 0) bytes.push_back(static_cast<std::uint8_t>(16 * high + digit));
        high = high >= 0 ? -1 : digit;
    }
    must(high < 0, "half a byte");
    return bytes;
}

std::string to_hex(View bytes) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

Bytes from_text(std::string_view text) { return {text.begin(), text.end()}; }

Bytes copy_of(View bytes) { return {bytes.begin(), bytes.end()}; }

Bytes joined(std::initializer_list<View> parts) {
    Bytes all;
    for (const View part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

bool same(View left, View right) { return std::equal(left.begin(), left.end(), right.begin(), right.end()); }

Bytes tlv(unsigned tag, View content) {
    Bytes bytes;
    if (tag > 0xFF) bytes.push_back(static_cast<std::uint8_t>(tag >> 8U));
    bytes.push_back(static_cast<std::uint8_t>(tag & 0xFFU));
    const Bytes length = length_of(content.size());
    return joined({bytes, length, content});
}

Bytes tlv(unsigned tag, std::initializer_list<View> contents) { return tlv(tag, joined(contents)); }

std::optional<Tlv> next_tlv(View& bytes) {
    View rest = bytes;
    Tlv object;
    const auto first = number_of(rest, 1);
    if (!first) return std::nullopt;
    object.tag = static_cast<unsigned>(*first);
    if ((object.tag & 0x1FU) == 0x1F) {
        const auto second = number_of(rest, 1);
        if (!second || *second >= 0x80) return std::nullopt;
        object.tag = (object.tag << 8U) | static_cast<unsigned>(*second);
    }
    const auto length = length_at(rest);
    if (!length || rest.size() < *length) return std::nullopt;
    object.content = rest.first(*length);
    object.whole = bytes.first(bytes.size() - rest.size() + *length);
    bytes = rest.subspan(*length);
    return object;
}

std::optional<View> find_tlv(View bytes, unsigned tag) {
    while (!bytes.empty()) {
        const auto object = next_tlv(bytes);
        if (!object) return std::nullopt;
        if (object->tag == tag) return object->content;
    }
    return std::nullopt;
}

Bytes oid_content(std::string_view dotted) {
    std::vector<unsigned> numbers(1, 0);
    for (const char c : dotted) {
        if (c == '.')
            numbers.push_back(0);
        else
            numbers.back() = 10 * numbers.back() + static_cast<unsigned>(c - '0');
    }
    must(numbers.size() > 2, "an OID has three numbers or more");
    numbers[1] += 40 * numbers[0];
    Bytes bytes;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        Bytes number{static_cast<std::uint8_t>(numbers[i] & 0x7FU)};
        for (unsigned rest = numbers[i] >> 7U; rest > 0; rest >>= 7U)
            number.insert(number.begin(), static_cast<std::uint8_t>(0x80U | (rest & 0x7FU)));
        bytes.insert(bytes.end(), number.begin(), number.end());
    }
    return bytes;
}

Bytes oid(std::string_view dotted) { return tlv(0x06, oid_content(dotted)); }

Bytes der_integer(unsigned value) {
    const Bytes one{static_cast<std::uint8_t>(value)};
    must(value < 0x80, "a small number");
    return tlv(0x02, one);
}

Bytes sequence(std::initializer_list<View> parts) { return tlv(0x30, parts); }

}  // namespace motcua::tests::chip
