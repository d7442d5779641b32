// What was measured, held against the checklist: a value below its floor fails, one below its target fails
// unless it stands in the table of decisions, and docs/accessibility.md may claim no more than was measured.
#pragma once

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
struct Decision {
    std::string_view item;
    std::string_view widget;
    double at_worst;
    std::string_view reason;
};

class Ledger {
  public:
    void measure(std::string_view item, double value, std::string_view widget, const Scene& scene);
    // Checks everything that was measured. Once, at the end of a test.
    void close() const;

  private:
    struct Worst {
        double value = 0;
        std::string where;
    };
    std::map<std::string, std::map<std::string, Worst, std::less<>>, std::less<>> by_item_;  // then by widget
};

// What is simply right or wrong: each wrong thing once, with how often it was seen.
class Findings {
  public:
    void expect(bool right, const std::string& what, const Scene& scene);
    void close() const;

  private:
    struct Seen {
        std::string first;
        int times = 0;
    };
    std::map<std::string, Seen> wrong_;
};

}  // namespace motcua::tests
