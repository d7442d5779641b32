// portal: the reference portal from a shell.
//
// Exit codes: 0 done; 1 could not be done, standard error says why in one line; 2 wrong usage.
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "portal_pack_keys.h"
#include <CLI/CLI.hpp>
#include <fcntl.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <pthread.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/files.h"
#include "platform/memory/memory.h"
#include "sync/enrolment/enrolment.h"
#include "sync/envelope/decision.h"
#include "sync/portal/portal.h"

namespace motcua {
namespace {

using nlohmann::ordered_json;
using portal::Register;
using std::filesystem::path;

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr std::size_t kRequestBytesMax = 64 * 1024;

struct Arguments {
    std::string dir;
    std::string url;
    bool demo = false;
    std::string listen = "127.0.0.1:0";
    std::string port_file;
    std::string request;
    std::string id;
    std::string attachments;
    bool json = false;
};

int fail(const std::string& why) {
    fmt::print(stderr, "portal: {}\n", why);
    return kFailed;
}

WallTime now() { return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()); }

struct Opened {
    sync::PortalIdentity identity;
    std::unique_ptr<Register> store;
};

Result<Opened> open(const Arguments& arguments) {
    auto identity = sync::load_portal(arguments.dir);
    if (!identity) return tl::unexpected(identity.error());
    auto store = Register::open(arguments.dir, *identity);
    if (!store) return tl::unexpected(store.error());
    return Opened{std::move(*identity), std::move(*store)};
}

int init(const Arguments& arguments) {
    const auto identity = sync::load_or_make_portal(arguments.dir, arguments.url, arguments.demo);
    if (!identity) return fail(identity.error().what);
    const auto store = Register::open(arguments.dir, *identity);
    if (!store) return fail(store.error().what);
    fmt::print("{} in {}, key list {}, root {}\n", arguments.demo ? "demo portal" : "portal", arguments.dir,
               identity->keys.version,
               to_hex(identity->root.public_key.data(), identity->root.public_key.size()));
    return kDone;
}

struct Address {
    std::string host;
    int port = 0;
};

std::optional<Address> parse_address(const std::string& text) {
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon == 0) return std::nullopt;
    const std::string digits = text.substr(colon + 1);
    std::string host = text.substr(0, colon);
    if (host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
    if (digits.empty() || digits.size() > 5 || digits.find_first_not_of("0123456789") != std::string::npos) {
        return std::nullopt;
    }
    const int port = std::stoi(digits);
    return port <= 65535 ? std::optional(Address{host, port}) : std::nullopt;
}

// Whoever waits for the file sees the whole number or nothing.
bool write_port(const path& file, int port) {
    path half = file;
    half += ".part";
    std::ofstream out(half);
    out << port << '\n';
    out.close();
    std::error_code error;
    if (out) std::filesystem::rename(half, file, error);
    return out && !error;
}

int serve(const Arguments& arguments) {
    const auto address = parse_address(arguments.listen);
    if (!address) return fail("--listen: '" + arguments.listen + "' is not of the form HOST:PORT");
    // Before any thread is made: all of them leave these signals to sigwait below.
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGINT);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    const auto opened = open(arguments);
    if (!opened) return fail(opened.error().what);
    const auto server = portal::Server::start(*opened->store, opened->identity, address->host, address->port);
    if (!server) return fail(server.error().what);
    const int port = (*server)->port();
    if (!arguments.port_file.empty() && !write_port(arguments.port_file, port)) {
        return fail(arguments.port_file + ": cannot be written");
    }
    const bool is_ipv6 = address->host.find(':') != std::string::npos;
    fmt::print("portal listening on https://{}{}{}:{}\n", is_ipv6 ? "[" : "", address->host,
               is_ipv6 ? "]" : "", port);
    std::fflush(stdout);
    int signal = 0;
    sigwait(&ends, &signal);
    (*server)->stop();
    return kDone;
}

