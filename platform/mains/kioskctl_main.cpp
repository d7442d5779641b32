// The same domain from a shell.
#include <cstdio>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "platform/commands/card.h"
#include "platform/commands/chip.h"
#include "platform/commands/copy_panel.h"
#include "platform/commands/logic.h"
#include "platform/commands/pack.h"
#include "platform/commands/scan.h"
#include "platform/commands/search.h"
#include "platform/commands/telex.h"
#include "platform/control/control.h"
#include "platform/demo/demo.h"
#include "platform/demo/demo_codes.h"
#include "platform/memory/memory.h"
#include "platform/runtime/control_answers.h"
#include "platform/runtime/folder.h"

namespace {

namespace platform = motcua::platform;
using motcua::Result;
using motcua::Status;
using nlohmann::json;

int say(const Status<>& status) {
    if (status) return 0;
    std::fprintf(stderr, "kioskctl: %s\n", status.error().what.c_str());
    return 1;
}

struct Options {
    std::filesystem::path data;
    std::filesystem::path portal;
    std::filesystem::path pack;
    std::filesystem::path out;
    std::filesystem::path file;
    int ahead = 0;
    bool demo = false;
    bool as_json = false;
};

Status<> init(const Options& options) {
    if (!options.demo) return motcua::failure("only --demo folders can be made yet: a real one is enrolled");
    std::filesystem::path portal = options.portal;
    if (portal.empty()) portal = options.data.string() + ".portal";
    return platform::prepare_demo({options.data, portal, options.pack});
}

// "2 of 3 attachments sent, 412345 bytes"; nothing where none belong to it.
std::string attachments_in_words(const json& row) {
    const int count = row["attachments"].get<int>();
    if (count == 0) return "";
    return fmt::format("{} of {} attachments sent, {} bytes", row["attachments_uploaded"].get<int>(), count,
                       row["attachment_bytes"].get<std::int64_t>());
}

void print_queue(const std::string& rows, bool as_json) {
    if (as_json) {
        std::printf("%s\n", rows.c_str());
        return;
    }
    for (const json& row : json::parse(rows, nullptr, false))
        std::printf("%5lld  %s  %-10s  %-11s  %2d  %-24s  %s  %s\n",
                    static_cast<long long>(row["seq"].get<std::int64_t>()),
                    row["id"].get<std::string>().c_str(), row["procedure"].get<std::string>().c_str(),
                    row["state"].get<std::string>().c_str(), row["legal_state"].get<int>(),
                    row["code"].get<std::string>().c_str(), row["created"].get<std::string>().c_str(),
                    attachments_in_words(row).c_str());
}

// Asks the kiosk that runs; where none does, takes the folder's lock for a moment.
Result<std::string> queue_rows(const Options& options) {
    if (auto running = platform::ask_running_kiosk(options.data, R"({"do":"queue.list"})")) return running;
    auto store = platform::open_queue(options.data);
    if (!store) return tl::unexpected(store.error());
    return platform::queue_list_json(**store);
}

Status<> list_queue(const Options& options) {
    const auto rows = queue_rows(options);
    if (!rows) return tl::unexpected(rows.error());
    const json parsed = json::parse(*rows, nullptr, false);
    if (!parsed.is_array()) return motcua::failure("the kiosk answered: " + *rows);
    print_queue(*rows, options.as_json);
    return {};
}

Status<> hold_up(const Options& options) {
    const json asked{{"do", "hold_up"}, {"file", std::filesystem::absolute(options.file).string()}};
    const auto answer = platform::ask_running_kiosk(options.data, asked.dump());
    if (!answer) return tl::unexpected(answer.error());
    std::printf("%s\n", answer->c_str());
    return {};
}

Status<> answer_call(const Options& options) {
    const json asked{{"do", "staff.answer"}, {"ahead", options.ahead}};
    const auto answer = platform::ask_running_kiosk(options.data, asked.dump());
    if (!answer) return tl::unexpected(answer.error());
    std::printf("%s\n", answer->c_str());
    return {};
}

CLI::App* add_staff(CLI::App& app, Options& options) {
    CLI::App* staff = app.add_subcommand("staff", "What staff tell a running kiosk");
    staff->require_subcommand(1);
    CLI::App* answer = staff->add_subcommand("answer", "Tell who calls that somebody comes");
    answer->add_option("--data", options.data)->required();
    answer->add_option("--ahead", options.ahead, "People who are helped first")->check(CLI::Range(0, 99));
    return staff;
}

}  // namespace

int main(int argc, char** argv) {
    platform::harden_process(argv);
    CLI::App app{"Tools for a kiosk's data folder and its content"};
    app.require_subcommand(1);
    Options options;
    CLI::App* init_app = app.add_subcommand("init", "Make a data folder");
    init_app->add_option("--data", options.data)->required();
    init_app->add_option("--portal", options.portal, "The demo portal's folder; else DATA.portal");
    init_app->add_option("--pack", options.pack, "A .pack file, or a folder of layers to build");
    init_app->add_flag("--demo", options.demo, "With an own portal and a demo key; never for real data");
    CLI::App* queue = app.add_subcommand("queue", "The queue");
    queue->require_subcommand(1);
    CLI::App* list = queue->add_subcommand("list", "Every dossier and where it is");
    list->add_option("--data", options.data)->required();
    list->add_flag("--json", options.as_json);
    CLI::App* codes =
        app.add_subcommand("demo-codes", "Pictures of a poster and of invented cards to hold up");
    codes->add_option("--out", options.out)->required();
    CLI::App* hold = app.add_subcommand("hold-up", "Hold a picture before a running demo kiosk's camera");
    hold->add_option("--data", options.data)->required();
    hold->add_option("file", options.file)->required();
    const CLI::App* staff = add_staff(app, options);
    const auto handle_packs = platform::add_pack_command(app);
    const auto read_cards = platform::add_card_command(app);
    const auto hold_against_suite = platform::add_logic_command(app);
    const auto scan_pictures = platform::add_scan_command(app);
    const auto compose_lines = platform::add_telex_command(app);
    const auto search_pack = platform::add_search_command(app);
    const auto use_chip = platform::add_chip_command(app);
    const auto show_copy_panel = platform::add_copy_panel_command(app);
    CLI11_PARSE(app, argc, argv);
    if (init_app->parsed()) return say(init(options));
    if (list->parsed()) return say(list_queue(options));
    if (codes->parsed()) return say(platform::write_demo_codes(options.out));
    if (hold->parsed()) return say(hold_up(options));
    if (app.got_subcommand("logic")) return say(hold_against_suite());
    if (app.got_subcommand("telex")) return say(compose_lines());
    if (staff->parsed()) return say(answer_call(options));
    if (app.got_subcommand("scan")) return say(scan_pictures());
    if (app.got_subcommand("card")) return say(read_cards());
    if (app.got_subcommand("chip")) return say(use_chip());
    if (app.got_subcommand("copy-panel")) return say(show_copy_panel());
    if (app.got_subcommand("search")) return say(search_pack());
    return say(handle_packs());
}
