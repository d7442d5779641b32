// Two keyboards at one counter, of a person and of a scanner gun.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "platform/window/hardware_keys.h"
#include "tests/platform/runtime/counter.h"

namespace motcua::tests {

struct Place {
    int usage = 0;
    bool shift = false;
};

inline Place place_of(char sign) {
    for (int usage = 4; usage <= 56; ++usage)
        for (const bool shift : {false, true})
            if (platform::us_sign(usage, shift) == sign) return {usage, shift};
    FAIL("no key for " << sign);
    return {};
}

// Two keyboards at one counter: keys go down, write what the system makes of them, and come up.
class Desk {
  public:
    explicit Desk(platform::PadKeys pad = {}) : keys_(std::move(pad), terminal_of(), counter.ui()) {}

    // `system`: what the system writes for it, where that is not the sign itself.
    void press(char sign, Millis after, std::optional<std::string> system = std::nullopt) {
        wait(after);
        const Place place = place_of(sign);
        const std::string name(1, sign >= 'a' && sign <= 'z' ? static_cast<char>(sign - 32) : sign);
        take({platform::KeyStroke::Kind::down, sign == ' ' ? "Space" : name, place.usage, place.shift});
        platform::KeyStroke text{platform::KeyStroke::Kind::text};
        text.text = secret(system.value_or(std::string(1, sign)));
        if (!view(text.text).empty()) take(text);
        take({platform::KeyStroke::Kind::up, sign == ' ' ? "Space" : name, place.usage, place.shift});
    }
    void enter(Millis after = Millis{5}) { push("Return", 40, after); }
    // One that writes nothing, by its name and place.
    void push(const std::string& name, int place, Millis after = Millis{110}) {
        wait(after);
        take({platform::KeyStroke::Kind::down, name, place});
        take({platform::KeyStroke::Kind::up, name, place});
    }
    void shoot(std::string_view payload, Millis between = Millis{8}) {
        for (const char sign : payload) press(sign, between);
    }
    void type(std::string_view words) { shoot(words, Millis{110}); }
    void wait(Millis time) {
        counter.clock.advance(time);
        keys_.tick(counter.clock.monotonic());
        counter.turn();
    }
    void rest() { wait(Millis{2'000}); }
    void take(const platform::KeyStroke& stroke) { keys_.take(stroke, counter.clock.monotonic()); }

    [[nodiscard]] std::string card() const {
        const auto& visit = counter.model().visit;
        return visit && visit->card ? std::string(view(visit->card->id)) : "";
    }
    [[nodiscard]] std::string searched() const {
        return std::string(view(counter.model().visit->search.typed));
    }
    // On a page where letters are typed.
    void open_search() {
        counter.tap("home.procedures");
        counter.mailbox.post(journey::intent::OpenSearch{});
        counter.turn();
        REQUIRE(counter.find("search.words").selected);
    }

    Counter counter;

  private:
    platform::Terminal& terminal_of() { return counter.terminal(); }
    platform::HardwareKeys keys_;
};

}  // namespace motcua::tests