int enrol(const Arguments& arguments) {
    const auto opened = open(arguments);
    if (!opened) return fail(opened.error().what);
    const auto request = read_file(arguments.request, kRequestBytesMax);
    if (!request) return fail(request.error().what);
    const auto answer = sync::answer_enrolment(opened->identity, *request);
    if (!answer) return fail(arguments.request + ": " + answer.error().what);
    if (const auto enrolled = opened->store->enrol(*answer); !enrolled) return fail(enrolled.error().what);
    fmt::print("{}\n", answer->answer);
    return kDone;
}

const char* name(sync::Decision::Outcome outcome) {
    return outcome == sync::Decision::Outcome::accepted ? "accepted" : "refused";
}

ordered_json to_json(const portal::Row& row) {
    return {{"id", row.id.text()},
            {"kiosk", row.kiosk},
            {"procedure", row.procedure},
            {"outcome", name(row.outcome)},
            {"reason", row.reason},
            {"digest", to_hex(row.digest)},
            {"taken", sync::rfc3339(row.taken)},
            {"legal_state", row.legal_state},
            {"code", row.code},
            {"day", row.day}};
}

void print_line(const portal::Row& row) {
    const auto or_dash = [](const std::string& text) { return text.empty() ? std::string("-") : text; };
    fmt::print("{}  {}  {:<8}  {:<10}  {:<8}  {:>2}  {:<18}  {:<10}  {}\n", row.id.text(),
               sync::rfc3339(row.taken), row.kiosk, row.procedure, name(row.outcome), row.legal_state,
               or_dash(row.code), or_dash(row.day), row.reason);
}

int show_all(const Arguments& arguments, Register& store) {
    const auto rows = store.list();
    if (!rows) return fail(rows.error().what);
    ordered_json list = ordered_json::array();
    for (const portal::Row& row : *rows) {
        if (arguments.json) {
            list.push_back(to_json(row));
        } else {
            print_line(row);
        }
    }
    if (arguments.json) fmt::print("{}\n", list.dump(2));
    return kDone;
}

// Never over a file that is there.
Status<> write_new_file(const path& file, std::string_view bytes) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return failure(file.string() + ": " + std::generic_category().message(errno));
    bool whole = true;
    while (whole && !bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        whole = written > 0;
        if (whole) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::close(descriptor) != 0 || !whole) return failure(file.string() + ": cannot be written");
    return {};
}

// DIR/1-ID.jpg, DIR/2-ID.jpg, ... in the order in which the dossier names them.
Status<> write_attachments(Register& store, const DossierId& id, const std::vector<portal::Attachment>& named,
                           const path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return failure(folder.string() + ": " + error.message());
    for (std::size_t at = 0; at < named.size(); ++at) {
        const AttachmentId& own_id = named[at].ref.id;
        const auto jpeg = store.open_attachment(id, own_id);
        if (!jpeg) return tl::unexpected(jpeg.error());
        const path file = folder / fmt::format("{}-{}.jpg", at + 1, own_id.text());
        if (const auto written = write_new_file(file, view(*jpeg)); !written) return written;
    }
    return {};
}

// A JSON value of its own behind the document, so that nothing in the document can be taken for it.
void print_attachments(const std::vector<portal::Attachment>& named) {
    if (named.empty()) return;
    ordered_json list = ordered_json::array();
    for (const portal::Attachment& attachment : named)
        list.push_back({{"id", attachment.ref.id.text()},
                        {"digest", to_hex(attachment.ref.digest)},
                        {"bytes", attachment.bytes}});
    fmt::print("{}\n", ordered_json{{"attachments", std::move(list)}}.dump(2));
}

int show_one(const Arguments& arguments, Register& store) {
    const auto id = DossierId::parse(arguments.id);
    if (!id) return fail("'" + arguments.id + "' is no dossier's id");
    const auto document = store.open_document(*id);
    if (!document) return fail(document.error().what);
    const auto object = ordered_json::parse(document->begin(), document->end(), nullptr, false);
    if (object.is_discarded()) return fail("the document of " + arguments.id + " is no JSON");
    const auto named = store.attachments(*id);
    if (!named) return fail(named.error().what);
    if (!arguments.attachments.empty()) {
        if (const auto done = write_attachments(store, *id, *named, arguments.attachments); !done)
            return fail(done.error().what);
    }
    fmt::print("{}\n", object.dump(2));
    print_attachments(*named);
    return kDone;
}

