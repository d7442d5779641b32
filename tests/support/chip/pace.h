// Password authenticated connection establishment as the chip does it: ICAO Doc 9303 part 11, 4.4, generic
// mapping. One run; a failed step is its end.
#pragma once

#include "tests/support/chip/agreement.h"
#include "tests/support/chip/command.h"

namespace motcua::tests::chip {

// One PACEInfo of EF.CardAccess.
struct PaceOffer {
    Suite suite = Suite::aes128;
    unsigned parameters = 13;      // brainpoolP256r1
    std::size_t nonce_bytes = 16;  // a multiple of the block
};
std::string pace_oid(const PaceOffer& offer);

class PaceRun {
  public:
    // `password` as 9.7.3 wants it: SHA-1 over the zone's lines, or the digits of the CAN.
    PaceRun(const PaceOffer& offer, View password, Dice dice);

    // The content of the 7C of GENERAL AUTHENTICATE, `is_last`: without the bit of command chaining. The
    // answer's data is a whole 7C.
    Answer step(View objects, bool is_last);
    [[nodiscard]] Suite suite() const { return offer_.suite; }
    // The secret that the keys come of, once the last step has succeeded.
    [[nodiscard]] const std::optional<Bytes>& secret() const { return secret_; }

  private:
    Answer give_nonce();
    Answer map(View mapping_data);
    Answer agree(View public_key);
    Answer check(View token);
    [[nodiscard]] Bytes token_over(View public_key) const;

    PaceOffer offer_;
    std::unique_ptr<Agreement> agreement_;
    Bytes password_key_;
    Dice dice_;
    int steps_done_ = 0;
    Bytes nonce_;
    Bytes own_public_;
    Bytes their_public_;
    Bytes agreed_;
    std::optional<Bytes> secret_;
};

}  // namespace motcua::tests::chip
