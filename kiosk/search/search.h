// Which procedure somebody means, however they write it.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "kiosk/content/pack.h"

namespace motcua::search {

inline constexpr std::size_t kQueryLengthMax = 100;  // code points; what comes after is not looked at

struct Hit {
    const content::Procedure* procedure = nullptr;
    float score = 0;                              // 0..about 1; only comparable within one answer
    const content::Replaced* replaced = nullptr;  // asked for by a code that is no more
};

struct Found {
    std::vector<Hit> hits;                        // best first
    const content::Ambiguity* ask = nullptr;      // the words mean several things: ask which
    const content::Repealed* repealed = nullptr;  // asked for by a code that nothing replaces
};

// Finds by national names, plain names, synonyms and codes: with or without marks, with a wrong mark, with
// Telex or VNI keys left in, with a slip in a word, with words written as one or torn apart, while the last
// word is still being typed. Built once; asking changes nothing and keeps nothing of what was asked.
class Index {
  public:
    // Keeps the content alive, into which what it finds points.
    explicit Index(std::shared_ptr<const content::Content> content);
    ~Index();
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;

    // At most `most` hits.
    [[nodiscard]] Found find(std::string_view query, std::size_t most) const;

  private:
    class Impl;
    std::unique_ptr<const Impl> impl_;
};

}  // namespace motcua::search
