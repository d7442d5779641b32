// What a new pack says otherwise than the old one, in the words of who approves it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/content/read_content.h"

namespace motcua::content {

enum class ChangeKind : std::uint8_t { changed, added, removed };

struct Change {
    ChangeKind kind = ChangeKind::changed;
    std::string file;    // "procedures/1.004222.json"
    std::string place;   // JSON pointer, in the new pack, of what went in the old one; empty: the whole file
    std::string before;  // what stood there, as text; empty where it is new
    std::string after;   // what stands there; empty where it is gone
    std::string said;    // one sentence in Vietnamese
};

// Every difference but in remarks, which no screen shows; in the order of files and places. What a procedure
// lists is matched by what it is (a question by its id, a paper by its name), not by where it stands.
std::vector<Change> changes(const Parts& before, const Parts& after);

}  // namespace motcua::content
