#include "kiosk/content/strict_json.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/text/unicode.h"

namespace motcua::content {
namespace {

using nlohmann::json;

// nlohmann's words without its own numbering: "[json.exception.parse_error.101] parse error at line 3 ...".
std::string without_prefix(const std::string& what) {
    const std::size_t end = what.find("] ");
    return end == std::string::npos ? what : what.substr(end + 2);
}

// Watches a parse: how deep it goes, and whether an object says the same key twice (the parser would silently
// keep the last).
class ParseWatch {
  public:
    // Whether to keep what was parsed: after the first flaw nothing more is.
    bool operator()(int depth, json::parse_event_t event, const json& parsed) {
        if (!reason_.empty()) return false;
        if (depth > kJsonDepthMax) reason_ = fmt::format("nested deeper than {} levels", kJsonDepthMax);
        if (event == json::parse_event_t::object_start) keys_.emplace_back();
        if (event == json::parse_event_t::object_end) keys_.pop_back();
        if (event == json::parse_event_t::key) {
            const auto& key = parsed.get_ref<const std::string&>();
            if (!keys_.back().insert(key).second) reason_ = fmt::format("\"{}\" is there twice", key);
        }
        return reason_.empty();
    }
    [[nodiscard]] const std::string& reason() const { return reason_; }

  private:
    std::vector<std::set<std::string>> keys_;
    std::string reason_;
};

// One step of a JSON pointer (RFC 6901, section 3).
std::string pointer_step(std::string_view key) {
    std::string step;
    for (const char c : key) step += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return step;
}

}  // namespace

void Flaws::add(Flaw flaw) {
    // A block is read for every procedure that uses it: its mistake is told once.
    const bool told = std::find(flaws_.begin(), flaws_.end(), flaw) != flaws_.end();
    if (!told && flaws_.size() < most_) flaws_.push_back(std::move(flaw));
}

std::optional<json> parse_strictly(std::string_view text, const std::string& file, Flaws& flaws) {
    if (text.size() > kJsonBytesMax) {
        flaws.add({file, "", fmt::format("larger than {} MB", kJsonBytesMax / 1024 / 1024)});
        return std::nullopt;
    }
    ParseWatch watch;
    try {
        json value = json::parse(text.begin(), text.end(),
                                 [&watch](int depth, json::parse_event_t event, json& parsed) {
                                     return watch(depth, event, parsed);
                                 });
        if (watch.reason().empty()) return value;
        flaws.add({file, "", watch.reason()});
    } catch (const json::exception& error) {
        flaws.add({file, "", without_prefix(error.what())});
    }
    return std::nullopt;
}

std::optional<std::chrono::year_month_day> parse_day(std::string_view text) {
    constexpr std::string_view kShape = "0000-00-00";
    if (text.size() != kShape.size()) return std::nullopt;
    int parts[3] = {0, 0, 0};
    std::size_t part = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (kShape[i] == '-') {
            if (text[i] != '-') return std::nullopt;
            ++part;
        } else {
            if (text[i] < '0' || text[i] > '9') return std::nullopt;
            parts[part] = parts[part] * 10 + (text[i] - '0');
        }
    }
    const std::chrono::year_month_day day{std::chrono::year{parts[0]},
                                          std::chrono::month{static_cast<unsigned>(parts[1])},
                                          std::chrono::day{static_cast<unsigned>(parts[2])}};
    if (!day.ok()) return std::nullopt;
    return day;
}

ObjectReader::ObjectReader(const json& value, std::string place, ReadContext& context)
    : value_(value), place_(std::move(place)), context_(context) {
    if (!value_.is_object()) context_.flaws.add({context_.file, place_, "must be an object {…}"});
}

bool ObjectReader::has(const char* key) const { return value_.is_object() && value_.contains(key); }

void ObjectReader::flaw(const char* key, const std::string& reason) {
    context_.flaws.add({context_.file, place_ + "/" + pointer_step(key), reason});
}

const json* ObjectReader::value_or_null(const char* key) {
    asked_.insert(key);
    return has(key) ? &value_.at(key) : nullptr;
}

const json* ObjectReader::required(const char* key) {
    const json* value = value_or_null(key);
    if (value == nullptr && value_.is_object()) flaw(key, "is missing");
    return value;
}

const json* ObjectReader::list_or_null(const char* key, bool is_required) {
    const json* list = is_required ? required(key) : value_or_null(key);
    if (list == nullptr) return nullptr;
    if (!list->is_array() || list->size() > kListMax) {
        flaw(key, fmt::format("must be a list of at most {}", kListMax));
        return nullptr;
    }
    return list;
}

std::string ObjectReader::checked(const json& value, const std::string& key) {
    if (!value.is_string()) {
        flaw(key.c_str(), "must be a text in quotes");
        return {};
    }
    const auto& text = value.get_ref<const std::string&>();
    if (text.size() > kStringBytesMax)
        flaw(key.c_str(), fmt::format("longer than {} bytes", kStringBytesMax));
    if (!text::is_nfc(text)) flaw(key.c_str(), "is not in Unicode normalisation form C");
    return text;
}

