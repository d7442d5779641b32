#include "bans.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace motcua::tests {
namespace {

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

const std::vector<std::string_view> kProduct{"kiosk", "ui", "sync", "platform"};
const std::vector<std::string_view> kLibraries{"kiosk", "ui", "sync"};
const std::vector<std::string_view> kScreens{"ui/screens"};
// The mains: the only places that know the real clock, the real terminal, the environment.
const std::vector<std::string_view> kMains{"platform", "sync/portal/main.cpp"};

std::vector<Ban> language() {
    constexpr auto kBoth = "g++ 12 and clang 14 do not both have it whole";
    return {
        {"std::ranges", {}, {}, "<algorithm> with begin and end", kBoth},
        {"std::views", {}, {}, "a loop", kBoth},
        {"std::format", {}, {}, "fmt::format", kBoth},
        {"std::source_location", {}, {}, "an error that says what it is about", kBoth},
        {"std::jthread", {}, {}, "std::thread, joined by its owner's destructor", kBoth},
        {"using namespace std",
         {},
         {"kiosk/base/time.cpp"},
         "the name in full",
         "it hides where a name comes from"},
        {"throw",
         kProduct,
         {"kiosk/base/secret.cpp"},
         "motcua::Result",
         "a failure that is expected is a value"},
        {"std::shared_mutex", {}, {}, "std::mutex", "nothing here is read often enough to need it"},
    };
}

std::vector<Ban> time_and_chance() {
    constexpr auto kReplay = "what decides must run the same way again in a test";
    constexpr auto kSleep = "a sleep is either too short or too long";
    const std::vector<std::string_view> clock_owners{"platform", "sync/portal", "tests/bench",
                                                     "tests/faults"};
    return {
        {"system_clock", {}, clock_owners, "motcua::Clock", kReplay},
        {"steady_clock", {}, clock_owners, "motcua::Clock, or tests::ManualClock", kReplay},
        {"high_resolution_clock", {}, {}, "motcua::Clock", kReplay},
        {"clock_gettime", {}, clock_owners, "motcua::Clock", kReplay},
        {"gettimeofday", {}, {}, "motcua::Clock", kReplay},
        {"std::time", {}, {}, "motcua::Clock", kReplay},
        {"std::rand", {}, {}, "motcua::Random", kReplay},
        {"std::random_device", {}, {"platform"}, "motcua::Random, or tests::SeededRandom", kReplay},
        {"sleep_for", {}, {}, "a condition variable, poll(2), or ManualClock::advance", kSleep},
        {"sleep_until", {}, {}, "a condition variable, poll(2), or ManualClock::advance", kSleep},
        {"usleep", {}, {}, "poll(2) on what is waited for", kSleep},
        {"nanosleep", {}, {}, "poll(2) on what is waited for", kSleep},
        {"std::thread",
         {"kiosk", "ui"},
         {},
         "an Effect that the runtime carries out",
         "these decide and draw, no more"},
        {"std::async",
         {},
         {},
         "a thread with an owner and a name",
         "nobody can say when its destructor blocks"},
    };
}

std::vector<Ban> the_world() {
    constexpr auto kSilent = "a library says it in its result; only a main speaks to the terminal";
    constexpr auto kShell = "a shell reads what a resident typed";
    constexpr auto kUnbounded = "nothing bounds what it writes or tells what it read";
    return {
        {"std::cout", kLibraries, kMains, "a Result, or spdlog in platform/", kSilent},
        {"std::cerr", kLibraries, kMains, "a Result, or spdlog in platform/", kSilent},
        {"std::clog", kLibraries, kMains, "a Result, or spdlog in platform/", kSilent},
        {"printf", kLibraries, kMains, "a Result, or spdlog in platform/", kSilent},
        {"fprintf", kLibraries, kMains, "a Result, or spdlog in platform/", kSilent},
        {"fmt::print", kLibraries, kMains, "a Result, or spdlog in platform/", kSilent},
        {"puts", kLibraries, kMains, "a Result, or spdlog in platform/", kSilent},
        {"getenv", kLibraries, kMains, "kiosk.toml", "a switch that stands in no file cannot be found"},
        {"system(", kProduct, {}, "posix_spawn with a list of arguments", kShell},
        {"popen", kProduct, {}, "posix_spawn with a list of arguments", kShell},
        {"sprintf", {}, {}, "fmt::format", kUnbounded},
        {"strcpy", {}, {}, "std::string", kUnbounded},
        {"strcat", {}, {}, "std::string", kUnbounded},
        {"atoi", {}, {}, "std::from_chars", kUnbounded},
        {"atof", {}, {}, "std::from_chars", kUnbounded},
        {"std::stoi", kProduct, {}, "std::from_chars", "it throws, and reads \"12abc\" as 12"},
        {"std::stol", kProduct, {}, "std::from_chars", "it throws, and reads \"12abc\" as 12"},
    };
}

std::vector<Ban> screens() {
    constexpr auto kOwn =
        "a widget that is not ours is missing in the UI tree, to the voice and to the tests";
    constexpr auto kTokens = "a colour has a role, and every contrast mode has its own";
    return {
        {"ImGui::Begin", kScreens, {}, "the frame that ui/widgets opens", kOwn},
        {"ImGui::Button", kScreens, {}, "ui/widgets", kOwn},
        {"ImGui::Text", kScreens, {}, "ui/widgets", kOwn},
        {"ImGui::InputText", kScreens, {}, "ui/widgets", kOwn},
        {"IM_COL32", {"ui/screens", "ui/widgets"}, {}, "a colour role of ui/theme", kTokens},
        {"ImVec4", {"ui/screens", "ui/widgets"}, {}, "a colour role of ui/theme", kTokens},
    };
}

std::vector<Ban> all_bans() {
    std::vector<Ban> all;
    for (auto& part : {language(), time_and_chance(), the_world(), screens()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace

const std::vector<Ban>& bans() {
    static const std::vector<Ban> all = all_bans();
    return all;
}

const std::vector<LibraryRule>& library_rules() {
    static const std::vector<LibraryRule> rules{
        {"SQLite", {"sqlite3"}, {"kiosk/queue", "kiosk/content", "sync/portal"}},
        {"libsodium", {"sodium"}, {"kiosk/staff", "kiosk/content", "sync/envelope"}},
        {"OpenSSL", {"openssl/"}, {"sync/enrolment", "sync/portal"}},
        {"libcurl", {"curl/"}, {"sync/http"}},
        {"cpp-httplib", {"httplib"}, {"sync/portal"}},
        {"zstd", {"zstd"}, {"sync/envelope"}},
        {"utf8proc", {"utf8proc"}, {"kiosk/text"}},
        {"ZXing or zbar", {"ZXing/", "zbar"}, {"platform/camera"}},
        {"cairo or pango", {"cairo", "pango", "glib"}, {"platform/paper"}},
        {"SDL", {"SDL"}, {"platform"}},
        {"espeak-ng", {"espeak"}, {"platform/speech"}},
        {"toml++", {"toml"}, {"platform/config"}},
        {"spdlog", {"spdlog"}, {"platform", "sync/portal/main.cpp"}},
        {"CLI11", {"CLI/"}, {"platform", "sync/portal/main.cpp"}},
        {"Dear ImGui", {"imgui", "misc/freetype/imgui"}, {"ui"}},
        {"FreeType", {"ft2build", "freetype"}, {"ui/theme"}},
        {"stb", {"stb"}, {}},
        {"doctest", {"doctest"}, {"tests"}},
        {"<ranges>", {"ranges>"}, {}},
        {"<format>", {"format>"}, {}},
        {"<source_location>", {"source_location>"}, {}},
    };
    return rules;
}

bool contains_word(std::string_view line, std::string_view word) {
    for (auto at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !is_name(word.front()) || !is_name(line[at - 1]);
        const bool ends = end == line.size() || !is_name(word.back()) || !is_name(line[end]);
        if (begins && ends) return true;
    }
    return false;
}

bool covers(const std::vector<std::string_view>& places, const SourceFile& file) {
    return std::any_of(places.begin(), places.end(),
                       [&](std::string_view place) { return file.path == place || file.is_under(place); });
}

std::string_view included(std::string_view line) {
    if (!line.starts_with("#include ")) return {};
    line.remove_prefix(9);
    if (line.size() < 2 || (line[0] != '<' && line[0] != '"')) return {};
    const auto end = line.find(line[0] == '<' ? '>' : '"', 1);
    return end == std::string_view::npos ? std::string_view{} : line.substr(1, end - 1);
}

std::vector<std::string> broken_bans(const SourceFile& file) {
    std::vector<std::string> findings;
    for (const auto& ban : bans()) {
        if ((!ban.where.empty() && !covers(ban.where, file)) || covers(ban.not_in, file)) continue;
        for (std::size_t line = 0; line < file.code.size(); ++line)
            if (contains_word(file.code[line], ban.word))
                findings.push_back(
                    at(file, line, fmt::format("{}: {}; use {}", ban.word, ban.because, ban.instead)));
    }
    return findings;
}

std::vector<std::string> broken_library_rules(const SourceFile& file) {
    std::vector<std::string> findings;
    for (std::size_t line = 0; line < file.code.size(); ++line) {
        const std::string header{included(file.code[line])};
        if (header.empty()) continue;
        for (const auto& rule : library_rules()) {
            const auto matches = [&](std::string_view start) { return (header + ">").starts_with(start); };
            if (!std::any_of(rule.headers.begin(), rule.headers.end(), matches) || covers(rule.only_in, file))
                continue;
            const std::string where =
                rule.only_in.empty() ? "nowhere" : fmt::format("only in {}", fmt::join(rule.only_in, ", "));
            findings.push_back(at(file, line, fmt::format("{} may be included {}", rule.library, where)));
        }
    }
    return findings;
}

}  // namespace motcua::tests
