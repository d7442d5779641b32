#include "tests/support/schema.h"

#include <fstream>
#include <map>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace motcua::tests {
namespace {

const valijson::Schema& read(const std::string& name) {
    static std::map<std::string, valijson::Schema> known;
    const auto [entry, is_new] = known.try_emplace(name);
    if (is_new) {
        const auto text = nlohmann::json::parse(
            std::ifstream(std::string(MOTCUA_SOURCE_DIR) + "/assets/schemas/" + name + ".schema.json"));
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), entry->second);
    }
    return entry->second;
}

}  // namespace

std::string broken_by(const std::string& schema, const nlohmann::json& document) {
    valijson::ValidationResults results;
    valijson::Validator(valijson::Validator::kStrongTypes)
        .validate(read(schema), valijson::adapters::NlohmannJsonAdapter(document), &results);
    std::string broken;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& step : error.context) broken += step;
        broken += ": " + error.description + "\n";
    }
    return broken;
}

}  // namespace motcua::tests
