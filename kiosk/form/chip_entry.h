// How a dossier's document says what a chip has proved.
#pragma once

#include "kiosk/form/form.h"
#include "kiosk/form/secret_json.h"

namespace motcua::form {

// `read_at` as the document writes moments. The files named in `groups` ("sod", "dg1", "dg13") go along, in
// hexadecimal.
SecretJson chip_entry(const ChipEvidence& evidence, std::string_view read_at,
                      const std::vector<std::string>& groups);

}  // namespace motcua::form
