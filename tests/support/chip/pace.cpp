#include "tests/support/chip/pace.h"

namespace motcua::tests::chip {
namespace {

constexpr std::string_view kPaceOid = "0.4.0.127.0.7.2.2.4.";

Answer dynamic(unsigned tag, View content) { return {tlv(0x7C, tlv(tag, content)), Status::ok}; }

}  // namespace

std::string pace_oid(const PaceOffer& offer) {
    const bool elliptic = offer.parameters >= 8;
    return std::string(kPaceOid) + (elliptic ? "2." : "1.") + std::to_string(suite_number(offer.suite));
}

PaceRun::PaceRun(const PaceOffer& offer, View password, Dice dice)
    : offer_(offer),
      agreement_(agreement_of(offer.parameters)),
      password_key_(derive_key(offer.suite, password, 3)),
      dice_(std::move(dice)) {}

Answer PaceRun::step(View objects, bool is_last) {
    const int step = steps_done_++;
    if (step > 3) return refused(Status::conditions);
    if (is_last != (step == 3)) return refused(Status::wrong_data);
    if (step == 0) return objects.empty() ? give_nonce() : refused(Status::wrong_data);
    const unsigned tag = step == 1 ? 0x81 : step == 2 ? 0x83 : 0x85;
    const auto object = next_tlv(objects);
    if (!object || object->tag != tag || !objects.empty()) return refused(Status::wrong_data);
    return step == 1 ? map(object->content) : step == 2 ? agree(object->content) : check(object->content);
}

Answer PaceRun::give_nonce() {
    nonce_ = dice_(offer_.nonce_bytes);
    return dynamic(0x80, encrypt(offer_.suite, password_key_, zero_iv(offer_.suite), nonce_));
}

Answer PaceRun::map(View mapping_data) {
    const Bytes private_key = agreement_->new_private(dice_);
    const Bytes own = agreement_->public_of(private_key);
    if (!agreement_->map(nonce_, private_key, mapping_data)) return refused(Status::failed);
    return dynamic(0x82, own);
}

Answer PaceRun::agree(View public_key) {
    const Bytes private_key = agreement_->new_private(dice_);
    own_public_ = agreement_->public_of(private_key);
    their_public_ = copy_of(public_key);
    auto agreed = agreement_->shared(private_key, public_key);
    if (!agreed || own_public_ == their_public_) return refused(Status::failed);
    agreed_ = std::move(*agreed);
    return dynamic(0x84, own_public_);
}

Bytes PaceRun::token_over(View public_key) const {
    const Bytes object = tlv(0x7F49, {oid(pace_oid(offer_)), tlv(agreement_->public_tag(), public_key)});
    return mac(offer_.suite, derive_key(offer_.suite, agreed_, 2), object);
}

Answer PaceRun::check(View token) {
    if (!same(token_over(own_public_), token)) return refused(Status::failed);
    secret_ = agreed_;
    return dynamic(0x86, token_over(their_public_));
}

}  // namespace motcua::tests::chip
