#include "tests/support/certificates.h"

#include <doctest/doctest.h>
#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

namespace motcua::tests {
namespace {

constexpr long kX509Version3 = 2;

void add_extension(X509* certificate, X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    REQUIRE(extension);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

X509Ptr blank_certificate(EVP_PKEY* key, const std::string& name, Validity validity) {
    static long serial = 0;
    X509Ptr certificate(X509_new());
    X509_set_version(certificate.get(), kX509Version3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_time_adj_ex(X509_getm_notBefore(certificate.get()), validity.from_day, 0, nullptr);
    X509_time_adj_ex(X509_getm_notAfter(certificate.get()), validity.to_day, 0, nullptr);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    return certificate;
}

std::string text_of(BIO* memory) {
    char* text = nullptr;
    const long length = BIO_get_mem_data(memory, &text);
    std::string copy(text, static_cast<std::size_t>(length));
    BIO_free(memory);
    return copy;
}

}  // namespace

std::string Certificate::certificate_pem() const {
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_X509(memory, certificate.get());
    return text_of(memory);
}

std::string Certificate::key_pem() const {
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PrivateKey(memory, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return text_of(memory);
}

Authority::Authority() {
    static int count = 0;
    own_.key = KeyPtr(EVP_EC_gen("P-256"));
    own_.certificate =
        blank_certificate(own_.key.get(), "motcua test authority " + std::to_string(++count), {});
    X509* certificate = own_.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    add_extension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(certificate, certificate, NID_key_usage, "critical,keyCertSign");
    REQUIRE(X509_sign(certificate, own_.key.get(), EVP_sha256()) > 0);
}

Certificate Authority::issue(const std::string& alternative_name, Validity validity) const {
    Certificate issued;
    issued.key = KeyPtr(EVP_EC_gen("P-256"));
    issued.certificate =
        blank_certificate(issued.key.get(), alternative_name.empty() ? "BT01" : "portal", validity);
    X509* certificate = issued.certificate.get();
    X509_set_issuer_name(certificate, X509_get_subject_name(own_.certificate.get()));
    if (!alternative_name.empty()) {
        add_extension(certificate, own_.certificate.get(), NID_subject_alt_name, alternative_name);
    }
    REQUIRE(X509_sign(certificate, own_.key.get(), EVP_sha256()) > 0);
    return issued;
}

X509_STORE* Authority::new_store() const {
    X509_STORE* store = X509_STORE_new();
    X509_STORE_add_cert(store, own_.certificate.get());
    return store;
}

}  // namespace motcua::tests
