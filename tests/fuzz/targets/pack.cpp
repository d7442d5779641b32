// A content pack from anywhere. The first byte modulo 5 says what the rest is: 0 a pack's file, 1 its
// parts as one JSON object, 2 a comment, else a signature or a list of recalls.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "kiosk/content/pack_file.h"
#include "kiosk/content/recall.h"
#include "kiosk/content/signature.h"
#include "kiosk/content/strict_json.h"

namespace {

using namespace motcua;
using namespace motcua::content;

void require(bool holds) {
    if (!holds) std::abort();
}

// Either content or a flaw, never both or neither.
void read_parts(const Parts& parts) {
    Flaws flaws;
    const auto content = read_content(parts, flaws);
    require(content.has_value() == flaws.none());
}

void read_file(std::string_view text) {
    Bytes bytes(text.begin(), text.end());
    if (const auto parts = from_database(bytes)) read_parts(*parts);
    (void)recordings_from_database(bytes);
}

void read_object(std::string_view text) {
    Flaws flaws;
    const auto object = parse_strictly(text, "parts", flaws);
    if (!object || !object->is_object()) return;
    Parts parts;
    for (const auto& [name, part] : object->items()) parts.emplace(name, part);
    read_parts(parts);
}

// What is read says the same again when it is written.
void read_comment(std::string_view text) {
    if (const auto note = parse_comment(text)) require(comment_of(*note) == std::string(text));
}

// Nobody signed it.
void read_signed(std::string_view text) {
    const std::vector<PackKey> trusted{PackKey{}};
    require(!check_signature(Bytes{}, text, trusted));
    require(!open_recalls(text, trusted));
    (void)unchecked_recalls(text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view text(reinterpret_cast<const char*>(bytes) + 1, size - 1);
    switch (bytes[0] % 5) {
        case 0: read_file(text); break;
        case 1: read_object(text); break;
        case 2: read_comment(text); break;
        default: read_signed(text); break;
    }
    return 0;
}
