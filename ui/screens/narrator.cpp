#include "ui/screens/narrator.h"

#include <algorithm>

namespace motcua::ui {
namespace {

using journey::intent::Say;
using text::T;

std::string name_of(const Widget& banner) { return banner.id + ": " + banner.label; }

bool is_problem(const Widget& widget) { return widget.role == "banner" && widget.id != "frame.line"; }

// As the ear would know it: what it is called and how it stands.
Secret state_of(const Tree& tree, const std::string& id) {
    const Widget* const widget = tree.find(id);
    if (!widget) return {};
    Secret state = secret(widget->label);
    state += widget->selected ? "+" : "-";
    state.append(widget->value);
    return state;
}

Secret fields_of(const Tree& tree) {
    Secret all;
    for (const Widget& widget : tree.widgets)
        if (widget.role == "field") {
            all.append(widget.value);
            all += '\n';
        }
    return all;
}

void append(Script& script, Script more) {
    for (journey::Piece& piece : more) script.push_back(std::move(piece));
}

std::optional<Say> said(Script script) {
    if (script.empty()) return std::nullopt;
    return Say{std::move(script)};
}

}  // namespace

// What is new on a view that was told already.
Script Narrator::changes(const Seen& seen, const Listener& listener, bool curtain) const {
    Script script;
    for (const Widget& widget : seen.tree.widgets) {
        if (!is_problem(widget)) continue;
        if (std::find(problems_.begin(), problems_.end(), name_of(widget)) == problems_.end())
            append(script, description(widget, listener));
    }
    if (!curtain) return script;
    const Widget* const focused = seen.tree.find(seen.focused);
    const bool typed = fields_of(seen.tree) != fields_;
    if (typed)
        for (const Widget& widget : seen.tree.widgets)
            if (widget.role == "field" && &widget != focused) append(script, description(widget, listener));
    const bool moved = seen.focused != focused_ || state_of(seen.tree, seen.focused) != state_;
    if (focused && moved) append(script, description(*focused, listener));
    return script;
}

void Narrator::remember(const Seen& seen) {
    view_ = seen.view;
    focused_ = seen.focused;
    problems_.clear();
    for (const Widget& widget : seen.tree.widgets)
        if (is_problem(widget)) problems_.push_back(name_of(widget));
    state_ = state_of(seen.tree, seen.focused);
    fields_ = fields_of(seen.tree);
}

std::optional<Say> Narrator::after_frame(const journey::Model& model, const Seen& seen) {
    const bool curtain = model.settings.curtain;
    const bool drawn_back = curtain_ && !curtain;
    const bool drawn = curtain && !curtain_;
    curtain_ = curtain;
    const Listener hears = listener(model);
    const bool by_ear = curtain || model.settings.read_aloud;
    // The warning is said to everybody: who looked away hears it.
    const bool warning = seen.tree.screen == "still_there";
    if (!by_ear && !warning) {
        forget();
        if (drawn_back) return said({sentence(T::speech_curtain_off, hears)});
        return std::nullopt;
    }
    Script script;
    if (drawn) script.push_back(sentence(T::speech_curtain_on, hears));
    if (drawn || seen.again || seen.view != view_)
        append(script, spoken_script(seen.tree, hears));
    else
        script = changes(seen, hears, curtain);
    remember(seen);
    return said(std::move(script));
}

void Narrator::forget() {
    view_.clear();
    focused_.clear();
    problems_.clear();
    state_.clear();
    fields_.clear();
}

}  // namespace motcua::ui
