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

void populate(valijson::Schema& schema, const nlohmann::json& text) {
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
}

const valijson::Schema& read(const std::string& name) {
    static std::map<std::string, valijson::Schema> known;
    const auto [entry, is_new] = known.try_emplace(name);
    if (is_new)
        populate(entry->second,
                 nlohmann::json::parse(std::ifstream(std::string(MOTCUA_SOURCE_DIR) + "/assets/schemas/" +
                                                     name + ".schema.json")));
    return entry->second;
}

std::string judged(const valijson::Schema& schema, const nlohmann::json& document) {
    valijson::ValidationResults results;
    valijson::Validator(valijson::Validator::kStrongTypes)
        .validate(schema, valijson::adapters::NlohmannJsonAdapter(document), &results);
    std::string broken;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& step : error.context) broken += step;
        broken += ": " + error.description + "\n";
    }
    return broken;
}

}  // namespace

std::string broken_by(const std::string& schema, const nlohmann::json& document) {
    return judged(read(schema), document);
}

std::string broken_by_schema(const nlohmann::json& schema, const nlohmann::json& document) {
    valijson::Schema parsed;
    populate(parsed, schema);
    return judged(parsed, document);
}

}  // namespace motcua::tests
