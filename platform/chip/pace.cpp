#include "platform/chip/pace.h"

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include <eac/eac.h>
#include <eac/objects.h>
#include <eac/pace.h>

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

// One PACEInfo (Doc 9303-11, 9.2.1) that is known here: generic mapping, with standardised parameters.
struct PaceOffer {
    ChipBytes oid;
    bool on_curve = false;
    ChipCipher cipher = ChipCipher::des3;
    int parameters = 0;
};

// id-PACE, under bsi-de; then 1 DH, 2 ECDH with generic mapping; then the cipher.
constexpr std::array<std::uint8_t, 8> kPaceRoot{0x04, 0x00, 0x7F, 0x00, 0x07, 0x02, 0x02, 0x04};
constexpr std::array kPaceCiphers{ChipCipher::des3, ChipCipher::aes128, ChipCipher::aes192,
                                  ChipCipher::aes256};

std::optional<PaceOffer> offer_in(const chip::DataObject& info) {
    constexpr std::uint32_t kSequence = 0x30;
    constexpr std::uint32_t kObjectId = 0x06;
    constexpr std::uint32_t kInteger = 0x02;
    const auto parts = info.tag == kSequence ? chip::objects(info.value) : std::nullopt;
    if (!parts || parts->size() < 3 || (*parts)[0].tag != kObjectId || (*parts)[2].tag != kInteger)
        return std::nullopt;
    const ChipView oid = (*parts)[0].value;
    const ChipView parameters = (*parts)[2].value;
    if (oid.size() != kPaceRoot.size() + 2 || parameters.size() != 1 ||
        !std::equal(kPaceRoot.begin(), kPaceRoot.end(), oid.begin()))
        return std::nullopt;
    const std::uint8_t mapping = oid[kPaceRoot.size()];
    const std::uint8_t cipher = oid[kPaceRoot.size() + 1];
    const bool dh = mapping == 1 && parameters[0] <= 2;
    const bool ecdh = mapping == 2 && parameters[0] >= 8 && parameters[0] <= 18;
    if ((!dh && !ecdh) || cipher < 1 || cipher > kPaceCiphers.size()) return std::nullopt;
    return PaceOffer{ChipBytes(oid.begin(), oid.end()), ecdh, kPaceCiphers.at(cipher - 1U), parameters[0]};
}

// The strongest, a curve before numbers. The file is read here and not by OpenPACE, whose reader believes the
// lengths that a card claims.
std::vector<PaceOffer> offers_in(ChipView card_access) {
    constexpr std::uint32_t kSet = 0x31;
    std::vector<PaceOffer> found;
    const auto set =
        card_access.size() <= kCardAccessMax ? chip::find_object(card_access, kSet) : std::nullopt;
    const auto infos = set ? chip::objects(*set) : std::nullopt;
    if (!infos) return found;
    for (const chip::DataObject& each : *infos)
        if (auto offer = offer_in(each)) found.push_back(std::move(*offer));
    std::stable_sort(found.begin(), found.end(), [](const PaceOffer& a, const PaceOffer& b) {
        return std::pair(a.on_curve, a.cipher) > std::pair(b.on_curve, b.cipher);
    });
    return found;
}

int protocol_of(const PaceOffer& offer) {
    const std::array<std::array<int, 4>, 2> all{
        {{NID_id_PACE_DH_GM_3DES_CBC_CBC, NID_id_PACE_DH_GM_AES_CBC_CMAC_128,
          NID_id_PACE_DH_GM_AES_CBC_CMAC_192, NID_id_PACE_DH_GM_AES_CBC_CMAC_256},
         {NID_id_PACE_ECDH_GM_3DES_CBC_CBC, NID_id_PACE_ECDH_GM_AES_CBC_CMAC_128,
          NID_id_PACE_ECDH_GM_AES_CBC_CMAC_192, NID_id_PACE_ECDH_GM_AES_CBC_CMAC_256}}};
    return all.at(offer.on_curve ? 1 : 0).at(static_cast<std::size_t>(offer.cipher));
}

PaceContext context_of(const PaceOffer& offer) {
    static std::once_flag once;
    std::call_once(once, EAC_init);
    PaceContext context(EAC_CTX_new());
    if (!context || EAC_CTX_init_pace(context.get(), protocol_of(offer), offer.parameters) != 1)
        return nullptr;
    const bool ready = context->pace_ctx != nullptr && context->pace_ctx->ka_ctx != nullptr;
    return ready ? std::move(context) : nullptr;
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
    // `names_parameters`: the card offers this way with others, too.
    Pace(ChipLink& link, EAC_CTX& context, const PaceOffer& offer, bool names_parameters,
         const AccessKey& key)
        : link_(link), context_(context), offer_(offer), names_parameters_(names_parameters) {
        const ChipBytes password =
            sha1({reinterpret_cast<const std::uint8_t*>(key.letters.data()), key.letters.size()});
        password_.reset(
            PACE_SEC_new(reinterpret_cast<const char*>(password.data()), password.size(), PACE_RAW));
    }

    Result<bool, Stop> open() {
        if (!password_) return false;
        for (const auto step : {&Pace::choose, &Pace::take_nonce, &Pace::map, &Pace::agree, &Pace::confirm}) {
            const auto taken = (this->*step)();
            if (!taken || !*taken) return taken;
        }
        const KA_CTX& keys = *context_.pace_ctx->ka_ctx;
        link_.seal(SecureMessaging({offer_.cipher, key_bytes(keys.k_enc), key_bytes(keys.k_mac)}));
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
        Command command{0, 0x22, 0xC1, 0xA4, data_object(0x80, offer_.oid), 0};
        append(command.data, data_object(0x83, ChipBytes{kZone}));
        if (names_parameters_)
            append(command.data, data_object(0x84, ChipBytes{static_cast<std::uint8_t>(offer_.parameters)}));
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
    const PaceOffer& offer_;
    bool names_parameters_;
    std::unique_ptr<PACE_SEC, FreePace> password_;
    Buffer their_key_;
};

}  // namespace

bool offers_pace(ChipView card_access) { return !offers_in(card_access).empty(); }

Result<bool, Stop> open_with_pace(ChipLink& link, ChipView card_access, const AccessKey& key) {
    const auto offers = offers_in(card_access);
    const PaceContext context = offers.empty() ? nullptr : context_of(offers.front());
    if (!context) return false;
    const auto of_this_way = std::count_if(
        offers.begin(), offers.end(), [&](const PaceOffer& each) { return each.oid == offers.front().oid; });
    return Pace(link, *context, offers.front(), of_this_way > 1, key).open();
}

}  // namespace motcua::platform
