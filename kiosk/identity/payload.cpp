#include "kiosk/identity/payload.h"

#include <algorithm>
#include <optional>

#include "kiosk/base/digits.h"
#include "kiosk/identity/trimmed.h"

namespace motcua::identity {
namespace {

constexpr std::string_view kSlipPrefix = "MOTCUA:1:";
constexpr std::string_view kBadgePrefix = "MOTCUA:BADGE:";
constexpr std::size_t kBase32Length = 26;
constexpr std::size_t kProcedureCodeLength = 8;  // "1.004873"

bool is_letter_or_digit(char c) { return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool starts_with_any_case(std::string_view text, std::string_view prefix) {
    if (text.size() < prefix.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (lower(text[i]) != lower(prefix[i])) return false;
    return true;
}

// ".000.00.00.H17", the agency that keeps the procedure; or nothing.
bool is_agency_suffix(std::string_view rest) {
    while (!rest.empty()) {
        if (rest.front() != '.') return false;
        rest.remove_prefix(1);
        const std::string_view group = rest.substr(0, rest.find('.'));
        if (group.empty() || !std::all_of(group.begin(), group.end(), is_letter_or_digit)) return false;
        rest.remove_prefix(group.size());
    }
    return true;
}

std::optional<ProcedureCode> bare_code(std::string_view text) {
    if (text.size() < kProcedureCodeLength || text[0] < '1' || text[0] > '9' || text[1] != '.')
        return std::nullopt;
    const std::string_view code = text.substr(0, kProcedureCodeLength);
    if (!std::all_of(code.begin() + 2, code.end(), is_digit)) return std::nullopt;
    if (!is_agency_suffix(text.substr(kProcedureCodeLength))) return std::nullopt;
    return ProcedureCode{std::string(code)};
}

// What follows `name` in the query, up to the next one; nothing where it is not there.
std::optional<std::string_view> in_query(std::string_view address, std::string_view name) {
    for (auto at = address.find(name); at != address.npos; at = address.find(name, at + 1)) {
        if (at == 0 || (address[at - 1] != '?' && address[at - 1] != '&')) continue;
        const std::string_view value = address.substr(at + name.size());
        return value.substr(0, value.find('&'));
    }
    return std::nullopt;
}

// The last piece of the path, where it is a code: "…/thu-tuc-hanh-chinh/1.004873".
std::optional<ProcedureCode> code_in_path(std::string_view address) {
    const std::string_view path = address.substr(0, address.find('?'));
    const auto slash = path.rfind('/');
    return slash == path.npos ? std::nullopt : bare_code(path.substr(slash + 1));
}

// The national portal's address, whatever page: "https://dichvucong.gov.vn/…".
bool is_portal(std::string_view address) {
    constexpr std::string_view kHost = "dichvucong.gov.vn";
    const auto begin = address.find("//") + 2;
    std::string_view host = address.substr(begin, address.find_first_of("/?", begin) - begin);
    if (starts_with_any_case(host, "www.")) host.remove_prefix(4);
    return host.size() == kHost.size() && starts_with_any_case(host, kHost);
}

// An address is read for its code alone; nothing ever opens it.
std::optional<Payload> in_address(std::string_view address) {
    if (!starts_with_any_case(address, "https://") && !starts_with_any_case(address, "http://"))
        return std::nullopt;
    address = address.substr(0, address.find('#'));
    for (const std::string_view name : {"ma_thu_tuc=", "maThuTuc="})
        if (const auto value = in_query(address, name))
            if (auto code = bare_code(*value)) return std::move(*code);
    if (!is_portal(address)) return std::nullopt;
    if (auto code = code_in_path(address)) return std::move(*code);
    return PortalPage{};
}

// EMVCo's merchant-presented codes: fields of two digits, a length of two, and that many bytes; the first
// says 01, the last is a checksum.
bool is_payment(std::string_view text) {
    if (text.substr(0, 6) != "000201") return false;
    std::string_view tag;
    while (!text.empty()) {
        if (text.size() < 4 || !all_digits(text.substr(0, 4))) return false;
        const auto length = static_cast<std::size_t>(10 * (text[2] - '0') + (text[3] - '0'));
        if (text.size() < 4 + length) return false;
        tag = text.substr(0, 2);
        text.remove_prefix(4 + length);
    }
    return tag == "63";
}

std::optional<SlipCode> slip_code(std::string_view text) {
    if (text.size() != kSlipPrefix.size() + 2 * kBase32Length + 1) return std::nullopt;
    if (!starts_with_any_case(text, kSlipPrefix)) return std::nullopt;
    text.remove_prefix(kSlipPrefix.size());
    const auto id = from_base32(text.substr(0, kBase32Length));
    const auto secret_bytes = from_base32(text.substr(kBase32Length + 1));
    if (!id || text[kBase32Length] != ':' || !secret_bytes) return std::nullopt;
    return SlipCode{DossierId::from_bytes(*id), *secret_bytes};
}

bool is_no_card(const CardError& error) { return error.code == "E_NOT_CARD_QR" || error.code == "E_EMPTY"; }
bool is_no_zone(const CardError& error) { return error.code == "E_NOT_MRZ"; }

}  // namespace

Payload classify(std::string_view bytes, std::chrono::year_month_day today) {
    if (bytes.size() > kPayloadBytesMax) return UnknownCode{};
    auto card = parse_card(bytes, today);
    if (card) return std::move(*card);
    if (!is_no_card(card.error())) return UnreadableCard{std::move(card.error().code)};
    auto zone = parse_mrz(bytes, today);
    if (zone) return std::move(*zone);
    if (!is_no_zone(zone.error())) return UnreadableCard{std::move(zone.error().code)};
    if (auto health = parse_health_card(bytes)) return std::move(*health);
    const std::string_view text = trimmed(bytes);
    if (auto slip = slip_code(text)) return *slip;
    if (auto code = bare_code(text)) return std::move(*code);
    if (auto page = in_address(text)) return std::move(*page);
    if (starts_with_any_case(text, kBadgePrefix)) return StaffBadge{};
    if (is_payment(text)) return PaymentCode{};
    return UnknownCode{};
}

Secret slip_payload(const DossierId& id, const SlipSecret& slip_secret) {
    std::string digits = to_base32(slip_secret);
    Secret payload = secret(kSlipPrefix);
    payload.append(to_base32(id.bytes()));
    payload += ':';
    payload.append(digits);
    wipe(digits.data(), digits.size());
    return payload;
}

}  // namespace motcua::identity
