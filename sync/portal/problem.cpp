#include "sync/portal/problem.h"

#include <nlohmann/json.hpp>

namespace motcua::portal {
namespace {

const char* title(int status) {
    switch (status) {
        case 400: return "Bad request";
        case 403: return "Forbidden";
        case 404: return "Not found";
        case 405: return "Method not allowed";
        case 409: return "Conflict";
        case 411: return "Length required";
        case 412: return "Precondition failed";
        case 413: return "Content too large";
        case 414: return "URI too long";
        case 415: return "Unsupported media type";
        case 424: return "Failed dependency";
        case 460: return "Checksum mismatch";
        case 503: return "Service unavailable";
        default: return "Error";
    }
}

nlohmann::json details(int status, const std::string& code, const std::string& detail,
                       const std::string& submission) {
    nlohmann::json object = {{"type", "urn:motcua:problem:" + code},
                             {"title", title(status)},
                             {"status", status},
                             {"detail", detail}};
    if (!submission.empty()) {
        object["id"] = submission;
        object["instance"] = "/v1/submissions/" + submission;
    }
    return object;
}

Answer answer_with(int status, const nlohmann::json& object) {
    return {status, "application/problem+json",
            object.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace)};
}

}  // namespace

Answer problem(int status, const std::string& code, const std::string& detail,
               const std::string& submission) {
    return answer_with(status, details(status, code, detail, submission));
}

Answer upload_problem(int status, const std::string& code, const std::string& detail,
                      const UploadClaim* claim) {
    auto object = details(status, code, detail, "");
    if (claim != nullptr) {
        object["attachment"] = claim->id.text();
        object["dossier"] = claim->dossier.text();
        object["instance"] = "/v1/uploads/" + claim->id.text();
    }
    return answer_with(status, object);
}

Answer attachments_missing(const std::string& submission, const std::vector<AttachmentId>& missing) {
    auto object = details(424, "attachment_missing", "Attachments that it names are not here.", submission);
    for (const AttachmentId& id : missing) object["attachments"].push_back(id.text());
    return answer_with(424, object);
}

}  // namespace motcua::portal
