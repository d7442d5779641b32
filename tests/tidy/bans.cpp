#include "bans.h"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

namespace motcua::tests {
namespace {

bool is_name(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

using Places = std::vector<std::string_view>;
const Places kAnywhere;
const Places kNowhere;
const Places kProduct{"kiosk", "ui", "sync", "platform"};
const Places kLibraries{"kiosk", "ui", "sync"};
const Places kDecidesAndDraws{"kiosk", "ui"};
const Places kScreens{"ui/screens"};
const Places kScreensAndWidgets{"ui/screens", "ui/widgets"};

// clang-format off: one ban, one row
std::vector<Ban> language() {
    constexpr auto kBoth = "g++ 12 and clang 14 do not both have all of it";
    constexpr auto kFailure = "a failure that is expected is a value, and no exception leaves a module";
    constexpr auto kRecurses = "it calls itself for each letter: a long text ends the program";
    constexpr auto kWholeName = "it hides where a name comes from";
    // An allocator has no other way; inside the queue they unwind a transaction, and Store makes values of
    // them.
    const Places may_throw{"kiosk/base/secret.cpp", "kiosk/queue"};
    return {
        {{"std::ranges", "std::views"}, kAnywhere, kNowhere, "<algorithm>, or a loop", kBoth},
        {{"std::format"}, kAnywhere, kNowhere, "fmt::format", kBoth},
        {{"std::source_location"}, kAnywhere, kNowhere, "an error that says what it is about", kBoth},
        {{"std::regex"}, kProduct, kNowhere, "a loop", kRecurses},
        {{"std::jthread"}, kAnywhere, kNowhere, "std::thread, joined by its owner's destructor", kBoth},
        {{"throw"}, kProduct, may_throw, "motcua::Result", kFailure},
        {{"using namespace std;"}, kAnywhere, kNowhere, "the name in full", kWholeName},
    };
}

std::vector<Ban> time_and_chance() {
    constexpr auto kReplay = "what decides must run the same way again in a test";
    constexpr auto kSleep = "a sleep is too short on one machine and too long on the next";
    constexpr auto kNoThreads = "what decides and what draws does no more than that";
    // The portal is another machine, whose own clock stands in its decisions; OpenSSL asks the system's
    // itself.
    const Places clock_owners{"platform", "sync/portal", "sync/enrolment", "tests/bench", "tests/power_cuts"};
    const Places dice_owners{"platform"};
    return {
        {{"system_clock", "steady_clock", "high_resolution_clock", "clock_gettime", "gettimeofday",
          "std::time"},
         kAnywhere,
         clock_owners,
         "motcua::Clock, or tests::ManualClock",
         kReplay},
        {{"std::rand", "std::random_device"}, kAnywhere, dice_owners, "motcua::Random", kReplay},
        {{"this_thread::sleep_for", "this_thread::sleep_until", "usleep", "nanosleep"},
         kAnywhere,
         kNowhere,
         "a condition variable, poll(2), or ManualClock::advance",
         kSleep},
        {{"std::thread", "std::async"}, kDecidesAndDraws, kNowhere, "an Effect for the runtime", kNoThreads},
    };
}

std::vector<Ban> the_world() {
    constexpr auto kSilent = "a library says it in its result; only a main speaks to the terminal";
    constexpr auto kHidden = "a switch that stands in no file is found by nobody";
    constexpr auto kShell = "a shell would read what somebody else wrote";
    constexpr auto kUnbounded = "nothing bounds what it writes, or tells what it could not read";
    // A program that was built with broken sentences says so and ends: it has no other words.
    const Places built_wrong{"kiosk/text/catalogue.cpp"};
    return {
        {{"std::cout", "std::cerr", "std::clog", "printf", "fprintf", "fmt::print", "puts", "fputs"},
         kLibraries,
         built_wrong,
         "a Result",
         kSilent},
        {{"getenv"}, kLibraries, kNowhere, "kiosk.toml", kHidden},
        {{"system(", "popen"}, kProduct, kNowhere, "posix_spawn with a list of arguments", kShell},
        {{"sprintf", "strcpy", "strcat"}, kAnywhere, kNowhere, "fmt::format, std::string", kUnbounded},
        {{"atoi", "atol", "atof"}, kAnywhere, kNowhere, "std::from_chars", kUnbounded},
    };
}

std::vector<Ban> screens() {
    constexpr auto kOurs =
        "what is not a widget of ours is missing in the UI tree, to the voice and to the tests";
    constexpr auto kRoles = "a colour has a role, and every contrast mode fills it anew";
    return {
        {{"ImGui::Begin", "ImGui::Button", "ImGui::Text", "ImGui::InputText", "ImGui::Image"},
         kScreens,
         kNowhere,
         "ui/widgets",
         kOurs},
        {{"IM_COL32", "ImVec4"}, kScreensAndWidgets, kNowhere, "a colour role of ui/theme", kRoles},
    };
}

// clang-format on

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
        {"OpenSSL", {"openssl/"}, {"sync/enrolment", "sync/portal", "platform/chip"}},
        {"OpenPACE", {"eac/"}, {"platform/chip"}},
        {"libcurl", {"curl/"}, {"sync/http"}},
        {"cpp-httplib", {"httplib"}, {"sync/portal"}},
        {"zstd", {"zstd"}, {"sync/envelope"}},
        {"ZXing or zbar", {"ZXing/", "zbar"}, {"platform/camera"}},
        {"cairo or pango", {"cairo", "pango", "glib"}, {"platform/paper", "platform/demo"}},
        {"libcups", {"cups/"}, {"platform/printing"}},
        {"OpenCV", {"opencv2"}, {"platform/camera", "platform/photo"}},
        {"libjpeg-turbo", {"turbojpeg"}, {"platform/photo", "platform/camera"}},
        {"PC/SC", {"winscard", "pcsclite", "wintypes"}, {"platform/card"}},
        {"Video4Linux", {"linux/videodev2"}, {"platform/camera"}},
        {"SDL", {"SDL"}, {"platform"}},
        {"espeak-ng", {"espeak"}, {"platform/speech"}},
        {"libzip", {"zip.h"}, {"platform/sheets"}},
        {"pugixml", {"pugixml"}, {"platform/sheets"}},
        {"toml++", {"toml"}, {"platform/config"}},
        {"spdlog", {"spdlog"}, {"platform"}},
        {"CLI11", {"CLI/"}, {"platform/mains", "platform/commands"}},
        {"Dear ImGui", {"imgui", "misc/freetype/imgui"}, {"ui"}},
        {"FreeType", {"ft2build", "freetype"}, {"ui/theme"}},
        {"stb", {"stb"}, {"ui/widgets"}},
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

bool applies(const Ban& ban, const SourceFile& file) {
    return (ban.where.empty() || covers(ban.where, file)) && !covers(ban.not_in, file);
}

std::vector<std::string> broken_bans(const SourceFile& file) {
    std::vector<std::string> findings;
    for (const auto& ban : bans()) {
        if (!applies(ban, file)) continue;
        for (const auto word : ban.words)
            for (std::size_t line = 0; line < file.code.size(); ++line)
                if (contains_word(file.code[line], word))
                    findings.push_back(
                        at(file, line, fmt::format("{}: {}; use {}", word, ban.because, ban.instead)));
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
