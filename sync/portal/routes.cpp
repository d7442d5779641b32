#include "sync/portal/routes.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "sync/envelope/decision.h"
#include "sync/envelope/envelope.h"
#include "sync/portal/problem.h"

namespace motcua::portal {
namespace {

constexpr std::string_view kSubmissions = "/v1/submissions/";
constexpr const char* kVersion = "1.0";  // of the contract, openapi.yaml
static_assert(kBodyBytesMax == sync::kWireBytesMax);

// "Application/JSON; charset=utf-8" is JSON too.
bool is_json(const std::string& content_type) {
    constexpr std::string_view kJson = "application/json";
    std::string type = content_type.substr(0, content_type.find(';'));
    type.erase(std::remove(type.begin(), type.end(), ' '), type.end());
    return std::equal(type.begin(), type.end(), kJson.begin(), kJson.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
    });
}

Answer health(WallTime now) {
    const nlohmann::json object = {{"time", sync::rfc3339(now)}, {"version", kVersion}};
    return {200, "application/json", object.dump()};
}

Answer submit(Register& store, const Request& request, const std::string& id, WallTime now) {
    if (request.state == Request::Body::length_unknown) {
        return problem(411, "length_required", "Say how long the body is.", id);
    }
    if (request.encoded || !is_json(request.content_type)) {
        return problem(415, "media_type", "The body has to be application/json, not compressed.", id);
    }
    if (request.state == Request::Body::too_long) {
        return problem(413, "too_large", "The body is longer than 3 MiB.", id);
    }
    if (request.state == Request::Body::broken_off)
        return problem(400, "malformed", "The body broke off.", id);
    return store.submit(request.kiosk, id, request.body, now);
}

}  // namespace

std::string submission_in(const std::string& path) {
    if (path.compare(0, kSubmissions.size(), kSubmissions) != 0) return "";
    const std::string id = path.substr(kSubmissions.size());
    return DossierId::parse(id) ? id : "";
}

Answer answer(Register& store, const Request& request, WallTime now) {
    const std::string id = submission_in(request.path);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (!id.empty()) {
        if (request.method == "PUT") return submit(store, request, id, now);
        return problem(405, "method", "A submission is handed over with PUT.");
    }
    if (request.path == "/v1/changes" || request.path == "/v1/health") {
        if (!reads) return problem(405, "method", "This is read with GET.");
        return request.path == "/v1/health" ? health(now) : store.changes(request.kiosk, request.after);
    }
    return problem(404, "unknown_path", "There is nothing at this path.");
}

}  // namespace motcua::portal
