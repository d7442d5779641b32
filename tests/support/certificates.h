// Certificates made for one test run: an authority and what it signs.
#pragma once

#include <memory>
#include <string>

#include <openssl/evp.h>
#include <openssl/x509.h>

namespace motcua::tests {

template <class T, void (*release)(T*)>
struct OpensslDeleter {
    void operator()(T* object) const { release(object); }
};
using X509Ptr = std::unique_ptr<X509, OpensslDeleter<X509, X509_free>>;
using KeyPtr = std::unique_ptr<EVP_PKEY, OpensslDeleter<EVP_PKEY, EVP_PKEY_free>>;

struct Certificate {
    X509Ptr certificate;
    KeyPtr key;
    [[nodiscard]] std::string certificate_pem() const;
    [[nodiscard]] std::string key_pem() const;
};

struct Validity {
    int from_day = -1;  // from today
    int to_day = 30;
};

class Authority {
  public:
    Authority();
    // `alternative_name` as OpenSSL writes it: "IP:127.0.0.1", "DNS:portal.example"; empty for a client.
    [[nodiscard]] Certificate issue(const std::string& alternative_name, Validity validity = {}) const;
    [[nodiscard]] std::string pem() const { return own_.certificate_pem(); }
    // A store that trusts this authority alone; the caller's.
    [[nodiscard]] X509_STORE* new_store() const;

  private:
    Certificate own_;
};

}  // namespace motcua::tests
