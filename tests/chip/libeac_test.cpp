// The chip's PACE against another implementation's terminal: libeac's, from Debian.
#include <memory>

#include <doctest/doctest.h>
#include <eac/eac.h>
#include <eac/pace.h>

#include "tests/chip/terminal.h"

namespace motcua::tests::chip {
namespace {

struct EacFree {
    void operator()(EAC_CTX* context) const { EAC_CTX_clear_free(context); }
    void operator()(PACE_SEC* secret) const { PACE_SEC_clear_free(secret); }
    void operator()(BUF_MEM* buffer) const { BUF_MEM_clear_free(buffer); }
};
using Context = std::unique_ptr<EAC_CTX, EacFree>;
using Password = std::unique_ptr<PACE_SEC, EacFree>;
using Buffer = std::unique_ptr<BUF_MEM, EacFree>;

Buffer buffer_of(View bytes) {
    Buffer buffer(BUF_MEM_new());
    BUF_MEM_grow(buffer.get(), bytes.size());
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::uint8_t*>(buffer->data));
    return buffer;
}

Bytes bytes_from(const Buffer& buffer) {
    REQUIRE(buffer);
    const auto* data = reinterpret_cast<const std::uint8_t*>(buffer->data);
    return {data, data + buffer->length};
}

// One step of GENERAL AUTHENTICATE; the content of the object that comes back, or its status.
std::pair<Bytes, unsigned> ask(Terminal& terminal, bool is_last, const Bytes& objects) {
    const bool is_long = objects.size() > 240;
    const Reply reply = terminal.send(is_last ? 0x00860000 : 0x10860000, tlv(0x7C, objects), 0, is_long);
    if (reply.status != 0x9000) return {{}, reply.status};
    const auto content = find_tlv(reply.data, 0x7C);
    REQUIRE(content);
    View rest = *content;
    const auto object = next_tlv(rest);
    REQUIRE(object);
    return {copy_of(object->content), reply.status};
}

// PACE by libeac from the bytes of EF.CardAccess; the last status.
unsigned pace_by_libeac(Terminal& terminal, ChipCard& card, const PaceOffer& offer, enum s_type kind,
                        const std::string& password) {
    const Context context(EAC_CTX_new());
    const Bytes& access = *card.contents().card_access;
    REQUIRE(EAC_CTX_init_ef_cardaccess(access.data(), access.size(), context.get()) == 1);
    const Password secret(PACE_SEC_new(password.data(), password.size(), kind));
    REQUIRE(secret);
    const Bytes reference{static_cast<std::uint8_t>(kind == PACE_MRZ ? 1 : 2)};
    const Bytes environment = joined({tlv(0x80, oid_content(pace_oid(offer))), tlv(0x83, reference)});
    const Reply set = terminal.send(0x0022C1A4, environment, std::nullopt);
    if (set.status != 0x9000) return set.status;
    const auto nonce = ask(terminal, false, {});
    REQUIRE(PACE_STEP2_dec_nonce(context.get(), secret.get(), buffer_of(nonce.first).get()) == 1);
    const Buffer mapping(PACE_STEP3A_generate_mapping_data(context.get()));
    const auto mapped = ask(terminal, false, tlv(0x81, bytes_from(mapping)));
    REQUIRE(PACE_STEP3A_map_generator(context.get(), buffer_of(mapped.first).get()) == 1);
    const Buffer own(PACE_STEP3B_generate_ephemeral_key(context.get()));
    const auto theirs = ask(terminal, false, tlv(0x83, bytes_from(own)));
    const Buffer their_key = buffer_of(theirs.first);
    REQUIRE(PACE_STEP3B_compute_shared_secret(context.get(), their_key.get()) == 1);
    REQUIRE(PACE_STEP3C_derive_keys(context.get()) == 1);
    const Buffer token(PACE_STEP3D_compute_authentication_token(context.get(), their_key.get()));
    const auto answer = ask(terminal, true, tlv(0x85, bytes_from(token)));
    if (answer.second != 0x9000) return answer.second;
    CHECK(PACE_STEP3D_verify_authentication_token(context.get(), buffer_of(answer.first).get()) == 1);
    const KA_CTX* keys = context->pace_ctx->ka_ctx;
    const auto* secret_bytes = reinterpret_cast<const std::uint8_t*>(keys->shared_secret->data);
    terminal.begin(offer.suite, View(secret_bytes, keys->shared_secret->length));
    return answer.second;
}

struct Initialised {
    Initialised() { EAC_init(); }
    ~Initialised() { EAC_cleanup(); }
};

}  // namespace

