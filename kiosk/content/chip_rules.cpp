#include "kiosk/content/chip_rules.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/content/key_text.h"
#include "kiosk/content/strict_json.h"

namespace motcua::content {
namespace {

constexpr std::size_t kListMax = 64;
constexpr std::size_t kCertificateBytesMax = 8 * 1024;
constexpr std::size_t kRevocationsBytesMax = 256 * 1024;

std::vector<std::string> read_der(ObjectReader& reader, const char* key, std::size_t bytes_max) {
    std::vector<std::string> all;
    for (const std::string& text : reader.strings_or_none(key)) {
        auto der = from_base64(text);
        if (!der || der->empty() || der->size() > bytes_max) {
            reader.flaw(key, fmt::format("is no base64 of at most {} KB", bytes_max / 1024));
            continue;
        }
        if (std::find(all.begin(), all.end(), *der) != all.end()) reader.flaw(key, "has one twice");
        all.push_back(std::move(*der));
    }
    if (all.size() > kListMax) reader.flaw(key, fmt::format("has more than {}", kListMax));
    return all;
}

}  // namespace

ChipRules read_chip_rules(ObjectReader& reader) {
    constexpr int kAgeMax = 120;
    constexpr int kEarlyYearsMax = 10;
    constexpr std::size_t kRenewalsMax = 6;
    ChipRules rules;
    rules.renewal_ages.clear();
    reader.each("renewals", [&rules](ObjectReader& renewal) {
        const int age = renewal.integer("age", 1, kAgeMax);
        if (!rules.renewal_ages.empty() && age <= rules.renewal_ages.back()) renewal.flaw("age", "must grow");
        rules.renewal_ages.push_back(age);
    });
    if (rules.renewal_ages.size() > kRenewalsMax)
        reader.flaw("renewals", fmt::format("has more than {}", kRenewalsMax));
    rules.early_years = reader.integer("early_years", 0, kEarlyYearsMax);
    (void)reader.flag_or("verified", false);  // for who reads the file: a wrong age opens nothing
    rules.issuers = read_der(reader, "issuers", kCertificateBytesMax);
    rules.revocations = read_der(reader, "revocations", kRevocationsBytesMax);
    reader.strings_or_none("remarks");
    return rules;
}

}  // namespace motcua::content
