// What has been answered, and where each answer came from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/base/secret.h"
#include "kiosk/identity/card.h"

namespace motcua::form {

// Shown on review ("theo thẻ", "tự chọn", "tự khai, cán bộ đối chiếu") and kept in the document.
enum class Source : std::uint8_t { card, resident, declared, volunteer, carried, staff };

std::string_view name(Source source);  // "card" ... as in the document

struct Answer {
    // choice: the option's id; choices: see choices.h; date: ISO 8601, perhaps partial; count and money:
    // digits; number: digits, perhaps with a point; sex: "M" or "F"
    Secret value;
    Source source = Source::resident;
    // Of an address that a card said (kiosk/form/units.h).
    Secret on_card{};         // as printed, where `value` is what its unit is called now; else empty
    std::string basis{};      // of that: the decision that renamed it
    bool unit_asked = false;  // the resident has said whether that is right
};

class Answers {
  public:
    [[nodiscard]] const Answer* find(std::string_view field) const;
    [[nodiscard]] std::string_view value(std::string_view field) const;  // empty where not answered
    void set(std::string_view field, Answer answer);
    void erase(std::string_view field);
    [[nodiscard]] bool empty() const { return entries_.empty(); }
    [[nodiscard]] auto begin() const { return entries_.begin(); }
    [[nodiscard]] auto end() const { return entries_.end(); }

  private:
    SecretVector<std::pair<std::string, Answer>> entries_;  // ordered by field
};

}  // namespace motcua::form