TEST_CASE("libeac opens the chip with every cipher and on curves and in prime fields, and reads it then") {
    const Initialised libeac;
    for (const PaceOffer offer : {PaceOffer{Suite::des3, 13, 8}, PaceOffer{Suite::des3, 12, 16},
                                  PaceOffer{Suite::aes128, 13, 16}, PaceOffer{Suite::aes128, 12, 16},
                                  PaceOffer{Suite::aes192, 16, 32}, PaceOffer{Suite::aes256, 17, 16},
                                  PaceOffer{Suite::aes128, 0, 16}, PaceOffer{Suite::aes256, 2, 16}}) {
        CAPTURE(offer.parameters);
        CAPTURE(suite_number(offer.suite));
        ChipFeatures features;
        features.pace = {offer};
        ChipOptions options;
        options.has_extended_length = true;
        ChipCard card(contents_of(ChipPerson{}, features), options);
        Terminal terminal(card);
        CHECK(terminal.read_file(kCardAccess).data == *card.contents().card_access);
        REQUIRE(pace_by_libeac(terminal, card, offer, PACE_CAN, "123456") == 0x9000);
        CHECK(card.is_open());
        CHECK(terminal.select_application().status == 0x9000);
        CHECK(terminal.read_file(group_file(1), 0x40).data == card.contents().group(1));
        CHECK(terminal.send(0x00B08200, {}, 0).data.size() == (offer.suite == Suite::des3 ? 0xE7 : 0xDF));
    }
}

TEST_CASE("the zone opens it as well, and a wrong password never, however often") {
    const Initialised libeac;
    const PaceOffer offer;
    ChipFeatures features;
    features.pace = {offer};
    ChipOptions options;
    options.wrong_password = 0x63C2;
    ChipCard card(contents_of(ChipPerson{}, features), options);
    Terminal terminal(card);
    for (int i = 0; i < 5; ++i) CHECK(pace_by_libeac(terminal, card, offer, PACE_CAN, "123457") == 0x63C2);
    CHECK_FALSE(card.is_open());
    CHECK(pace_by_libeac(terminal, card, offer, PACE_MRZ, zone_of(ChipPerson{})) == 0x9000);
    CHECK(card.is_open());
    card.contents().features.can.reset();
    card.reset();
    terminal.forget();
    CHECK(pace_by_libeac(terminal, card, offer, PACE_CAN, "123456") == 0x6A88);
}

TEST_CASE("PACE out of order, or with no point of the curve, is refused and begins anew") {
    ChipFeatures features;
    features.pace = {PaceOffer{}};
    ChipCard card(contents_of(ChipPerson{}, features));
    Terminal terminal(card);
    const std::string set = "0022C1A40F800A04007F00070202040202830102";
    const std::string nonce = "10860000027C0000";
    CHECK(terminal.plain(nonce).status == 0x6985);
    CHECK(terminal.plain(set).status == 0x9000);
    CHECK(terminal.plain("00860000027C0000").status == 0x6A80);  // the last step first
    CHECK(terminal.plain(nonce).status == 0x6985);
    terminal.plain(set);
    terminal.plain(nonce);
    CHECK(terminal.plain("10860000457C43814104" + std::string(128, '1') + "00").status == 0x6300);
    CHECK(terminal.plain(nonce).status == 0x6985);
    CHECK(terminal.plain("0022C1A40F800A04007F00070202040204830102").status == 0x6A80);
    CHECK(terminal.plain("0022C1A40F800A04007F00070202040202830103").status == 0x6A88);
    CHECK_FALSE(card.is_open());
}

}  // namespace motcua::tests::chip
