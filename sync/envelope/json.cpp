#include "sync/envelope/json.h"

#include <algorithm>
#include <set>
#include <vector>

namespace motcua::sync {
namespace {

using nlohmann::json;

constexpr std::int64_t kIntegerMax = (std::int64_t{1} << 53) - 1;

// Walks the text before anything is built from it, and says why it may not be.
class Inspector final : public nlohmann::json_sax<json> {
  public:
    [[nodiscard]] const std::string& complaint() const { return complaint_; }

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return refuse("binary value"); }
    bool number_float(number_float_t, const string_t&) override {
        return refuse("number that is no integer");
    }
    bool number_integer(number_integer_t value) override {
        return value >= -kIntegerMax || refuse("integer beyond 2^53-1");
    }
    bool number_unsigned(number_unsigned_t value) override {
        return value <= static_cast<number_unsigned_t>(kIntegerMax) || refuse("integer beyond 2^53-1");
    }
    bool start_object(std::size_t) override { return enter(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_object() override { return leave(); }
    bool end_array() override { return leave(); }
    bool key(string_t& name) override {
        return open_.back().insert(name).second || refuse("name twice in one object");
    }
    bool parse_error(std::size_t position, const std::string&, const json::exception&) override {
        return refuse("no JSON from byte " + std::to_string(position));
    }

  private:
    bool enter() {
        open_.emplace_back();
        return open_.size() <= kJsonDepthMax || refuse("more than 64 levels");
    }
    bool leave() {
        open_.pop_back();
        return true;
    }
    bool refuse(std::string why) {
        complaint_ = std::move(why);
        return false;
    }

    std::vector<std::set<std::string>> open_;  // the names seen in each object (none in an array) still open
    std::string complaint_;
};

// RFC 8785 section 3.2.3 sorts names by UTF-16 code units. UTF-8 bytes sort the same way but for one case:
// U+E000 to U+FFFF (lead bytes EE, EF) come after the surrogates that stand for everything above (lead bytes
// F0 to F4).
int utf16_rank(char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value == 0xEE || value == 0xEF ? value + 7 : value;
}

bool utf16_less(const std::string& a, const std::string& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return utf16_rank(x) < utf16_rank(y); });
}

// nlohmann-json escapes a string exactly as RFC 8785 section 3.2.2.2 asks.
std::string scalar(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

void write(const json& value, std::string& out);

void write_object(const json::object_t& object, std::string& out) {
    std::vector<const json::object_t::value_type*> members;
    for (const auto& member : object) members.push_back(&member);
    std::sort(members.begin(), members.end(),
              [](const auto* a, const auto* b) { return utf16_less(a->first, b->first); });
    out += '{';
    for (const auto* member : members) {
        if (member != members.front()) out += ',';
        out += scalar(member->first);
        out += ':';
        write(member->second, out);
    }
    out += '}';
}

void write_array(const json::array_t& array, std::string& out) {
    out += '[';
    for (const json& element : array) {
        if (&element != &array.front()) out += ',';
        write(element, out);
    }
    out += ']';
}

void write(const json& value, std::string& out) {
    if (value.is_object()) return write_object(value.get_ref<const json::object_t&>(), out);
    if (value.is_array()) return write_array(value.get_ref<const json::array_t&>(), out);
    out += scalar(value);
}

const json* member_of(const json& object, const char* name) {
    if (!object.is_object()) return nullptr;
    const auto at = object.find(name);
    return at == object.end() ? nullptr : &*at;
}

}  // namespace

Result<json> parse_json(std::string_view text, std::size_t bytes_max) {
    if (text.size() > bytes_max) return failure("JSON longer than " + std::to_string(bytes_max) + " bytes");
    Inspector inspector;
    if (!json::sax_parse(text, &inspector)) return failure("JSON refused: " + inspector.complaint());
    return json::parse(text, nullptr, /*allow_exceptions=*/false);
}

std::string canonical(const json& value) {
    std::string out;
    write(value, out);
    return out;
}

std::optional<std::string> text_member(const json& object, const char* name, std::size_t bytes_max) {
    const json* value = member_of(object, name);
    if (!value || !value->is_string()) return std::nullopt;
    const auto& text = value->get_ref<const std::string&>();
    return text.size() <= bytes_max ? std::optional(text) : std::nullopt;
}

std::optional<std::int64_t> integer_member(const json& object, const char* name, std::int64_t min,
                                           std::int64_t max) {
    const json* value = member_of(object, name);
    if (!value || !value->is_number_integer()) return std::nullopt;
    const auto number = value->get<std::int64_t>();
    return number >= min && number <= max ? std::optional(number) : std::nullopt;
}

std::optional<bool> flag_member(const json& object, const char* name) {
    const json* value = member_of(object, name);
    return value && value->is_boolean() ? std::optional(value->get<bool>()) : std::nullopt;
}

const json* array_member(const json& object, const char* name, std::size_t count_max) {
    const json* value = member_of(object, name);
    return value && value->is_array() && value->size() <= count_max ? value : nullptr;
}

}  // namespace motcua::sync
