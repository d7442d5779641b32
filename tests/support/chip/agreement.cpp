#include "tests/support/chip/agreement.h"

#include <array>

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include "tests/support/chip/keys.h"

namespace motcua::tests::chip {
namespace {

struct AgreementFree {
    void operator()(BIGNUM* number) const { BN_clear_free(number); }
    void operator()(BN_CTX* context) const { BN_CTX_free(context); }
    void operator()(EC_GROUP* group) const { EC_GROUP_free(group); }
    void operator()(EC_POINT* point) const { EC_POINT_free(point); }
};
using Number = std::unique_ptr<BIGNUM, AgreementFree>;
using Scratch = std::unique_ptr<BN_CTX, AgreementFree>;
using Point = std::unique_ptr<EC_POINT, AgreementFree>;

Number number_from(View bytes) {
    return Number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

Bytes bytes_from(const BIGNUM* number, std::size_t width) {
    Bytes bytes(width);
    must(BN_bn2binpad(number, bytes.data(), static_cast<int>(width)) >= 0, "a number too large");
    return bytes;
}

Bytes private_below(const BIGNUM* order, const Dice& dice) {
    const auto width = static_cast<std::size_t>(BN_num_bytes(order));
    const Scratch scratch(BN_CTX_new());
    const Number chosen = number_from(dice(width));
    must(BN_nnmod(chosen.get(), chosen.get(), order, scratch.get()) == 1, "modulo the order");
    if (BN_is_zero(chosen.get()) != 0) BN_one(chosen.get());
    return bytes_from(chosen.get(), width);
}

class OnCurve final : public Agreement {
  public:
    explicit OnCurve(const char* name) : group_(EC_GROUP_new_by_curve_name(OBJ_txt2nid(name))) {
        must(group_ != nullptr, "curve");
        generator_.reset(EC_POINT_dup(EC_GROUP_get0_generator(group_.get()), group_.get()));
    }
    [[nodiscard]] Bytes new_private(const Dice& dice) const override {
        return private_below(EC_GROUP_get0_order(group_.get()), dice);
    }
    [[nodiscard]] Bytes public_of(View private_key) const override {
        const Point point = times(generator_.get(), private_key);
        Bytes bytes(1 + 2 * width());
        must(EC_POINT_point2oct(group_.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytes.data(),
                                bytes.size(), scratch_.get()) == bytes.size(),
             "point");
        return bytes;
    }
    [[nodiscard]] std::optional<Bytes> shared(View private_key, View other) const override {
        const Point theirs = point_of(other);
        if (!theirs) return std::nullopt;
        const Point both = times(theirs.get(), private_key);
        const Number x(BN_new());
        if (EC_POINT_get_affine_coordinates(group_.get(), both.get(), x.get(), nullptr, scratch_.get()) != 1)
            return std::nullopt;
        return bytes_from(x.get(), width());
    }
    bool map(View nonce, View private_key, View other) override {
        const Point theirs = point_of(other);
        if (!theirs) return false;
        const Point both = times(theirs.get(), private_key);
        const Number s = number_from(nonce);
        const Point mapped(EC_POINT_new(group_.get()));
        must(EC_POINT_mul(group_.get(), mapped.get(), nullptr, generator_.get(), s.get(), scratch_.get()) ==
                     1 &&
                 EC_POINT_add(group_.get(), mapped.get(), mapped.get(), both.get(), scratch_.get()) == 1,
             "generic mapping");
        if (EC_POINT_is_at_infinity(group_.get(), mapped.get()) != 0) return false;
        EC_POINT_copy(generator_.get(), mapped.get());
        return true;
    }
    [[nodiscard]] unsigned public_tag() const override { return 0x86; }
    [[nodiscard]] bool is_elliptic() const override { return true; }

  private:
    [[nodiscard]] std::size_t width() const {
        return (static_cast<std::size_t>(EC_GROUP_get_degree(group_.get())) + 7) / 8;
    }
    [[nodiscard]] Point times(const EC_POINT* point, View factor) const {
        Point product(EC_POINT_new(group_.get()));
        const Number number = number_from(factor);
        must(EC_POINT_mul(group_.get(), product.get(), nullptr, point, number.get(), scratch_.get()) == 1,
             "point multiplied");
        return product;
    }
    [[nodiscard]] Point point_of(View bytes) const {
        Point point(EC_POINT_new(group_.get()));
        if (bytes.size() != 1 + 2 * width() || bytes[0] != 0x04 ||
            EC_POINT_oct2point(group_.get(), point.get(), bytes.data(), bytes.size(), scratch_.get()) != 1)
            return nullptr;
        return point;
    }

    std::unique_ptr<EC_GROUP, AgreementFree> group_;
    Point generator_;
    Scratch scratch_{BN_CTX_new()};
};

class InPrimeField final : public Agreement {
  public:
    explicit InPrimeField(const char* name) {
        const KeyOwner parameters = dh_parameters(name);
        prime_ = parameter(parameters.get(), OSSL_PKEY_PARAM_FFC_P);
        order_ = parameter(parameters.get(), OSSL_PKEY_PARAM_FFC_Q);
        generator_ = parameter(parameters.get(), OSSL_PKEY_PARAM_FFC_G);
    }
    [[nodiscard]] Bytes new_private(const Dice& dice) const override {
        return private_below(order_.get(), dice);
    }
    [[nodiscard]] Bytes public_of(View private_key) const override {
        return bytes_from(power(generator_.get(), private_key).get(), width());
    }
    [[nodiscard]] std::optional<Bytes> shared(View private_key, View other) const override {
        const Number theirs = element(other);
        if (!theirs) return std::nullopt;
        return bytes_from(power(theirs.get(), private_key).get(), width());
    }
    bool map(View nonce, View private_key, View other) override {
        const Number theirs = element(other);
        if (!theirs) return false;
        const Number both = power(theirs.get(), private_key);
        const Number raised = power(generator_.get(), nonce);
        must(BN_mod_mul(generator_.get(), raised.get(), both.get(), prime_.get(), scratch_.get()) == 1,
             "generic mapping");
        return BN_is_one(generator_.get()) == 0;
    }
    [[nodiscard]] unsigned public_tag() const override { return 0x84; }
    [[nodiscard]] bool is_elliptic() const override { return false; }

  private:
    static Number parameter(EVP_PKEY* key, const char* name) {
        BIGNUM* number = nullptr;
        must(EVP_PKEY_get_bn_param(key, name, &number) == 1, name);
        return Number(number);
    }
    [[nodiscard]] std::size_t width() const { return static_cast<std::size_t>(BN_num_bytes(prime_.get())); }
    [[nodiscard]] Number power(const BIGNUM* base, View exponent) const {
        Number result(BN_new());
        const Number number = number_from(exponent);
        must(BN_mod_exp(result.get(), base, number.get(), prime_.get(), scratch_.get()) == 1, "power");
        return result;
    }
    // Between 1 and p - 1, and of the subgroup.
    [[nodiscard]] Number element(View bytes) const {
        Number number = number_from(bytes);
        const Number last(BN_dup(prime_.get()));
        BN_sub_word(last.get(), 1);
        if (bytes.size() != width() || BN_cmp(number.get(), BN_value_one()) <= 0 ||
            BN_cmp(number.get(), last.get()) >= 0)
            return nullptr;
        const Number one = power(number.get(), bytes_from(order_.get(), width()));
        if (BN_is_one(one.get()) == 0) return nullptr;
        return number;
    }

    Number prime_;
    Number order_;
    Number generator_;
    Scratch scratch_{BN_CTX_new()};
};

}  // namespace

const char* name_of_parameters(unsigned parameters) {
    constexpr std::array kDh{"dh_1024_160", "dh_2048_224", "dh_2048_256"};
    constexpr std::array kCurves{"prime192v1",      "brainpoolP192r1", "secp224r1",       "brainpoolP224r1",
                                 "prime256v1",      "brainpoolP256r1", "brainpoolP320r1", "secp384r1",
                                 "brainpoolP384r1", "brainpoolP512r1", "secp521r1"};
    if (parameters < kDh.size()) return kDh.at(parameters);
    must(parameters >= 8 && parameters < 8 + kCurves.size(), "standardized domain parameters");
    return kCurves.at(parameters - 8);
}

std::unique_ptr<Agreement> agreement_of(unsigned parameters) {
    const char* name = name_of_parameters(parameters);
    if (parameters < 8) return std::make_unique<InPrimeField>(name);
    return std::make_unique<OnCurve>(name);
}

}  // namespace motcua::tests::chip
