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
        case 413: return "Content too large";
        case 414: return "URI too long";
        case 415: return "Unsupported media type";
        case 503: return "Service unavailable";
        default: return "Error";
    }
}

}  // namespace

Answer problem(int status, const std::string& code, const std::string& detail,
               const std::string& submission) {
    nlohmann::json object = {{"type", "urn:motcua:problem:" + code},
                             {"title", title(status)},
                             {"status", status},
                             {"detail", detail}};
    if (!submission.empty()) {
        object["id"] = submission;
        object["instance"] = "/v1/submissions/" + submission;
    }
    return {status, "application/problem+json",
            object.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace)};
}

}  // namespace motcua::portal
