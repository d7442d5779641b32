// What was measured, held against the checklist: a value below its floor fails, one below its target fails
// unless it stands in the table of decisions, and docs/accessibility.md may claim no more than was measured.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "tests/ui/checklist/scene.h"

namespace motcua::tests {

struct Item {
    std::string_view id;  // as in the first column of docs/accessibility.md
    std::string_view what;
    std::string_view unit;
    double floor;
    double target;
    bool less_is_better = false;
};

// A target that is missed on purpose, and how far. `widget` is an id or its beginning.
enum class On : std::uint8_t { small_glass, every_glass };  // small: smaller than 21.5"
struct Decision {
    std::string_view item;
    std::string_view widget;
    On on;
    double at_worst;
    std::string_view reason;
};

class Ledger {
  public:
    void measure(std::string_view item, double value, std::string_view widget, const Scene& scene);
    // Checks what was measured for these items.
    void close(std::initializer_list<std::string_view> items) const;

  private:
    struct Worst {
        double value = 0;
        std::string where;
    };
    // The worst of each widget, on a small glass and on others.
    std::map<std::string, std::map<std::pair<std::string, bool>, Worst>, std::less<>> by_item_;
};

// What is simply right or wrong: each wrong thing once, with how often it was seen.
class Findings {
  public:
    template <class What>  // says what is wrong: a string, made only then
    void expect(bool right, const Scene& scene, What what) {
        if (!right) note(what(), scene);
    }
    void close() const;

  private:
    void note(const std::string& what, const Scene& scene);
    struct Seen {
        std::string first;
        int times = 0;
    };
    std::map<std::string, Seen> wrong_;
};

}  // namespace motcua::tests
