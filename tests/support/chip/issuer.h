// Who issues cards in a test: a country's signing certificate (CSCA), the signers of documents under it, and
// what goes wrong with them. ICAO Doc 9303 part 12. Made anew in each run; nobody else trusts them.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <openssl/x509.h>

#include "tests/support/chip/keys.h"

namespace motcua::tests::chip {

enum class Signing : std::uint8_t {
    rsa_pkcs1,
    rsa_pss,
    ecdsa_p256,                // a named curve
    ecdsa_brainpool_explicit,  // brainpoolP256r1, its parameters written out
};

struct Scheme {
    Signing signing = Signing::ecdsa_p256;
    std::string digest = "SHA256";  // SHA384, SHA512; wrong ones: SHA1, MD5
    unsigned rsa_bits = 3072;       // wrong ones: 512, 1024
};

// In UTC, from the first second of `from` to the last of `to`.
struct Period {
    std::chrono::sys_days from;
    std::chrono::sys_days to;
};

struct Signer {
    std::shared_ptr<X509> certificate;
    Key key;
    Scheme scheme;
    [[nodiscard]] Bytes der() const;
    [[nodiscard]] Bytes serial() const;  // as DER has it: no leading zero but for the sign
};

inline constexpr const char* kIssuerName = "Cơ quan cấp thử";

class Issuer {
  public:
    // Two issuers of one name are two: another key, another certificate.
    explicit Issuer(Period period, Scheme scheme = {}, const std::string& name = kIssuerName);
    [[nodiscard]] Bytes der() const { return own_.der(); }
    [[nodiscard]] const Signer& own() const { return own_; }
    [[nodiscard]] Signer new_signer(Period period, const Scheme& scheme = {}) const;
    // The next issuer's key, certified by this one's: whoever trusts this one can trust that one.
    [[nodiscard]] Bytes link_to(const Issuer& next, Period period) const;
    // A list of revoked certificates (DER); an empty list revokes nothing.
    [[nodiscard]] Bytes revocation_list(const std::vector<Signer>& revoked, Period period) const;

  private:
    void sign(X509* certificate) const;
    Signer own_;
    std::string name_;
};

}  // namespace motcua::tests::chip
