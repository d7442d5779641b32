#include "ui/widgets/tree.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include <nlohmann/json.hpp>

namespace motcua::ui {
namespace {

double one_decimal(float value) { return std::round(static_cast<double>(value) * 10.0) / 10.0; }

nlohmann::ordered_json json_of(const Widget& widget) {
    nlohmann::ordered_json out;
    out["id"] = widget.id;
    out["role"] = widget.role;
    out["label"] = widget.label;
    out["value"] = widget.value;
    if (!widget.input.empty()) out["input"] = widget.input;
    for (const float edge : widget.rect) out["rect"].push_back(one_decimal(edge));
    out["text_px"] = one_decimal(widget.text_px);
    out["cap_mm"] = std::round(static_cast<double>(widget.cap_mm) * 100.0) / 100.0;
    out["fg"] = widget.fg;
    out["bg"] = widget.bg;
    out["enabled"] = widget.enabled;
    out["primary"] = widget.primary;
    out["selected"] = widget.selected;
    out["clipped"] = widget.clipped;
    out["focused"] = widget.focused;
    if (widget.said) out["said"] = true;
    return out;
}

}  // namespace

const Widget* Tree::find(const std::string& id) const {
    const auto found =
        std::find_if(widgets.begin(), widgets.end(), [&](const Widget& w) { return w.id == id; });
    return found == widgets.end() ? nullptr : &*found;
}

std::string to_json(const Tree& tree) {
    nlohmann::ordered_json out;
    out["screen"] = tree.screen;
    out["px_per_mm"] = std::round(static_cast<double>(tree.panel.px_per_mm) * 100.0) / 100.0;
    out["size"] = {tree.panel.width_px, tree.panel.height_px};
    out["widgets"] = nlohmann::ordered_json::array();
    for (const Widget& widget : tree.widgets) out["widgets"].push_back(json_of(widget));
    return out.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool is_control(const Widget& widget) {
    static constexpr std::array<std::string_view, 7> kRoles{"button", "tile", "choice", "key",
                                                            "field",  "pad",  "link"};
    return std::find(kRoles.begin(), kRoles.end(), widget.role) != kRoles.end();
}

bool is_typed_into(const Tree& tree) {
    return std::any_of(tree.widgets.begin(), tree.widgets.end(),
                       [](const Widget& widget) { return widget.role == "field" && widget.selected; });
}

bool is_target(const Widget& widget) { return widget.enabled && is_control(widget); }

}  // namespace motcua::ui
