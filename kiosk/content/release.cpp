#include "kiosk/content/release.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "kiosk/content/pack.h"
#include "kiosk/content/strict_json.h"

namespace motcua::content {
namespace {

constexpr std::size_t kNotePartBytesMax = 100;
constexpr std::string_view kBetweenParts = "; ";
constexpr std::array<std::string_view, 6> kNoteParts{
    "vai trò: ", "người ký: ", "số quyết định: ", "hiệu lực: ", "gói: ", "phiên bản: "};
constexpr std::array<std::pair<std::string_view, PackRole>, 2> kRoles{
    {{"soạn", PackRole::drafts}, {"duyệt", PackRole::approves}}};

bool is_note_part(std::string_view text) {
    const bool plain = std::none_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < ' ' || c == ';' || c == '\x7f';
    });
    return plain && !text.empty() && text.size() <= kNotePartBytesMax && text.front() != ' ' &&
           text.back() != ' ';
}

// What stands behind each of kNoteParts; nothing where one is missing, or there is more.
std::optional<std::vector<std::string>> note_parts(std::string_view comment) {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < kNoteParts.size(); ++i) {
        const std::string_view label = kNoteParts.at(i);
        if (comment.substr(0, label.size()) != label) return std::nullopt;
        comment.remove_prefix(label.size());
        const bool last = i + 1 == kNoteParts.size();
        const std::size_t end = last ? comment.size() : comment.find(kBetweenParts);
        if (end == comment.npos || !is_note_part(comment.substr(0, end))) return std::nullopt;
        parts.emplace_back(comment.substr(0, end));
        comment.remove_prefix(last ? end : end + kBetweenParts.size());
    }
    return parts;
}

}  // namespace

std::string_view name(PackRole role) { return kRoles.at(static_cast<std::size_t>(role)).first; }

std::optional<PackRole> role_named(std::string_view text) {
    for (const auto& [word, role] : kRoles)
        if (word == text) return role;
    return std::nullopt;
}

std::string iso_day(std::chrono::year_month_day day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

Result<std::string> comment_of(const PackNote& note) {
    if (!is_note_part(note.name)) return failure("a signature names the person who signs, without ';'");
    if (!is_note_part(note.decision)) return failure("a signature names the decision's number, without ';'");
    if (!note.effective.ok()) return failure("a signature names the day from which the pack is in force");
    if (!is_note_part(note.pack) || !is_version(note.version))
        return failure("a signature names the pack and its version");
    const std::array<std::string, 6> parts{std::string(name(note.role)), note.name, note.decision,
                                           iso_day(note.effective),      note.pack, note.version};
    std::string comment;
    for (std::size_t i = 0; i < parts.size(); ++i)
        comment += fmt::format("{}{}{}", i == 0 ? "" : kBetweenParts, kNoteParts.at(i), parts.at(i));
    return comment;
}

std::optional<PackNote> parse_comment(std::string_view comment) {
    const auto parts = note_parts(comment);
    if (!parts) return std::nullopt;
    const auto role = role_named((*parts)[0]);
    const auto effective = parse_day((*parts)[3]);
    if (!role || !effective || !is_version((*parts)[5])) return std::nullopt;
    return PackNote{*role, (*parts)[1], (*parts)[2], *effective, (*parts)[4], (*parts)[5]};
}

}  // namespace motcua::content
