#include "kiosk/form/document_schema.h"

#include <fmt/format.h>

#include "kiosk/form/form.h"

namespace motcua::form {
namespace {

#include "kiosk/form/every_document.inc"  // generated at configure time: kEveryDocument

using content::Field;
using content::FieldType;
using nlohmann::ordered_json;

constexpr const char* kYearShape = "[0-9]{4}";
constexpr const char* kMonthShape = "[0-9]{4}-[0-9]{2}";
constexpr const char* kDayShape = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

ordered_json text_like(const std::string& pattern) {
    return {{"type", "string"}, {"pattern", "^(" + pattern + ")$"}};
}

ordered_json text_up_to(std::size_t most) {
    return {{"type", "string"}, {"minLength", 1}, {"maxLength", most}};
}

ordered_json one_of_options(const Field& field) {
    ordered_json ids = ordered_json::array();
    for (const content::Option& option : field.options)
        ids.push_back({{"const", option.id}, {"title", option.label.vi}});
    return {{"oneOf", std::move(ids)}};
}

ordered_json some_options(const Field& field) {
    ordered_json list{{"type", "array"}, {"uniqueItems", true}, {"items", one_of_options(field)}};
    if (field.required) list["minItems"] = 1;
    return list;
}

ordered_json amount(const Field& field) {
    return {{"type", field.decimals > 0 ? "number" : "integer"},
            {"minimum", field.min},
            {"maximum", amount_max(field)}};
}

// A card may know the year alone, whatever is asked of who types it.
ordered_json date(const Field& field) {
    const bool partial = field.partial_date || field.from_card != content::CardItem::none;
    return text_like(partial ? fmt::format("{}|{}|{}", kYearShape, kMonthShape, kDayShape) : kDayShape);
}

ordered_json address(const Field& field) {
    ordered_json picked{{"$ref", "#/definitions/address"}};
    if (field.from_card == content::CardItem::none) return picked;
    return {{"anyOf", {picked, {{"type", "string"}, {"minLength", 1}}}}};
}

ordered_json photos(const Field& field) {
    return {{"allOf", {{{"$ref", "#/definitions/photos"}}, {{"maxItems", field.max}}}}};
}

ordered_json value_schema(const Field& field) {
    switch (field.type) {
        case FieldType::choice: return one_of_options(field);
        case FieldType::choices: return some_options(field);
        case FieldType::citizen_id: return text_like("[0-9]{12}");
        case FieldType::old_id: return text_like("[0-9]{9}|[0-9]{12}");
        case FieldType::phone: return text_like("0[0-9]{9,10}");
        case FieldType::email: return text_like("[^@ ]+@[^@ ]+[.][^@ ]+");
        case FieldType::date: return date(field);
        case FieldType::year: return text_like(kYearShape);
        case FieldType::count: return text_like("[0-9]{1,6}");
        case FieldType::number:
        case FieldType::money: return amount(field);
        case FieldType::sex: return {{"enum", {"M", "F"}}};
        case FieldType::address: return address(field);
        case FieldType::photo: return photos(field);
        case FieldType::text:
        case FieldType::long_text:
        case FieldType::person_name: break;
    }
    const bool is_typed = field.from_card == content::CardItem::none;
    return is_typed ? text_up_to(length_max(field)) : ordered_json{{"type", "string"}, {"minLength", 1}};
}

ordered_json answer_schema(const Field& field, const ordered_json& any_answer) {
    const ordered_json& known = any_answer["properties"];
    ordered_json properties{{"value", value_schema(field)}, {"source", known["source"]}};
    ordered_json required{"value", "source"};
    const auto also = [&](const char* key, ordered_json says) {
        properties[key] = std::move(says);
        required.push_back(key);
    };
    if (field.type == FieldType::choice) also("label", known["label"]);
    if (field.type == FieldType::choices) also("labels", known["labels"]);
    if (!field.unit.vi.empty()) also("unit", {{"const", field.unit.vi}});
    if (field.type == FieldType::address && field.from_card != content::CardItem::none)
        for (const char* renamed : {"on_card", "confirmed"}) properties[renamed] = known[renamed];
    return {{"title", field.label.vi},
            {"type", "object"},
            {"required", std::move(required)},
            {"additionalProperties", false},
            {"properties", std::move(properties)}};
}

}  // namespace

ordered_json document_schema(const content::Procedure& procedure) {
    ordered_json schema = ordered_json::parse(kEveryDocument);
    const ordered_json any_answer = schema["definitions"]["answer"];
    schema["definitions"].erase("answer");
    schema["definitions"].erase("choices");
    schema["$id"] = fmt::format("https://motcua.example/schemas/{}.schema.json", procedure.code);
    schema["title"] = procedure.name.vi;
    schema["properties"]["procedure"] = {{"const", procedure.code}};
    ordered_json properties = ordered_json::object();
    ordered_json required = ordered_json::array();
    for (const content::Page& page : procedure.pages)
        for (const Field& field : page.fields) {
            properties[field.id] = answer_schema(field, any_answer);
            if (field.required && page.when.rule == nullptr) required.push_back(field.id);
        }
    schema["properties"]["answers"] = {{"description", "By field of the procedure."},
                                       {"type", "object"},
                                       {"required", std::move(required)},
                                       {"additionalProperties", false},
                                       {"properties", std::move(properties)}};
    return schema;
}

}  // namespace motcua::form
