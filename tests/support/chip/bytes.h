// Bytes as an identity card's chip has them: hexadecimal digits, and the TLV of ISO/IEC 7816-4 and DER.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace motcua::tests::chip {

using Bytes = std::vector<std::uint8_t>;
using View = std::span<const std::uint8_t>;

// Throws, which ends the test with `what`: something that this card needs of a library did not work. Never
// what a reader can bring about.
void must(bool worked, const char* what);

Bytes from_hex(std::string_view digits);  // blanks between them do not matter
std::string to_hex(View bytes);           // capitals
Bytes from_text(std::string_view text);
Bytes joined(std::initializer_list<View> parts);
Bytes copy_of(View bytes);
bool same(View left, View right);

// A tag of one or two bytes (0x7F49), its length in as few bytes as it takes, and the content.
Bytes tlv(unsigned tag, View content);
Bytes tlv(unsigned tag, std::initializer_list<View> contents);

struct Tlv {
    unsigned tag = 0;
    View content;
    View whole;
};
// The first object of `bytes`, and `bytes` moved behind it. Nothing where none stands there whole.
std::optional<Tlv> next_tlv(View& bytes);
// What lies under `tag` in a row of objects.
std::optional<View> find_tlv(View bytes, unsigned tag);

// "2.23.136.1.1.1" as the content of an OBJECT IDENTIFIER, and with its tag 06.
Bytes oid_content(std::string_view dotted);
Bytes oid(std::string_view dotted);
Bytes der_integer(unsigned value);  // below 128
Bytes sequence(std::initializer_list<View> parts);

}  // namespace motcua::tests::chip
