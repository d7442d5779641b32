#include "kiosk/text/unicode.h"

#include <array>

#include <utf8proc.h>

namespace motcua::text {
namespace {

using CodePoints = SecretVector<utf8proc_int32_t>;

// Decomposes as `options` say; utf8proc measures first, then fills.
std::optional<CodePoints> decomposed(std::string_view utf8, int options) {
    if (utf8.size() > kTextBytesMax) return std::nullopt;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(utf8.data());
    const auto size = static_cast<utf8proc_ssize_t>(utf8.size());
    const auto how = static_cast<utf8proc_option_t>(options);
    const utf8proc_ssize_t count = utf8proc_decompose(bytes, size, nullptr, 0, how);
    if (count < 0) return std::nullopt;
    CodePoints points(static_cast<std::size_t>(count));
    if (utf8proc_decompose(bytes, size, points.data(), count, how) != count) return std::nullopt;
    return points;
}

Secret encoded(const CodePoints& points) {
    Secret out;
    out.reserve(points.size() * 2);
    for (const utf8proc_int32_t point : points) append_utf8(out, static_cast<char32_t>(point));
    return out;
}

bool is_vietnamese_mark(utf8proc_int32_t point) {
    static constexpr std::array<utf8proc_int32_t, 8> kMarks{0x0300, 0x0301, 0x0302, 0x0303,
                                                            0x0306, 0x0309, 0x031B, 0x0323};
    for (const utf8proc_int32_t mark : kMarks)
        if (mark == point) return true;
    return false;
}

// The same in NFC wherever it stands: what composed Vietnamese and its marks of a sentence are written with
// (NFC_Quick_Check=Yes and no combining mark, UAX #15 section 9).
bool is_always_composed(utf8proc_int32_t point) {
    return point < 0x0300 || (point >= 0x1EA0 && point <= 0x1EF9) || (point >= 0x2010 && point <= 0x2027);
}

// True for nearly all that is ever read, at a fraction of the cost of composing it.
bool is_plainly_nfc(std::string_view utf8) {
    if (utf8.size() > kTextBytesMax) return false;
    while (!utf8.empty()) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                                       static_cast<utf8proc_ssize_t>(utf8.size()), &point);
        if (used <= 0 || !is_always_composed(point)) return false;
        utf8.remove_prefix(static_cast<std::size_t>(used));
    }
    return true;
}

bool is_blank(utf8proc_int32_t point) {
    return (point >= 0x09 && point <= 0x0D) || utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
}

}  // namespace

std::optional<Secret> to_nfc(std::string_view utf8) {
    if (is_plainly_nfc(utf8)) return Secret(utf8);
    auto points = decomposed(utf8, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (!points) return std::nullopt;
    const utf8proc_ssize_t count =
        utf8proc_normalize_utf32(points->data(), static_cast<utf8proc_ssize_t>(points->size()),
                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (count < 0) return std::nullopt;
    points->resize(static_cast<std::size_t>(count));
    return encoded(*points);
}

bool is_nfc(std::string_view utf8) {
    if (is_plainly_nfc(utf8)) return true;
    const auto normal = to_nfc(utf8);
    return normal && view(*normal) == utf8;
}

std::optional<Secret> fold(std::string_view utf8) {
    const auto points =
        decomposed(utf8, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (!points) return std::nullopt;
    Secret out;
    bool gap = false;
    for (const utf8proc_int32_t point : *points) {
        if (is_vietnamese_mark(point)) continue;
        if (is_blank(point)) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += ' ';
        gap = false;
        append_utf8(out, point == U'đ' ? U'd' : static_cast<char32_t>(point));
    }
    return out;
}

Secret single_spaced(std::string_view utf8) {
    Secret out;
    for (const char c : utf8)
        if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::optional<SecretVector<char32_t>> code_points(std::string_view utf8) {
    if (utf8.size() > kTextBytesMax) return std::nullopt;
    SecretVector<char32_t> points;
    points.reserve(utf8.size());
    while (!utf8.empty()) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data()),
                                                       static_cast<utf8proc_ssize_t>(utf8.size()), &point);
        if (used <= 0) return std::nullopt;
        points.push_back(static_cast<char32_t>(point));
        utf8.remove_prefix(static_cast<std::size_t>(used));
    }
    return points;
}

void append_utf8(Secret& out, char32_t code_point) {
    const auto point = static_cast<utf8proc_int32_t>(code_point);
    if (!utf8proc_codepoint_valid(point)) return;
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t count = utf8proc_encode_char(point, bytes.data());
    for (utf8proc_ssize_t i = 0; i < count; ++i) out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
    wipe(bytes.data(), bytes.size());
}

bool is_letter(char32_t code_point) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

char32_t lower(char32_t code_point) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point)));
}

char32_t upper(char32_t code_point) {
    return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(code_point)));
}

std::string capitalised(std::string_view utf8) {
    const std::size_t first = utf8.find_first_not_of('{');
    if (first == utf8.npos) return std::string(utf8);
    utf8proc_int32_t letter = 0;
    const utf8proc_ssize_t length =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(utf8.data() + first),
                         static_cast<utf8proc_ssize_t>(utf8.size() - first), &letter);
    if (length <= 0) return std::string(utf8);
    Secret capital;
    append_utf8(capital, upper(static_cast<char32_t>(letter)));
    std::string out(utf8.substr(0, first));
    out += view(capital);
    out += utf8.substr(first + static_cast<std::size_t>(length));
    return out;
}

bool is_invisible(char32_t code_point) {
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
    return category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CF;
}

void drop_last(Secret& utf8) {
    constexpr auto kContinuation = [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
    };
    while (!utf8.empty() && kContinuation(utf8.back())) utf8.pop_back();
    if (!utf8.empty()) utf8.pop_back();
}

std::size_t length(std::string_view utf8) {
    const auto points = code_points(utf8);
    return points ? points->size() : 0;
}

}  // namespace motcua::text
