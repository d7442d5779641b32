#include "ui/screens/typed.h"

namespace motcua::ui {
namespace {

using text::T;

constexpr float kKeyboardBeside = 0.6F;

std::string_view method_words(const Frame& f, text::Method method) {
    switch (method) {
        case text::Method::mark_keys: return f.say(T::key_method_marks);
        case text::Method::telex: return f.say(T::key_method_telex);
        case text::Method::vni: return f.say(T::key_method_vni);
    }
    return {};
}

// What step, question, hint and answer take above the keyboard.
float needed_above(const Frame& f, const Head& head) {
    const float width = f.content.w - 2 * f.mm(space::margin);
    const Text title{.text = head.title, .style = Style::heading, .wrap = Wrap::balanced};
    const Text hint{.text = head.hint, .style = Style::body};
    const float step = f.pen.theme.face(Style::small_strong).line_px + f.mm(space::small_gap);
    return step + text_height(f.pen, title, width) + text_height(f.pen, hint, width) + head.body_needs +
           3 * f.mm(space::gap);
}

}  // namespace

std::string_view typing_hint(const Frame& frame, text::Method method) {
    switch (method) {
        case text::Method::mark_keys: return frame.say(T::question_type_hint);
        case text::Method::telex: return frame.say(T::question_telex_hint);
        case text::Method::vni: return frame.say(T::question_vni_hint);
    }
    return {};
}

Keys letter_keys(const Frame& f, const journey::Keyboard& keyboard, const journey::Typist& typist) {
    Keys keys;
    keys.digits = keyboard.layer == journey::Keyboard::Layer::digits;
    keys.alphabet = typist.order == journey::Typist::Order::alphabet;
    keys.capital = keyboard.capital;
    keys.vni = typist.method == text::Method::vni;
    keys.method = method_words(f, typist.method);
    keys.space = f.say(T::key_space);
    keys.erase = f.say(T::key_erase);
    keys.to_digits = f.say(T::key_digits);
    keys.to_letters = f.say(T::key_letters);
    keys.to_alphabet = f.say(T::key_alphabet);
    keys.to_qwerty = f.say(T::key_qwerty);
    keys.shift = f.say(T::key_shift);
    keys.go_on = f.say(T::common_continue);
    keys.acute = f.say(T::key_acute);
    keys.grave = f.say(T::key_grave);
    keys.hook = f.say(T::key_hook);
    keys.tilde = f.say(T::key_tilde);
    keys.dot = f.say(T::key_dot);
    keys.hat = f.say(T::key_hat);
    keys.horn = f.say(T::key_horn);
    keys.breve = f.say(T::key_breve);
    keys.dd = f.say(T::key_dd);
    keys.no_tone = f.say(T::key_no_tone);
    return keys;
}

float width_above_keys(const Frame& frame) {
    return frame.pen.theme.panel.landscape() ? frame.content.w * (1 - kKeyboardBeside) : frame.content.w;
}

Rect cut_keyboard(Frame& frame, Keys& keys, const Head& head) {
    const float width = frame.content.w;
    if (frame.pen.theme.panel.landscape()) return frame.content.cut_right(width * kKeyboardBeside);
    fit_keyboard(frame.pen, keys, width, frame.content.h - needed_above(frame, head));
    return frame.content.cut_bottom(keyboard_height(frame.pen, keys, width));
}

void send_keys(Frame& frame, const std::string& field, const KeyTap& tap) {
    if (tap.key) frame.send(journey::intent::Press{field, *tap.key});
    if (tap.three_zeros)
        for (int i = 0; i < 3; ++i) frame.send(journey::intent::Press{field, text::character_key(U'0')});
    for (const text::Key& key : frame.typed) frame.send(journey::intent::Press{field, key});
    if (tap.switch_layer) frame.send(journey::intent::SwitchLayer{field});
    if (tap.switch_order) frame.send(journey::intent::SwitchOrder{});
    if (tap.switch_method) frame.send(journey::intent::SwitchMethod{});
    if (tap.shift) frame.send(journey::intent::Shift{field});
}

}  // namespace motcua::ui
