#include "sentences.h"

#include <filesystem>
#include <fstream>
#include <functional>

#include <nlohmann/json.hpp>

#include "tests/support/text.h"

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

fs::path packs() { return fs::path(MOTCUA_SOURCE_DIR) / "assets" / "packs"; }

// Worked examples are answers, not sentences.
bool is_content(const fs::path& file) {
    return file.extension() == ".json" && file.parent_path().filename() != "examples";
}

void each_file(const std::function<void(const std::string& name, const json& content)>& visit) {
    for (const auto& entry : fs::recursive_directory_iterator(packs())) {
        if (!entry.is_regular_file() || !is_content(entry.path())) continue;
        std::ifstream in(entry.path());
        visit(fs::relative(entry.path(), packs()).string(), json::parse(in));
    }
}

bool ends_with(const std::string& text, std::string_view end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

Kind kind_of(const std::string& file, const std::string& place) {
    const bool in_procedure = contains(file, "procedures/") || contains(file, "blocks/");
    if (ends_with(place, "/legal_basis") || contains(place, "/declaration") || place == "/name")
        return Kind::official;
    if (contains(place, "/fees/") || place == "/term/note") return Kind::official;  // word for word
    if (contains(file, "notice.json")) return ends_with(place, "/label") ? Kind::choice : Kind::notice;
    if (!in_procedure) return Kind::place;
    if (ends_with(place, "/question")) return Kind::question;
    if (ends_with(place, "/hint") || ends_with(place, "/help")) return Kind::help;
    if (place == "/plain") return Kind::title;
    if (contains(place, "/papers/")) return Kind::paper;
    if (contains(place, "/options/")) return Kind::choice;
    if (ends_with(place, "/label")) return Kind::label;
    return Kind::help;
}

void collect(const std::string& file, const json& value, const std::string& place,
             std::vector<Sentence>& out) {
    if (value.is_object() && value.contains("vi")) {
        const Kind kind = kind_of(file, place);
        out.push_back({file, place, true, value.value("vi", ""), kind});
        out.push_back({file, place, false, value.value("en", ""), kind});
        return;
    }
    if (value.is_object())
        for (const auto& [key, child] : value.items())
            if (key != "remarks" && key != "when") collect(file, child, place + "/" + key, out);
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            collect(file, value[i], place + "/" + std::to_string(i), out);
}

void collect_pictures(const std::string& file, const json& value, const std::string& place,
                      std::vector<PictureName>& out) {
    if (value.is_object())
        for (const auto& [key, child] : value.items()) {
            if (key == "picture" && child.is_string())
                out.push_back({file + place, child.get<std::string>()});
            collect_pictures(file, child, place + "/" + key, out);
        }
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i)
            collect_pictures(file, value[i], place + "/" + std::to_string(i), out);
}

}  // namespace

std::vector<Sentence> all_sentences() {
    std::vector<Sentence> out;
    each_file([&](const std::string& file, const json& content) {
        if (ends_with(file, "text/spoken.json")) return;  // rules of pronunciation, said and never shown
        if (!contains(file, "text/")) return collect(file, content, "", out);
        for (const auto& [key, words] : content.items())
            out.push_back({file, key, ends_with(file, "vi.json"), words.get<std::string>(), Kind::machine});
    });
    return out;
}

std::vector<PictureName> all_picture_names() {
    std::vector<PictureName> out;
    each_file(
        [&](const std::string& file, const json& content) { collect_pictures(file, content, "", out); });
    return out;
}

}  // namespace motcua::tests
