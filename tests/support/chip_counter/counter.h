// A ward's counter whose kiosk has a card reader and believes an issuer, and cards to lay on it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/support/card_reader/card_service.h"
#include "tests/support/chip/card.h"
#include "tests/support/chip/vpcd_card.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {

inline const chip::Period kIssuing{std::chrono::sys_days(std::chrono::year{2020} / 1 / 1),
                                   std::chrono::sys_days(std::chrono::year{2040} / 1 / 1)};

// Who issues the cards that are believed, made once for the test program.
struct Office {
    chip::Issuer csca{kIssuing};
    chip::Signer signer = csca.new_signer(kIssuing);
};
const Office& office();

// Who holds kCardPayload up.
chip::ChipPerson resident();
// With PACE and a key to prove itself.
chip::ChipContents issued_card(const chip::ChipPerson& person, const chip::Signer& signer = office().signer);

// One kiosk with a reader of its own. Its ward believes `trusted` alone, and lets the chip's files go along
// with the procedure 1.004873.
struct ChipCounter {
    explicit ChipCounter(const chip::Issuer& trusted = office().csca);

    // From home to the page that asks for the card on the reader, and from the page after it to the review.
    [[nodiscard]] static std::vector<nlohmann::json> before_chip();
    [[nodiscard]] static std::vector<nlohmann::json> after_chip();
    // Stores and sends what stands on the review; the document as the portal opens it.
    [[nodiscard]] nlohmann::json document();
    [[nodiscard]] std::uint16_t port() const { return static_cast<std::uint16_t>(service.port(0)); }

    CardService service;
    TempFolder folder;
    KioskProcess kiosk;
};

}  // namespace motcua::tests
