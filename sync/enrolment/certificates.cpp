#include "sync/enrolment/certificates.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>

#include <arpa/inet.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace motcua::sync {
namespace {

constexpr long kDaySeconds = 24 * 60 * 60;
constexpr long kAuthorityDays = 20 * 365;
constexpr long kLeafDays = 365;
constexpr int kSerialBits = 127;  // RFC 5280 section 4.1.2.2: positive, at most 20 octets

template <auto function>
struct Free {
    template <class T>
    void operator()(T* object) const {
        function(object);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Request = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

tl::unexpected<Error> tls_failure(const char* what) {
    std::array<char, 256> reason{};
    ERR_error_string_n(ERR_get_error(), reason.data(), reason.size());
    ERR_clear_error();
    return failure(std::string("TLS: ") + what + " (" + reason.data() + ")");
}

Bio reader(const std::string& pem) { return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))); }

// The default callback would ask for a passphrase on the terminal.
int no_passphrase(char*, int, int, void*) { return -1; }

PrivateKey read_key(const std::string& pem) {
    return PrivateKey(PEM_read_bio_PrivateKey(reader(pem).get(), nullptr, no_passphrase, nullptr));
}
Certificate read_certificate(const std::string& pem) {
    return Certificate(PEM_read_bio_X509(reader(pem).get(), nullptr, no_passphrase, nullptr));
}
Request read_pem_request(const std::string& pem) {
    return Request(PEM_read_bio_X509_REQ(reader(pem).get(), nullptr, no_passphrase, nullptr));
}

template <class Write>
Result<std::string> to_pem(Write write) {
    const Bio out(BIO_new(BIO_s_mem()));
    char* bytes = nullptr;
    if (!out || write(out.get()) != 1) return tls_failure("cannot write PEM");
    const long size = BIO_get_mem_data(out.get(), &bytes);
    return std::string(bytes, static_cast<std::size_t>(size));
}

bool set_common_name(X509_NAME* name, const std::string& text) {
    return X509_NAME_add_entry_by_NID(name, NID_commonName, MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(text.data()),
                                      static_cast<int>(text.size()), -1, 0) == 1;
}

bool is_address(const std::string& host) {
    std::array<unsigned char, sizeof(in6_addr)> ignored{};
    return inet_pton(AF_INET, host.c_str(), ignored.data()) == 1 ||
           inet_pton(AF_INET6, host.c_str(), ignored.data()) == 1;
}

struct Profile {
    std::string subject;
    long days = kLeafDays;
    std::vector<std::pair<int, std::string>> extensions;  // in openssl's own configuration words
};

bool add_extension(X509* certificate, X509* issuer, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool set_random_serial(X509* certificate) {
    const Number serial(BN_new());
    return serial && BN_rand(serial.get(), kSerialBits, BN_RAND_TOP_ANY, BN_RAND_BOTTOM_ANY) == 1 &&
           BN_to_ASN1_INTEGER(serial.get(), X509_get_serialNumber(certificate)) != nullptr;
}

// `issuer` null: self-signed. Valid from a day ago: a kiosk's clock may be slow.
Result<std::string> issue(const Profile& profile, EVP_PKEY* public_key, X509* issuer, EVP_PKEY* issuer_key) {
    const Certificate certificate(X509_new());
    if (!certificate || X509_set_version(certificate.get(), X509_VERSION_3) != 1 ||
        !set_random_serial(certificate.get()) ||
        !X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kDaySeconds) ||
        !X509_gmtime_adj(X509_getm_notAfter(certificate.get()), profile.days * kDaySeconds) ||
        X509_set_pubkey(certificate.get(), public_key) != 1 ||
        !set_common_name(X509_get_subject_name(certificate.get()), profile.subject)) {
        return tls_failure("cannot make a certificate");
    }
    X509* signer = issuer != nullptr ? issuer : certificate.get();
    if (X509_set_issuer_name(certificate.get(), X509_get_subject_name(signer)) != 1) {
        return tls_failure("cannot name the issuer");
    }
    for (const auto& [kind, value] : profile.extensions) {
        if (!add_extension(certificate.get(), signer, kind, value))
            return tls_failure("cannot add an extension");
    }
    if (X509_sign(certificate.get(), issuer_key, EVP_sha256()) == 0) return tls_failure("cannot sign");
    return to_pem([&](BIO* out) { return PEM_write_bio_X509(out, certificate.get()); });
}

Result<std::string> issue_leaf(const Authority& authority, const Profile& profile, EVP_PKEY* public_key) {
    const Certificate issuer = read_certificate(authority.certificate_pem);
    const PrivateKey issuer_key = read_key(authority.key_pem);
    if (!issuer || !issuer_key) return tls_failure("the authority's certificate or key is damaged");
    Profile whole = profile;
    whole.extensions.insert(whole.extensions.end(), {{NID_basic_constraints, "critical,CA:FALSE"},
                                                     {NID_key_usage, "critical,digitalSignature"},
                                                     {NID_subject_key_identifier, "hash"},
                                                     {NID_authority_key_identifier, "keyid:always"}});
    return issue(whole, public_key, issuer.get(), issuer_key.get());
}

bool signed_by(X509* certificate, X509* authority) {
    EVP_PKEY* key = X509_get0_pubkey(authority);
    return key != nullptr && X509_check_issued(authority, certificate) == X509_V_OK &&
           X509_verify(certificate, key) == 1;
}

bool names(X509* certificate, const std::string& host) {
    if (is_address(host)) return X509_check_ip_asc(certificate, host.c_str(), 0) == 1;
    return X509_check_host(certificate, host.data(), host.size(), X509_CHECK_FLAG_NO_WILDCARDS, nullptr) == 1;
}

