#include "sync/enrolment/request.h"

#include <algorithm>

#include "sync/enrolment/key_json.h"
#include "sync/envelope/json.h"

namespace motcua::sync {
namespace {

using nlohmann::json;

constexpr std::size_t kRequestBytesMax = 64 * 1024;
constexpr std::size_t kCsrBytesMax = 16 * 1024;
constexpr std::size_t kSignatureTextMax = 88;

std::string signed_part(const std::string& kiosk, const std::string& csr_pem, const PublicKey& key) {
    return canonical({{"csr", csr_pem}, {"kiosk", kiosk}, {"signing", public_json(key)}});
}

}  // namespace

bool is_kiosk_name(const std::string& name) {
    return !name.empty() && name.size() <= kKioskNameBytesMax && name.front() != '-' &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

std::string signed_request(const std::string& kiosk, const std::string& csr_pem, const SigningKey& key) {
    const std::string text = signed_part(kiosk, csr_pem, public_part(key));
    json object = json::parse(text, nullptr, false);
    object["signature"] = to_base64(sign(key, kEnrolmentPrefix, text));
    return canonical(object);
}

Result<EnrolmentRequest> read_request(const std::string& text) {
    const auto object = parse_json(text, kRequestBytesMax);
    if (!object) return failure("enrolment request: " + object.error().what);
    const auto kiosk = text_member(*object, "kiosk", kKioskNameBytesMax);
    const auto csr = text_member(*object, "csr", kCsrBytesMax);
    const auto signing = public_key_member(*object, "signing");
    const auto signature = text_member(*object, "signature", kSignatureTextMax);
    const auto raw = signature ? from_base64(*signature) : std::nullopt;
    if (!kiosk || !is_kiosk_name(*kiosk) || !csr || !signing || !raw) {
        return failure("enrolment request: a member is missing, of another type, or out of bounds");
    }
    if (!verify(*signing, kEnrolmentPrefix, signed_part(*kiosk, *csr, *signing), *raw)) {
        return failure("enrolment request: not signed by the key that it asks to enrol");
    }
    return EnrolmentRequest{*kiosk, *signing, *csr};
}

}  // namespace motcua::sync
