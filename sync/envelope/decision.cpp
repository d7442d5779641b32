#include "sync/envelope/decision.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "sync/envelope/json.h"
#include "sync/envelope/sealing.h"

namespace motcua::sync {
namespace {

using nlohmann::json;

constexpr std::size_t kDecisionBytesMax = 64 * 1024;
constexpr std::size_t kChangesBytesMax = 1 << 20;
constexpr std::size_t kChangesMax = 500;
constexpr std::size_t kReasonBytesMax = 200;
constexpr std::size_t kMessageBytesMax = 2000;
constexpr std::size_t kCursorBytesMax = 256;
constexpr std::size_t kSignatureTextMax = 88;
constexpr int kLegalStates = 10;

std::string_view name(Decision::Outcome outcome) {
    switch (outcome) {
        case Decision::Outcome::accepted: return "accepted";
        case Decision::Outcome::refused: return "refused";
        case Decision::Outcome::withdrawn: return "withdrawn";
    }
    return "";
}

std::optional<Decision::Outcome> outcome_named(std::string_view text) {
    for (const auto outcome :
         {Decision::Outcome::accepted, Decision::Outcome::refused, Decision::Outcome::withdrawn}) {
        if (name(outcome) == text) return outcome;
    }
    return std::nullopt;
}

std::optional<DossierId> id_member(const json& object) {
    const auto text = text_member(object, "id", kNameBytesMax);
    return text ? DossierId::parse(*text) : std::nullopt;
}

std::optional<WallTime> time_member(const json& object) {
    const auto text = text_member(object, "time", kNameBytesMax);
    return text ? parse_rfc3339(*text) : std::nullopt;
}

bool signed_by_one_of(const std::vector<PublicKey>& keys, const json& content, const char* prefix,
                      const std::string& signature_text) {
    const auto key_id = text_member(content, "key_id", kNameBytesMax);
    const auto signature = from_base64(signature_text);
    if (!key_id || !signature) return false;
    const std::string text = canonical(content);
    return std::any_of(keys.begin(), keys.end(), [&](const PublicKey& key) {
        return key.id == *key_id && verify(key, prefix, text, *signature);
    });
}

bool is_cursor(const std::string& text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

bool is_day_or_empty(const std::string& text) {
    return text.empty() || (text.size() == 10 && parse_rfc3339(text + "T00:00:00Z"));
}

json to_json(const Change& change) {
    return {{"id", change.id.text()}, {"state", change.state},     {"code", change.code},
            {"day", change.day},      {"message", change.message}, {"time", rfc3339(change.time)}};
}

std::optional<Change> read_change(const json& object) {
    const auto id = id_member(object);
    const auto state = integer_member(object, "state", 1, kLegalStates);
    const auto code = text_member(object, "code", kNameBytesMax);
    const auto day = text_member(object, "day", kNameBytesMax);
    const auto message = text_member(object, "message", kMessageBytesMax);
    const auto time = time_member(object);
    if (!id || !state || !code || !day || !is_day_or_empty(*day) || !message || !time) return std::nullopt;
    return Change{*id, static_cast<int>(*state), *code, *day, *message, *time};
}

// Reads RFC 3339 from left to right; every step fails softly once one has.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : rest_(text) {}
    int digits(std::size_t count, int min, int max) {
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (!is_digit()) return fail();
            value = value * 10 + (take() - '0');
        }
        return value >= min && value <= max ? value : fail();
    }
    void one_of(std::string_view allowed) {
        if (rest_.empty() || allowed.find(rest_.front()) == allowed.npos) {
            fail();
        } else {
            take();
        }
    }
    // The digits after the point, cut to milliseconds. None is fine, a point alone is not.
    Millis fraction() {
        if (rest_.empty() || rest_.front() != '.') return Millis{0};
        take();
        if (!is_digit()) fail();
        int value = 0;
        for (int scale = 100; is_digit(); scale /= 10) value += (take() - '0') * scale;
        return Millis{value};
    }
    [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }
    [[nodiscard]] bool done() const { return ok_ && rest_.empty(); }

  private:
    [[nodiscard]] bool is_digit() const {
        return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
    }
    char take() {
        const char c = rest_.front();
        rest_.remove_prefix(1);
        return c;
    }
    int fail() {
        ok_ = false;
        rest_ = {};
        return 0;
    }
    std::string_view rest_;
    bool ok_ = true;
};

std::chrono::minutes read_offset(Scanner& in) {
    if (in.peek() == 'Z' || in.peek() == 'z') {
        in.one_of("Zz");
        return std::chrono::minutes{0};
    }
    const int sign = in.peek() == '-' ? -1 : 1;
    in.one_of("+-");
    const int hours = in.digits(2, 0, 23);
    in.one_of(":");
    return std::chrono::minutes{sign * (hours * 60 + in.digits(2, 0, 59))};
}

}  // namespace

