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

// By name: "pack.json", "notice.json", "names.json", "places.json", "text/vi.json", "text/en.json",
// "text/spoken.json", "offices.json", "catalogue.json", "blocks/<name>.json", "procedures/<code>.json".
using Parts = std::map<std::string, nlohmann::json>;

// Whether a pack may hold a part of this name.
bool is_part(const std::string& name);

// Empty where `flaws` has grown.
std::optional<Content> read_content(const Parts& parts, Flaws& flaws);

// Where a page was written: in the procedure's own file or in a block that it uses.
struct Origin {
    std::string file;
    std::string place;  // JSON pointer
};
struct ReadProcedure {
    Procedure procedure;
    std::vector<Origin> pages;  // as many as the procedure has
};

// `code` is the one in the part's name. Reads, then checks what a reader of one key cannot see.
ReadProcedure read_procedure(const nlohmann::json& part, const std::string& code, const Blocks& blocks,
                             ReadContext& context);
void check_procedure(const ReadProcedure& read, const std::string& file, Flaws& flaws);
// What one part says of another: codes, situations, offices and their addresses.
void check_references(const Content& content, Flaws& flaws);

}  // namespace motcua::content
