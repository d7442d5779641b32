#include "platform/chip/pace.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include <eac/eac.h>
#include <eac/objects.h>
#include <eac/pace.h>
#include <openssl/objects.h>

#include "kiosk/identity/chip/tlv.h"
#include "platform/chip/bytes.h"

namespace motcua::platform {
namespace {

namespace chip = identity::chip;
using chip::AccessKey;
using chip::Stop;

struct FreePace {
    void operator()(EAC_CTX* context) const { EAC_CTX_clear_free(context); }
    void operator()(PACE_SEC* secret) const { PACE_SEC_clear_free(secret); }
    void operator()(BUF_MEM* bytes) const { BUF_MEM_clear_free(bytes); }
};
using PaceContext = std::unique_ptr<EAC_CTX, FreePace>;
using Buffer = std::unique_ptr<BUF_MEM, FreePace>;

PaceContext context_of(ChipView card_access) {
    static std::once_flag once;
    std::call_once(once, EAC_init);
    if (card_access.empty() || card_access.size() > kCardAccessMax) return nullptr;
    PaceContext context(EAC_CTX_new());
    if (!context || EAC_CTX_init_ef_cardaccess(card_access.data(), card_access.size(), context.get()) != 1)
        return nullptr;
    const bool offers = context->pace_ctx != nullptr && context->pace_ctx->ka_ctx != nullptr;
    return offers ? std::move(context) : nullptr;
}

std::optional<ChipCipher> cipher_of(const EAC_CTX& context) {
    switch (EVP_CIPHER_get_nid(context.pace_ctx->ka_ctx->cipher)) {
        case NID_des_ede_cbc:
        case NID_des_ede3_cbc: return ChipCipher::des3;
        case NID_aes_128_cbc: return ChipCipher::aes128;
        case NID_aes_192_cbc: return ChipCipher::aes192;
        case NID_aes_256_cbc: return ChipCipher::aes256;
        default: return std::nullopt;
    }
}

ChipView view_of(const Buffer& buffer) {
    return {reinterpret_cast<const std::uint8_t*>(buffer->data), buffer->length};
}

Buffer buffer_of(ChipView bytes) {
    Buffer buffer(BUF_MEM_new());
    if (!buffer || BUF_MEM_grow_clean(buffer.get(), bytes.size()) != bytes.size()) return nullptr;
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::uint8_t*>(buffer->data));
    return buffer;
}

// One run with one key.
class Pace {
  public:
    Pace(ChipLink& link, EAC_CTX& context, const AccessKey& key) : link_(link), context_(context) {
        const ChipBytes password =
            sha1({reinterpret_cast<const std::uint8_t*>(key.letters.data()), key.letters.size()});
        password_.reset(
            PACE_SEC_new(reinterpret_cast<const char*>(password.data()), password.size(), PACE_RAW));
    }

    Result<bool, Stop> open() {
        const auto cipher = cipher_of(context_);
        if (!password_ || !cipher) return false;
        for (const auto step : {&Pace::choose, &Pace::take_nonce, &Pace::map, &Pace::agree, &Pace::confirm}) {
            const auto taken = (this->*step)();
            if (!taken || !*taken) return taken;
        }
        const KA_CTX& keys = *context_.pace_ctx->ka_ctx;
        link_.seal(SecureMessaging({*cipher, key_bytes(keys.k_enc), key_bytes(keys.k_mac)}));
        return true;
    }

  private:
    static ChipBytes key_bytes(const BUF_MEM* key) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(key->data);
        return {bytes, bytes + key->length};
    }

    // MSE:Set AT: which way, and with what password.
    Result<bool, Stop> choose() {
        constexpr std::uint8_t kZone = 0x01;
        const ASN1_OBJECT* oid = OBJ_nid2obj(context_.pace_ctx->protocol);
        const std::uint8_t* bytes = OBJ_get0_data(oid);
        Command command{0, 0x22, 0xC1, 0xA4, data_object(0x80, {bytes, OBJ_length(oid)}), 0};
        append(command.data, data_object(0x83, ChipBytes{kZone}));
        const auto answer = link_.ask(command);
        if (!answer) return tl::unexpected<Stop>(answer.error());
        return answer->status == kOk;
    }

    // GENERAL AUTHENTICATE with one object, of which all but the last are chained. Nothing came: not taken.
    Result<ChipBytes, Stop> exchange(ChipView sent, std::uint8_t answered, bool is_last = false) {
        constexpr std::uint8_t kChained = 0x10;
        constexpr std::uint8_t kTemplate = 0x7C;
        const auto answer = link_.ask(
            {is_last ? std::uint8_t{0} : kChained, 0x86, 0, 0, data_object(kTemplate, sent), kAnswerMax});
        if (!answer) return tl::unexpected<Stop>(answer.error());
        const auto inner = answer->status == kOk ? chip::find_object(answer->data, kTemplate) : std::nullopt;
        const auto value = inner ? chip::find_object(*inner, answered) : std::nullopt;
        return value ? ChipBytes(value->begin(), value->end()) : ChipBytes{};
    }

    Result<bool, Stop> take_nonce() {
        const auto nonce = exchange({}, 0x80);
        if (!nonce) return tl::unexpected<Stop>(nonce.error());
        const Buffer sealed = buffer_of(*nonce);
        return sealed && PACE_STEP2_dec_nonce(&context_, password_.get(), sealed.get()) == 1;
    }

    Result<bool, Stop> map() {
        const Buffer ours(PACE_STEP3A_generate_mapping_data(&context_));
        if (!ours) return false;
        const auto theirs = exchange(data_object(0x81, view_of(ours)), 0x82);
        if (!theirs) return tl::unexpected<Stop>(theirs.error());
        const Buffer heard = buffer_of(*theirs);
        return heard && PACE_STEP3A_map_generator(&context_, heard.get()) == 1;
    }

    Result<bool, Stop> agree() {
        const Buffer ours(PACE_STEP3B_generate_ephemeral_key(&context_));
        if (!ours) return false;
        const auto theirs = exchange(data_object(0x83, view_of(ours)), 0x84);
        if (!theirs) return tl::unexpected<Stop>(theirs.error());
        if (is_equal(view_of(ours), *theirs)) return false;  // an echo knows no password (4.4.4.2)
        their_key_ = buffer_of(*theirs);
        return their_key_ && PACE_STEP3B_compute_shared_secret(&context_, their_key_.get()) == 1 &&
               PACE_STEP3C_derive_keys(&context_) == 1;
    }

    Result<bool, Stop> confirm() {
        const Buffer token(PACE_STEP3D_compute_authentication_token(&context_, their_key_.get()));
        if (!token) return false;
        const auto theirs = exchange(data_object(0x85, view_of(token)), 0x86, true);
        if (!theirs) return tl::unexpected<Stop>(theirs.error());
        const Buffer heard = buffer_of(*theirs);
        return heard && PACE_STEP3D_verify_authentication_token(&context_, heard.get()) == 1;
    }

    static constexpr std::size_t kAnswerMax = 256;
    ChipLink& link_;
    EAC_CTX& context_;
    std::unique_ptr<PACE_SEC, FreePace> password_;
    Buffer their_key_;
};

}  // namespace

bool offers_pace(ChipView card_access) {
    const PaceContext context = context_of(card_access);
    return context && cipher_of(*context).has_value();
}

Result<bool, Stop> open_with_pace(ChipLink& link, ChipView card_access, const AccessKey& key) {
    const PaceContext context = context_of(card_access);
    if (!context) return false;
    return Pace(link, *context, key).open();
}

}  // namespace motcua::platform