int show(const Arguments& arguments) {
    const auto opened = open(arguments);
    if (!opened) return fail(opened.error().what);
    return arguments.id.empty() ? show_all(arguments, *opened->store) : show_one(arguments, *opened->store);
}

int receive(const Arguments& arguments) {
    const auto opened = open(arguments);
    if (!opened) return fail(opened.error().what);
    const auto id = DossierId::parse(arguments.id);
    if (!id) return fail("'" + arguments.id + "' is no dossier's id");
    const auto row = opened->store->receive(*id, now());
    if (!row) return fail(row.error().what);
    if (arguments.json) {
        fmt::print("{}\n", to_json(*row).dump(2));
    } else {
        print_line(*row);
    }
    return kDone;
}

int run(int argc, char** argv) {
    Arguments arguments;
    int code = kDone;
    CLI::App app(
        "The reference portal: takes sealed dossiers from kiosks, opens them, answers with signed decisions.",
        "portal");
    app.require_subcommand(1);
    const auto command = [&](const char* verb, const char* help, int (*function)(const Arguments&)) {
        CLI::App* added = app.add_subcommand(verb, help);
        added->add_option("--dir", arguments.dir, "The portal's folder: its keys and its register")
            ->required();
        added->callback([&arguments, &code, function] { code = function(arguments); });
        return added;
    };
    CLI::App* made = command("init", "Make the folder and its keys, or give it another address", init);
    made->add_option("--url", arguments.url, "Where kiosks reach it: https://HOST[:PORT]")->required();
    made->add_flag("--demo", arguments.demo, "A demo, for ever: its kiosks may be played and killed");
    CLI::App* served = command("serve", "Answer kiosks until SIGTERM or SIGINT", serve);
    served->add_option("--listen", arguments.listen, "HOST:PORT; port 0 takes any free one")
        ->capture_default_str();
    served->add_option("--port-file", arguments.port_file, "Write the port there once it is open");
    CLI::App* enrolled = command("enrol", "Answer a kiosk's enrolment request, on standard output", enrol);
    enrolled->add_option("REQUEST", arguments.request, "The request file")->required();
    CLI::App* shown = command("show", "List the dossiers, or open one", show);
    CLI::Option* one =
        shown->add_option("ID", arguments.id, "Print this dossier's document and list its attachments");
    shown->add_option("--attachments", arguments.attachments, "Write its photos, opened, into this folder")
        ->needs(one);
    shown->add_flag("--json", arguments.json, "The list as JSON");
    CLI::App* received =
        command("receive", "Receive a dossier as the clerk does: code and appointment", receive);
    received->add_option("ID", arguments.id, "The dossier")->required();
    received->add_flag("--json", arguments.json, "The row as JSON");
    CLI::App* pack_key = app.add_subcommand("pack-key", "Whose signatures on a content pack count");
    const auto change_pack_keys = platform::add_pack_key_commands(*pack_key);
    pack_key->callback([&] {
        if (const auto done = change_pack_keys(); !done) code = fail(done.error().what);
    });
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) return app.exit(error);
        fmt::print(stderr, "portal: {}; see portal --help\n", error.what());
        return kWrongUsage;
    }
    return code;
}

}  // namespace
}  // namespace motcua

int main(int argc, char** argv) {
    motcua::platform::harden_process(argv);
    umask(S_IRWXG | S_IRWXO);
    try {
        return motcua::run(argc, argv);
    } catch (const std::exception&) {
        std::fputs("portal: out of memory or another fault that cannot be put right\n", stderr);
        return motcua::kFailed;
    }
}
