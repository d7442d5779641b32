// Problem details (RFC 9457): what a client did that cannot be answered.
#pragma once

#include <string>
#include <vector>

#include "sync/portal/portal.h"

namespace motcua::portal {

// `code` is the last part of `type`, "urn:motcua:problem:CODE": lower case, '_'. `submission` is the id of
// the dossier that it is about; empty where it is about the client as a whole. `detail` holds nothing of a
// person.
Answer problem(int status, const std::string& code, const std::string& detail,
               const std::string& submission = "");

// The same about an upload; `claim` is null where the client did not say which.
Answer upload_problem(int status, const std::string& code, const std::string& detail,
                      const UploadClaim* claim);

// 424: the dossier names these attachments, and they are not here.
Answer attachments_missing(const std::string& submission, const std::vector<AttachmentId>& missing);

}  // namespace motcua::portal
