#include "platform/chip/trust.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/objects.h>

#include "kiosk/base/ids.h"
#include "kiosk/identity/chip/tlv.h"
#include "platform/chip/ciphers.h"
#include "platform/chip/owned.h"

namespace motcua::platform {
namespace {

namespace chip = identity::chip;

constexpr const char* kLdsSecurityObject = "2.23.136.1.1.1";  // icao-mrtd-security-ldsSecurityObject
constexpr int kRsaBitsMin = 2048;
constexpr int kCurveBitsMin = 224;
constexpr int kCertificatesMax = 8;  // that one SOD may bring along
constexpr int kChainMax = 3;         // signer, perhaps a link certificate, issuer

std::string fingerprint(const X509* certificate) {
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (X509_digest(certificate, EVP_sha256(), digest.data(), &size) != 1) return "";
    return to_hex(digest.data(), size);
}

std::string text_of(const OwnedBio& bio) {
    char* text = nullptr;
    const long size = BIO_get_mem_data(bio.get(), &text);
    return {text, static_cast<std::size_t>(size)};
}

std::string subject(const X509* certificate) {
    const OwnedBio out(BIO_new(BIO_s_mem()));
    X509_NAME_print_ex(out.get(), X509_get_subject_name(certificate), 0,
                       XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB);
    return text_of(out);
}

std::string subject_and_number(const X509* certificate) {
    const ASN1_INTEGER* number = X509_get0_serialNumber(certificate);
    return fmt::format(
        "{}, serial {}", subject(certificate),
        to_hex(ASN1_STRING_get0_data(number), static_cast<std::size_t>(ASN1_STRING_length(number))));
}

WallTime time_of(const ASN1_TIME* time) {
    std::tm calendar{};
    if (ASN1_TIME_to_tm(time, &calendar) != 1) return {};
    const auto day = std::chrono::year{calendar.tm_year + 1900} / (calendar.tm_mon + 1) / calendar.tm_mday;
    return std::chrono::sys_days(day) + std::chrono::hours{calendar.tm_hour} +
           std::chrono::minutes{calendar.tm_min} + std::chrono::seconds{calendar.tm_sec};
}

// What can be forged today: nobody's signature is believed for it.
bool is_strong(const EVP_PKEY* key) {
    const int bits = EVP_PKEY_get_bits(key);
    switch (EVP_PKEY_get_base_id(key)) {
        case EVP_PKEY_RSA:
        case EVP_PKEY_RSA_PSS: return bits >= kRsaBitsMin;
        case EVP_PKEY_EC: return bits >= kCurveBitsMin;
        default: return false;
    }
}

bool is_strong_digest(int nid) {
    return nid == NID_sha224 || nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512;
}

struct GroupDigestMethod {
    std::string_view oid;
    const EVP_MD* (*method)();
    bool strong;  // what a group is told by must not be made to fit (Doc 9303-10, 4.6.2.3)
};
constexpr std::array<GroupDigestMethod, 6> kGroupDigests{{{"608648016503040204", EVP_sha224, true},
                                                          {"608648016503040201", EVP_sha256, true},
                                                          {"608648016503040202", EVP_sha384, true},
                                                          {"608648016503040203", EVP_sha512, true},
                                                          {"2b0e03021a", EVP_sha1, false},
                                                          {"2a864886f70d0205", EVP_md5, false}}};

const GroupDigestMethod* digest_of(const std::string& oid_hex) {
    const auto* found = std::find_if(kGroupDigests.begin(), kGroupDigests.end(),
                                     [&](const GroupDigestMethod& each) { return each.oid == oid_hex; });
    return found == kGroupDigests.end() ? nullptr : &*found;
}

// The one signature of it, and the certificate of who made it, which it must bring along.
struct SignedData {
    OwnedCms cms;
    CMS_SignerInfo* signer = nullptr;  // of cms
    OwnedCertificate certificate;
};

using OwnedCertificates =
    std::unique_ptr<STACK_OF(X509), FreeWith<[](STACK_OF(X509) * all) { sk_X509_pop_free(all, X509_free); }>>;

std::optional<SignedData> signed_data(ChipView sod) {
    const auto content = chip::find_object(sod.first(std::min(sod.size(), chip::kFileBytesMax)),
                                           chip::outer_tag(chip::File::sod));
    if (!content) return std::nullopt;
    const std::uint8_t* at = content->data();
    SignedData data{OwnedCms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(content->size()))), nullptr,
                    nullptr};
    if (!data.cms || OBJ_obj2nid(CMS_get0_type(data.cms.get())) != NID_pkcs7_signed) return std::nullopt;
    std::array<char, 40> type{};
    OBJ_obj2txt(type.data(), static_cast<int>(type.size()), CMS_get0_eContentType(data.cms.get()), 1);
    STACK_OF(CMS_SignerInfo)* signers = CMS_get0_SignerInfos(data.cms.get());
    const OwnedCertificates all(CMS_get1_certs(data.cms.get()));
    if (std::string_view(type.data()) != kLdsSecurityObject || sk_CMS_SignerInfo_num(signers) != 1 || !all ||
        sk_X509_num(all.get()) > kCertificatesMax)
        return std::nullopt;
    data.signer = sk_CMS_SignerInfo_value(signers, 0);
    for (int i = 0; i < sk_X509_num(all.get()); ++i) {
        X509* each = sk_X509_value(all.get(), i);
        if (CMS_SignerInfo_cert_cmp(data.signer, each) != 0) continue;
        X509_up_ref(each);
        data.certificate.reset(each);
        return data;
    }
    return std::nullopt;
}

