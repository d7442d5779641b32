#include "kiosk/content/json_edit.h"

#include <utility>
#include <vector>

namespace motcua::content {
namespace {

using nlohmann::json;

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// Walks over well-formed JSON and never past its end.
class JsonWalk {
  public:
    explicit JsonWalk(std::string_view text) : text_(text) {}

    // Where the value lies that the tokens lead to.
    std::optional<Span> find(const std::vector<std::string>& tokens) {
        skip_blanks();
        for (const std::string& token : tokens)
            if (!step_into(token)) return std::nullopt;
        const std::size_t begin = at_;
        skip_value();
        return Span{begin, at_};
    }

  private:
    [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

    void skip_blanks() {
        while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos)
            ++at_;
    }

    void skip_string() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
            if (text_[at_] == '\\') ++at_;
        if (at_ < text_.size()) ++at_;
    }

    void skip_value() {
        int depth = 0;
        do {
            const char c = here();
            if (c == '"')
                skip_string();
            else if (depth == 0 && c != '{' && c != '[')
                return skip_plain();
            else if (at_ < text_.size())
                ++at_;
            depth += c == '{' || c == '[' ? 1 : 0;
            depth -= c == '}' || c == ']' ? 1 : 0;
        } while (depth > 0 && at_ < text_.size());
    }

    void skip_plain() {
        while (at_ < text_.size() &&
               std::string_view(",]} \t\r\n").find(text_[at_]) == std::string_view::npos)
            ++at_;
    }

    // From the beginning of an object or list to that of its member.
    bool step_into(const std::string& token) {
        const bool is_object = here() == '{';
        if (!is_object && here() != '[') return false;
        ++at_;
        for (std::size_t index = 0;; ++index) {
            skip_blanks();
            if (at_ >= text_.size() || here() == '}' || here() == ']') return false;
            const std::string name = is_object ? key() : std::to_string(index);
            if (name == token) return true;
            skip_value();
            skip_blanks();
            if (here() == ',') ++at_;
        }
    }

    std::string key() {
        const std::size_t begin = at_;
        skip_string();
        const json name = json::parse(text_.substr(begin, at_ - begin), nullptr, false);
        skip_blanks();
        ++at_;  // ":"
        skip_blanks();
        return name.is_string() ? name.get<std::string>() : std::string();
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

std::vector<std::string> tokens_of(json::json_pointer pointer) {
    std::vector<std::string> tokens;
    for (; !pointer.empty(); pointer.pop_back()) tokens.insert(tokens.begin(), pointer.back());
    return tokens;
}

}  // namespace

std::optional<std::string> with_value(std::string_view text, const json::json_pointer& pointer,
                                      const json& value) {
    std::vector<std::string> tokens = tokens_of(pointer);
    std::string out(text);
    if (const auto span = JsonWalk(text).find(tokens))
        return out.replace(span->begin, span->end - span->begin, value.dump());
    if (tokens.empty()) return std::nullopt;
    const std::string name = tokens.back();
    tokens.pop_back();
    const auto parent = JsonWalk(text).find(tokens);
    if (!parent || text.substr(parent->begin, 1) != "{") return std::nullopt;
    const bool is_empty = text.find_first_not_of(" \t\r\n", parent->begin + 1) == parent->end - 1;
    return out.insert(parent->begin + 1, json(name).dump() + ": " + value.dump() + (is_empty ? "" : ", "));
}

}  // namespace motcua::content
