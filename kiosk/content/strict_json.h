// JSON that people wrote, read strictly: what is missing, misspelt or too long is told with its place.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "kiosk/content/procedure.h"
#include "kiosk/text/catalogue.h"

namespace motcua::content {

// Limits of one file of a pack; a real one stays far below.
inline constexpr std::size_t kJsonBytesMax = 4 * 1024 * 1024;
inline constexpr int kJsonDepthMax = 64;
inline constexpr std::size_t kListMax = 500;
inline constexpr std::size_t kStringBytesMax = 4000;

struct Flaw {
    std::string file;   // "procedures/1.004873.json"
    std::string place;  // JSON pointer (RFC 6901); empty: the whole file
    std::string reason;
    bool operator==(const Flaw&) const = default;
};

class Flaws {
  public:
    // What comes after so many is not kept: who mends these builds again.
    explicit Flaws(std::size_t most = 50) : most_(most) {}
    void add(Flaw flaw);
    [[nodiscard]] bool none() const { return flaws_.empty(); }
    [[nodiscard]] const std::vector<Flaw>& all() const { return flaws_; }

  private:
    std::size_t most_;
    std::vector<Flaw> flaws_;
};

// Syntax, depth, size, and no key twice in one object.
std::optional<nlohmann::json> parse_strictly(std::string_view text, const std::string& file, Flaws& flaws);

// What a reader of one file carries along.
struct ReadContext {
    std::string file;
    Flaws& flaws;
    std::map<std::string, LocalText> tokens;  // "ward" -> "phường Bàn Thạch": replaces {ward}
    std::set<std::string> field_tokens;       // {field.id} that may stand, replaced when printed
    const text::Catalogue* words = &text::Catalogue::built_in();  // the pack's own
};

// One JSON object. Each key is asked for once; done() refuses the keys that nobody asked for.
class ObjectReader {
  public:
    ObjectReader(const nlohmann::json& value, std::string place, ReadContext& context);

    std::string string(const char* key);           // not empty
    std::string string_or_empty(const char* key);  // may be missing or empty
    LocalText words(const char* key);              // a string (Vietnamese only), or {"vi": …, "en": …}
    LocalText words_or_empty(const char* key);
    std::vector<LocalText> words_list(const char* key);  // Vietnamese only; one may be empty
    LocalText bilingual(const char* key);                // both languages must be there
    LocalText bilingual_or_empty(const char* key);
    int integer(const char* key, int min, int max);
    int integer_or(const char* key, int otherwise, int min, int max);
    std::int64_t large_integer_or(const char* key, std::int64_t otherwise, std::int64_t min,
                                  std::int64_t max);
    bool flag_or(const char* key, bool otherwise);
    std::chrono::year_month_day day(const char* key);  // "2026-11-23"
    std::vector<std::string> strings_or_none(const char* key);
    const nlohmann::json* value_or_null(const char* key);

    template <class E, std::size_t N>
    E one_of(const char* key, const std::array<std::pair<std::string_view, E>, N>& names) {
        const std::string text = string(key);
        for (const auto& [name, value] : names) {
            if (name == text) return value;
        }
        if (!text.empty()) flaw(key, "\"" + text + "\" is not known here");
        return names.front().second;
    }

    // A list of such names, each once; may be missing.
    template <class E, std::size_t N>
    std::vector<E> some_of(const char* key, const std::array<std::pair<std::string_view, E>, N>& names) {
        std::vector<E> found;
        for (const std::string& text : strings_or_none(key)) {
            const auto known = std::find_if(names.begin(), names.end(),
                                            [&text](const auto& each) { return each.first == text; });
            if (known == names.end())
                flaw(key, "\"" + text + "\" is not known here");
            else if (std::find(found.begin(), found.end(), known->second) != found.end())
                flaw(key, "\"" + text + "\" is there twice");
            else
                found.push_back(known->second);
        }
        return found;
    }

    // Calls `read(ObjectReader&)` for each object of a list, and refuses their unknown keys.
    template <class Read>
    void each(const char* key, Read read) {
        const nlohmann::json* list = list_or_null(key, true);
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            ObjectReader element((*list)[i], place_ + "/" + key + "/" + std::to_string(i), context_);
            read(element);
            element.done();
        }
    }
    template <class Read>
    void each_or_none(const char* key, Read read) {
        if (has(key)) each(key, read);
    }
    template <class Read>
    void object(const char* key, Read read) {
        const nlohmann::json* value = required(key);
        if (value == nullptr) return;
        ObjectReader child(*value, place_ + "/" + key, context_);
        read(child);
        child.done();
    }

    [[nodiscard]] bool has(const char* key) const;
    void flaw(const char* key, const std::string& reason);
    void done();
    [[nodiscard]] const std::string& place() const { return place_; }
    [[nodiscard]] ReadContext& context() { return context_; }

  private:
    std::int64_t number(const char* key, std::int64_t min, std::int64_t max);
    const nlohmann::json* required(const char* key);
    const nlohmann::json* list_or_null(const char* key, bool is_required);
    std::string checked(const nlohmann::json& value, const std::string& key);
    [[nodiscard]] bool is_field_token(std::string_view name) const;
    std::string with_tokens(std::string text, const std::string& key, bool english);
    LocalText words_of(const nlohmann::json& value, const std::string& key);

    const nlohmann::json& value_;
    std::string place_;
    ReadContext& context_;
    std::set<std::string> asked_;
};

// "2026-11-23" and nothing else.
std::optional<std::chrono::year_month_day> parse_day(std::string_view text);

}  // namespace motcua::content