chip::Signature signature_of(const SignedData& data, std::string& covered) {
    const OwnedBio out(BIO_new(BIO_s_mem()));
    CMS_SignerInfo_set1_signer_cert(data.signer, data.certificate.get());
    constexpr unsigned kOnlyTheSignature = CMS_NO_SIGNER_CERT_VERIFY | CMS_BINARY;
    if (CMS_verify(data.cms.get(), nullptr, nullptr, nullptr, out.get(), kOnlyTheSignature) != 1)
        return chip::Signature::wrong;
    covered = text_of(out);
    X509_ALGOR* digest = nullptr;
    CMS_SignerInfo_get0_algs(data.signer, nullptr, nullptr, &digest, nullptr);
    const bool strong = is_strong(X509_get0_pubkey(data.certificate.get())) &&
                        is_strong_digest(OBJ_obj2nid(digest->algorithm));
    return strong ? chip::Signature::valid : chip::Signature::weak;
}

// A kiosk is offline for days: a list of what was taken back counts also when its next one is due, and a
// state that has published none has taken nothing back that could be known.
int as_states_do(int ok, X509_STORE_CTX* context) {
    if (ok == 1) return 1;
    switch (X509_STORE_CTX_get_error(context)) {
        case X509_V_ERR_EC_KEY_EXPLICIT_PARAMS:
        case X509_V_ERR_UNABLE_TO_GET_CRL:
        case X509_V_ERR_CRL_HAS_EXPIRED:
        case X509_V_ERR_CRL_NOT_YET_VALID: return 1;
        default: return 0;
    }
}

struct Chain {
    chip::Issuer issuer = chip::Issuer::unknown;
    bool weak = false;
    std::string csca;
};

Chain chain_from(int error, X509_STORE_CTX* context) {
    switch (error) {
        case X509_V_OK: {
            const STACK_OF(X509)* chain = X509_STORE_CTX_get0_chain(context);
            return {chip::Issuer::trusted, false, fingerprint(sk_X509_value(chain, sk_X509_num(chain) - 1))};
        }
        case X509_V_ERR_CERT_HAS_EXPIRED:
        case X509_V_ERR_CERT_NOT_YET_VALID: return {chip::Issuer::signer_expired, false, ""};
        case X509_V_ERR_CERT_REVOKED: return {chip::Issuer::signer_revoked, false, ""};
        case X509_V_ERR_EE_KEY_TOO_SMALL:
        case X509_V_ERR_CA_KEY_TOO_SMALL:
        case X509_V_ERR_CA_MD_TOO_WEAK: return {chip::Issuer::unknown, true, ""};
        default: return {chip::Issuer::unknown, false, ""};
    }
}

}  // namespace

struct TrustList::Store {
    OwnedStore trusted{X509_STORE_new()};
    std::vector<OwnedCertificate> certificates;
};