std::string ObjectReader::string(const char* key) {
    const json* value = required(key);
    if (value == nullptr) return {};
    std::string text = checked(*value, key);
    if (text.empty() && value->is_string()) flaw(key, "is empty");
    return text;
}

std::string ObjectReader::string_or_empty(const char* key) {
    const json* value = value_or_null(key);
    return value == nullptr ? std::string{} : checked(*value, key);
}

// {field.id}, or {one.id|other.id}.
bool ObjectReader::is_field_token(std::string_view name) const {
    for (std::size_t bar = name.find('|'); bar != std::string_view::npos; bar = name.find('|')) {
        if (context_.field_tokens.count(std::string(name.substr(0, bar))) == 0) return false;
        name.remove_prefix(bar + 1);
    }
    return context_.field_tokens.count(std::string(name)) > 0;
}

std::string ObjectReader::with_tokens(std::string text, const std::string& key, bool english) {
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos) {
            flaw(key.c_str(), "has { without }");
            return text;
        }
        const std::string name = text.substr(open + 1, close - open - 1);
        const auto token = context_.tokens.find(name);
        if (token != context_.tokens.end()) {
            const std::string& words = token->second.in(english ? text::Language::en : text::Language::vi);
            text.replace(open, close - open + 1, words);
            open += words.size();
            continue;
        }
        if (name != "xh" && name != "Xh" && !is_field_token(name)) {
            flaw(key.c_str(), fmt::format("{{{}}} is not known here", name));
        }
        open = close;
    }
    return text;
}

LocalText ObjectReader::words_of(const json& value, const std::string& key) {
    if (value.is_string()) return {with_tokens(checked(value, key), key, false), {}};
    ObjectReader languages(value, place_ + "/" + key, context_);
    LocalText words;
    words.vi = with_tokens(languages.string("vi"), key, false);
    words.en = with_tokens(languages.string_or_empty("en"), key, true);
    languages.done();
    return words;
}

LocalText ObjectReader::words(const char* key) {
    const json* value = required(key);
    if (value == nullptr) return {};
    LocalText words = words_of(*value, key);
    if (words.vi.empty() && value->is_string()) flaw(key, "is empty");
    return words;
}

std::vector<LocalText> ObjectReader::words_list(const char* key) {
    std::vector<LocalText> list;
    for (std::string& text : strings_or_none(key))
        list.push_back({with_tokens(std::move(text), key, false), {}});
    return list;
}

LocalText ObjectReader::words_or_empty(const char* key) {
    const json* value = value_or_null(key);
    return value == nullptr ? LocalText{} : words_of(*value, key);
}

LocalText ObjectReader::bilingual(const char* key) {
    LocalText words = this->words(key);
    if (!words.vi.empty() && words.en.empty()) flaw(key, "has no English (\"en\")");
    return words;
}

LocalText ObjectReader::bilingual_or_empty(const char* key) {
    return has(key) ? bilingual(key) : words_or_empty(key);
}

std::int64_t ObjectReader::number(const char* key, std::int64_t min, std::int64_t max) {
    const json* value = required(key);
    if (value == nullptr) return min;
    // Unsigned values beyond the signed range would wrap in get<int64_t>.
    const bool fits = value->is_number_integer() &&
                      (!value->is_number_unsigned() || value->get<std::uint64_t>() <= INT64_MAX);
    const std::int64_t number = fits ? value->get<std::int64_t>() : 0;
    if (!fits || number < min || number > max) {
        flaw(key, fmt::format("must be a whole number from {} to {}", min, max));
        return min;
    }
    return number;
}

int ObjectReader::integer(const char* key, int min, int max) {
    return static_cast<int>(number(key, min, max));
}

std::int64_t ObjectReader::large_integer_or(const char* key, std::int64_t otherwise, std::int64_t min,
                                            std::int64_t max) {
    return has(key) ? number(key, min, max) : otherwise;
}

int ObjectReader::integer_or(const char* key, int otherwise, int min, int max) {
    return has(key) ? integer(key, min, max) : otherwise;
}

bool ObjectReader::flag_or(const char* key, bool otherwise) {
    const json* value = value_or_null(key);
    if (value == nullptr) return otherwise;
    if (!value->is_boolean()) flaw(key, "must be true or false");
    return value->is_boolean() ? value->get<bool>() : otherwise;
}

std::chrono::year_month_day ObjectReader::day(const char* key) {
    const std::string text = string(key);
    const auto day = parse_day(text);
    if (!day && !text.empty()) flaw(key, fmt::format("\"{}\" is no day like 2026-11-23", text));
    return day.value_or(std::chrono::year_month_day{});
}

std::vector<std::string> ObjectReader::strings_or_none(const char* key) {
    std::vector<std::string> strings;
    if (const json* list = list_or_null(key, false)) {
        for (const json& element : *list) strings.push_back(checked(element, key));
    }
    return strings;
}

void ObjectReader::done() {
    if (!value_.is_object()) return;
    for (const auto& entry : value_.items()) {
        if (asked_.count(entry.key()) == 0) flaw(entry.key().c_str(), "is no key that is known here");
    }
}

}  // namespace motcua::content
