// The JSON parts of a pack as Content. The same reading whether the parts come from folders or from a signed
// file.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "kiosk/content/blocks.h"
#include "kiosk/content/pack.h"
#include "kiosk/content/strict_json.h"

namespace motcua::content {

// By name: "pack.json", "notice.json", "names.json", "places.json", "units.json", "chip.json",
// "text/vi.json", "text/en.json", "text/spoken.json", "offices.json", "catalogue.json", "blocks/<name>.json",
// "procedures/<code>.json".
using Parts = std::map<std::string, nlohmann::json>;

// Whether a pack may hold a part of this name.
bool is_part(const std::string& name);

// Empty where `flaws` has grown.
std::optional<Content> read_content(const Parts& parts, Flaws& flaws);

// `code` is the one in the part's name. Reads, then checks what a reader of one key cannot see.
Procedure read_procedure(const nlohmann::json& part, const std::string& code, const Blocks& blocks,
                         ReadContext& context);
void check_procedure(const Procedure& procedure, const std::string& file, Flaws& flaws);
// What one part says of another: codes, situations, offices and their addresses.
void check_references(const Content& content, Flaws& flaws);
// Finds conditions that hold for nobody, by trying answers: those of choices, counts and flags all, of dates,
// numbers and words those around what is compared with. Takes its time, so only where a pack is built. Says
// nothing where there are too many combinations or a rule makes more of its answers than comparing them.
void check_conditions(const Procedure& procedure, const std::string& file, Flaws& flaws);

}  // namespace motcua::content
