// How a pack grows: built, opened, made searchable and searched at every keystroke, with the ward's own
// procedures and with as many more as a whole province has. Ends with 1 where a keystroke takes too long.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/content/pack.h"
#include "kiosk/search/search.h"
#include "tests/bench/tools/figures.h"

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Ticking = std::chrono::steady_clock;

constexpr double kKeystrokeP95Ms = 50;
constexpr std::size_t kShown = 6;

double since(Ticking::time_point begin) {
    return std::chrono::duration<double, std::milli>(Ticking::now() - begin).count();
}

json read_json(const fs::path& path) {
    std::ifstream in(path);
    return json::parse(in);
}

void write_json(const fs::path& path, const json& value) { std::ofstream(path) << value.dump(); }

// The rest of a long list is looked up and explained: what a guide does not have goes.
json guide_of(json procedure, const std::string& code, int number) {
    procedure["code"] = code;
    procedure["kiosk_does"] = "guide";
    for (const char* key : {"pages", "declaration", "submit_identity", "replaces", "parts"})
        procedure.erase(key);
    for (json& paper : procedure["papers"]) paper.erase("when");
    for (json& synonym : procedure["synonyms"])
        synonym = synonym.get<std::string>() + fmt::format(" loại {}", number);
    return procedure;
}

// `folder` with as many procedures as asked for.
void grow(const fs::path& base, const fs::path& folder, std::size_t count) {
    fs::remove_all(folder);
    fs::copy(base, folder, fs::copy_options::recursive);
    std::vector<json> originals;
    for (const auto& file : fs::directory_iterator(base / "procedures")) originals.push_back(read_json(file));
    for (std::size_t i = originals.size(); i < count; ++i) {
        const std::string code = fmt::format("1.9{:05}", i);
        write_json(folder / "procedures" / (code + ".json"),
                   guide_of(originals[i % originals.size()], code, static_cast<int>(i)));
    }
}

// Every beginning of every judged query, as somebody types it.
std::vector<double> keystrokes(const search::Index& index, const json& judged) {
    std::vector<double> times;
    for (const json& each : judged) {
        const auto query = each["query"].get<std::string>();
        for (std::size_t end = 1; end <= query.size(); ++end) {
            if (end < query.size() && (static_cast<unsigned char>(query[end]) & 0xC0U) == 0x80U) continue;
            const auto begin = Ticking::now();
            static_cast<void>(index.find(std::string_view(query).substr(0, end), kShown));
            times.push_back(since(begin));
        }
    }
    return times;
}

bool measure(const fs::path& tree, const fs::path& folder, std::size_t count) {
    const fs::path pack = folder / "grown.pack";
    grow(tree / "assets/packs/base", folder / "base", count);
    auto begin = Ticking::now();
    const auto built = content::build_pack({folder / "base", tree / "assets/packs/wards/ban-thach"}, pack);
    const double build = since(begin);
    if (!built) {
        fmt::print(stderr, "{}\n", built.error().what);
        return false;
    }
    begin = Ticking::now();
    auto content = content::open_unsigned_pack(pack);
    const double open = since(begin);
    if (!content) {
        fmt::print(stderr, "{}\n", content.error().what);
        return false;
    }
    const std::size_t procedures = (*content)->procedures.size();
    begin = Ticking::now();
    const search::Index index(std::move(*content));
    const double made = since(begin);
    const auto times = keystrokes(index, read_json(tree / "tests/kiosk/search/judged.json"));
    const double p95 = percentile(times, 0.95);
    fmt::print("{:>10} {:>11.0f} {:>9.2f} {:>10.0f} {:>11.0f} {:>12.2f} {:>12.2f}\n", procedures, build,
               static_cast<double>(fs::file_size(pack)) / 1e6, open, made, median(times), p95);
    return p95 <= kKeystrokeP95Ms;
}

}  // namespace
}  // namespace motcua::tests

int main(int argc, char** argv) {
    std::filesystem::path tree;
    std::filesystem::path folder;
    CLI::App app{"How a pack grows"};
    app.add_option("--tree", tree, "the project's folder")->required();
    app.add_option("--out", folder, "a folder to work in")->required();
    CLI11_PARSE(app, argc, argv);
    std::filesystem::create_directories(folder);
    fmt::print("procedures    build ms      MB    open ms    index ms  key p50 ms   key p95 ms\n");
    bool all = true;
    for (const std::size_t count : {std::size_t{0}, std::size_t{1000}, std::size_t{5000}})
        all = motcua::tests::measure(tree, folder, count) && all;
    return all ? 0 : 1;
}
