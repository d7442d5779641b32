#include "ui/widgets/keyboard.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace motcua::ui {
namespace {

using text::Key;
using text::Mark;

// ---- the keys as data
// -------------------------------------------------------------------------------------------

struct Sign {
    std::string_view id;
    std::string_view face;
};

constexpr std::array<std::string_view, 3> kQwerty{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
constexpr std::array<std::string_view, 3> kAlphabet{"abcdefghij", "klmnopqrs", "tuvwxyz"};
constexpr std::string_view kDigits = "1234567890";
constexpr std::array<Sign, 9> kSigns{{{"slash", "/"},
                                      {"hyphen", "-"},
                                      {"period", "."},
                                      {"comma", ","},
                                      {"apostrophe", "'"},
                                      {"colon", ":"},
                                      {"bracket_open", "("},
                                      {"bracket_close", ")"},
                                      {"number_sign", "#"}}};

constexpr std::array<Sign, 5> kEmailSigns{
    {{"at", "@"}, {"period", "."}, {"hyphen", "-"}, {"underscore", "_"}, {"plus", "+"}}};

struct MarkKey {
    std::string_view id;
    Mark mark;
    std::string_view sign;  // combining mark, or the letter itself
    std::string_view Keys::*name;
};
constexpr std::array<MarkKey, 9> kMarks{{{"key.acute", Mark::acute, "\u0301", &Keys::acute},
                                         {"key.grave", Mark::grave, "\u0300", &Keys::grave},
                                         {"key.hook", Mark::hook, "\u0309", &Keys::hook},
                                         {"key.tilde", Mark::tilde, "\u0303", &Keys::tilde},
                                         {"key.dot", Mark::dot, "\u0323", &Keys::dot},
                                         {"key.hat", Mark::hat, "\u0302", &Keys::hat},
                                         {"key.horn", Mark::horn, "\u031B", &Keys::horn},
                                         {"key.breve", Mark::breve, "\u0306", &Keys::breve},
                                         {"key.dd", Mark::dd, "\u0111", &Keys::dd}}};
constexpr std::size_t kTones = 5;

// VNI: 1 to 9 mean the marks in this very order, 0 takes a tone off.
constexpr std::string_view kVni = "1234567890";

std::string_view vni_name(const Keys& keys, std::size_t i) {
    return i < kMarks.size() ? keys.*kMarks.at(i).name : keys.no_tone;
}

bool shows_vni(const Keys& keys) { return keys.vni && !keys.digits; }

// ---- measures
// ---------------------------------------------------------------------------------------------------

float gap(const Pen& pen) { return pen.mm(space::key_gap); }
float edge(const Pen& pen) { return pen.mm(4.5F); }

// Between what suits a hand and the least, by how little room there is.
float squeezed(const Keys& keys, float comfortable, float least) {
    return comfortable + (std::min(comfortable, least) - comfortable) * keys.squeeze;
}

float edge_above(const Pen& pen, const Keys& keys) { return squeezed(keys, edge(pen), gap(pen)); }

// Keys grow with the glass: a tall one has room for a larger hand.
float share_of_glass(const Pen& pen, float share, float least_mm, float most_mm) {
    return std::clamp(static_cast<float>(pen.theme.panel.height_px) * share, pen.mm(least_mm),
                      pen.mm(most_mm));
}

// A letter with two marks above it and one below is not quite twice as high as a capital.
float key_height(const Pen& pen, const Keys& keys) {
    const Face& face = pen.theme.face(Style::label);
    const float share = share_of_glass(pen, pen.theme.panel.landscape() ? 0.085F : 0.056F, touch::key, 26.0F);
    const float comfortable = pen.theme.large_targets ? share * touch::larger : share;
    return squeezed(keys, std::max(comfortable, face.line_px + pen.mm(3.0F)),
                    std::max(pen.mm(touch::key), face.cap_px * 1.8F));
}

float number_key_height(const Pen& pen) {
    return std::max(share_of_glass(pen, pen.theme.panel.landscape() ? 0.1F : 0.056F, 18.0F, 27.0F),
                    pen.theme.face(Style::label).line_px + pen.mm(3.0F));
}

float mark_sign_height(const Pen& pen) { return pen.theme.face(Style::mark).cap_px * 1.15F; }

float mark_height(const Pen& pen, const Keys& keys) {
    const Face& name = pen.theme.face(Style::small_strong);
    const float both = mark_sign_height(pen) + name.line_px;
    const float air = pen.mm(squeezed(keys, 2.0F, 0.6F));
    return std::max(pen.mm(touch::key), both + air);
}

// The marks stand in one row where every name fits its key, else in two: tones, then hats.
int mark_rows(const Pen& pen, const Keys& keys, float width) {
    const std::size_t count = shows_vni(keys) ? kVni.size() : kMarks.size();
    const auto n = static_cast<float>(count);
    const float key = (width - 2 * edge(pen) - (n - 1) * gap(pen)) / n;
    for (std::size_t i = 0; i < count; ++i)
        if (width_of(pen.theme.face(Style::small_strong), vni_name(keys, i)) > key - pen.mm(2.0F)) return 2;
    return 1;
}

struct EmailRow {
    float signs = 0, go_on = 0;
    bool go_on_below = false;
};

EmailRow email_row(const Pen& pen, const Keys& keys, float width) {
    const float row = width - 2 * edge(pen);
    EmailRow out;
    out.go_on = width_of(pen.theme.face(Style::label), keys.go_on) + pen.mm(16.0F);
    constexpr auto kSignCount = static_cast<float>(kEmailSigns.size());
    const float least = kSignCount * pen.target(touch::key) + (kSignCount - 1) * gap(pen);
    out.go_on_below = least + gap(pen) + out.go_on > row;
    if (out.go_on_below) out.go_on = row;
    out.signs = row - (out.go_on_below ? 0 : out.go_on + gap(pen));
    return out;
}

struct LastRow {
    float layer = 0, order = 0, space = 0, go_on = 0;
    bool go_on_below = false;
};

float wide_key(const Pen& pen, std::string_view label) {
    return std::max(pen.mm(22.0F), width_of(pen.theme.face(Style::small_strong), label) + pen.mm(8.0F));
}

LastRow last_row(const Pen& pen, const Keys& keys, float width) {
    const float row = width - 2 * edge(pen);
    LastRow out;
    out.layer = wide_key(pen, keys.digits ? keys.to_letters : keys.to_digits);
    out.order = std::max(wide_key(pen, keys.to_alphabet), wide_key(pen, keys.to_qwerty));
    out.go_on = width_of(pen.theme.face(Style::label), keys.go_on) + pen.mm(16.0F);
    const float space_key = wide_key(pen, keys.space);
    out.go_on_below = out.layer + out.order + space_key + out.go_on + 3 * gap(pen) > row;
    if (out.go_on_below) out.go_on = row;
    out.space = row - out.layer - out.order - 2 * gap(pen) - (out.go_on_below ? 0 : out.go_on + gap(pen));
    return out;
}

// What is offered, and the way of typing at the end of the row. A word has the room that it needs.
float offer_width(const Pen& pen, std::string_view word) {
    return std::max(pen.mm(30.0F), width_of(pen.theme.face(Style::label), word) + pen.mm(10.0F));
}

float method_width(const Pen& pen, const Keys& keys, float row) {
    const Face& face = pen.theme.face(Style::small_strong);
    const float one_line = width_of(face, keys.method) + pen.mm(8.0F);
    const float two_lines = std::max(widest_word(face, keys.method), one_line / 2) + pen.mm(8.0F);
    return keys.squeeze > 0 || one_line <= row * 0.3F ? one_line : two_lines;
}

float offers_height(const Pen& pen, const Keys& keys) {
    if (keys.bare) return -gap(pen);  // no row, and no gap below it
    if (keys.squeeze > 0) return key_height(pen, keys);
    return std::max(key_height(pen, keys), 2 * pen.theme.face(Style::small_strong).line_px + pen.mm(2.0F));
}

// Continue is the one main thing, also where the keys are low.
float go_on_height(const Pen& pen, const Keys& keys) {
    return squeezed(keys, std::max(key_height(pen, keys), pen.mm(22.0F)), key_height(pen, keys));
}

// ---- one key
// ----------------------------------------------------------------------------------------------------

struct KeyLook {
    std::string_view id;
    std::string_view label;
    Style style = Style::label;
    std::optional<Icon> icon;
    bool repeats = false;
    bool on = false;     // shift is down
    bool offer = false;  // a word that goes on with what somebody typed
};

bool draw_key(Pen& pen, const Rect& rect, const KeyLook& look) {
    const Palette& p = pen.colours;
    const bool pressed = pen.touch.pressed(look.id);
    const Tint tint = look.on      ? p.chosen
                      : look.offer ? Tint{p.chosen.ground, p.chosen.ink, p.control_line}
                                   : Tint{p.paper, p.ink, p.control_line};
    const Colour ground = pressed ? mixed(tint.ground, tint.ink, 0.2F) : tint.ground;
    pen.fill(rect, ground, pen.mm(space::key_radius));
    pen.outline(rect, look.on ? tint.ink : p.control_line, pen.mm(pressed || look.on ? 0.9F : 0.6F),
                pen.mm(space::key_radius));
    const Paragraph text = pen.lay_out(look.style, look.label, rect.w - pen.mm(1.0F), Wrap::balanced);
    bool whole = true;
    if (look.icon) {
        const float size = pen.mm(10.0F);
        pen.icon(*look.icon, rect.middle(size, size), {tint.ink, tint.ink, ground});
    } else {
        whole = pen.write_middle(text, rect, tint.ink, Align::centre);
    }
    Widget& widget = pen.name(look.id, "key", rect, look.label);
    pen.note(widget, pen.theme.face(look.style), tint.ink, ground);
    widget.repeats = look.repeats;
    widget.selected = look.on;
    widget.personal = look.offer;  // it tells how the word begins
    widget.clipped |= !whole;
    return pen.touch.tapped(look.id);
}

// Combining marks stand over or under a dotted ring, the place where the letter is.
void draw_mark_sign(Pen& pen, const Rect& box, const MarkKey& mark, const Tint& tint, Colour ground) {
    const Face& face = pen.theme.face(Style::mark);
    if (mark.mark == Mark::dd) {
        const Paragraph letter = pen.lay_out(Style::label, mark.sign, box.w);
        pen.write_middle(letter, box, tint.ink, Align::centre);
        return;
    }
    const Ink ink = ink_of(face, mark.sign);
    const float radius = face.cap_px * 0.27F;
    const float ring_y = box.bottom() - radius - face.cap_px * (mark.mark == Mark::dot ? 0.30F : 0.02F);
    const Colour ring = mixed(ground, tint.accent, 0.75F);
    constexpr int kDots = 10;
    for (int i = 0; i < kDots; ++i) {
        const float turn = static_cast<float>(i) / kDots * 6.2831853F;
        pen.disc(box.centre_x() + radius * std::cos(turn), ring_y + radius * std::sin(turn),
                 face.cap_px * 0.04F, ring);
    }
    const float height = ink.bottom - ink.top;
    float top = ring_y - radius - face.cap_px * 0.12F - height;
    float left = box.centre_x() - (ink.right + ink.left) / 2;
    if (mark.mark == Mark::dot) top = ring_y + radius + face.cap_px * 0.10F;
    if (mark.mark == Mark::horn) {
        top = ring_y - radius - height * 0.75F;
        left = box.centre_x() + radius * 0.75F - ink.left;
    }
    const Paragraph sign{&face, {{mark.sign, 0}}, 0, face.line_px};
    const float baseline = top - ink.top;
    pen.write(sign, {left, baseline - (face.line_px + face.cap_px) / 2, box.w, face.line_px}, tint.ink);
}

// A sign with its name below. `draw_sign` gets its place and the colour under it.
template <class DrawSign>
bool draw_named(Pen& pen, const Rect& rect, std::string_view id, std::string_view name, DrawSign draw_sign) {
    const Tint& tint = pen.colours.tone;
    const bool pressed = pen.touch.pressed(id);
    const Colour ground = pressed ? mixed(tint.ground, tint.ink, 0.2F) : tint.ground;
    pen.fill(rect, ground, pen.mm(space::key_radius));
    pen.outline(rect, tint.accent, pen.mm(pressed ? 0.9F : 0.6F), pen.mm(space::key_radius));
    const Paragraph word = pen.lay_out(Style::small_strong, name, rect.w);
    Rect inside = rect.middle(rect.w, mark_sign_height(pen) + word.height + pen.mm(0.6F));
    draw_sign(inside.cut_top(mark_sign_height(pen)), ground);
    const bool whole =
        pen.write(word, inside.cut_bottom(word.height), tint.ink, Align::centre) && word.lines.size() == 1;
    Widget& widget = pen.name(id, "key", rect, name);
    pen.note(widget, *word.face, tint.ink, ground);
    widget.clipped |= !whole;
    return pen.touch.tapped(id);
}

bool draw_mark(Pen& pen, const Rect& rect, const MarkKey& mark, std::string_view name) {
    return draw_named(pen, rect, mark.id, name, [&](const Rect& box, Colour ground) {
        draw_mark_sign(pen, box, mark, pen.colours.tone, ground);
    });
}

bool draw_vni(Pen& pen, const Rect& rect, std::string_view digit, std::string_view name) {
    const std::string id = "key." + std::string(digit);
    const bool tapped = draw_named(pen, rect, id, name, [&](const Rect& box, Colour) {
        const Paragraph sign = pen.lay_out(Style::label, digit, box.w);
        pen.write_middle(sign, box, pen.colours.tone.ink, Align::centre);
    });
    pen.tree.widgets.back().value = digit;
    return tapped;
}

// ---- rows
// -------------------------------------------------------------------------------------------------------

// Lets `count` keys of equal width stand in `row`; calls with index and place.
template <class Draw>
void in_a_row(const Pen& pen, Rect row, std::size_t count, Draw draw) {
    const float width = (row.w - gap(pen) * static_cast<float>(count - 1)) / static_cast<float>(count);
    for (std::size_t i = 0; i < count; ++i) {
        draw(i, row.cut_left(width));
        if (i + 1 < count) row.cut_left(gap(pen));
    }
}

Key character(char c) { return text::character_key(static_cast<char32_t>(c)); }

// As large as a whole line of it fits the key.
bool draw_character(Pen& pen, const Rect& rect, std::string_view id, char c) {
    const std::string full_id = "key." + std::string(id);
    const bool roomy = pen.theme.face(Style::heading).line_px <= rect.h;
    const Style style = roomy ? Style::heading : Style::label;
    return draw_key(pen, rect, {full_id, std::string_view(&c, 1), style, std::nullopt, true, false});
}

char shown(const Keys& keys, char letter) {
    return keys.capital ? static_cast<char>(letter - 'a' + 'A') : letter;
}

void draw_letters(Pen& pen, Rect row, const Keys& keys, std::string_view letters, KeyTap& tap) {
    in_a_row(pen, row, letters.size(), [&](std::size_t i, const Rect& place) {
        if (draw_character(pen, place, letters.substr(i, 1), shown(keys, letters[i])))
            tap.key = character(shown(keys, letters[i]));
    });
}

void draw_digits(Pen& pen, const Rect& row, std::string_view digits, KeyTap& tap) {
    in_a_row(pen, row, digits.size(), [&](std::size_t i, const Rect& place) {
        if (draw_character(pen, place, digits.substr(i, 1), digits[i])) tap.key = character(digits[i]);
    });
}

void draw_erase(Pen& pen, const Rect& place, const Keys& keys, KeyTap& tap) {
    if (draw_key(pen, place, {"key.erase", keys.erase, Style::small_strong, std::nullopt, true, false}))
        tap.key = text::erase_key();
}

void draw_mark_rows(Pen& pen, Rect& rect, const Keys& keys, KeyTap& tap) {
    const bool vni = shows_vni(keys);
    const int rows = mark_rows(pen, keys, rect.w + 2 * edge(pen));
    const auto draw_one = [&](std::size_t i, const Rect& place) {
        if (vni && draw_vni(pen, place, kVni.substr(i, 1), vni_name(keys, i))) tap.key = character(kVni[i]);
        if (!vni && draw_mark(pen, place, kMarks.at(i), vni_name(keys, i)))
            tap.key = text::mark_key(kMarks.at(i).mark);
    };
    const auto draw_some = [&](std::size_t from, std::size_t count) {
        in_a_row(pen, rect.cut_top(mark_height(pen, keys)), count,
                 [&](std::size_t i, const Rect& place) { draw_one(from + i, place); });
        rect.cut_top(gap(pen));
    };
    const std::size_t count = vni ? kVni.size() : kMarks.size();
    if (rows == 1) return draw_some(0, count);
    draw_some(0, kTones);
    draw_some(kTones, count - kTones);
}

// As many words as have room, the same distance apart as keys are.
void draw_offers(Pen& pen, Rect& rect, const Keys& keys, KeyTap& tap) {
    Rect row = rect.cut_top(offers_height(pen, keys));
    rect.cut_top(gap(pen));
    if (keys.kind == Keys::Kind::text) {
        tap.switch_method = draw_key(pen, row.cut_right(method_width(pen, keys, row.w)),
                                     {"key.method", keys.method, Style::small_strong, {}, false, false});
        row.cut_right(gap(pen));
    }
    for (std::size_t i = 0; i < keys.suggestions.size(); ++i) {
        const std::string_view word = keys.suggestions[i];
        const float width = offer_width(pen, word);
        if (width > row.w) return;
        const std::string id = "suggest." + std::to_string(i + 1);
        if (draw_key(pen, row.cut_left(width), {id, word, Style::label, {}, false, false, true}))
            tap.suggestion = i;
        row.cut_left(gap(pen));
    }
}

// Shift on the left, erase on the right, seven keys between them.
void draw_third_row(Pen& pen, Rect row, const Keys& keys, std::string_view letters, KeyTap& tap) {
    const float word = width_of(pen.theme.face(Style::small_strong), keys.erase);
    const float side = std::max(row.w * 0.13F, word + pen.mm(2.0F));
    if (keys.kind == Keys::Kind::text) {
        if (draw_key(pen, row.cut_left(side),
                     {"key.shift", keys.shift, Style::small_strong, Icon::shift, false, keys.capital}))
            tap.shift = true;
        row.cut_left(gap(pen));
    }
    draw_erase(pen, row.cut_right(side), keys, tap);
    row.cut_right(gap(pen));
    draw_letters(pen, row, keys, letters, tap);
}

void draw_sign_rows(Pen& pen, Rect& rect, const Keys& keys, KeyTap& tap) {
    const float height = key_height(pen, keys);
    draw_digits(pen, rect.cut_top(height), kDigits, tap);
    rect.cut_top(gap(pen));
    in_a_row(pen, rect.cut_top(height), kSigns.size(), [&](std::size_t i, const Rect& place) {
        if (draw_character(pen, place, kSigns.at(i).id, kSigns.at(i).face[0]))
            tap.key = character(kSigns.at(i).face[0]);
    });
    rect.cut_top(gap(pen));
    Rect row = rect.cut_top(height);
    draw_erase(pen, row.cut_right(std::max(row.w * 0.13F, wide_key(pen, keys.erase))), keys, tap);
    rect.cut_top(gap(pen));
}

bool draw_go_on(Pen& pen, const Rect& rect, std::string_view id, std::string_view label) {
    const Tint& tint = pen.colours.primary;
    const bool pressed = pen.touch.pressed(id);
    const Colour ground = pressed ? mixed(tint.ground, tint.ink, 0.14F) : tint.ground;
    pen.fill(rect, ground, pen.mm(space::key_radius));
    const Paragraph text = pen.lay_out(Style::label, label, rect.w);
    const bool whole = pen.write_middle(text, rect, tint.ink, Align::centre);
    Widget& widget = pen.name(id, "button", rect, label);
    pen.note(widget, *text.face, tint.ink, ground);
    widget.primary = true;
    widget.clipped |= !whole;
    return pen.touch.tapped(id);
}

void draw_last_row(Pen& pen, Rect& rect, const Keys& keys, std::string_view go_on_id, KeyTap& tap) {
    const LastRow widths = last_row(pen, keys, rect.w + 2 * edge(pen));
    const float height = key_height(pen, keys);
    Rect row = rect.cut_top(height);
    const std::string_view layer = keys.digits ? keys.to_letters : keys.to_digits;
    tap.switch_layer = draw_key(pen, row.cut_left(widths.layer),
                                {"key.digits", layer, Style::small_strong, {}, false, false});
    row.cut_left(gap(pen));
    const std::string_view order = keys.alphabet ? keys.to_qwerty : keys.to_alphabet;
    tap.switch_order = draw_key(pen, row.cut_left(widths.order),
                                {"key.alphabet", order, Style::small_strong, {}, false, false});
    row.cut_left(gap(pen));
    if (draw_key(pen, row.cut_left(widths.space),
                 {"key.space", keys.space, Style::small_strong, {}, true, false}))
        tap.key = text::character_key(U' ');
    row.cut_left(gap(pen));
    if (widths.go_on_below) {
        rect.cut_top(gap(pen));
        row = rect.cut_top(go_on_height(pen, keys));
    }
    tap.go_on = draw_go_on(pen, row.cut_left(widths.go_on), go_on_id, keys.go_on);
}

// What an address has beside letters and digits, and Continue.
void draw_email_row(Pen& pen, Rect& rect, const Keys& keys, std::string_view go_on_id, KeyTap& tap) {
    const EmailRow widths = email_row(pen, keys, rect.w + 2 * edge(pen));
    Rect row = rect.cut_top(key_height(pen, keys));
    in_a_row(pen, row.cut_left(widths.signs), kEmailSigns.size(), [&](std::size_t i, const Rect& place) {
        if (draw_character(pen, place, kEmailSigns.at(i).id, kEmailSigns.at(i).face[0]))
            tap.key = character(kEmailSigns.at(i).face[0]);
    });
    row.cut_left(gap(pen));
    if (widths.go_on_below) {
        rect.cut_top(gap(pen));
        row = rect.cut_top(go_on_height(pen, keys));
    }
    tap.go_on = draw_go_on(pen, row.cut_left(widths.go_on), go_on_id, keys.go_on);
}

void draw_letter_rows(Pen& pen, Rect& rect, const Keys& keys, KeyTap& tap) {
    const auto& rows = keys.alphabet ? kAlphabet : kQwerty;
    draw_letters(pen, rect.cut_top(key_height(pen, keys)), keys, rows[0], tap);
    rect.cut_top(gap(pen));
    const Rect second = rect.cut_top(key_height(pen, keys));
    draw_letters(pen, second.inset(second.w * 0.02F, 0), keys, rows[1], tap);
    rect.cut_top(gap(pen));
    draw_third_row(pen, rect.cut_top(key_height(pen, keys)), keys, rows[2], tap);
    rect.cut_top(gap(pen));
}

// 0 alone, or with the key that its numbers need.
void draw_zero(Pen& pen, Rect place, const Keys& keys, KeyTap& tap) {
    using BesideZero = Keys::BesideZero;
    if (keys.beside_zero == BesideZero::nothing) return draw_digits(pen, place, "0", tap);
    draw_digits(pen, place.cut_left((place.w - gap(pen)) / 2), "0", tap);
    place.cut_left(gap(pen));
    if (keys.beside_zero == BesideZero::three_zeros) {
        tap.three_zeros = draw_key(pen, place, {"key.three_zeros", "000", Style::label, {}, true, false});
        return;
    }
    const bool comma = keys.beside_zero == BesideZero::comma;
    if (draw_character(pen, place, comma ? "comma" : "period", comma ? ',' : '.'))
        tap.key = character(comma ? ',' : '.');
}

// 1 to 9, then erase, 0 and Continue: as on a telephone.
void draw_number_pad(Pen& pen, Rect rect, const Keys& keys, std::string_view go_on_id, KeyTap& tap) {
    const float height = number_key_height(pen);
    for (const std::string_view three : {"123", "456", "789"}) {
        draw_digits(pen, rect.cut_top(height), three, tap);
        rect.cut_top(gap(pen));
    }
    Rect row = rect.cut_top(height);
    const float third = (row.w - 2 * gap(pen)) / 3;
    draw_erase(pen, row.cut_left(third), keys, tap);
    row.cut_left(gap(pen));
    draw_zero(pen, row.cut_left(third), keys, tap);
    row.cut_left(gap(pen));
    tap.go_on = draw_go_on(pen, row, go_on_id, keys.go_on);
}

float number_pad_height(const Pen& pen) { return 4 * number_key_height(pen) + 3 * gap(pen); }

}  // namespace

float keyboard_height(const Pen& pen, const Keys& keys, float width) {
    if (keys.kind == Keys::Kind::number) return number_pad_height(pen) + 2 * edge(pen);
    if (keys.kind == Keys::Kind::email) {
        const bool below = email_row(pen, keys, width).go_on_below;
        return offers_height(pen, keys) + gap(pen) + 5 * key_height(pen, keys) + 4 * gap(pen) +
               (below ? gap(pen) + go_on_height(pen, keys) : 0) + 2 * edge_above(pen, keys);
    }
    const auto marks = static_cast<float>(mark_rows(pen, keys, width));
    const bool go_on_below = last_row(pen, keys, width).go_on_below;
    return offers_height(pen, keys) + gap(pen) + marks * (mark_height(pen, keys) + gap(pen)) +
           4 * key_height(pen, keys) + 3 * gap(pen) + (go_on_below ? gap(pen) + go_on_height(pen, keys) : 0) +
           2 * edge_above(pen, keys);
}

void fit_keyboard(const Pen& pen, Keys& keys, float width, float height) {
    const auto height_at = [&](float squeeze) {
        keys.squeeze = squeeze;
        return keyboard_height(pen, keys, width);
    };
    if (height_at(0) <= height) return;
    keys.bare = height_at(1) > height;
    // The rows shrink evenly, but for the first step: then the way of typing stands on one line.
    constexpr float kFirst = 0.001F;
    const float most = height_at(kFirst);
    const float least = height_at(1);
    keys.squeeze = most <= height ? kFirst : std::min(1.0F, (most - height) / std::max(1.0F, most - least));
}

KeyTap draw_keyboard(Pen& pen, const Rect& rect, Keys keys, std::string_view go_on_id) {
    KeyTap tap;
    if (keyboard_height(pen, keys, rect.w) > rect.h + 1) fit_keyboard(pen, keys, rect.w, rect.h);
    pen.fill(rect, pen.colours.keys);
    const float line = pen.mm(0.4F);
    pen.fill(rect.h > rect.w ? Rect{rect.x, rect.y, line, rect.h} : Rect{rect.x, rect.y, rect.w, line},
             pen.colours.line);
    const Rect needed = rect.middle(rect.w, keyboard_height(pen, keys, rect.w));
    Rect inside =
        needed.inset(edge(pen), keys.kind == Keys::Kind::number ? edge(pen) : edge_above(pen, keys));
    if (keys.kind == Keys::Kind::number) {
        inside = inside.middle(std::min(inside.w, pen.mm(230.0F)), inside.h);
        draw_number_pad(pen, inside, keys, go_on_id, tap);
        return tap;
    }
    if (!keys.bare) draw_offers(pen, inside, keys, tap);
    if (keys.kind == Keys::Kind::email) {
        draw_digits(pen, inside.cut_top(key_height(pen, keys)), kDigits, tap);
        inside.cut_top(gap(pen));
        draw_letter_rows(pen, inside, keys, tap);
        draw_email_row(pen, inside, keys, go_on_id, tap);
        return tap;
    }
    draw_mark_rows(pen, inside, keys, tap);
    if (keys.digits)
        draw_sign_rows(pen, inside, keys, tap);
    else
        draw_letter_rows(pen, inside, keys, tap);
    draw_last_row(pen, inside, keys, go_on_id, tap);
    return tap;
}

}  // namespace motcua::ui
