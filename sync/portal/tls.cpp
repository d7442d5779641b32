#include "sync/portal/tls.h"

#include <array>
#include <memory>

#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace motcua::portal {
namespace {

template <auto function>
struct Free {
    template <class T>
    void operator()(T* object) const {
        function(object);
    }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using PrivateKey = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;

Bio reader(const std::string& pem) { return Bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()))); }

Certificate certificate(const std::string& pem) {
    return Certificate(PEM_read_bio_X509(reader(pem).get(), nullptr, nullptr, nullptr));
}

// A kiosk that was off for a year shall hear that its certificate is out of date, in HTTP and by name, not as
// a broken connection; so dates are judged at each request (kiosk_of). All else that is wrong ends the
// handshake: what parses HTTP here is never reached by somebody whom the authority does not know.
int let_dates_pass(int verified, X509_STORE_CTX* chain) {
    if (verified == 1) return 1;
    const int error = X509_STORE_CTX_get_error(chain);
    const bool own_dates = X509_STORE_CTX_get_error_depth(chain) == 0 &&
                           (error == X509_V_ERR_CERT_HAS_EXPIRED || error == X509_V_ERR_CERT_NOT_YET_VALID);
    return own_dates ? 1 : 0;
}

}  // namespace

bool set_up_tls(SSL_CTX& context, const sync::PortalIdentity& identity) {
    const Certificate own = certificate(identity.server_certificate_pem);
    const Certificate authority = certificate(identity.ca_certificate_pem);
    const PrivateKey key(
        PEM_read_bio_PrivateKey(reader(identity.server_key_pem).get(), nullptr, nullptr, nullptr));
    if (!own || !authority || !key) return false;
    SSL_CTX_set_options(&context, SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET);
    // No resumption: a kiosk connects a few times an hour, and every handshake shall look at the certificate.
    SSL_CTX_set_session_cache_mode(&context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(&context, 0);
    SSL_CTX_set_verify(&context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, let_dates_pass);
    return SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION) == 1 &&
           SSL_CTX_use_certificate(&context, own.get()) == 1 &&
           SSL_CTX_use_PrivateKey(&context, key.get()) == 1 && SSL_CTX_check_private_key(&context) == 1 &&
           X509_STORE_add_cert(SSL_CTX_get_cert_store(&context), authority.get()) == 1 &&
           SSL_CTX_add_client_CA(&context, authority.get()) == 1;
}

Result<std::string> kiosk_of(const SSL* connection) {
    const Certificate peer(connection != nullptr ? SSL_get1_peer_certificate(connection) : nullptr);
    if (!peer) return failure("The client sent no certificate.");
    if (X509_cmp_current_time(X509_get0_notAfter(peer.get())) <= 0) {
        return failure("The client certificate has expired.");
    }
    if (X509_cmp_current_time(X509_get0_notBefore(peer.get())) >= 0) {
        return failure("The client certificate is not valid yet.");
    }
    std::array<char, 64> name{};
    const int size = X509_NAME_get_text_by_NID(X509_get_subject_name(peer.get()), NID_commonName, name.data(),
                                               static_cast<int>(name.size()));
    if (size <= 0) return failure("The client certificate names no kiosk.");
    return std::string(name.data(), static_cast<std::size_t>(size));
}

}  // namespace motcua::portal
