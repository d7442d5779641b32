// The executable as a shell sees it.
#include <array>
#include <fstream>
#include <iterator>
#include <thread>

#include "client.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

using nlohmann::json;

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;
};

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class Shell {
  public:
    [[nodiscard]] std::filesystem::path path(const char* name) const { return folder_.path() / name; }

    // Starts `portal` with these words; its output goes to files in the folder.
    pid_t start(std::vector<std::string> words) const {
        words.insert(words.begin(), std::string(MOTCUA_BIN_DIR) + "/portal");
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const std::string out = path("out").string();
        const std::string err = path("err").string();
        std::fflush(nullptr);  // or the child would write it a second time
        const pid_t pid = fork();
        if (pid != 0) return pid;
        if (std::freopen(out.c_str(), "w", stdout) == nullptr ||
            std::freopen(err.c_str(), "w", stderr) == nullptr) {
            _exit(99);
        }
        execv(arguments[0], arguments.data());
        _exit(99);
    }

    Outcome end(pid_t pid) const {
        int status = 0;
        waitpid(pid, &status, 0);
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content(path("out")), content(path("err"))};
    }

    Outcome run(std::vector<std::string> words) const { return end(start(std::move(words))); }

  private:
    TempFolder folder_;
};

// One line, in English, that begins with the program's name.
bool is_one_clear_line(const std::string& text) {
    return text.compare(0, 8, "portal: ") == 0 && text.size() > 20 && text.find('\n') == text.size() - 1;
}

}  // namespace

TEST_CASE("from an empty folder to a received dossier, by commands alone") {
    const Shell shell;
    const std::string dir = shell.path("portal").string();
    REQUIRE(shell.run({"init", "--dir", dir, "--url", "https://127.0.0.1:8443", "--demo"}).code == 0);
    const auto keys_dir = shell.path("keys");
    std::ofstream(shell.path("request.json")) << must(sync::make_enrolment_request(keys_dir, "BT01"));
    const auto enrolled_answer = shell.run({"enrol", "--dir", dir, shell.path("request.json").string()});
    REQUIRE(enrolled_answer.code == 0);
    REQUIRE(sync::accept_enrolment(keys_dir, enrolled_answer.out));
    const auto kiosk = must(sync::load_identity(keys_dir));

    const std::string port_file = shell.path("port").string();
    const pid_t serving = shell.start({"serve", "--dir", dir, "--port-file", port_file});
    while (!std::filesystem::exists(port_file) && waitpid(serving, nullptr, WNOHANG) == 0) {
        std::this_thread::yield();
    }
    REQUIRE(std::filesystem::exists(port_file));
    const int port = std::stoi(content(port_file));
    CHECK(content(shell.path("out")).empty() == false);

    DossierHeader header;
    SeededRandom random(1);
    header.id = DossierId::make(random, kMonday);
    header.kiosk = "BT01";
    header.n = 1;
    header.procedure = kProcedure;
    header.pack_version = "1";
    header.created = kMonday;
    const auto sealed =
        must(sync::EnvelopeSealer(kiosk.signing, kiosk.keys).seal(header, Pair::document(header))).dossier;
    httplib::SSLClient client("127.0.0.1", port, (keys_dir / "tls.crt").string(),
                              (keys_dir / "tls.key").string());
    client.set_ca_cert_path((shell.path("portal") / "ca.crt").c_str());
    const std::string id = header.id.text();
    const auto put = client.Put("/v1/submissions/" + id, sync::to_wire(sealed), "application/json");
    REQUIRE(put);
    CHECK(put->status == 201);

    // Beside the running server.
    Shell beside;
    const auto received = beside.run({"receive", "--dir", dir, id});
    CHECK(received.code == 0);
    const auto list = json::parse(beside.run({"show", "--dir", dir, "--json"}).out, nullptr, false);
    REQUIRE(list.size() == 1);
    CHECK(list[0]["id"] == id);
    CHECK(list[0]["kiosk"] == "BT01");
    CHECK(list[0]["procedure"] == kProcedure);
    CHECK(list[0]["outcome"] == "accepted");
    CHECK(list[0]["legal_state"] == 2);
    CHECK(list[0]["code"].get<std::string>().compare(0, 7, "H17.20-") == 0);
    CHECK(list[0]["digest"] == to_hex(sealed.digest));
    const auto document = json::parse(beside.run({"show", "--dir", dir, id}).out, nullptr, false);
    CHECK(document == json::parse(view(Pair::document(header))));
    CHECK(beside.run({"show", "--dir", dir}).out.find(id) == 0);
    CHECK(beside.run({"show", "--dir", dir, id, "--attachments", shell.path("photos").string()}).code == 0);
    CHECK(std::filesystem::is_empty(shell.path("photos")));
    CHECK(must(sync::read_changes(client.Get("/v1/changes")->body, "BT01", kiosk.keys.decision))
              .changes.size() == 1);

    kill(serving, SIGTERM);
    const auto served = shell.end(serving);
    CHECK(served.code == 0);
    CHECK(served.out == "portal listening on https://127.0.0.1:" + std::to_string(port) + "\n");
    CHECK(served.err.empty());
}

