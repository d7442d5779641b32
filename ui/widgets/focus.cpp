#include "ui/widgets/focus.h"

#include <algorithm>
#include <array>
#include <optional>

namespace motcua::ui {
namespace {

bool has_prefix(const Widget& widget, std::string_view prefix) { return widget.id.rfind(prefix, 0) == 0; }

enum class Part : std::uint8_t { heading, content, keys, line, voice, frame, left_out };
constexpr std::array kParts{Part::heading, Part::content, Part::keys, Part::line, Part::voice, Part::frame};

Part part_of(const Widget& widget) {
    if (widget.role == "heading") return Part::heading;
    if (widget.id == "frame.line") return Part::line;
    if (has_prefix(widget, "frame.")) return widget.role == "button" ? Part::frame : Part::left_out;
    if (has_prefix(widget, "speech.")) return Part::voice;
    if (widget.role == "key") return Part::keys;
    return widget.role == "image" ? Part::left_out : Part::content;
}

std::optional<std::size_t> index_of(const std::vector<const Widget*>& stops, const std::string& id) {
    const auto found =
        std::find_if(stops.begin(), stops.end(), [&](const Widget* stop) { return stop->id == id; });
    if (found == stops.end()) return std::nullopt;
    return static_cast<std::size_t>(found - stops.begin());
}

}  // namespace

std::vector<const Widget*> reading_order(const Tree& tree) {
    std::vector<const Widget*> order;
    for (const Part part : kParts)
        for (const Widget& widget : tree.widgets)
            if (part_of(widget) == part) order.push_back(&widget);
    return order;
}

std::vector<const Widget*> stops(const Tree& tree, bool by_ear) {
    std::vector<const Widget*> order = reading_order(tree);
    const auto is_none = [by_ear](const Widget* widget) {
        if (widget->role == "pad") return true;
        if (!by_ear) return !is_target(*widget);
        // A count that two buttons change is a field nobody can touch, and tells how many.
        return !widget->enabled && is_control(*widget) && widget->role != "field";
    };
    order.erase(std::remove_if(order.begin(), order.end(), is_none), order.end());
    return order;
}

void Focus::move(const Tree& tree, int by, bool by_ear) {
    const auto all = stops(tree, by_ear);
    const bool begins = !shown_ && !by_ear;
    shown_ = true;
    if (all.empty()) return id_.clear();
    const auto count = static_cast<int>(all.size());
    const auto at = index_of(all, id_);
    if (!at || begins)
        index_ = by > 0 ? 0 : all.size() - 1;
    else
        index_ = static_cast<std::size_t>((static_cast<int>(*at) + by + count) % count);
    id_ = all[index_]->id;
}

void Focus::settle(const Tree& tree, bool new_view, bool by_ear) {
    const auto all = stops(tree, by_ear);
    if (all.empty()) return id_.clear();
    if (new_view || id_.empty()) {
        index_ = 0;
    } else {
        const auto at = index_of(all, id_);
        index_ = at ? *at : std::min(index_, all.size() - 1);
    }
    id_ = all[index_]->id;
}

void Focus::forget() {
    id_.clear();
    index_ = 0;
    shown_ = false;
}

}  // namespace motcua::ui
