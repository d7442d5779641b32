// What somebody typed into the search, read in every way that it may have been meant.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kiosk/base/secret.h"
#include "kiosk/search/vocabulary.h"

namespace motcua::search {

using Fillers = std::unordered_set<std::string>;  // folded words that say nothing: "toi", "muon"

struct Term {
    Candidates candidates;  // may be empty: a word that the catalogue does not know
    Secret marked;          // as typed, small letters, NFC; empty where it was put together or torn apart
    bool is_filler = false;
};

// The words of a query, in order. At most kQueryLengthMax code points of it are read; nothing where it is not
// UTF-8.
std::vector<Term> read_query(std::string_view query, const Vocabulary& vocabulary, const Fillers& fillers);

// Words of letters and digits with their marks: small letters, NFC. Of the first `most` code points.
std::vector<Secret> marked_words(std::string_view text, std::size_t most);

}  // namespace motcua::search
