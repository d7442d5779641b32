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
        keys[0].holder = kDrafter;
        keys[1].role = content::PackRole::approves;
        keys[1].holder = kApprover;
        return keys;
    }
    // What each says of a pack: what stands in it where it can be read.
    [[nodiscard]] content::PackNote note(const std::filesystem::path& pack, content::PackRole role) const {
        using namespace std::chrono_literals;
        content::PackNote note{role,         role == content::PackRole::drafts ? kDrafter : kApprover,
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
        content::PackNote said = note(pack, PackRole::drafts);
        const bool drafted = content::sign_pack(pack, drafter, said).has_value();
        said.role = PackRole::approves;
        said.name = kApprover;
        return drafted && content::sign_pack(pack, approver, said).has_value();
    }

  private:
    static constexpr const char* kDrafter = "Nguyễn Văn Thử";
    static constexpr const char* kApprover = "Trần Thị Mẫu";
    static constexpr std::chrono::month November{11};
};

}  // namespace motcua::tests