TrustList::TrustList(std::unique_ptr<Store> store) : store_(std::move(store)) {}
TrustList::TrustList(TrustList&&) noexcept = default;
TrustList& TrustList::operator=(TrustList&&) noexcept = default;
TrustList::~TrustList() = default;

Result<TrustList> TrustList::of(const std::vector<std::string>& certificates,
                                const std::vector<std::string>& revocations) {
    auto store = std::make_unique<Store>();
    const auto bytes_of = [](const std::string& der) {
        return reinterpret_cast<const std::uint8_t*>(der.data());
    };
    for (std::size_t i = 0; i < certificates.size(); ++i) {
        const std::uint8_t* at = bytes_of(certificates[i]);
        OwnedCertificate read(d2i_X509(nullptr, &at, static_cast<long>(certificates[i].size())));
        if (!read || X509_STORE_add_cert(store->trusted.get(), read.get()) != 1)
            return failure(fmt::format("certificate {} is none", i + 1));
        store->certificates.push_back(std::move(read));
    }
    for (std::size_t i = 0; i < revocations.size(); ++i) {
        const std::uint8_t* at = bytes_of(revocations[i]);
        const OwnedRevocations read(d2i_X509_CRL(nullptr, &at, static_cast<long>(revocations[i].size())));
        if (!read || X509_STORE_add_crl(store->trusted.get(), read.get()) != 1)
            return failure(fmt::format("revocation list {} is none", i + 1));
    }
    X509_VERIFY_PARAM* rules = X509_STORE_get0_param(store->trusted.get());
    // A link certificate is trusted as what it was put here as; keys and digests of 112 bits at least.
    X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_PARTIAL_CHAIN | X509_V_FLAG_CRL_CHECK);
    X509_VERIFY_PARAM_set_auth_level(rules, 2);
    X509_VERIFY_PARAM_set_depth(rules, kChainMax);
    X509_STORE_set_verify_cb(store->trusted.get(), as_states_do);
    return TrustList(std::move(store));
}

std::vector<TrustList::Trusted> TrustList::list() const {
    std::vector<Trusted> all;
    for (const OwnedCertificate& each : store_->certificates)
        all.push_back({fingerprint(each.get()), subject(each.get()), time_of(X509_get0_notBefore(each.get())),
                       time_of(X509_get0_notAfter(each.get()))});
    return all;
}

TrustList::Signed TrustList::check(ChipView sod, WallTime now) const {
    Signed found;
    const auto data = signed_data(sod);
    std::string covered;
    if (!data) return found;
    found.signer = subject_and_number(data->certificate.get());
    found.signature = signature_of(*data, covered);
    const auto groups =
        chip::read_security_object({reinterpret_cast<const std::uint8_t*>(covered.data()), covered.size()});
    if (!groups) found.signature = chip::Signature::wrong;
    if (found.signature == chip::Signature::wrong) return found;
    found.covered = *groups;
    const GroupDigestMethod* told_by = digest_of(groups->digest_oid);
    if (told_by == nullptr || !told_by->strong) found.signature = chip::Signature::weak;

    const OwnedStoreContext context(X509_STORE_CTX_new());
    X509_STORE_CTX_init(context.get(), store_->trusted.get(), data->certificate.get(), nullptr);
    X509_STORE_CTX_set_time(context.get(), 0,
                            std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count());
    const bool verified = X509_verify_cert(context.get()) == 1;
    const int error = X509_STORE_CTX_get_error(context.get());
    Chain chain = chain_from(verified ? X509_V_OK : error, context.get());
    found.issuer = chain.issuer;
    found.csca = std::move(chain.csca);
    if (chain.weak) found.signature = chip::Signature::weak;
    ERR_clear_error();
    return found;
}

bool holds(const chip::SecurityObject& covered, int group, ChipView file) {
    const GroupDigestMethod* told_by = digest_of(covered.digest_oid);
    if (told_by == nullptr) return false;
    const auto signed_digest = std::find_if(covered.groups.begin(), covered.groups.end(),
                                            [group](const auto& each) { return each.group == group; });
    std::array<std::uint8_t, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    return signed_digest != covered.groups.end() &&
           EVP_Digest(file.data(), file.size(), digest.data(), &size, told_by->method(), nullptr) == 1 &&
           is_equal({digest.data(), size}, signed_digest->digest);
}

}  // namespace motcua::platform