TEST_CASE("who may sign packs is changed by commands, and what cannot be is one clear line") {
    const Shell shell;
    const std::string dir = shell.path("portal").string();
    REQUIRE(shell.run({"init", "--dir", dir, "--url", "https://127.0.0.1:8443", "--demo"}).code == 0);
    const auto keys = [&](std::vector<std::string> words) {
        words.insert(words.begin(), "pack-key");
        words.insert(words.end(), {"--dir", dir});
        return shell.run(std::move(words));
    };
    const auto listed = keys({"list"});
    CHECK(listed.out.find("soạn") != std::string::npos);
    CHECK(listed.out.find("duyệt") != std::string::npos);
    const std::string number = listed.out.substr(0, listed.out.find(' '));
    CHECK(keys({"revoke", number, "--after", "2026-12-31"}).out.find("2026-12-31") != std::string::npos);
    CHECK(keys({"revoke", number}).out.find("revoked") != std::string::npos);

    std::ofstream(shell.path("no.pub")) << "no key";
    const std::string file = shell.path("no.pub").string();
    for (const auto& words :
         std::vector<std::vector<std::string>>{{"revoke", number},
                                               {"revoke", "0000000000000000"},
                                               {"revoke", number, "--after", "31/12/2026"},
                                               {"add", file, "--role", "soạn", "--name", "A"},
                                               {"add", file + "x", "--role", "soạn", "--name", "A"},
                                               {"add", file, "--role", "soạn", "--name", "A", "--from",
                                                "2026-12-02", "--until", "2026-12-01"}}) {
        const auto refused = keys(words);
        CHECK(refused.code == 1);
        CHECK_MESSAGE(is_one_clear_line(refused.err), refused.err);
    }
}

TEST_CASE(
    "the clerk's side lists a dossier's photos and writes them opened, never over a file that is there") {
    Pair pair;
    const std::vector<Photo> photos{pair.photo(), pair.photo(70'000)};
    const Sealed sealed = pair.dossier_with(photos);
    const std::string id = sealed.dossier.header.id.text();
    for (const std::size_t at : {0U, 1U}) REQUIRE(pair.upload(sealed, at).status == 201);
    REQUIRE(pair.submit(sealed.dossier).status == 201);
    const Shell shell;
    const auto out = shell.path("photos");
    const auto shown =
        shell.run({"show", "--dir", pair.portal_dir.string(), id, "--attachments", out.string()});
    CHECK(shown.code == 0);
    const auto behind = shown.out.find("{\n  \"attachments\"");
    REQUIRE(behind != std::string::npos);
    CHECK(json::parse(shown.out.substr(0, behind)) ==
          json::parse(view(Pair::document(sealed.dossier.header))));
    const auto list = json::parse(shown.out.substr(behind))["attachments"];
    REQUIRE(list.size() == 2);
    for (std::size_t at = 0; at < 2; ++at) {
        CHECK(list[at]["id"] == photos[at].id.text());
        CHECK(list[at]["digest"] == to_hex(sealed.attachments[at].ref.digest));
        CHECK(list[at]["bytes"] == sealed.attachments[at].envelope.size());
        const auto file = out / (std::to_string(at + 1) + "-" + photos[at].id.text() + ".jpg");
        CHECK(content(file) == view(photos[at].jpeg));
        CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms::mask) ==
              (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    }
    const auto again =
        shell.run({"show", "--dir", pair.portal_dir.string(), id, "--attachments", out.string()});
    CHECK(again.code == 1);
    CHECK(is_one_clear_line(again.err));
}

TEST_CASE("what cannot be done is said in one line, with exit code 1") {
    const Shell shell;
    const std::string dir = shell.path("portal").string();
    const std::string id = "019aadc3-4800-7000-8000-000000999001";
    REQUIRE(shell.run({"init", "--dir", dir, "--url", "https://127.0.0.1:8443", "--demo"}).code == 0);
    std::ofstream(shell.path("nonsense")) << "nonsense";
    const std::vector<std::vector<std::string>> calls{
        {"show", "--dir", shell.path("nowhere").string()},
        {"serve", "--dir", shell.path("nowhere").string()},
        {"show", "--dir", dir, id},
        {"show", "--dir", dir, "x"},
        {"receive", "--dir", dir, id},
        {"enrol", "--dir", dir, shell.path("nonsense").string()},
        {"enrol", "--dir", dir, shell.path("nowhere").string()},
        {"enrol", "--dir", dir, dir},
        {"init", "--dir", dir, "--url", "http://127.0.0.1", "--demo"},
        {"init", "--dir", dir, "--url", "https://127.0.0.1:8443"},
        {"init", "--dir", "/proc/nowhere", "--url", "https://127.0.0.1:8443"},
        {"serve", "--dir", dir, "--listen", "nonsense"},
        {"serve", "--dir", dir, "--listen", "203.0.113.1:0"},
        {"serve", "--dir", dir, "--port-file", shell.path("nowhere/port").string()},
    };
    for (const auto& call : calls) {
        const auto outcome = shell.run(call);
        CAPTURE(outcome.err);
        CHECK(outcome.code == 1);
        CHECK(outcome.out.empty());
        CHECK(is_one_clear_line(outcome.err));
    }
}

TEST_CASE("wrong usage is exit code 2") {
    const Shell shell;
    const std::vector<std::vector<std::string>> calls{
        {}, {"fly"}, {"show"}, {"init", "--dir", "x"}, {"show", "--dir", "x", "--nonsense"}};
    for (const auto& call : calls) {
        const auto outcome = shell.run(call);
        CAPTURE(outcome.err);
        CHECK(outcome.code == 2);
        CHECK(is_one_clear_line(outcome.err));
    }
    CHECK(shell.run({"--help"}).code == 0);
}

}  // namespace motcua::tests
