// Whether what came out of an envelope is the document that the header speaks of.
#pragma once

#include <optional>
#include <string>

#include "kiosk/base/sealer.h"
#include "kiosk/base/secret.h"

namespace motcua::portal {

// The reason to refuse it, or nothing: "document_malformed" (not one JSON object, deeper than 64 levels),
// "document_other_id", "document_other_procedure".
std::optional<std::string> fault_of(const Secret& document, const DossierHeader& header);

}  // namespace motcua::portal
