// Two invented people who let content packs out in a test.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/content/pack.h"

namespace motcua::tests {

struct Signers {
    content::PackSigningKey drafter = content::new_signing_key();
    content::PackSigningKey approver = content::new_signing_key();

    [[nodiscard]] std::vector<content::PackKey> trusted() const {
        std::vector<content::PackKey> keys{content::public_part(drafter), content::public_part(approver)};
        keys[0].holder = "Nguyễn Văn Thử";
        keys[1].role = content::PackRole::approves;
        keys[1].holder = "Trần Thị Mẫu";
        return keys;
    }
    // What each says of a pack: what stands in it where it can be read.
    [[nodiscard]] content::PackNote note(const std::filesystem::path& pack, content::PackRole role) const {
        using namespace std::chrono_literals;
        content::PackNote note{
            role,         role == content::PackRole::drafts ? "Nguyễn Văn Thử" : "Trần Thị Mẫu",
            "12/QĐ-TEST", 2026y / November / 1,
            "ban-thach",  "2026.11.1"};
        if (const auto content = content::open_unsigned_pack(pack)) {
            note.effective = (*content)->valid_from;
            note.pack = (*content)->id;
            note.version = (*content)->version;
        }
        return note;
    }
    // False where one of the two could not.
    [[nodiscard]] bool sign(const std::filesystem::path& pack) const {
        using content::PackRole;
        return content::sign_pack(pack, drafter, note(pack, PackRole::drafts)).has_value() &&
               content::sign_pack(pack, approver, note(pack, PackRole::approves)).has_value();
    }

  private:
    static constexpr std::chrono::month November{11};
};

}  // namespace motcua::tests
