// The certificates by which a state's signatures are known: its country signing authorities (CSCA, ICAO Doc
// 9303-12), and what they have taken back.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/card_channel.h"
#include "kiosk/base/result.h"
#include "kiosk/base/time.h"
#include "kiosk/identity/chip/proof.h"

namespace motcua::platform {

class TrustList {
  public:
    // X.509 in DER: certificates, and lists of what they have taken back. Fails with the number of the first
    // that is none.
    static Result<TrustList> of(const std::vector<std::string>& certificates,
                                const std::vector<std::string>& revocations);
    TrustList(TrustList&&) noexcept;
    TrustList& operator=(TrustList&&) noexcept;
    ~TrustList();

    struct Trusted {
        std::string id;       // SHA-256 of the certificate, lower-case hex
        std::string subject;  // "CN=…,O=…,C=VN" (RFC 2253)
        WallTime from;
        WallTime until;
    };
    [[nodiscard]] std::vector<Trusted> list() const;

    // Passive authentication (Doc 9303-11, 5.1) of EF.SOD: whose signature it is, what it is worth at `now`,
    // and what it covers. Any bytes; at most identity::chip::kFileBytesMax of them are looked at.
    struct Signed {
        identity::chip::Signature signature = identity::chip::Signature::wrong;
        identity::chip::Issuer issuer = identity::chip::Issuer::unknown;
        std::string signer;
        std::string csca;
        identity::chip::SecurityObject covered;
    };
    [[nodiscard]] Signed check(ChipView sod, WallTime now) const;

  private:
    struct Store;
    explicit TrustList(std::unique_ptr<Store> store);
    std::unique_ptr<Store> store_;
};

// Whether this is what the signature covers. False also where its digest is none that is known here.
bool holds(const identity::chip::SecurityObject& covered, int group, ChipView file);

}  // namespace motcua::platform
