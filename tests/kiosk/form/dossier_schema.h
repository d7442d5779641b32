// Judges a document by assets/schemas/dossier-document.schema.json, with a validator that is not ours.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace motcua::tests {

// Whether the validator was there when the test was built.
bool can_judge_documents();

// Empty where the document is as the schema says; else what is not.
std::string broken_by(const nlohmann::json& document);

}  // namespace motcua::tests
