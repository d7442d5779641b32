#include "sync/portal/routes.h"

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "sync/envelope/decision.h"
#include "sync/envelope/envelope.h"
#include "sync/portal/problem.h"
#include "sync/portal/tus.h"

namespace motcua::portal {
namespace {

constexpr std::string_view kSubmissions = "/v1/submissions/";
constexpr const char* kUploads = "/v1/uploads";
constexpr const char* kKeys = "/v1/keys";
constexpr std::string_view kPacks = "/v1/packs/";
constexpr const char* kVersion = "1.2";  // of the contract, openapi.yaml

// "Application/JSON; charset=utf-8" is "application/json", too.
bool is_of_type(const std::string& content_type, std::string_view wanted) {
    std::string type = content_type.substr(0, content_type.find(';'));
    type.erase(std::remove(type.begin(), type.end(), ' '), type.end());
    return std::equal(type.begin(), type.end(), wanted.begin(), wanted.end(), [](char a, char b) {
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
    if (request.encoded || !is_of_type(request.content_type, "application/json")) {
        return problem(415, "media_type", "The body has to be application/json, not compressed.", id);
    }
    if (request.state == Request::Body::too_long) {
        return problem(413, "too_large", "The body is longer than 3 MiB.", id);
    }
    if (request.state == Request::Body::broken_off)
        return problem(400, "malformed", "The body broke off.", id);
    return store.submit(request.kiosk, id, request.body, now);
}

std::optional<Answer> refusal_of_upload(const Request& request, const UploadClaim* claim) {
    if (request.state == Request::Body::length_unknown) {
        return upload_problem(411, "length_required", "Say how long the body is.", claim);
    }
    if (request.tus_resumable != kTusVersion) {
        return upload_problem(412, "tus_version", "Uploads speak tus 1.0.0.", claim);
    }
    if (request.encoded || !is_of_type(request.content_type, "application/offset+octet-stream")) {
        return upload_problem(415, "media_type", "The body has to be application/offset+octet-stream.",
                              claim);
    }
    if (request.state == Request::Body::too_long) {
        return upload_problem(413, "too_large", "An attachment is at most 4 MiB long.", claim);
    }
    if (claim == nullptr) {
        return upload_problem(400, "malformed", "Upload-Metadata has to give id, dossier and digest.",
                              nullptr);
    }
    if (request.state == Request::Body::broken_off ||
        request.upload_length != std::to_string(request.body.size())) {
        return upload_problem(400, "malformed",
                              "Uploads come whole: the body is not as long as Upload-Length says.", claim);
    }
    return std::nullopt;
}

Answer upload(Register& store, const Request& request, WallTime now) {
    const auto claim = parse_upload_metadata(request.upload_metadata);
    auto refusal = refusal_of_upload(request, claim ? &*claim : nullptr);
    Answer answer = refusal ? std::move(*refusal) : store.upload(request.kiosk, *claim, request.body, now);
    answer.headers.emplace_back("Tus-Resumable", kTusVersion);
    if (answer.status == 412) answer.headers.emplace_back("Tus-Version", kTusVersion);
    return answer;
}

}  // namespace

std::size_t body_bytes_max(const std::string& path) {
    return path == kUploads ? kAttachmentBytesMax : sync::kWireBytesMax;
}

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
    if (request.path == kUploads) {
        if (request.method == "POST") return upload(store, request, now);
        return problem(405, "method", "An upload is made with POST.");
    }
    if (request.path == kKeys || request.path.compare(0, kPacks.size(), kPacks) == 0) {
        if (!reads) return problem(405, "method", "This is read with GET.");
        if (request.path == kKeys) return store.keys();
        return store.pack(request.path.substr(kPacks.size()), request.if_none_match, request.part);
    }
    return problem(404, "unknown_path", "There is nothing at this path.");
}

}  // namespace motcua::portal
