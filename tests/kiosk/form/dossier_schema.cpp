#include "dossier_schema.h"

#include <fstream>
#include <memory>

#include <nlohmann/json.hpp>

#ifdef MOTCUA_HAS_VALIJSON
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#endif

namespace motcua::tests {

#ifdef MOTCUA_HAS_VALIJSON

namespace {

const valijson::Schema& schema() {
    static const nlohmann::json text = nlohmann::json::parse(
        std::ifstream(std::string(MOTCUA_SOURCE_DIR) + "/assets/schemas/dossier-document.schema.json"));
    static const std::unique_ptr<valijson::Schema> parsed = [] {
        auto made = std::make_unique<valijson::Schema>();
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), *made);
        return made;
    }();
    return *parsed;
}

}  // namespace

bool can_judge_documents() { return true; }

std::string broken_by(const nlohmann::json& document) {
    valijson::ValidationResults results;
    valijson::Validator(valijson::Validator::kStrongTypes)
        .validate(schema(), valijson::adapters::NlohmannJsonAdapter(document), &results);
    std::string broken;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& step : error.context) broken += step;
        broken += ": " + error.description + "\n";
    }
    return broken;
}

#else

bool can_judge_documents() { return false; }
std::string broken_by(const nlohmann::json&) { return {}; }

#endif

}  // namespace motcua::tests
