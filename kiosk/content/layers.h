// The folders that an officer edits.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/content/read_content.h"

namespace motcua::content {

struct Layer {
    std::filesystem::path folder;
    Parts parts;
    Recordings recordings;
};

// Every part under `folder`, and every recording: clips/<language>/<key>.wav. README.md and examples/ are for
// people and tests; any other file is a flaw.
Layer read_layer(const std::filesystem::path& folder, Flaws& flaws);

// What a layer's file says of itself, and no screen of: the version of the pack with which it was last
// changed
// ("revised"), and, where a later layer overrides it, up to which version the one below was read
// ("overrides"). The latter stands in the layer's pack.json, for all its files, or in a file, for that one.
inline constexpr const char* kRevised = "revised";
inline constexpr const char* kOverrides = "overrides";

// Later layers over earlier ones (JSON Merge Patch, RFC 7396): null takes a key away, a list is replaced as a
// whole. Without what files say of themselves.
Parts merge(const std::vector<Layer>& layers);

// A later layer's recording in place of an earlier one's.
Recordings merge_recordings(const std::vector<Layer>& layers);

// The file of the layer that said what stands at the flaw's place: there it is to be mended.
std::string file_of(const Flaw& flaw, const std::vector<Layer>& layers);
// The same with place and reason, on one line.
std::string told(const Flaw& flaw, const std::vector<Layer>& layers);

}  // namespace motcua::content
