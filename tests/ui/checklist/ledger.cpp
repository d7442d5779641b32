#include "tests/ui/checklist/ledger.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "ui/theme/scale.h"

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

constexpr std::string_view kSmall =
    "15\" to 20\": one stands nearer, and everything is drawn smaller, down to three quarters on 15\"";
constexpr std::array kDecisions{
    Decision{"1a", "question.continue", On::small_glass, 12.7, kSmall},
    Decision{"1a", "question.continue", On::every_glass, 16.5, "a key among keys, where letters are large"},
    Decision{"1a", "chip.continue", On::small_glass, 12.7, kSmall},
    Decision{"1a", "talk.show", On::small_glass, 12.7, kSmall},
    Decision{"1a", "talk.show", On::every_glass, 16.5, "a key among keys, where letters are large"},
    Decision{"1a", "search.show", On::small_glass, 12.7, kSmall},
    Decision{"1a", "search.show", On::every_glass, 16.5, "a key among keys, where letters are large"},
    Decision{"1b", "key.", On::small_glass, 12.7, kSmall},
    Decision{"1b", "suggest.", On::small_glass, 12.7, kSmall},
    Decision{"1c", "", On::small_glass, 12.7, kSmall},
    Decision{"2", "", On::small_glass, 2.54, kSmall},
    Decision{"4", "", On::small_glass, 10, kSmall},
    Decision{"4", "frame.finish", On::every_glass, 13.4,
             "Leave asks before it erases; the bar has seven controls"},
    Decision{"5", "", On::small_glass, 4.8, kSmall},
    Decision{"6", "", On::small_glass, 7.3, kSmall},
    Decision{"11", "", On::small_glass, 1.4, "stacked marks are whole from 1.3 on"},
    Decision{"11", "", On::every_glass, 1.4, "stacked marks are whole from 1.3 on"},
    Decision{"12", "", On::small_glass, 80,
             "widths are in letters of average width; a line may have narrow ones"},
    Decision{"12", "", On::every_glass, 80,
             "widths are in letters of average width; a line may have narrow ones"},
};

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

const Decision* decision_about(std::string_view item, std::string_view widget, On glass) {
    for (const Decision& decision : kDecisions)
        if (decision.item == item && decision.on == glass &&
            widget.substr(0, decision.widget.size()) == decision.widget)
            return &decision;
    return nullptr;
}

// "| 1a | … | 12.7 mm | 20 mm | 20.2 mm | 15.2 mm | …": the fifth column is of 21.5" and more, the sixth of
// less.
std::optional<double> claimed(std::string_view item, bool small) {
    std::ifstream page(std::string(MOTCUA_SOURCE_DIR) + "/docs/accessibility.md");
    for (std::string line; std::getline(page, line);) {
        if (line.rfind(fmt::format("| {} |", item), 0) != 0) continue;
        std::istringstream columns(line.substr(1));
        std::string column;
        for (int i = 0; i < (small ? 6 : 5); ++i) std::getline(columns, column, '|');
        const auto digit = column.find_first_of("0123456789");
        if (digit == std::string::npos) return std::nullopt;
        return std::strtod(column.c_str() + digit, nullptr);
    }
    return std::nullopt;
}

std::string said(const Item& item, const std::string& widget, double value, const std::string& where) {
    return fmt::format("item {}, {}: {} has {:.2f}{} on {} (floor {}, target {})", item.id, item.what, widget,
                       value, item.unit, where, item.floor, item.target);
}

void hold_to_page(const Item& item, bool small, double worst, const std::string& where) {
    const std::string_view glass = small ? "15\" to 20\"" : "21.5\" and more";
    MESSAGE(fmt::format("item {}, {}, {}: {:.2f}{}, {}", item.id, item.what, glass, worst, item.unit, where));
    const auto claim = claimed(item.id, small);
    CHECK_MESSAGE(claim, fmt::format("docs/accessibility.md says nothing of item {} on {}", item.id, glass));
    if (!claim) return;
    const double allowed = *claim + (item.less_is_better ? kRounding : -kRounding);
    CHECK_MESSAGE(reaches(item, worst, allowed),
                  fmt::format("docs/accessibility.md claims {} for item {} on {}, measured was {:.2f}: {}",
                              *claim, item.id, glass, worst, where));
}

template <class Widgets>
void check(const Item& item, const Widgets& widgets) {
    std::map<bool, const typename Widgets::value_type*> worst;  // by glass
    std::set<const Decision*> used;
    for (const auto& widget : widgets) {
        const auto& [name, small] = widget.first;
        const auto& measured = widget.second;
        const auto*& least = worst[small];
        if (!least || is_worse(item, measured.value, least->second.value)) least = &widget;
        const std::string words = said(item, name, measured.value, measured.where);
        CHECK_MESSAGE(reaches(item, measured.value, item.floor), words);
        if (reaches(item, measured.value, item.target)) continue;
        const Decision* const decision =
            decision_about(item.id, name, small ? On::small_glass : On::every_glass);
        const bool decided = decision && reaches(item, measured.value, decision->at_worst);
        CHECK_MESSAGE(decided, words);
        used.insert(decision);
    }
    for (const Decision& decision : kDecisions)
        if (decision.item == item.id)
            CHECK_MESSAGE(used.count(&decision) == 1,
                          fmt::format("item {}: {} reaches the target on {}; the decision can go", item.id,
                                      decision.widget,
                                      decision.on == On::small_glass ? "a small glass" : "every glass"));
    for (const auto& [small, least] : worst)
        hold_to_page(item, small, least->second.value,
                     fmt::format("{} on {}", least->first.first, least->second.where));
}

}  // namespace

void Ledger::measure(std::string_view item, double value, std::string_view widget, const Scene& scene) {
    const bool small = ui::stretch(scene.tree().panel) < 0.99F;
    auto& widgets = by_item_.try_emplace(std::string(item)).first->second;
    const auto [known, is_new] = widgets.try_emplace({std::string(widget), small});
    if (is_new || is_worse(item_named(item), value, known->second.value))
        known->second = {value, scene.name()};
}

void Ledger::close(std::initializer_list<std::string_view> items) const {
    for (const std::string_view id : items) {
        const auto measured = by_item_.find(id);
        REQUIRE_MESSAGE(measured != by_item_.end(), "nothing was measured for item " << id);
        check(item_named(id), measured->second);
    }
}

void Findings::note(const std::string& what, const Scene& scene) {
    Seen& seen = wrong_[what];
    if (seen.times++ == 0) seen.first = scene.name();
}

void Findings::close() const {
    for (const auto& [what, seen] : wrong_)
        FAIL_CHECK(fmt::format("{}: {}, and {} more", what, seen.first, seen.times - 1));
}

}  // namespace motcua::tests
