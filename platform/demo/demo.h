// A kiosk for showing: made whole on this machine, with a portal of its own. Never for real data.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/result.h"

namespace motcua::platform {

struct DemoPlan {
    std::filesystem::path folder;
    std::filesystem::path portal;  // the portal's own folder
    std::filesystem::path pack;    // empty: keep the one that is there
};

// Makes a demo kiosk and its portal where they are not yet, and puts `pack` into the folder: a .pack file, or
// a folder of layers that is built. An unsigned one is signed with the demo key; a signed one is taken as it
// is, right or wrong.
Status<> prepare_demo(const DemoPlan& plan);

// The layers of a pack folder, the nation's first: one under wards/ stands on base/ beside it.
std::vector<std::filesystem::path> pack_layers(const std::filesystem::path& folder);

// Pack signing keys as files: FILE holds the secret (mode 0600), FILE.pub the minisign public key.
Status<> make_pack_key(const std::filesystem::path& file);

}  // namespace motcua::platform
