#include "ui/screens/script.h"

#include <algorithm>

#include "kiosk/text/as_spoken.h"
#include "ui/widgets/focus.h"

namespace motcua::ui {
namespace {

using journey::Piece;
using text::Language;
using text::T;

bool has_prefix(const Widget& widget, std::string_view prefix) { return widget.id.rfind(prefix, 0) == 0; }
// Of a row or a field the value is the person's; of anything else the whole sentence names them.
bool only_value_is_personal(const Widget& widget) { return widget.role == "row" || widget.role == "field"; }
// "1" in a disc before its sentence.
bool is_numbered(const Widget& widget) { return widget.role == "text" && widget.value.size() == 1; }

// In what is only heard: as it addresses this person, or as it addresses everybody. What is missing there is
// heard as the screen has it, recorded or not: never silence.
std::string recording_of(const Listener& listener, std::string_view written) {
    if (listener.recordings == nullptr || listener.recordings->empty()) return {};
    const auto key = listener.words.recorded_key(written);
    if (!key) return {};
    const auto is_there = [&](const std::string& name) { return listener.recordings->count(name) > 0; };
    if (!listener.voice_language.empty())
        for (const text::Address address : {listener.words.address, text::Address::neutral}) {
            std::string heard = text::recording_name(listener.voice_language, *key, address);
            if (is_there(heard)) return heard;
        }
    std::string name = listener.words.recording_name(written);
    return is_there(name) ? name : std::string();
}

class Teller {
  public:
    explicit Teller(const Listener& listener) : listener_(listener) {}

    void tell(const Widget& widget) {
        const bool hidden = widget.personal && !listener_.alone;
        if (hidden && !only_value_is_personal(widget)) return tell_hidden(widget);
        if (is_numbered(widget)) say(widget, widget.value);
        say(widget, widget.label);
        tell_state(widget);
        if (is_numbered(widget)) return;
        if (hidden && !widget.value.empty()) return tell_hidden(widget);
        say(widget, widget.value);
    }

    [[nodiscard]] Script script() { return std::move(script_); }

  private:
    // A name on an English page is said by the Vietnamese voice.
    void say(const Widget& widget, std::string_view written) {
        if (written.empty()) return;
        const Language language = listener_.words.language == Language::en && text::is_vietnamese(written)
                                      ? Language::vi
                                      : listener_.words.language;
        Secret words = text::as_spoken(written, language, *listener_.rules);
        if (words.empty()) return;
        script_.push_back({widget.id, std::move(words), language, recording_of(listener_, written)});
    }
    void say(const Widget& widget, T key) { say(widget, listener_.words(key)); }

    void tell_hidden(const Widget& widget) {
        if (hidden_told_) return;
        hidden_told_ = true;
        say(widget, listener_.sees_nothing ? T::speech_personal_by_ear : T::speech_personal);
    }

    void tell_state(const Widget& widget) {
        if (widget.role == "choice" && widget.selected) say(widget, T::speech_chosen);
        if (widget.role == "field" && widget.value.empty()) say(widget, T::speech_empty);
        if (!listener_.sees_nothing) return;
        if (widget.role == "choice" && !widget.selected) say(widget, T::speech_not_chosen);
        if (widget.role == "button" || widget.role == "tile") say(widget, T::speech_button);
        if (widget.role == "field") say(widget, T::speech_field);
        if (widget.role == "key") say(widget, T::speech_key);
    }

    const Listener& listener_;
    Script script_;
    bool hidden_told_ = false;
};

bool is_told(const Widget& widget) {
    if (widget.role == "key" || widget.role == "pad" || has_prefix(widget, "speech.")) return false;
    return widget.enabled || widget.role == "field";
}

}  // namespace

Listener listener(const journey::Model& model) {
    const auto& content = model.machine.content;
    const auto heard = journey::voice_language(model);
    return {journey::words(model),
            content ? &content->voice_rules : &text::VoiceRules::built_in(),
            content ? &content->recordings : nullptr,
            journey::may_say_personal(model),
            model.settings.curtain,
            heard ? heard->tag : std::string()};
}

Script spoken_script(const Tree& tree, const Listener& listener) {
    Teller teller(listener);
    for (const Widget* widget : reading_order(tree))
        if (is_told(*widget)) teller.tell(*widget);
    return teller.script();
}

Script description(const Widget& widget, const Listener& listener) {
    Teller teller(listener);
    teller.tell(widget);
    return teller.script();
}

Piece sentence(T key, const Listener& listener) {
    const Language language = listener.words.language;
    const std::string written = listener.words(key);
    return {
        {}, text::as_spoken(written, language, *listener.rules), language, recording_of(listener, written)};
}

}  // namespace motcua::ui
