#include "kiosk/content/recall.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/content/signature.h"
#include "kiosk/content/strict_json.h"

namespace motcua::content {
namespace {

using nlohmann::json;

constexpr std::size_t kRecalledMax = 500;
constexpr std::size_t kWhyBytesMax = 200;
constexpr std::size_t kCodeBytesMax = 20;
constexpr std::int64_t kNumberMax = 1'000'000'000;
constexpr const char* kRecallComment = "thu hồi hướng dẫn, số ";

Bytes bytes_of_list(std::string_view list) { return {list.begin(), list.end()}; }

bool is_procedure_code(const std::string& text) {
    return !text.empty() && text.size() <= kCodeBytesMax &&
           text.find_first_not_of("0123456789.") == text.npos;
}

bool is_reason(const std::string& text) {
    return !text.empty() && text.size() <= kWhyBytesMax &&
           std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; });
}

struct Sealed {
    std::string list;
    std::string signature;
};

bool has_two_texts(const json& object, const char* first, const char* second) {
    return object.is_object() && object.size() == 2 && object.contains(first) && object[first].is_string() &&
           object.contains(second) && object[second].is_string();
}

std::optional<json> bounded_json(std::string_view text) {
    Flaws flaws;
    if (text.size() > kRecallBytesMax) return std::nullopt;
    return parse_strictly(std::string(text), "recalls", flaws);
}

std::optional<Sealed> sealed_in(std::string_view file) {
    const auto object = bounded_json(file);
    if (!object || !has_two_texts(*object, "list", "signature")) return std::nullopt;
    return Sealed{(*object)["list"].get<std::string>(), (*object)["signature"].get<std::string>()};
}

std::optional<RecallList> list_in(const std::string& text) {
    const auto object = bounded_json(text);
    if (!object || !object->is_object() || object->size() != 2 || !object->contains("number") ||
        !(*object)["number"].is_number_unsigned() || !object->contains("recalled") ||
        !(*object)["recalled"].is_array() || (*object)["recalled"].size() > kRecalledMax)
        return std::nullopt;
    RecallList list;
    if ((*object)["number"].get<std::uint64_t>() > static_cast<std::uint64_t>(kNumberMax))
        return std::nullopt;
    list.number = (*object)["number"].get<std::int64_t>();
    for (const json& each : (*object)["recalled"]) {
        if (!has_two_texts(each, "code", "why")) return std::nullopt;
        const Recall recall{each["code"].get<std::string>(), each["why"].get<std::string>()};
        if (!is_procedure_code(recall.code) || !is_reason(recall.why)) return std::nullopt;
        list.recalled.push_back(recall);
    }
    return list;
}

tl::unexpected<PackError> no_list(PackFault fault, const std::string& what) {
    return tl::unexpected<PackError>(PackError{fault, "recalls: " + what});
}

}  // namespace

bool RecallList::has(std::string_view code) const {
    return std::any_of(recalled.begin(), recalled.end(),
                       [code](const Recall& recall) { return recall.code == code; });
}

Result<std::string> signed_recalls(const RecallList& list, const PackSigningKey& key) {
    json object{{"number", list.number}, {"recalled", json::array()}};
    for (const Recall& recall : list.recalled)
        object["recalled"].push_back({{"code", recall.code}, {"why", recall.why}});
    const std::string text = object.dump(-1, ' ', false, json::error_handler_t::replace);
    if (list.number < 1 || text.size() > kRecallBytesMax / 2 || !list_in(text))
        return failure("a recall names a procedure by its code, and why in at most 200 bytes");
    const auto signature =
        signature_text(bytes_of_list(text), key, kRecallComment + std::to_string(list.number));
    if (!signature) return tl::unexpected(signature.error());
    return json{{"list", text}, {"signature", *signature}}.dump();
}

Result<RecallList, PackError> open_recalls(std::string_view file, const std::vector<PackKey>& trusted) {
    const auto sealed = sealed_in(file);
    if (!sealed) return no_list(PackFault::damaged, "is no signed list");
    const auto found = check_signature(bytes_of_list(sealed->list), sealed->signature, trusted);
    if (!found) return no_list(found.error().fault, found.error().what);
    if (found->key->revoked) return no_list(PackFault::key_out_of_date, "its key is revoked");
    if (found->key->role != PackRole::approves)
        return no_list(PackFault::wrong_note, "is not signed by one who approves");
    const auto list = list_in(sealed->list);
    if (!list || found->comment != kRecallComment + std::to_string(list->number))
        return no_list(PackFault::damaged, "is signed, and yet not to be read");
    return *list;
}

Result<RecallList> unchecked_recalls(std::string_view file) {
    const auto sealed = sealed_in(file);
    const auto list = sealed ? list_in(sealed->list) : std::nullopt;
    if (!list) return failure("is no list of recalls");
    return *list;
}

}  // namespace motcua::content
