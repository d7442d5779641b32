// Everything that is wrong with a pack, found before anybody stands before it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/content/read_content.h"

namespace motcua::content {

// One thing to look at, as an officer is told it.
struct Finding {
    std::string file;    // of the layer that says it
    std::string place;   // JSON pointer; empty: the whole file
    std::string reason;  // in English, as building a pack says it
    std::string remedy;  // what to do about it, in Vietnamese; never empty
};

struct CheckReport {
    std::vector<Finding> flaws;     // not to go out so
    std::vector<Finding> warnings;  // may go out: the screens say what is unsure
    std::size_t procedures = 0;
};

// What this folder cannot know: letters, widths. Called only where there is a content.
using FurtherCheck = std::function<void(const Parts&, const Content&, Flaws&)>;

// `layers` as for build_pack, the nation's first. Finds what build_pack refuses, and beyond that: sentences
// that a language lacks, references to procedures that are not there, overrides of what has changed since
// below them, blocks that nobody uses, figures and offices that nobody verified, clips that are missing.
CheckReport check_pack(const std::vector<std::filesystem::path>& layers,
                       const std::vector<FurtherCheck>& further = {});

// What to do about a flaw with this reason.
std::string remedy(std::string_view reason);

}  // namespace motcua::content
