// What the document of one procedure may say, for whoever receives it.
#pragma once

#include <nlohmann/json.hpp>

#include "kiosk/content/procedure.h"

namespace motcua::form {

// A JSON schema (draft 7) that stands alone: assets/schemas/dossier-document.schema.json with the code and
// the fields of this procedure. Required are the answers that every person gives, whatever their case: of
// pages without a condition. What a card says is held to less than what is typed, as the form does it.
nlohmann::ordered_json document_schema(const content::Procedure& procedure);

}  // namespace motcua::form
