// What is answered to which request, apart from how it travels.
#pragma once

#include <string>

#include "sync/portal/portal.h"

namespace motcua::portal {

// The longest body that any path takes.
inline constexpr std::size_t kBodyBytesMax = kAttachmentBytesMax;

// The longest body that this path takes.
std::size_t body_bytes_max(const std::string& path);

struct Request {
    enum class Body { read, length_unknown, too_long, broken_off };
    std::string kiosk;          // proven by the client certificate
    std::string method;         // "GET"
    std::string path;           // decoded, without the query
    std::string after;          // query parameter; empty where there is none
    std::string if_none_match;  // the headers of a download, as they came
    bool part = false;          // a Range
    std::string content_type;
    std::string tus_resumable;  // the headers of an upload, as they came
    std::string upload_length;
    std::string upload_metadata;
    bool encoded = false;  // Content-Encoding other than identity
    Body state = Body::read;
    std::string body;  // only where it was read
};

Answer answer(Register& store, const Request& request, WallTime now);

// The id of the dossier that a path is about, "/v1/submissions/{id}"; empty for any other path.
std::string submission_in(const std::string& path);

}  // namespace motcua::portal
