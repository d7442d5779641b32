#include "ui/widgets/tree.h"

#include <algorithm>
#include <cmath>

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
    return out;
}

// What is read first: the question, what explains it, what can be done, and last the frame that is always
// there.
int reading_order(const Widget& widget) {
    const bool is_frame = widget.id.rfind("frame.", 0) == 0;
    if (widget.role == "heading") return 0;
    if (widget.role == "key" || widget.role == "image" || widget.role == "pad") return -1;
    if (widget.role == "text" || widget.role == "banner" || widget.role == "row" || widget.role == "progress")
        return is_frame ? -1 : 1;
    return is_frame ? 3 : 2;
}

void append_sentence(std::string& script, const std::string& text) {
    if (text.empty()) return;
    if (!script.empty()) script += ' ';
    script += text;
    if (std::string_view(".?!:…").find(text.back()) == std::string_view::npos) script += '.';
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

std::string spoken_script(const Tree& tree) {
    std::string script;
    for (int order = 0; order <= 3; ++order)
        for (const Widget& widget : tree.widgets) {
            if (widget.personal || !widget.enabled || reading_order(widget) != order) continue;
            append_sentence(script, widget.label);
            append_sentence(script, widget.value);
        }
    return script;
}

}  // namespace motcua::ui