std::string signed_decision(const Decision& decision, const SigningKey& key) {
    json content = {{"outcome", name(decision.outcome)},    {"id", decision.id.text()},
                    {"digest", to_base64(decision.digest)}, {"kiosk", decision.kiosk},
                    {"receiver", decision.receiver},        {"reason", decision.reason},
                    {"time", rfc3339(decision.time)},       {"key_id", key.id}};
    const std::string signature = to_base64(sign(key, kDecisionPrefix, canonical(content)));
    return canonical({{"decision", std::move(content)}, {"signature", signature}});
}

Result<Decision> read_decision(const std::string& body, const std::vector<PublicKey>& keys) {
    const auto document = parse_json(body, kDecisionBytesMax);
    if (!document) return tl::unexpected(document.error());
    const auto signature = text_member(*document, "signature", kSignatureTextMax);
    if (!signature || !document->contains("decision")) return failure("decision: none in this answer");
    const json& content = (*document)["decision"];
    if (!signed_by_one_of(keys, content, kDecisionPrefix, *signature)) {
        return failure("decision: not signed by a key of the receiver");
    }
    const auto outcome_text = text_member(content, "outcome", kNameBytesMax);
    const auto outcome = outcome_text ? outcome_named(*outcome_text) : std::nullopt;
    const auto id = id_member(content);
    const auto digest = digest_member(content, "digest");
    const auto kiosk = text_member(content, "kiosk", kNameBytesMax);
    const auto receiver = text_member(content, "receiver", kNameBytesMax);
    const auto reason = text_member(content, "reason", kReasonBytesMax);
    const auto time = time_member(content);
    if (!outcome || !id || !digest || !kiosk || !receiver || !reason || !time) {
        return failure("decision: a member is missing, of another type, or out of bounds");
    }
    return Decision{*outcome,  *id,     *digest, *kiosk,
                    *receiver, *reason, *time,   content["key_id"].get<std::string>()};
}

std::string signed_changes(const ChangesPage& page, const std::string& kiosk, const SigningKey& key) {
    json changes = json::array();
    for (const Change& change : page.changes) changes.push_back(to_json(change));
    json document = {{"changes", std::move(changes)},
                     {"kiosk", kiosk},
                     {"next", page.next},
                     {"more", page.more},
                     {"key_id", key.id}};
    document["signature"] = to_base64(sign(key, kChangesPrefix, canonical(document)));
    return canonical(document);
}

Result<ChangesPage> read_changes(const std::string& body, const std::string& kiosk,
                                 const std::vector<PublicKey>& keys) {
    auto document = parse_json(body, kChangesBytesMax);
    if (!document) return tl::unexpected(document.error());
    const auto signature = text_member(*document, "signature", kSignatureTextMax);
    if (!signature) return failure("changes: no signature");
    document->erase("signature");
    if (!signed_by_one_of(keys, *document, kChangesPrefix, *signature)) {
        return failure("changes: not signed by a key of the receiver");
    }
    if (text_member(*document, "kiosk", kNameBytesMax) != kiosk) return failure("changes: for another kiosk");
    const json* changes = array_member(*document, "changes", kChangesMax);
    const auto next = text_member(*document, "next", kCursorBytesMax);
    const auto more = flag_member(*document, "more");
    if (!changes || !next || !is_cursor(*next) || !more) {
        return failure("changes: a member is missing, of another type, or out of bounds");
    }
    ChangesPage page{{}, *next, *more};
    for (const json& element : *changes) {
        const auto change = read_change(element);
        if (!change)
            return failure("changes: entry " + std::to_string(page.changes.size()) + " is malformed");
        page.changes.push_back(*change);
    }
    return page;
}

std::string rfc3339(WallTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const auto seconds = std::chrono::floor<std::chrono::seconds>(time - day).count();
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), seconds / 3600,
                       seconds / 60 % 60, seconds % 60);
}

std::optional<WallTime> parse_rfc3339(const std::string& text) {
    Scanner in(text);
    const int year = in.digits(4, 0, 9999);
    in.one_of("-");
    const int month = in.digits(2, 1, 12);
    in.one_of("-");
    const int day = in.digits(2, 1, 31);
    in.one_of("Tt");
    const int hour = in.digits(2, 0, 23);
    in.one_of(":");
    const int minute = in.digits(2, 0, 59);
    in.one_of(":");
    const int second = in.digits(2, 0, 60);
    const Millis fraction = in.fraction();
    const auto offset = read_offset(in);
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (!in.done() || !date.ok()) return std::nullopt;
    return WallTime{std::chrono::sys_days{date}.time_since_epoch() + std::chrono::hours{hour} +
                    std::chrono::minutes{minute} - offset + std::chrono::seconds{std::min(second, 59)} +
                    fraction};
}

std::string canonical_json(const std::string& json_text) {
    const auto document = parse_json(json_text, kChangesBytesMax);
    return document ? canonical(*document) : std::string{};
}

}  // namespace motcua::sync