bool is_host(const std::string& host) {
    return !host.empty() && host.size() <= 253 && host.front() != '-' &&
           std::all_of(host.begin(), host.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '.' || c == '-';
           });
}

bool is_port(const std::string& text) {
    return !text.empty() && text.size() <= 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           std::stoi(text) <= 65535;
}

}  // namespace

Result<std::string> make_tls_key() {
    const PrivateKey key(EVP_EC_gen("P-256"));
    if (!key) return tls_failure("cannot make a key");
    return to_pem([&](BIO* out) {
        return PEM_write_bio_PKCS8PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    });
}

Result<std::string> make_authority_certificate(const std::string& key_pem) {
    const PrivateKey key = read_key(key_pem);
    if (!key) return tls_failure("the authority's key is damaged");
    const Profile profile{"motcua portal authority",
                          kAuthorityDays,
                          {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                           {NID_key_usage, "critical,keyCertSign,cRLSign"},
                           {NID_subject_key_identifier, "hash"}}};
    return issue(profile, key.get(), nullptr, key.get());
}

Result<std::string> make_certificate_request(const std::string& key_pem, const std::string& common_name) {
    const PrivateKey key = read_key(key_pem);
    const Request request(X509_REQ_new());
    if (!key || !request || !set_common_name(X509_REQ_get_subject_name(request.get()), common_name) ||
        X509_REQ_set_pubkey(request.get(), key.get()) != 1 ||
        X509_REQ_sign(request.get(), key.get(), EVP_sha256()) == 0) {
        return tls_failure("cannot make a certificate request");
    }
    return to_pem([&](BIO* out) { return PEM_write_bio_X509_REQ(out, request.get()); });
}

Result<std::string> issue_client_certificate(const Authority& authority, const std::string& request_pem,
                                             const std::string& common_name) {
    const Request request = read_pem_request(request_pem);
    if (!request) return tls_failure("the certificate request is damaged");
    EVP_PKEY* key = X509_REQ_get0_pubkey(request.get());
    if (key == nullptr || X509_REQ_verify(request.get(), key) != 1) {
        return tls_failure("the certificate request is not signed by its own key");
    }
    return issue_leaf(authority, {common_name, kLeafDays, {{NID_ext_key_usage, "clientAuth"}}}, key);
}

Result<std::string> issue_server_certificate(const Authority& authority, const std::string& key_pem,
                                             const std::vector<std::string>& hosts) {
    const PrivateKey key = read_key(key_pem);
    if (!key || hosts.empty()) return tls_failure("the server's key is damaged");
    std::string alternatives;
    for (const std::string& host : hosts) {
        if (!is_address(host) && !is_host(host)) return failure("TLS: '" + host + "' is no host name");
        alternatives +=
            (alternatives.empty() ? "" : ",") + std::string(is_address(host) ? "IP:" : "DNS:") + host;
    }
    return issue_leaf(
        authority,
        {hosts.front(), kLeafDays, {{NID_ext_key_usage, "serverAuth"}, {NID_subject_alt_name, alternatives}}},
        key.get());
}

bool serves(const std::string& certificate_pem, const Authority& authority, const std::string& key_pem,
            const std::vector<std::string>& hosts, int days) {
    const Certificate certificate = read_certificate(certificate_pem);
    const Certificate issuer = read_certificate(authority.certificate_pem);
    const PrivateKey key = read_key(key_pem);
    ERR_clear_error();
    std::time_t until = std::time(nullptr) + days * kDaySeconds;
    return certificate && issuer && key && signed_by(certificate.get(), issuer.get()) &&
           X509_check_private_key(certificate.get(), key.get()) == 1 &&
           X509_cmp_time(X509_get0_notAfter(certificate.get()), &until) > 0 &&
           std::all_of(hosts.begin(), hosts.end(),
                       [&](const std::string& host) { return names(certificate.get(), host); });
}

Status<> check_client_certificate(const std::string& certificate_pem, const std::string& authority_pem,
                                  const std::string& key_pem, const std::string& common_name) {
    const Certificate certificate = read_certificate(certificate_pem);
    const Certificate authority = read_certificate(authority_pem);
    const PrivateKey key = read_key(key_pem);
    if (!certificate || !authority || !key) return tls_failure("a certificate or key is damaged");
    if (!signed_by(certificate.get(), authority.get())) {
        return tls_failure("the certificate is not the portal's authority's");
    }
    if (X509_check_private_key(certificate.get(), key.get()) != 1) {
        return tls_failure("the certificate is for another key");
    }
    std::array<char, 256> name{};
    const int size = X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName,
                                               name.data(), static_cast<int>(name.size()));
    if (size < 0 || std::string(name.data(), static_cast<std::size_t>(size)) != common_name) {
        return failure("TLS: the certificate is for another kiosk");
    }
    return {};
}

Result<std::string> host_of(const std::string& url) {
    const std::string scheme = "https://";
    const auto refused = failure("'" + url + "' is not of the form https://HOST[:PORT]");
    if (url.size() > 256 || url.compare(0, scheme.size(), scheme) != 0) return refused;
    std::string rest = url.substr(scheme.size());
    std::string host;
    if (!rest.empty() && rest.front() == '[') {
        const auto end = rest.find(']');
        if (end == rest.npos) return refused;
        host = rest.substr(1, end - 1);
        rest = rest.substr(end + 1);
        if (!is_address(host)) return refused;
    } else {
        host = rest.substr(0, rest.find(':'));
        rest = rest.substr(host.size());
        if (!is_host(host)) return refused;
    }
    if (!rest.empty() && (rest.front() != ':' || !is_port(rest.substr(1)))) return refused;
    return host;
}

}  // namespace motcua::sync
