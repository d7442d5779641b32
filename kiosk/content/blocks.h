// Questions that many procedures ask, written once: blocks/<name>.json of a pack, and what a procedure says
// to use them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/content/strict_json.h"

namespace motcua::content {

// By name: "applicant" of blocks/applicant.json. Into the parts of the pack, which outlive it.
using Blocks = std::map<std::string, const nlohmann::json*, std::less<>>;

inline constexpr int kRepeatMost = 12;         // people in one list: children, members of a household
inline constexpr std::size_t kPagesMax = 200;  // of one procedure, repeated ones counted each
inline constexpr std::size_t kLinesMax = 400;  // of one declaration

// One page or line as it was written, and where: a flaw is told there.
struct Expanded {
    nlohmann::json value;
    std::string file;
    std::string place;
};

// `list` is the "pages" or the "lines" (that is `kind`) of a procedure or a block. Beside what stands for
// itself it may hold
//   {"use": "person", "as": "mother", "who": {"vi": "người mẹ", …}, "only": ["name"], "when": …}
//     the block's own list: {as}, {who} and {Who} stand for what is said here, `only` keeps the pages
//     "{as}.name" and the lines "of" it, `when` must hold beside what the block asks for itself;
//   {"repeat": "child", "count": "child.count", "most": 6, "pages": […]}
//     the list so often as the answer to the field `count` says: {n} is 1, 2, 3 … in it.
std::vector<Expanded> expand(const nlohmann::json& list, const char* kind, const Blocks& blocks,
                             const std::string& file, const std::string& place, Flaws& flaws);

}  // namespace motcua::content
