#include "platform/runtime/folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "sync/envelope/envelope.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;
using journey::Fault;

fs::path visit_mark(const fs::path& folder) { return folder / "visit-under-way"; }

Fault fault_of(queue::OpenFault fault) {
    switch (fault) {
        case queue::OpenFault::read_only: return Fault::store_read_only;
        case queue::OpenFault::full: return Fault::store_full;
        case queue::OpenFault::held_by_another: return Fault::store_held;
        case queue::OpenFault::newer_version: return Fault::store_newer;
        case queue::OpenFault::damaged:
        case queue::OpenFault::unreachable: return Fault::store_damaged;
    }
    return Fault::store_damaged;
}

std::vector<content::PackKey> trusted_pack_keys(const sync::KeyList& list) {
    std::vector<content::PackKey> keys;
    for (const sync::KeyList::PackKey& key : list.pack) keys.push_back({key.id, key.key});
    return keys;
}

void load_content(Folder& folder) {
    const fs::path name = folder.path / "packs" / folder.config.pack;
    std::error_code no_link;
    const fs::path target = fs::read_symlink(name, no_link);  // its signature lies beside the pack itself
    const fs::path pack = no_link ? name : name.parent_path() / target.filename();
    auto content = content::open_pack(pack, trusted_pack_keys(folder.identity.keys));
    if (content) {
        folder.content = std::move(*content);
        return;
    }
    const bool missing = content.error().fault == content::PackFault::missing;
    folder.fault = missing ? Fault::no_pack : Fault::bad_pack;
    folder.fault_detail = fmt::format("{}: {}", pack.string(), content.error().what);
}

queue::Store::Options store_options(const fs::path& path, const Config& config) {
    queue::Store::Options options;
    options.folder = path;
    options.guard = config.guard;
    options.kiosk = config.kiosk;
    options.digest_of = sync::digest_of;
    return options;
}

void open_store(Folder& folder) {
    auto store = queue::Store::open(store_options(folder.path, folder.config));
    if (!store) {
        folder.fault = fault_of(store.error().fault);
        folder.fault_detail = store.error().what;
        return;
    }
    folder.store = std::move(*store);
    if (!folder.store->behind_guard()) return;
    folder.fault = Fault::folder_behind_guard;
    folder.fault_detail = folder.path.string() + " is an older copy than its guard knows";
}

}  // namespace

Result<Folder> open_folder(const fs::path& path) {
    Folder folder;
    folder.path = path;
    auto config = load_config(path);
    if (!config) return tl::unexpected(config.error());
    folder.config = std::move(*config);
    auto identity = sync::load_identity(path / "keys");
    if (!identity) return tl::unexpected(identity.error());
    folder.identity = std::move(*identity);
    load_content(folder);
    open_store(folder);
    std::error_code ignored;
    folder.visit_was_cut = folder.store && fs::remove(visit_mark(path), ignored);
    return folder;
}

Result<std::unique_ptr<queue::Store>> open_queue(const fs::path& folder) {
    const auto config = load_config(folder);
    if (!config) return tl::unexpected(config.error());
    auto store = queue::Store::open(store_options(folder, *config));
    if (!store) return failure(store.error().what);
    return std::move(*store);
}

void mark_visit(const fs::path& folder, bool under_way) {
    if (!under_way) {
        std::error_code ignored;
        fs::remove(visit_mark(folder), ignored);
        return;
    }
    const int mark = ::open(visit_mark(folder).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (mark >= 0) ::close(mark);
}

}  // namespace motcua::platform
