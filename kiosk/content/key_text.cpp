#include "kiosk/content/key_text.h"

#include <fmt/format.h>
#include <sodium.h>

namespace motcua::content {

std::string to_base64(std::string_view raw) {
    std::string text(sodium_base64_encoded_len(raw.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(raw.data()),
                      raw.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();  // its terminating zero
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string raw(text.size(), '\0');
    std::size_t size = 0;
    const int error = sodium_base642bin(reinterpret_cast<unsigned char*>(raw.data()), raw.size(), text.data(),
                                        text.size(), nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (error != 0) return std::nullopt;
    raw.resize(size);
    return raw;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        lines.push_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

std::string key_name(const std::array<std::uint8_t, 8>& id) {
    std::string name;
    for (auto byte = id.rbegin(); byte != id.rend(); ++byte) name += fmt::format("{:02X}", *byte);
    return name;
}

}  // namespace motcua::content
