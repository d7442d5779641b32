#include "source_tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 11> kTextSuffixes{".h",    ".cpp",  ".cmake", ".txt",  ".md", ".sh",
                                                         ".json", ".yaml", ".html",  ".toml", ".sql"};
constexpr std::array<std::string_view, 7> kTextNames{
    "Makefile", ".clang-format", ".clang-tidy", ".editorconfig", ".gitignore", "LICENSE", "run"};

bool is_text(const fs::path& file) {
    const std::string suffix = file.extension().string();
    const std::string name = file.filename().string();
    return std::find(kTextSuffixes.begin(), kTextSuffixes.end(), suffix) != kTextSuffixes.end() ||
           std::find(kTextNames.begin(), kTextNames.end(), name) != kTextNames.end();
}

bool is_ours(const fs::path& folder) { return folder.filename() != ".git" && folder.filename() != "build"; }

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// Where each byte of a C++ source belongs.
enum class Layer : char { code, comment, literal };

class Layers {
  public:
    explicit Layers(std::string_view text) : text_(text), layers_(text.size(), Layer::code) {
        while (at_ < text_.size()) take_one();
    }

    [[nodiscard]] std::string only(Layer wanted) const {
        std::string out(text_);
        for (std::size_t i = 0; i < out.size(); ++i)
            if (layers_[i] != wanted && out[i] != '\n') out[i] = ' ';
        return out;
    }

  private:
    void take_one() {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("//")) return mark(Layer::comment, std::min(rest.find('\n'), rest.size()));
        if (rest.starts_with("/*")) return mark(Layer::comment, end_after(rest, "*/", 2));
        if (rest.starts_with("R\"")) return take_raw(rest);
        if (rest[0] == '"') return take_quoted(rest);
        if (rest[0] == '\'' && !is_digit_separator()) return take_quoted(rest);
        ++at_;
    }

    void mark(Layer layer, std::size_t count) {
        std::fill_n(layers_.begin() + static_cast<std::ptrdiff_t>(at_), count, layer);
        at_ += count;
    }

    static std::size_t end_after(std::string_view rest, std::string_view closing, std::size_t from) {
        const auto found = rest.find(closing, from);
        return found == std::string_view::npos ? rest.size() : found + closing.size();
    }

    void take_raw(std::string_view rest) {
        const auto open = std::min(rest.find('('), rest.size());
        const std::string closing = ")" + std::string(rest.substr(2, open - 2)) + "\"";
        mark(Layer::literal, end_after(rest, closing, open));
    }

    // An include's file name is kept: which header is included is what the code does.
    void take_quoted(std::string_view rest) {
        const char quote = rest[0];
        std::size_t end = 1;
        while (end < rest.size() && rest[end] != quote && rest[end] != '\n') end += rest[end] == '\\' ? 2 : 1;
        const auto count = std::min(end + 1, rest.size());
        if (is_include_line())
            at_ += count;
        else
            mark(Layer::literal, count);
    }

    [[nodiscard]] bool is_include_line() const {
        const auto line_start = text_.rfind('\n', at_) + 1;  // npos + 1 is 0
        return text_.substr(line_start, at_ - line_start).starts_with("#include");
    }

    [[nodiscard]] bool is_digit_separator() const {
        return at_ > 0 && std::isxdigit(static_cast<unsigned char>(text_[at_ - 1])) != 0;
    }

    std::string_view text_;
    std::vector<Layer> layers_;
    std::size_t at_ = 0;
};

std::vector<SourceFile> read_tree(const fs::path& root) {
    std::vector<SourceFile> files;
    for (auto entry = fs::recursive_directory_iterator(root); entry != fs::recursive_directory_iterator();
         ++entry) {
        if (entry->is_directory() && !is_ours(entry->path())) entry.disable_recursion_pending();
        if (!entry->is_regular_file() || entry->is_symlink() || !is_text(entry->path())) continue;
        std::ifstream in(entry->path(), std::ios::binary);
        std::string bytes{std::istreambuf_iterator<char>(in), {}};
        files.push_back(read_source(fs::relative(entry->path(), root).generic_string(), std::move(bytes)));
    }
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
}

}  // namespace

bool SourceFile::is_cpp() const { return path.ends_with(".cpp") || is_header(); }
bool SourceFile::is_header() const { return path.ends_with(".h"); }

bool SourceFile::is_under(std::string_view above) const {
    return path.starts_with(above) && path.size() > above.size() && path[above.size()] == '/';
}

std::string SourceFile::folder() const { return path.substr(0, path.rfind('/')); }

SourceFile read_source(std::string path, std::string bytes) {
    SourceFile file;
    file.path = std::move(path);
    file.bytes = std::move(bytes);
    file.lines = split(file.bytes);
    if (file.is_cpp()) {
        const Layers layers(file.bytes);
        file.code = split(layers.only(Layer::code));
        file.comments = split(layers.only(Layer::comment));
    }
    return file;
}

const std::vector<SourceFile>& source_tree() {
    static const std::vector<SourceFile> tree = read_tree(MOTCUA_SOURCE_DIR);
    return tree;
}

std::string at(const SourceFile& file, std::size_t line, std::string_view what) {
    return file.path + ":" + std::to_string(line + 1) + ": " + std::string(what);
}

std::string join(const std::vector<std::string>& findings) {
    std::string all;
    for (const auto& finding : findings) all += "\n" + finding;
    return all;
}

}  // namespace motcua::tests
