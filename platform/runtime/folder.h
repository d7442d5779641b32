// One data folder is one kiosk: its configuration, keys, pack and queue, opened together or refused with a
// reason.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/content/pack.h"
#include "kiosk/journey/model.h"
#include "kiosk/queue/store.h"
#include "platform/config/config.h"
#include "platform/runtime/pack_shelf.h"
#include "sync/enrolment/enrolment.h"

namespace motcua::platform {

struct Folder {
    std::filesystem::path path;
    Config config;
    sync::KioskIdentity identity;
    std::unique_ptr<PackShelf> shelf;
    std::shared_ptr<const content::Content> content;  // null: `fault` says why
    std::unique_ptr<queue::Store> store;              // null: `fault` says why
    std::optional<journey::Fault> fault;
    std::string fault_detail;    // one line for stderr; also why an older pack than the last one is in use
    bool visit_was_cut = false;  // the power went while somebody was here
};

// Fails only where the folder is no kiosk at all (no configuration, no keys); whatever else is wrong is a
// fault that the screen tells.
Result<Folder> open_folder(const std::filesystem::path& path);

// The queue alone, for a shell where no kiosk runs: takes the folder's lock for as long as it lives.
Result<std::unique_ptr<queue::Store>> open_queue(const std::filesystem::path& folder);

// A mark that somebody is in the middle of something. Holds nothing of them. Best effort: it only words the
// home page.
void mark_visit(const std::filesystem::path& folder, bool under_way);

}  // namespace motcua::platform
