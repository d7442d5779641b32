// What checks make of who stands there: the level only where all hold, a stop where one was tampered with.
#include "kiosk/identity/chip/proof.h"

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

using namespace identity::chip;

Reading proved() {
    Reading read;
    read.zone.id = secret("049155999001");
    read.zone.birth_date = secret("1955-03-12");
    read.zone.plain_name = secret("NGUYEN THI MAU");
    read.state.emplace();
    read.state->id = read.zone.id;
    read.state->full_name = secret("Nguyễn Thị Mẫu");
    read.state->address = secret("Thôn 2, Xã Mẫu");
    read.proof.signature = Signature::valid;
    read.proof.issuer = Issuer::trusted;
    read.proof.groups = {{1, true}, {13, true}};
    return read;
}

identity::Card code() {
    identity::Card card;
    card.id = secret("049155999001");
    card.full_name = secret("Nguyễn Thị Mẫu");
    card.birth_date = secret("1955-03-12");
    card.address = secret("Nơi cũ");
    return card;
}

template <class Change>
Verdict verdict_after(const Change& change) {
    Reading read = proved();
    change(read);
    const identity::Card held_up = code();
    return judge(read, &held_up);
}

}  // namespace

TEST_CASE("only a valid signature of a trusted issuer over every group that was read proves") {
    CHECK(verdict_after([](Reading&) {}) == Verdict::proved);
    CHECK(verdict_after([](Reading& r) { r.proof.issuer = Issuer::unknown; }) == Verdict::unknown_issuer);
    CHECK(verdict_after([](Reading& r) { r.proof.issuer = Issuer::signer_expired; }) ==
          Verdict::signer_expired);
    CHECK(verdict_after([](Reading& r) { r.proof.issuer = Issuer::signer_revoked; }) ==
          Verdict::signer_revoked);
    CHECK(verdict_after([](Reading& r) { r.proof.signature = Signature::weak; }) == Verdict::weak_signature);
    CHECK(verdict_after([](Reading& r) { r.proof.signature = Signature::wrong; }) == Verdict::altered);
    CHECK(verdict_after([](Reading& r) { r.proof.groups[1].holds = false; }) == Verdict::altered);
    CHECK(verdict_after([](Reading& r) { r.proof.groups.pop_back(); }) == Verdict::altered);
    CHECK(verdict_after([](Reading& r) { r.proof.groups.clear(); }) == Verdict::altered);
    CHECK(verdict_after([](Reading& r) { r.proof.original = Original::copied; }) == Verdict::copied);
}

TEST_CASE("two groups that speak of two people are no proof of either") {
    CHECK(verdict_after([](Reading& r) { r.state->id = secret("049155999002"); }) == Verdict::altered);
    CHECK(verdict_after([](Reading& r) { r.state->full_name = secret("Trần Thị Khác"); }) ==
          Verdict::altered);
}

TEST_CASE("a card other than the one held up is told, whatever it proves") {
    for (const Issuer issuer : {Issuer::trusted, Issuer::unknown}) {
        Reading read = proved();
        read.proof.issuer = issuer;
        for (const auto change : {+[](identity::Card& card) { card.id = secret("049155999002"); },
                                  +[](identity::Card& card) { card.full_name = secret("Nguyễn Thị Mậu"); },
                                  +[](identity::Card& card) { card.birth_date = secret("1955-03-13"); }}) {
            identity::Card held_up = code();
            change(held_up);
            CHECK(judge(read, &held_up) == Verdict::differs);
        }
    }
}

TEST_CASE("a name is the same in capitals, with its marks apart, and with a blank too many") {
    for (const char* spelling : {"NGUYỄN THỊ MẪU", "Nguyễn  Thị Mẫu", "Nguye\xCC\x82\xCC\x83n Thị Mẫu"}) {
        CAPTURE(spelling);
        identity::Card held_up = code();
        held_up.full_name = secret(spelling);
        CHECK(judge(proved(), &held_up) == Verdict::proved);
    }
}

TEST_CASE("nothing goes on by itself where somebody must look, and everywhere else it does") {
    for (const Verdict verdict :
         {Verdict::unknown_issuer, Verdict::signer_expired, Verdict::weak_signature, Verdict::proved})
        CHECK_FALSE(stops(verdict));
    for (const Verdict verdict :
         {Verdict::signer_revoked, Verdict::altered, Verdict::copied, Verdict::differs})
        CHECK(stops(verdict));
}

TEST_CASE("what the chip says stands in place of what the code said, and the rest of the code is kept") {
    identity::Card held_up = code();
    held_up.old_id = secret("205999001");
    const identity::Card card = card_of(proved(), &held_up);
    CHECK(view(card.address) == "Thôn 2, Xã Mẫu");
    CHECK(view(card.old_id) == "205999001");
    Reading bare = proved();
    bare.state.reset();
    CHECK(view(card_of(bare, &held_up).full_name) == "Nguyễn Thị Mẫu");
    CHECK(view(card_of(bare, nullptr).plain_name) == "NGUYEN THI MAU");
    CHECK(card_of(bare, nullptr).full_name.empty());
}

}  // namespace motcua::tests
