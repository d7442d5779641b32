#include "tests/support/chip/issuer.h"

#include <openssl/asn1.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include "tests/support/chip/ciphers.h"

namespace motcua::tests::chip {
namespace {

constexpr long kVersion3 = 2;
constexpr long kListVersion2 = 1;

std::time_t begin_of(std::chrono::sys_days day) {
    return std::chrono::sys_seconds(day).time_since_epoch().count();
}
std::time_t end_of(std::chrono::sys_days day) { return begin_of(day + std::chrono::days(1)) - 1; }

Key key_for(const Scheme& scheme) {
    switch (scheme.signing) {
        case Signing::rsa_pkcs1:
        case Signing::rsa_pss: return new_rsa_key(scheme.rsa_bits);
        case Signing::ecdsa_p256: return new_curve_key("prime256v1", false);
        case Signing::ecdsa_brainpool_explicit: return new_curve_key("brainpoolP256r1", true);
    }
    return nullptr;
}

void add_extension_to(X509* certificate, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value);
    must(extension != nullptr, value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

// Part 12, 7.1.1.6: which documents this key signs; "ID" is what stands in the zone.
void add_document_types(X509* certificate) {
    const Bytes content = sequence({der_integer(0), tlv(0x31, tlv(0x13, from_text("ID")))});
    ASN1_OCTET_STRING* octets = ASN1_OCTET_STRING_new();
    ASN1_OCTET_STRING_set(octets, content.data(), static_cast<int>(content.size()));
    ASN1_OBJECT* object = OBJ_txt2obj("2.23.136.1.1.6.2", 1);
    X509_EXTENSION* extension = X509_EXTENSION_create_by_OBJ(nullptr, object, 0, octets);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
    ASN1_OBJECT_free(object);
    ASN1_OCTET_STRING_free(octets);
}

void name_it(X509_NAME* name, const std::string& common) {
    const auto add = [&](const char* field, int type, const std::string& value) {
        must(X509_NAME_add_entry_by_txt(
                 name, field, type, reinterpret_cast<const unsigned char*>(value.c_str()), -1, -1, 0) == 1,
             "a name");
    };
    add("C", V_ASN1_PRINTABLESTRING, "VN");
    add("O", V_ASN1_UTF8STRING, "Bộ thử nghiệm");
    add("CN", V_ASN1_UTF8STRING, common);
}

std::shared_ptr<X509> blank(EVP_PKEY* key, const std::string& common, Period period) {
    std::shared_ptr<X509> certificate(X509_new(), X509_free);
    X509_set_version(certificate.get(), kVersion3);
    Bytes serial = real_dice(9);
    serial[0] = static_cast<std::uint8_t>((serial[0] & 0x3FU) | 0x40U);  // positive, never shortened
    BIGNUM* number = BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    ASN1_TIME_set(X509_getm_notBefore(certificate.get()), begin_of(period.from));
    ASN1_TIME_set(X509_getm_notAfter(certificate.get()), end_of(period.to));
    must(X509_set_pubkey(certificate.get(), key) == 1, "a certificate's key");
    name_it(X509_get_subject_name(certificate.get()), common);
    return certificate;
}

// A signing context with the scheme's padding, for certificates and lists alike.
EVP_MD_CTX* signing_context(const Signer& signer) {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_PKEY_CTX* of_key = nullptr;
    const EVP_MD* md = EVP_get_digestbyname(signer.scheme.digest.c_str());
    must(EVP_DigestSignInit(context, &of_key, md, nullptr, signer.key.get()) == 1, "a signature");
    if (signer.scheme.signing == Signing::rsa_pss)
        must(EVP_PKEY_CTX_set_rsa_padding(of_key, RSA_PKCS1_PSS_PADDING) == 1 &&
                 EVP_PKEY_CTX_set_rsa_pss_saltlen(of_key, RSA_PSS_SALTLEN_DIGEST) == 1,
             "PSS");
    return context;
}

template <class Object, class Encode>
Bytes der_of(const Object* object, Encode encode) {
    unsigned char* der = nullptr;
    const int length = encode(object, &der);
    must(length > 0, "DER");
    Bytes bytes(der, der + length);
    OPENSSL_free(der);
    return bytes;
}

void make_authority(X509* certificate, X509* issuer) {
    add_extension_to(certificate, issuer, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
    add_extension_to(certificate, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
    add_extension_to(certificate, issuer, NID_subject_key_identifier, "hash");
}

}  // namespace

Bytes Signer::der() const { return der_of(certificate.get(), i2d_X509); }

Bytes Signer::serial() const {
    const Bytes whole = der_of(X509_get0_serialNumber(certificate.get()), i2d_ASN1_INTEGER);
    View rest = whole;
    return copy_of(next_tlv(rest)->content);
}

Issuer::Issuer(Period period, Scheme scheme, const std::string& name)
    : own_{nullptr, key_for(scheme), std::move(scheme)}, name_(name) {
    own_.certificate = blank(own_.key.get(), name, period);
    X509* certificate = own_.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    make_authority(certificate, certificate);
    add_extension_to(certificate, certificate, NID_authority_key_identifier, "keyid:always");
    sign(certificate);
}

void Issuer::sign(X509* certificate) const {
    EVP_MD_CTX* context = signing_context(own_);
    must(X509_sign_ctx(certificate, context) > 0, "a certificate's signature");
    EVP_MD_CTX_free(context);
}

Signer Issuer::new_signer(Period period, const Scheme& scheme) const {
    Signer signer{nullptr, key_for(scheme), scheme};
    signer.certificate = blank(signer.key.get(), "Người ký thử", period);
    X509* certificate = signer.certificate.get();
    X509* issuer = own_.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(issuer));
    add_extension_to(certificate, issuer, NID_key_usage, "critical,digitalSignature");
    add_extension_to(certificate, issuer, NID_subject_key_identifier, "hash");
    add_extension_to(certificate, issuer, NID_authority_key_identifier, "keyid:always");
    add_document_types(certificate);
    sign(certificate);
    return signer;
}

Bytes Issuer::link_to(const Issuer& next, Period period) const {
    Signer link{blank(next.own_.key.get(), next.name_, period), nullptr, {}};
    X509* issuer = own_.certificate.get();
    X509_set_issuer_name(link.certificate.get(), X509_get_subject_name(issuer));
    make_authority(link.certificate.get(), issuer);
    add_extension_to(link.certificate.get(), issuer, NID_authority_key_identifier, "keyid:always");
    sign(link.certificate.get());
    return link.der();
}

Bytes Issuer::revocation_list(const std::vector<Signer>& revoked, Period period) const {
    const std::shared_ptr<X509_CRL> list(X509_CRL_new(), X509_CRL_free);
    X509_CRL_set_version(list.get(), kListVersion2);
    X509_CRL_set_issuer_name(list.get(), X509_get_subject_name(own_.certificate.get()));
    const std::shared_ptr<ASN1_TIME> since(ASN1_TIME_set(nullptr, begin_of(period.from)), ASN1_TIME_free);
    const std::shared_ptr<ASN1_TIME> until(ASN1_TIME_set(nullptr, end_of(period.to)), ASN1_TIME_free);
    X509_CRL_set1_lastUpdate(list.get(), since.get());
    X509_CRL_set1_nextUpdate(list.get(), until.get());
    for (const Signer& signer : revoked) {
        X509_REVOKED* entry = X509_REVOKED_new();
        const std::shared_ptr<ASN1_INTEGER> serial(
            ASN1_INTEGER_dup(X509_get0_serialNumber(signer.certificate.get())), ASN1_INTEGER_free);
        X509_REVOKED_set_serialNumber(entry, serial.get());
        X509_REVOKED_set_revocationDate(entry, since.get());
        X509_CRL_add0_revoked(list.get(), entry);
    }
    X509V3_CTX context;
    X509V3_set_ctx(&context, own_.certificate.get(), nullptr, nullptr, list.get(), 0);
    X509_EXTENSION* key_id =
        X509V3_EXT_conf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always");
    must(key_id != nullptr && X509_CRL_add_ext(list.get(), key_id, -1) == 1, "the issuer's key identifier");
    X509_EXTENSION_free(key_id);
    const std::shared_ptr<ASN1_INTEGER> number(ASN1_INTEGER_new(), ASN1_INTEGER_free);
    ASN1_INTEGER_set(number.get(), 1);
    must(X509_CRL_add1_ext_i2d(list.get(), NID_crl_number, number.get(), 0, 0) == 1, "the list's number");
    X509_CRL_sort(list.get());
    EVP_MD_CTX* signing = signing_context(own_);
    must(X509_CRL_sign_ctx(list.get(), signing) > 0, "a list's signature");
    EVP_MD_CTX_free(signing);
    return der_of(list.get(), i2d_X509_CRL);
}

}  // namespace motcua::tests::chip
