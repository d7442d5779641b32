// What the voice says for an abbreviation, a sign or a pattern: data, from
// assets/packs/base/text/spoken.json.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "kiosk/text/language.h"

namespace motcua::text {

class VoiceRules {
  public:
    using Table = std::map<std::string, std::string, std::less<>>;

    struct Tongue {
        Table phrases;        // "UBND" -> "Ủy ban nhân dân"; only where it stands alone
        Table letters;        // "b" -> "bê"
        Table issuers;        // after a document's number: "NĐ-CP" -> "của Chính phủ"
        Table units;          // after a number: "đ" -> "đồng"
        Table signs;          // "(" -> ", "
        Table address_signs;  // in e-mail and web addresses: "@" -> " a còng "
        Table patterns;       // "date" -> "ngày {d} tháng {m} năm {y}"

        // Empty where the language has no such pattern.
        [[nodiscard]] std::string_view pattern(std::string_view name) const;
    };

    // The rules this program was built with.
    static const VoiceRules& built_in();

    // A pack's own over the built-in ones. Refuses unknown languages and tables, what is no text, empty keys
    // and more than 64 KB; the error names the place.
    static Result<VoiceRules> parse(std::string_view json);

    [[nodiscard]] const Tongue& in(Language language) const {
        return tongues_[static_cast<std::size_t>(language)];
    }

  private:
    std::array<Tongue, 2> tongues_;
};

}  // namespace motcua::text
