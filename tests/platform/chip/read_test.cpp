// Whole cards, read: whatever they offer, what is proved is what is so.
#include <algorithm>

#include <doctest/doctest.h>

#include "tests/platform/chip/reading.h"

namespace motcua::tests {
namespace {

using platform::ReadSoFar;
using read_from::Issuer;
using read_from::Original;
using read_from::Signature;
using read_from::Step;
using read_from::Stop;
using read_from::Verdict;

chip::ChipFeatures with_pace(chip::Suite suite) {
    chip::ChipFeatures features;
    features.pace = {{suite}};
    return features;
}

chip::ChipFeatures signing(const chip::ActiveOffer& offer) {
    chip::ChipFeatures features;
    features.active = offer;
    return features;
}

chip::ChipFeatures agreeing(const chip::ChipAuthenticationOffer& offer) {
    chip::ChipFeatures features;
    features.chip_authentication = offer;
    return features;
}

Verdict verdict_of(const chip::ChipContents& contents) {
    chip::ChipCard card(contents);
    const auto held_up = code_of({});
    return read(card, request_for(held_up)).verdict(held_up);
}

}  // namespace

TEST_CASE("a card of a trusted issuer proves who stands there, with all that it says of them") {
    const chip::ChipPerson person;
    chip::ChipCard card(card_of(person));
    const auto held_up = code_of(person);
    const auto [reading, steps] = read(card, request_for(held_up));
    REQUIRE(reading);
    CHECK(read_from::judge(*reading, &held_up) == Verdict::proved);
    CHECK(reading->proof.access == read_from::Access::bac);
    CHECK(reading->proof.original == Original::not_told);
    CHECK(reading->proof.sod_digest.size() == 64);
    CHECK(reading->proof.csca.size() == 64);
    CHECK(reading->proof.signer.find("C=VN") != std::string::npos);
    const identity::Card said = read_from::card_of(*reading, &held_up);
    CHECK(view(said.full_name) == "Nguyễn Thị Mẫu");
    CHECK(view(said.address) == "Thôn 2, Xã Mẫu, Quảng Nam");
    CHECK(view(said.issue_date) == "2021-06-15");
    CHECK(view(said.birth_date) == "1955-03-12");
    CHECK(steps ==
          std::vector{Step::open, Step::zone, Step::state, Step::signature, Step::original, Step::done});
}

TEST_CASE("every way to let oneself be read is known") {
    for (const chip::Suite suite :
         {chip::Suite::des3, chip::Suite::aes128, chip::Suite::aes192, chip::Suite::aes256}) {
        CAPTURE(static_cast<int>(suite));
        CHECK(verdict_of(card_of({}, with_pace(suite))) == Verdict::proved);
    }
    chip::ChipFeatures only_pace = with_pace(chip::Suite::aes256);
    only_pace.has_bac = false;
    CHECK(verdict_of(card_of({}, only_pace)) == Verdict::proved);
}

TEST_CASE("a chip that proves itself is told from one that was copied") {
    chip::ChipAuthenticationOffer with_des;
    with_des.suite = chip::Suite::des3;
    chip::ChipAuthenticationOffer with_aes;
    with_aes.suite = chip::Suite::aes256;
    with_aes.key_id = 2;
    chip::ActiveOffer curve;
    curve.is_rsa = false;
    chip::ActiveOffer old_rsa;
    old_rsa.digest = "SHA1";
    chip::ActiveOffer long_rsa;
    long_rsa.rsa_bits = 1536;
    for (const chip::ChipFeatures& features :
         {signing({}), signing(old_rsa), signing(long_rsa), signing(curve), agreeing({}), agreeing(with_des),
          agreeing(with_aes)}) {
        const chip::ChipContents real = card_of({}, features);
        chip::ChipCard card(real);
        const auto held_up = code_of({});
        const auto found = read(card, request_for(held_up));
        CHECK(found.verdict(held_up) == Verdict::proved);
        CHECK(found.reading->proof.original == Original::proved);
        CHECK_FALSE(found.reading->proof.original_by.empty());
        CHECK(verdict_of(chip::copied(real)) == Verdict::copied);
    }
}

TEST_CASE("a copy that hides the key it lacks is a copy") {
    for (const unsigned hidden : {14U, 15U}) {
        chip::ChipFeatures features = signing({});
        if (hidden == 14) features = agreeing({});
        chip::ChipContents contents = card_of({}, features);
        contents.files.erase(chip::group_file(hidden));
        CHECK(verdict_of(contents) == Verdict::copied);
    }
}

TEST_CASE("one byte that was flipped in any signed file is told, wherever it lies") {
    for (const unsigned group : {1U, 13U}) {
        for (const long at : {12L, 40L, -1L}) {
            CAPTURE(group);
            CAPTURE(at);
            chip::ChipContents contents = card_of({});
            contents.flip(chip::group_file(group), at);
            chip::ChipCard card(contents);
            const auto held_up = code_of({});
            const auto found = read(card, request_for(held_up));
            // A zone whose check digits do not hold any more cannot even be read.
            CHECK((found.reading ? found.verdict(held_up) == Verdict::altered
                                 : found.reading.error() == Stop::unreadable));
        }
    }
    for (const unsigned group : {14U, 15U}) {
        CAPTURE(group);
        chip::ChipFeatures features = signing({});
        features.chip_authentication.emplace();
        chip::ChipContents contents = card_of({}, features);
        contents.flip(chip::group_file(group), -3);
        CHECK(verdict_of(contents) == Verdict::altered);
    }
}

TEST_CASE("a byte flipped in the signature never proves anybody") {
    const chip::ChipContents real = card_of({});
    const auto size = static_cast<long>(real.files.at(chip::kSod).size());
    for (long at = 4; at < size; at += 37) {
        CAPTURE(at);
        chip::ChipContents contents = real;
        contents.flip(chip::kSod, at);
        chip::ChipCard card(contents);
        const auto held_up = code_of({});
        const auto found = read(card, request_for(held_up));
        if (found.reading) CHECK(found.verdict(held_up) != Verdict::proved);
    }
}

TEST_CASE("every signature that states use is believed, and none that can be forged") {
    const auto verdict_with = [](const chip::Scheme& scheme, const chip::SodOptions& options = {}) {
        const chip::Signer signer = office().csca.new_signer(kIssuing, scheme);
        chip::ChipCard card(card_of({}, {}, signer, options));
        const auto held_up = code_of({});
        return read(card, request_for(held_up)).verdict(held_up);
    };
    using chip::Signing;
    for (const chip::Scheme& good :
         {chip::Scheme{Signing::rsa_pss}, chip::Scheme{Signing::rsa_pkcs1, "SHA512", 2048},
          chip::Scheme{Signing::ecdsa_brainpool_explicit}, chip::Scheme{Signing::ecdsa_p256, "SHA384"}})
        CHECK(verdict_with(good) == Verdict::proved);
    for (const chip::Scheme& weak :
         {chip::Scheme{Signing::rsa_pkcs1, "MD5"}, chip::Scheme{Signing::rsa_pkcs1, "SHA1"},
          chip::Scheme{Signing::rsa_pkcs1, "SHA256", 512}, chip::Scheme{Signing::rsa_pkcs1, "SHA256", 1024}})
        CHECK(verdict_with(weak) == Verdict::weak_signature);
    // An issuer of its own with the key that most states have.
    const chip::Issuer rsa(kIssuing, {chip::Signing::rsa_pkcs1});
    chip::ChipCard card(card_of({}, {}, rsa.new_signer(kIssuing)));
    const auto held_up = code_of({});
    CHECK(read(card, request_for(held_up), trusting({rsa.der()})).verdict(held_up) == Verdict::proved);
    chip::SodOptions weak_digests;
    weak_digests.group_digest = "SHA1";
    CHECK(verdict_with({}, weak_digests) == Verdict::weak_signature);
}

TEST_CASE("who signed is asked of the issuers that are trusted here, on this day") {
    const auto verdict_with = [](const chip::Signer& signer, const platform::TrustList& trust,
                                 const chip::SodOptions& options = {}) {
        chip::ChipCard card(card_of({}, {}, signer, options));
        const auto held_up = code_of({});
        return read(card, request_for(held_up), trust).verdict(held_up);
    };
    const auto day = [](int y) { return std::chrono::sys_days(std::chrono::year{y} / 1 / 1); };
    const chip::Issuer& csca = office().csca;
    const auto here = trusting({csca.der()});
    CHECK(verdict_with(office().signer, trusting({})) == Verdict::unknown_issuer);

    const chip::Issuer namesake(kIssuing);
    CHECK(verdict_with(namesake.new_signer(kIssuing), here) == Verdict::unknown_issuer);
    CHECK(verdict_with(csca.new_signer({day(2021), day(2024)}), here) == Verdict::signer_expired);
    CHECK(verdict_with(csca.new_signer({day(2030), day(2040)}), here) == Verdict::signer_expired);

    const chip::Bytes revoked = csca.revocation_list({office().signer}, {day(2025), day(2026)});
    CHECK(verdict_with(office().signer, trusting({csca.der()}, {revoked})) == Verdict::signer_revoked);
    const chip::Bytes none = csca.revocation_list({}, {day(2025), day(2026)});
    CHECK(verdict_with(office().signer, trusting({csca.der()}, {none})) == Verdict::proved);

    chip::SodOptions shows_another;
    shows_another.shows = csca.new_signer(kIssuing);
    CHECK(verdict_with(office().signer, here, shows_another) == Verdict::altered);
    chip::SodOptions bare;
    bare.has_certificate = false;
    CHECK(verdict_with(office().signer, here, bare) == Verdict::altered);
}

TEST_CASE("the renewed key of an issuer is trusted through the certificate that links to it") {
    const chip::Issuer renewed(kIssuing);
    const chip::Signer signer = renewed.new_signer(kIssuing);
    chip::ChipCard card(card_of({}, {}, signer));
    const auto held_up = code_of({});
    const chip::Bytes link = office().csca.link_to(renewed, kIssuing);
    CHECK(read(card, request_for(held_up), trusting({office().csca.der(), link})).verdict(held_up) ==
          Verdict::proved);
}

TEST_CASE("a card beside the one whose code was held up is told, and so is one with another's groups") {
    chip::ChipPerson person;
    chip::ChipCard card(card_of(person));
    for (const auto change : {+[](identity::Card& code) { code.full_name = secret("Trần Thị Khác"); },
                              +[](identity::Card& code) { code.birth_date = secret("1955-03-12"); }}) {
        identity::Card held_up = code_of(person);
        const platform::ReadRequest request = request_for(held_up);
        change(held_up);
        const bool same = view(held_up.full_name) == person.name;
        CHECK(read(card, request).verdict(held_up) == (same ? Verdict::proved : Verdict::differs));
    }
    identity::Card other = code_of(person);
    other.id = secret("049155999002");
    const auto found = read(card, request_for(other));
    REQUIRE_FALSE(found.reading);
    CHECK(found.reading.error() == Stop::no_key);
}

TEST_CASE("the age at which a card is renewed opens it, whichever it is") {
    struct Case {
        const char* born;
        const char* issued;
        const char* expiry;
    };
    for (const Case& each :
         {Case{"1955-03-12", "2021-06-15", ""}, Case{"1970-05-06", "2021-06-15", "2030-05-06"},
          Case{"2004-02-29", "2021-06-15", "2029-02-28"}, Case{"2012-08-30", "2024-09-01", "2037-08-30"},
          Case{"2020-01-05", "2025-01-01", "2034-01-05"}, Case{"1970-05-06", "", "2030-05-06"}}) {
        CAPTURE(each.born);
        chip::ChipPerson person;
        person.birth_date = each.born;
        person.issue_date = each.issued;
        person.expiry = each.expiry;
        const std::string year(each.born);
        person.id = "049" + std::string(year < "2000" ? "1" : "3") + year.substr(2, 2) + "999001";
        const auto held_up = code_of(person);
        chip::ChipCard card(card_of(person));
        const auto found = read(card, request_for(held_up));
        REQUIRE(found.reading);
        CHECK(found.verdict(held_up) == Verdict::proved);
    }
}

TEST_CASE("a card that no age opens is opened by the zone on its back") {
    chip::ChipPerson person;
    person.expiry = "2029-07-01";  // of no rule
    chip::ChipCard card(card_of(person));
    CHECK(read(card, request_for(code_of(person))).reading.error() == Stop::no_key);
    const auto zone = identity::parse_mrz(chip::zone_of(person), kToday);
    REQUIRE(zone);
    const identity::Card from_zone = identity::card_of(*zone);
    CHECK(request_for(from_zone).keys.size() == 1);
    CHECK(read(card, request_for(from_zone)).verdict(from_zone) == Verdict::proved);
}

TEST_CASE("the face is read where it is asked for, and lies nowhere else") {
    chip::ChipPerson person;
    person.face = chip::drawn_face(600, 800);
    chip::ChipCard card(card_of(person));
    auto request = request_for(code_of(person));
    ReadSoFar without;
    REQUIRE(read(card, request, trusting({office().csca.der()}), without).reading);
    CHECK(without.files.count(read_from::File::dg2) == 0);
    card.reset();
    request.with_face = true;
    ReadSoFar with;
    REQUIRE(read(card, request, trusting({office().csca.der()}), with).reading);
    const auto face = read_from::read_dg2(with.files.at(read_from::File::dg2));
    REQUIRE(face);
    CHECK(face->kind == read_from::Face::Kind::jpeg);
    CHECK(std::equal(face->picture.begin(), face->picture.end(), person.face.image.begin(),
                     person.face.image.end()));
}

TEST_CASE("how a chip ends its files, and how much it gives at a time, is all the same") {
    for (const chip::FileEnd end : {chip::FileEnd::warns, chip::FileEnd::stays_silent}) {
        for (const std::size_t limit : {std::size_t{0}, std::size_t{32}, std::size_t{200}}) {
            chip::ChipOptions options;
            options.file_end = end;
            options.answer_limit = limit;
            chip::ChipCard card(card_of({}), options);
            const auto held_up = code_of({});
            CHECK(read(card, request_for(held_up)).verdict(held_up) == Verdict::proved);
        }
    }
}

}  // namespace motcua::tests
