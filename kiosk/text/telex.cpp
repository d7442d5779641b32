#include "kiosk/text/telex.h"

#include <array>
#include <optional>

#include <fmt/format.h>

#include "kiosk/text/orthography.h"
#include "kiosk/text/unicode.h"

namespace motcua::text {
namespace {

// What a key does in a method; one of four things.
struct Action {
    enum class Kind : std::uint8_t { tone, no_tone, shape, stroke };
    Kind kind = Kind::tone;
    Mark tone = Mark::acute;
    bool hat = false;    // of a shape: the hat, or
    bool horn = false;   // the horn, or
    bool breve = false;  // the breve, horn and breve both on one key of Telex
    std::optional<Vowel> only = std::nullopt;
};

Action tone(Mark mark) { return {Action::Kind::tone, mark}; }
Action hat(std::optional<Vowel> only) { return {Action::Kind::shape, Mark::hat, true, false, false, only}; }
Action hook(bool horn, bool breve) { return {Action::Kind::shape, Mark::horn, false, horn, breve}; }

std::optional<Action> telex_action(char32_t key) {
    switch (key) {
        case U's': return tone(Mark::acute);
        case U'f': return tone(Mark::grave);
        case U'r': return tone(Mark::hook);
        case U'x': return tone(Mark::tilde);
        case U'j': return tone(Mark::dot);
        case U'z': return Action{Action::Kind::no_tone};
        case U'a': return hat(Vowel::a);
        case U'e': return hat(Vowel::e);
        case U'o': return hat(Vowel::o);
        case U'w': return hook(true, true);
        case U'd': return Action{Action::Kind::stroke};
        default: return std::nullopt;
    }
}

std::optional<Action> vni_action(char32_t key) {
    switch (key) {
        case U'1': return tone(Mark::acute);
        case U'2': return tone(Mark::grave);
        case U'3': return tone(Mark::hook);
        case U'4': return tone(Mark::tilde);
        case U'5': return tone(Mark::dot);
        case U'0': return Action{Action::Kind::no_tone};
        case U'6': return hat(std::nullopt);
        case U'7': return hook(true, false);
        case U'8': return hook(false, true);
        case U'9': return Action{Action::Kind::stroke};
        default: return std::nullopt;
    }
}

std::optional<Action> action_of(char32_t key, Method method) {
    if (key >= U'A' && key <= U'Z') key = key - U'A' + U'a';
    switch (method) {
        case Method::mark_keys: return std::nullopt;
        case Method::telex: return telex_action(key);
        case Method::vni: return vni_action(key);
    }
    return std::nullopt;
}

Outcome shape_with(Word& word, const Action& action, ToneStyle style) {
    if (!ends_in_final(word)) return Outcome::nothing;
    if (action.hat) return press_shape(word, {Mark::hat}, Reach::rhymes, style, action.only);
    if (!action.breve) return press_shape(word, {Mark::horn}, Reach::rhymes, style);
    if (!action.horn) return press_shape(word, {Mark::breve}, Reach::rhymes, style);
    return press_shape(word, {Mark::horn, Mark::breve}, Reach::rhymes, style);
}

Outcome apply(Word& word, const Action& action, ToneStyle style) {
    switch (action.kind) {
        case Action::Kind::tone: {
            const bool fits = ends_in_rhyme(word) && can_take(word, action.tone);
            return fits ? press_tone(word, action.tone, style) : Outcome::nothing;
        }
        case Action::Kind::no_tone: return take_tone_off(word) ? Outcome::put : Outcome::nothing;
        case Action::Kind::shape: return shape_with(word, action, style);
        case Action::Kind::stroke: return press_stroke(word, Reach::rhymes);
    }
    return Outcome::nothing;
}

bool is_digit(char32_t point) { return point >= U'0' && point <= U'9'; }

void append(Secret& line, const Word& word) {
    for (const Letter& letter : word) append_utf8(line, put_together(letter));
}

}  // namespace

bool press_method_key(Word& word, char32_t key, Typing how) {
    const auto action = action_of(key, how.method);
    return action && apply(word, *action, how.style) == Outcome::put;
}

void add_letter(Word& word, char32_t letter, ToneStyle style) {
    word.push_back(take_apart(letter));
    settle_after_letter(word, style);
}

Result<Secret> compose(std::string_view keys, Typing how) {
    if (keys.size() > kComposedBytesMax)
        return failure(fmt::format("is longer than {} bytes", kComposedBytesMax));
    const auto normal = to_nfc(keys);
    const auto points = normal ? code_points(view(*normal)) : std::nullopt;
    if (!points) return failure("is not UTF-8");
    Secret line;
    Word word;
    for (const char32_t point : *points) {
        const bool in_word = is_letter(point) || is_digit(point);
        if (in_word && press_method_key(word, point, how)) continue;
        if (is_letter(point)) {
            add_letter(word, point, how.style);
            continue;
        }
        append(line, word);
        word.clear();
        append_utf8(line, point);
    }
    append(line, word);
    auto composed = to_nfc(view(line));  // a mark of its own may follow what was composed
    if (!composed) return failure("is not UTF-8");
    return std::move(*composed);
}

}  // namespace motcua::text
