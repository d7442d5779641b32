#include "functions.h"

#include <array>
#include <cctype>
#include <string_view>

namespace motcua::tests {
namespace {

bool is_space(char c) { return std::isspace(static_cast<unsigned char>(c)) != 0; }

bool has_word(std::string_view text, std::string_view word) {
    const auto is_name = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_name(text[at - 1])) && (end == text.size() || !is_name(text[end]))) return true;
    }
    return false;
}

bool opens_scope(std::string_view head) {
    constexpr std::array<std::string_view, 6> kScopes{"namespace", "class", "struct",
                                                      "union",     "enum",  "extern"};
    if (head.find('(') != std::string_view::npos) return false;
    for (const auto word : kScopes)
        if (has_word(head, word)) return true;
    return false;
}

bool is_access_label(std::string_view head) {
    return head == "public" || head == "protected" || head == "private";
}

// Walks the braces of one file. Inside a function every brace belongs to it.
class Braces {
  public:
    explicit Braces(const SourceFile& file) : file_(file) {
        for (line_ = 0; line_ < file.code.size(); ++line_) {
            if (file.code[line_].starts_with("#")) continue;
            for (column_ = 0; column_ < file.code[line_].size(); ++column_) take(file.code[line_][column_]);
        }
    }
    std::vector<Function> found;

  private:
    void take(char c) {
        if (depth_ > 0) return inside(c);
        if (c == '{') return open();
        if (c == '}' || c == ';' || (c == ':' && is_access_label(head_))) return forget_head();
        if (head_.empty() && is_space(c)) return;
        if (head_.empty()) head_line_ = line_;
        head_ += c;
    }

    void open() {
        if (opens_scope(head_)) return forget_head();
        depth_ = 1;
    }

    void inside(char c) {
        if (c == '{') ++depth_;
        if (c == '}' && --depth_ == 0) close();
    }

    // A brace that another brace or a comma follows was a constructor's member, "a_{a}": the head goes on.
    void close() {
        const char next = next_visible();
        if (next == '{' || next == ',') {
            head_ += "()";
            return;
        }
        if (head_.find(')') != std::string::npos)
            found.push_back({file_.lines[head_line_], head_line_, line_ - head_line_ + 1});
        forget_head();
    }

    [[nodiscard]] char next_visible() const {
        std::size_t column = column_ + 1;
        for (std::size_t line = line_; line < file_.code.size(); ++line, column = 0)
            for (; column < file_.code[line].size(); ++column)
                if (!is_space(file_.code[line][column])) return file_.code[line][column];
        return '\0';
    }

    void forget_head() { head_.clear(); }

    const SourceFile& file_;
    std::size_t line_ = 0;
    std::size_t column_ = 0;
    std::string head_;
    std::size_t head_line_ = 0;
    int depth_ = 0;  // braces open since a function or an initialiser began
};

}  // namespace

std::vector<Function> functions(const SourceFile& file) { return Braces(file).found; }

}  // namespace motcua::tests
