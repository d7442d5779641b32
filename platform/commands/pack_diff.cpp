#include "platform/commands/pack_diff.h"

#include <cstdio>

#include <nlohmann/json.hpp>

#include "kiosk/content/changes.h"
#include "kiosk/content/source.h"
#include "platform/demo/demo.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

Result<content::Parts> parts_at(const fs::path& pack) {
    std::error_code none_there;
    if (fs::is_directory(pack, none_there)) return content::parts_of(pack_layers(pack));
    return content::parts_of({pack});
}

const char* kind_name(content::ChangeKind kind) {
    switch (kind) {
        case content::ChangeKind::added: return "added";
        case content::ChangeKind::removed: return "removed";
        case content::ChangeKind::changed: break;
    }
    return "changed";
}

void print_json(const std::vector<content::Change>& changes) {
    json list = json::array();
    for (const content::Change& each : changes)
        list.push_back({{"kind", kind_name(each.kind)},
                        {"file", each.file},
                        {"place", each.place},
                        {"before", each.before},
                        {"after", each.after},
                        {"said", each.said}});
    std::printf("%s\n", list.dump(2, ' ', false, json::error_handler_t::replace).c_str());
}

}  // namespace

Status<> print_pack_diff(const fs::path& before, const fs::path& after, bool as_json) {
    const auto old_parts = parts_at(before);
    if (!old_parts) return tl::unexpected(old_parts.error());
    const auto new_parts = parts_at(after);
    if (!new_parts) return tl::unexpected(new_parts.error());
    const auto changes = content::changes(*old_parts, *new_parts);
    if (as_json) {
        print_json(changes);
        return {};
    }
    for (const content::Change& each : changes) std::printf("%s\n", each.said.c_str());
    if (changes.empty())
        std::printf("Hai gói giống nhau.\n");
    else
        std::printf("%zu chỗ thay đổi\n", changes.size());
    return {};
}

}  // namespace motcua::platform
