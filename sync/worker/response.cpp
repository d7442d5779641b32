#include "sync/worker/response.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <iomanip>
#include <locale>
#include <sstream>
#include <string_view>

#include "sync/envelope/json.h"

namespace motcua::sync {
namespace {

constexpr std::size_t kProblemBytesMax = 64 * 1024;
constexpr std::size_t kReasonBytesMax = 64;
constexpr Millis kRetryAfterMax = std::chrono::hours{24};

// "Text/HTML; charset=utf-8" -> "text/html"
std::string media_type(const std::string& content_type) {
    std::string type = content_type.substr(0, content_type.find(';'));
    type.erase(std::remove_if(type.begin(), type.end(), [](char c) { return c == ' ' || c == '\t'; }),
               type.end());
    std::transform(type.begin(), type.end(), type.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return type;
}

bool is_web_page(const HttpReply& reply) {
    const std::string type = media_type(reply.content_type);
    return type == "text/html" || type == "application/xhtml+xml";
}

bool is_problem(const HttpReply& reply) {
    return media_type(reply.content_type) == "application/problem+json";
}

std::string http_reason(int status) { return "http_" + std::to_string(status); }

bool is_code(std::string_view text) {
    return !text.empty() && text.size() <= kReasonBytesMax &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

// RFC 9457: what went wrong, in the last part of `type` ("urn:motcua:problem:digest_conflict"), and with
// what: in `instance`, `root` and the id, or in a member of its own. Empty where the problem is not about
// `id`.
std::optional<std::string> problem_about(const HttpReply& reply, const std::string& root, const char* member,
                                         const std::string& id) {
    if (!is_problem(reply)) return std::nullopt;
    const auto problem = parse_json(reply.body, kProblemBytesMax);
    if (!problem) return std::nullopt;
    const bool named = text_member(*problem, member, kReasonBytesMax) == id ||
                       text_member(*problem, "instance", kProblemBytesMax) == root + id;
    if (!named) return std::nullopt;
    const std::string type = text_member(*problem, "type", kProblemBytesMax).value_or("");
    const std::string code = type.substr(type.find_last_of(":/#") + 1);
    return type != "about:blank" && is_code(code) ? code : http_reason(reply.status);
}

std::optional<Millis> seconds_from(const std::string& text) {
    if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return std::nullopt;
    }
    constexpr std::size_t digits_below_overflow = 9;
    if (text.size() > digits_below_overflow) return kRetryAfterMax;
    int seconds = 0;
    std::from_chars(text.data(), text.data() + text.size(), seconds);
    return std::chrono::seconds{seconds};
}

// IMF-fixdate (RFC 9110 section 5.6.7). The two older forms count as no date: our own backoff is as good.
std::optional<Millis> until_date(const std::string& text, WallTime now) {
    std::tm tm{};
    std::istringstream in(text);
    in.imbue(std::locale::classic());
    in >> std::get_time(&tm, "%a, %d %b %Y %H:%M:%S GMT");
    if (in.fail()) return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{tm.tm_year + 1900},
                                          std::chrono::month{static_cast<unsigned>(tm.tm_mon + 1)},
                                          std::chrono::day{static_cast<unsigned>(tm.tm_mday)}};
    if (!day.ok()) return std::nullopt;
    const WallTime time = std::chrono::sys_days{day} + std::chrono::hours{tm.tm_hour} +
                          std::chrono::minutes{tm.tm_min} + std::chrono::seconds{tm.tm_sec};
    return time - now;
}

std::optional<Millis> retry_after(const std::string& header, WallTime now) {
    auto delay = seconds_from(header);
    if (!delay) delay = until_date(header, now);
    if (!delay) return std::nullopt;
    return std::clamp(*delay, Millis{0}, kRetryAfterMax);
}

std::string_view code_of(TransportError::Kind kind) {
    switch (kind) {
        case TransportError::Kind::unreachable: return "unreachable";
        case TransportError::Kind::timeout: return "timeout";
        case TransportError::Kind::tls: return "tls";
        case TransportError::Kind::proxy: return "proxy";
        case TransportError::Kind::too_large: return "too_large";
        case TransportError::Kind::garbled: return "garbled";
        case TransportError::Kind::cut: return "cut";
    }
    return "unreachable";
}

Verdict verdict(Action action, std::string reason) { return {action, std::move(reason), {}, {}}; }

Verdict judge_error(const TransportError& error) {
    const std::string reason(code_of(error.kind));
    if (error.kind == TransportError::Kind::tls) return verdict(Action::stop, reason);
    if (error.kind == TransportError::Kind::proxy) return verdict(Action::proxy, reason);
    return verdict(Action::retry_same, reason);
}

std::optional<Verdict> judge_decision(const HttpReply& reply, const SealedDossier& sent,
                                      const std::vector<PublicKey>& keys) {
    const auto decision = read_decision(reply.body, keys);
    if (!decision || decision->id != sent.header.id || decision->digest != sent.digest ||
        decision->kiosk != sent.header.kiosk) {
        return std::nullopt;
    }
    if (decision->outcome == Decision::Outcome::accepted) return Verdict{Action::accept, "", *decision, {}};
    const bool withdrawn = decision->outcome == Decision::Outcome::withdrawn;
    return Verdict{Action::refuse, withdrawn ? "withdrawn" : decision->reason, *decision, {}};
}

// What a problem says is missing, as far as the dossier names it: what it does not name cannot be sent.
std::vector<AttachmentId> missing_of(const HttpReply& reply, const std::vector<AttachmentRef>& named) {
    const auto problem = parse_json(reply.body, kProblemBytesMax);
    const auto* listed = problem ? array_member(*problem, "attachments", kAttachmentsMax) : nullptr;
    std::vector<AttachmentId> missing;
    if (!listed) return missing;
    for (const AttachmentRef& ref : named)
        if (std::find(listed->begin(), listed->end(), ref.id.text()) != listed->end())
            missing.push_back(ref.id);
    return missing;
}

Verdict judge_client_error(const HttpReply& reply, const SealedDossier& sent) {
    const auto problem = problem_about(reply, "/v1/submissions/", "id", sent.header.id.text());
    if (!problem) return verdict(Action::stop, http_reason(reply.status));
    Verdict judged = verdict(Action::hold, *problem);
    if (reply.status == 424) judged.missing = missing_of(reply, sent.attachments);
    if (!judged.missing.empty()) judged.action = Action::send_attachments;
    return judged;
}

// A login page that answers 201 to everything does not know these.
bool is_receipt_for(const AttachmentRef& sent, const HttpReply& reply) {
    const auto receipt = parse_json(reply.body, kProblemBytesMax);
    return receipt && text_member(*receipt, "id", kReasonBytesMax) == sent.id.text() &&
           text_member(*receipt, "digest", kReasonBytesMax) == to_base64(sent.digest);
}

bool asks_for_patience(int status) {
    return status == 408 || status == 425 || status == 429 || status >= 500;
}

// What the answer says about the way to the portal, whatever was asked; empty where the portal itself spoke.
std::optional<Verdict> judge_way(const HttpReply& reply, WallTime now) {
    const int status = reply.status;
    if (status < 200 || status > 599) return verdict(Action::retry_same, "garbled");
    if (status < 300 && is_web_page(reply)) return verdict(Action::captive, "captive");
    if (status >= 300 && status < 400) return verdict(Action::captive, "captive");
    if (status == 407) return verdict(Action::proxy, "proxy");
    if (asks_for_patience(status)) {
        return Verdict{Action::later, http_reason(status), {}, retry_after(reply.retry_after, now)};
    }
    return std::nullopt;
}

}  // namespace

Verdict judge(const Result<HttpReply, TransportError>& reply, const SealedDossier& sent,
              const std::vector<PublicKey>& decision_keys, WallTime now) {
    if (!reply) return judge_error(reply.error());
    if (auto decided = judge_decision(*reply, sent, decision_keys)) return *decided;
    if (auto way = judge_way(*reply, now)) return *way;
    if (reply->status < 300) return verdict(Action::retry_same, "no_decision");
    return judge_client_error(*reply, sent);
}

Verdict judge_upload(const Result<HttpReply, TransportError>& reply, const AttachmentRef& sent,
                     WallTime now) {
    if (!reply) return judge_error(reply.error());
    if (auto way = judge_way(*reply, now)) return *way;
    const int status = reply->status;
    if (status < 300) {
        return is_receipt_for(sent, *reply) ? verdict(Action::accept, "")
                                            : verdict(Action::retry_same, "no_receipt");
    }
    if (const auto problem = problem_about(*reply, "/v1/uploads/", "attachment", sent.id.text()))
        return verdict(Action::hold, "attachment_" + *problem);
    const bool knows_no_uploads = (status == 404 || status == 405) && is_problem(*reply);
    return knows_no_uploads ? verdict(Action::hold, "no_uploads")
                            : verdict(Action::stop, http_reason(status));
}

Verdict judge_read(const Result<HttpReply, TransportError>& reply, WallTime now) {
    if (!reply) return judge_error(reply.error());
    if (auto way = judge_way(*reply, now)) return *way;
    return reply->status < 300 ? verdict(Action::accept, "")
                               : verdict(Action::stop, http_reason(reply->status));
}

}  // namespace motcua::sync
