// What is said of a screen: its tree in words, each with the widget it belongs to.
#pragma once

#include <vector>

#include "kiosk/journey/model.h"
#include "ui/widgets/tree.h"

namespace motcua::ui {

// Who hears it.
struct Listener {
    text::Words words;
    const text::VoiceRules* rules = nullptr;
    const content::Recordings* recordings = nullptr;  // null: none
    bool alone = false;                               // through headphones: what is personal may be said
    bool sees_nothing = false;     // behind the curtain: also what a thing is and how it stands
    std::string voice_language{};  // the tag of what is heard in place of Vietnamese; empty: Vietnamese is
};
Listener listener(const journey::Model& model);

using Script = std::vector<journey::Piece>;

// All that is needed to act, in reading order: headings, hints, values, choices with their state, problems,
// "page n of m", buttons. What is personal is said to who hears it alone; to others, once, that it is shown.
// Keys of a keyboard are left out, and so are the controls of the voice itself.
Script spoken_script(const Tree& tree, const Listener& listener);

// One widget alone, as the keys come to it.
Script description(const Widget& widget, const Listener& listener);

// A sentence of the machine's own that stands nowhere on the screen.
journey::Piece sentence(text::T key, const Listener& listener);

}  // namespace motcua::ui
