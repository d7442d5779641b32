// The machine's own sentences. A key is a type, so a sentence that does not exist does not compile; the
// enumerators come from assets/packs/base/text/vi.json ("home.title" is T::home_title).
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/text/language.h"

namespace motcua::text {

enum class T : std::uint16_t {
#define MOTCUA_TEXT_KEY(enumerator, name) enumerator,
#include "kiosk/text/keys.inc"  // generated at configure time
#undef MOTCUA_TEXT_KEY
    count_
};

std::string_view key_name(T key);  // "home.title"

// Small letters, digits and hyphens between them, 2 to 16: "vi", "kat-central".
bool is_language_tag(std::string_view tag);

// Whether a recorded sentence can have this name: any language, key, and how it addresses the person where it
// does: "vi/home.scan", "vi/home.title", "vi/home.title.ba".
bool is_recording_name(std::string_view name);
std::string recording_name(std::string_view language, T key, Address address);

struct Arg {
    std::string_view name;  // without braces
    std::string_view value;
};

// A Catalogue always has a sentence for every key, in both languages.
class Catalogue {
  public:
    // The sentences this program was built with: complete, so that a fault is told in words without any pack.
    static const Catalogue& built_in();

    // A pack's own sentences over the built-in ones: one flat JSON object a language, or nothing. Refuses
    // unknown keys, unknown or missing placeholders, empty sentences, and more than 256 KB. The error names
    // key and reason.
    static Result<Catalogue> parse(std::string_view vi_json, std::string_view en_json);

    [[nodiscard]] const std::string& raw(T key, Language language) const;

    // Nothing is filled in that changes.
    [[nodiscard]] bool can_be_recorded(T key) const;

  private:
    Catalogue() = default;
    std::vector<LocalText> sentences_;
};

// A catalogue as one person hears it.
struct Words {
    const Catalogue* catalogue = nullptr;  // null: the built-in one
    Language language = Language::vi;
    Address address = Address::neutral;

    // Placeholders are named: "{code}". {xh} needs no argument.
    [[nodiscard]] std::string operator()(T key, std::initializer_list<Arg> args = {}) const;
    [[nodiscard]] std::string operator()(const LocalText& sentence,
                                         std::initializer_list<Arg> args = {}) const;

    // The sentence of the machine's own that this is; none where it is none, or one that cannot be recorded.
    [[nodiscard]] std::optional<T> recorded_key(std::string_view sentence) const;

    // The name under which this sentence may have been recorded; empty where it is none of the machine's own,
    // or has something filled in that changes.
    [[nodiscard]] std::string recording_name(std::string_view sentence) const;

  private:
    [[nodiscard]] std::string said(std::string_view sentence, Language of,
                                   std::initializer_list<Arg> args) const;
};

}  // namespace motcua::text
