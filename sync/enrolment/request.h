// The request file of enrolment: {csr, kiosk, signing, signature}, signed with the key that it asks to enrol.
#pragma once

#include <cstddef>
#include <string>

#include "kiosk/base/result.h"
#include "sync/envelope/keys.h"

namespace motcua::sync {

inline constexpr const char* kEnrolmentPrefix = "motcua-enrolment-v1";
inline constexpr std::size_t kKioskNameBytesMax = 32;

bool is_kiosk_name(const std::string& name);

struct EnrolmentRequest {
    std::string kiosk;
    PublicKey signing;
    std::string csr_pem;
};
std::string signed_request(const std::string& kiosk, const std::string& csr_pem, const SigningKey& key);
// Only a request whose signature holds. At most 64 KB.
Result<EnrolmentRequest> read_request(const std::string& text);

}  // namespace motcua::sync
