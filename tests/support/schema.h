// Judges JSON by a schema of assets/schemas, with a validator that is not ours.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace motcua::tests {

// `schema`: a file's name without ".schema.json". Empty where the document is as it says, else what is not.
std::string broken_by(const std::string& schema, const nlohmann::json& document);
// The same for a schema that lies in no file.
std::string broken_by_schema(const nlohmann::json& schema, const nlohmann::json& document);

}  // namespace motcua::tests
