#include "tests/ui/checklist/ledger.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <sstream>
#include <vector>

#include <fmt/format.h>

namespace motcua::tests {
namespace {

constexpr std::array kItems{
    Item{"1a", "least side of the one main button or tile", "mm", 12.7, 20},
    Item{"1b", "least side of a key", "mm", 12.7, 16.5},
    Item{"1c", "least side of anything else that takes a touch", "mm", 12.7, 16.5},
    Item{"2", "gap between two touch areas", "mm", 2.54, 3.2},
    Item{"4", "gap around what erases or ends", "mm", 10, 20},
    Item{"5", "capital H as it is at first", "mm", 4.8, 5.2},
    Item{"6", "capital H in the largest text", "mm", 7.3, 8.5},
    Item{"11", "line height by letter size", "", 1.3, 1.5},
    Item{"12", "letters in a line", "", 80, 60, true},
    Item{"14", "contrast of text as it is at first", ":1", 7, 10},
    Item{"14s", "contrast of text, soft", ":1", 7, 7},
    Item{"15", "contrast of text, high", ":1", 15, 20},
    Item{"16a", "contrast of a control's edge", ":1", 3, 4.5},
    Item{"16b", "contrast of a control's picture", ":1", 3, 4.5},
    Item{"17", "what sets two states apart without colour", "mm2", 1, 4},
    Item{"22", "choices on one page", "", 8, 6, true},
    Item{"42", "the slip's number on the receipt", "mm", 6.4, 6.4},
};

constexpr std::array<Decision, 0> kDecisions{};

const Item& item_named(std::string_view id) {
    for (const Item& item : kItems)
        if (item.id == id) return item;
    FAIL("no such item: " << std::string(id));
    return kItems.front();
}

constexpr double kRounding = 0.051;  // the page has one decimal

bool reaches(const Item& item, double value, double wanted) {
    return item.less_is_better ? value <= wanted + 1e-3 : value >= wanted - 1e-3;
}

bool is_worse(const Item& item, double value, double than) {
    return item.less_is_better ? value > than : value < than;
}

const Decision* decision_about(std::string_view item, std::string_view widget) {
    for (const Decision& decision : kDecisions)
        if (decision.item == item && widget.substr(0, decision.widget.size()) == decision.widget)
            return &decision;
    return nullptr;
}

// The fifth column of the item's row: "| 1a | … | 12.7 mm | 20 mm | **16.5 mm** | …".
std::optional<double> claimed(std::string_view item) {
    std::ifstream page(std::string(MOTCUA_SOURCE_DIR) + "/docs/accessibility.md");
    for (std::string line; std::getline(page, line);) {
        if (line.rfind(fmt::format("| {} |", item), 0) != 0) continue;
        std::istringstream columns(line.substr(1));
        std::string column;
        for (int i = 0; i < 5; ++i) std::getline(columns, column, '|');
        const auto digit = column.find_first_of("0123456789");
        if (digit == std::string::npos) return std::nullopt;
        return std::strtod(column.c_str() + digit, nullptr);
    }
    return std::nullopt;
}

void hold_to_page(const Item& item, double worst, const std::string& where) {
    const auto claim = claimed(item.id);
    CHECK_MESSAGE(claim, "docs/accessibility.md has no row " << item.id);
    if (!claim) return;
    const double allowed = *claim + (item.less_is_better ? kRounding : -kRounding);
    CHECK_MESSAGE(reaches(item, worst, allowed),
                  fmt::format("docs/accessibility.md claims {} for item {}, measured was {:.2f}: {}", *claim,
                              item.id, worst, where));
}

}  // namespace

void Ledger::measure(std::string_view item, double value, std::string_view widget, const Scene& scene) {
    auto& widgets = by_item_.try_emplace(std::string(item)).first->second;
    const auto known = widgets.find(widget);
    if (known == widgets.end())
        widgets.emplace(widget, Worst{value, scene.name()});
    else if (is_worse(item_named(item), value, known->second.value))
        known->second = {value, scene.name()};
}

void Ledger::close() const {
    for (const auto& [id, widgets] : by_item_) {
        const Item& item = item_named(id);
        const std::pair<const std::string, Worst>* worst = nullptr;
        std::vector<const Decision*> used;
        for (const auto& widget : widgets) {
            const auto& [name, measured] = widget;
            if (!worst || is_worse(item, measured.value, worst->second.value)) worst = &widget;
            const std::string said =
                fmt::format("item {}, {}: {} has {:.2f}{} on {} (floor {}, target {})", id, item.what, name,
                            measured.value, item.unit, measured.where, item.floor, item.target);
            CHECK_MESSAGE(reaches(item, measured.value, item.floor), said);
            if (reaches(item, measured.value, item.target)) continue;
            const Decision* const decision = decision_about(id, name);
            const bool decided = decision && reaches(item, measured.value, decision->at_worst);
            CHECK_MESSAGE(decided, said);
            if (decision) used.push_back(decision);
        }
        for (const Decision& decision : kDecisions)
            if (decision.item == id)
                CHECK_MESSAGE(std::find(used.begin(), used.end(), &decision) != used.end(),
                              fmt::format("item {}: {} reaches the target now; the decision can go", id,
                                          decision.widget));
        const std::string where = fmt::format("{} on {}", worst->first, worst->second.where);
        MESSAGE(
            fmt::format("item {}, {}: {:.2f}{}, {}", id, item.what, worst->second.value, item.unit, where));
        hold_to_page(item, worst->second.value, where);
    }
}

void Findings::expect(bool right, const std::string& what, const Scene& scene) {
    if (right) return;
    Seen& seen = wrong_[what];
    if (seen.times++ == 0) seen.first = scene.name();
}

void Findings::close() const {
    for (const auto& [what, seen] : wrong_)
        FAIL_CHECK(fmt::format("{}: {}, and {} more", what, seen.first, seen.times - 1));
}

}  // namespace motcua::tests
