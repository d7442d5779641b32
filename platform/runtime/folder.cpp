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

void load_content(Folder& folder) {
    const fs::path link = folder.path / "packs" / folder.config.pack;
    folder.shelf = std::make_unique<PackShelf>(link, folder.config.guard, folder.config.kiosk,
                                               trusted_pack_keys(folder.identity.keys));
    PackShelf::Opened opened = folder.shelf->open();
    folder.content = std::move(opened.content);
    if (opened.why.what.empty()) return;
    folder.fault_detail = opened.why.what;
    if (folder.content) return;
    const bool missing = opened.why.fault == content::PackFault::missing;
    folder.fault = missing ? Fault::no_pack : Fault::bad_pack;
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
    open_store(folder);  // after it: a fault of the queue is said before one of the content
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
