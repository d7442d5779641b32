// Who let a content pack out: two people, each with a key and a role of their own.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"

namespace motcua::content {

// The two roles of the office's own paperwork: one drafts (soạn), another approves (duyệt).
enum class PackRole : std::uint8_t { drafts, approves };
std::string_view name(PackRole role);  // "soạn", "duyệt"
std::optional<PackRole> role_named(std::string_view text);

using PublicKey = std::array<std::uint8_t, 32>;  // Ed25519
struct PackKey {
    std::array<std::uint8_t, 8> id{};  // minisign key number
    PublicKey key{};
    PackRole role = PackRole::drafts;
    std::string holder{};                                // the one person who has it; empty: not known here
    std::optional<std::chrono::year_month_day> from{};   // first effective date that it may sign
    std::optional<std::chrono::year_month_day> until{};  // and the last
    bool revoked = false;                                // signs nothing, whatever the date
};
struct PackSigningKey {
    std::array<std::uint8_t, 8> id{};
    std::array<std::uint8_t, 64> secret{};
};

// What a person says with their signature; stands in it as minisign's trusted comment. All are required.
struct PackNote {
    PackRole role = PackRole::drafts;
    std::string name;                       // of the person, at most 100 bytes
    std::string decision;                   // số quyết định; at most 100 bytes
    std::chrono::year_month_day effective;  // the pack's own "valid_from"
    std::string pack;                       // its id
    std::string version;
};
// "vai trò: soạn; người ký: …; số quyết định: …; hiệu lực: 2026-11-23; gói: …; phiên bản: …", one line. Fails
// where a part is missing, too long, or holds a ';' or a control character.
Result<std::string> comment_of(const PackNote& note);
// Only what comment_of makes.
std::optional<PackNote> parse_comment(std::string_view comment);

// Both signatures of one pack, checked.
struct Release {
    PackNote drafted;
    PackNote approved;
};

// "2026-11-23"
std::string iso_day(std::chrono::year_month_day day);

}  // namespace motcua::content
