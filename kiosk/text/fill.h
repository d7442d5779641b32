// Sentences with named places: "Quầy số {counter}".
#pragma once

#include <string>
#include <string_view>

#include "kiosk/text/language.h"

namespace motcua::text {

// Walks `pattern` once and asks `put(name, out)` for each {name}; where it answers false the place stays as
// it was written. What was put in is never looked at again, so no value can pretend to be a place.
template <class String, class Put>
String fill(std::string_view pattern, const Put& put) {
    String out;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = open == pattern.npos ? pattern.npos : pattern.find('}', open);
        if (close == pattern.npos) break;
        out.append(pattern.substr(0, open));
        if (!put(pattern.substr(open + 1, close - open - 1), out))
            out.append(pattern.substr(open, close - open + 1));
        pattern.remove_prefix(close + 1);
    }
    out.append(pattern);
    return out;
}

// Appends what {xh} or {Xh} stands for; false where `name` is neither.
bool append_address(std::string_view name, Language language, Address address, std::string& out);

}  // namespace motcua::text
