// Layers as a pack is made of them: read, merged, and with everything that stops a pack from being made.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/content/layers.h"
#include "kiosk/content/read_content.h"

namespace motcua::content {

struct Source {
    std::vector<Layer> layers;       // the nation's first
    Parts parts;                     // merged
    std::optional<Content> content;  // empty where the parts cannot be read; without recordings
    Flaws flaws;
};

Source read_source(const std::vector<std::filesystem::path>& folders);

// check_conditions of every procedure. Takes its time.
void try_conditions(Source& source);

// Fails with everything that is wrong, one a line: file, place and reason.
Status<> flawless(const Source& source);

// As build_pack of folders (pack.h), of layers that were read already.
Status<> build_pack(Source& source, const std::filesystem::path& out);

// What a pack says, unread: of a .pack file, whoever signed it, or of folders of layers. The error says what
// is wrong with it.
Result<Parts> parts_of(const std::vector<std::filesystem::path>& pack_or_layers);

// As for folders; see pack.h.
std::vector<std::string> clip_report(const Source& source);

}  // namespace motcua::content
