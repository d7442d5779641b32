// A card on the table and the kiosk that reads it: what the tests of reading a chip share.
#pragma once

#include <string>
#include <vector>

#include "kiosk/identity/chip/access.h"
#include "platform/chip/read.h"
#include "tests/support/chip/card.h"
#include "tests/support/random.h"

namespace motcua::tests {

namespace read_from = identity::chip;

inline constexpr auto kToday = std::chrono::year{2026} / 11 / 22;
inline constexpr WallTime kNow = std::chrono::sys_days(kToday);
inline const chip::Period kIssuing{std::chrono::sys_days(std::chrono::year{2020} / 1 / 1),
                                   std::chrono::sys_days(std::chrono::year{2040} / 1 / 1)};

inline std::string letters_of(const chip::Bytes& bytes) { return {bytes.begin(), bytes.end()}; }

// Who issues cards in these tests, made once: keys take their time.
struct Office {
    chip::Issuer csca{kIssuing};
    chip::Signer signer = csca.new_signer(kIssuing);
};
inline const Office& office() {
    static const Office the_office;
    return the_office;
}

inline platform::TrustList trusting(const std::vector<chip::Bytes>& certificates,
                                    const std::vector<chip::Bytes>& revocations = {}) {
    std::vector<std::string> trusted;
    std::vector<std::string> revoked;
    for (const chip::Bytes& each : certificates) trusted.push_back(letters_of(each));
    for (const chip::Bytes& each : revocations) revoked.push_back(letters_of(each));
    auto list = platform::TrustList::of(trusted, revoked);
    REQUIRE(list);
    return std::move(*list);
}

// Signed by the office, unless another is named.
inline chip::ChipContents card_of(const chip::ChipPerson& person, const chip::ChipFeatures& features = {},
                                  const chip::Signer& signer = office().signer,
                                  const chip::SodOptions& options = {}) {
    chip::ChipContents contents = chip::contents_of(person, features);
    chip::sign(contents, signer, options);
    return contents;
}

// The card's code as somebody holds it up.
inline identity::Card code_of(const chip::ChipPerson& person) {
    identity::Card card;
    card.id = secret(person.id);
    card.full_name = secret(person.name);
    card.birth_date = secret(person.birth_date);
    card.issue_date = secret(person.issue_date);
    card.address = secret("Tổ 3, Phường Cũ");
    return card;
}

inline platform::ReadRequest request_for(const identity::Card& held_up) {
    platform::ReadRequest request;
    request.keys = read_from::access_keys(held_up, {}, kToday);
    request.today = kToday;
    request.now = kNow;
    return request;
}

struct Read {
    Result<read_from::Reading, read_from::Stop> reading;
    std::vector<read_from::Step> steps;
    [[nodiscard]] read_from::Verdict verdict(const identity::Card& held_up) const {
        REQUIRE(reading);
        return read_from::judge(*reading, &held_up);
    }
};

inline Read read(chip::ChipCard& card, const platform::ReadRequest& request, const platform::TrustList& trust,
                 platform::ReadSoFar& so_far) {
    chip::CardInHand hand(card);
    SeededRandom random(7);
    std::vector<read_from::Step> steps;
    auto reading = platform::read_chip(hand, request, trust, random, so_far,
                                       [&](read_from::Step step) { steps.push_back(step); });
    return {std::move(reading), std::move(steps)};
}
inline Read read(chip::ChipCard& card, const platform::ReadRequest& request,
                 const platform::TrustList& trust = trusting({office().csca.der()})) {
    platform::ReadSoFar so_far;
    return read(card, request, trust, so_far);
}

}  // namespace motcua::tests
