// A scanner that pretends to be a keyboard, told from a person by how fast its keys come.
#pragma once

#include <optional>

#include "platform/window/key_stroke.h"

namespace motcua::platform {

// Keys that write something are held for as long as a gun takes to its next one, and then are a person's, in
// the order in which they came. From the sixth such key without a pause on, all are a gun's and nobody's
// typing.
class ScannerGun {
  public:
    static constexpr Millis kGap{50};         // two keys of a gun; a person's fingers are twice as slow
    static constexpr std::size_t kLeast = 6;  // keys: two fingers may come down at once, not six
    static constexpr Millis kSilence{500};    // ends a burst that has no Enter or Tab
    static constexpr Millis kAfter{150};      // what comes then is the end of the burst: CR and LF
    static constexpr Millis kAfterCut{1'000};

    struct Heard {
        KeyStrokes typed{};                            // by a person
        std::optional<Secret> scanned = std::nullopt;  // at most 4,296 bytes, as it came
        bool garbled = false;  // a burst that is no code: too long, or cut off and without its beginning
    };
    Heard hear(KeyStroke stroke, Instant now);
    // What became clear by waiting. due(): when tick() is worth calling.
    Heard tick(Instant now);
    [[nodiscard]] std::optional<Instant> due() const;

  private:
    void write(const KeyStroke& stroke);
    void hold(KeyStroke stroke, Instant now, Heard& heard);
    void burst(const KeyStroke& stroke, Instant now, Heard& heard);
    void let_go(Heard& heard);
    void end_burst(bool whole, Instant now, Heard& heard);
    void append(std::string_view text);

    KeyStrokes held_;
    Secret payload_;  // what they would be, were they a gun's
    std::size_t keys_ = 0;
    bool text_wanted_ = false;  // the last key has no sign of its own
    bool key_open_ = false;     // its text may still follow
    bool too_long_ = false;
    bool is_burst_ = false;
    Instant first_{};  // of those that are held
    Instant last_{};
    Instant after_until_{};
};

}  // namespace motcua::platform
