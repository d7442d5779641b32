// How cards' chips are read here (chip.json): when cards are renewed, and whose signatures are believed.
#pragma once

#include <string>
#include <vector>

namespace motcua::content {

class ObjectReader;

struct ChipRules {
    std::vector<int> renewal_ages{14, 25, 40, 60};  // years, ascending
    int early_years = 2;                   // got so long before such an age a card holds until the next one
    std::vector<std::string> issuers;      // certificates of country signing authorities, X.509 in DER
    std::vector<std::string> revocations;  // their lists of what they have taken back, X.509 in DER
};

// Whether the certificates are any is not seen here: `pack check` says it.
ChipRules read_chip_rules(ObjectReader& reader);

}  // namespace motcua::content
