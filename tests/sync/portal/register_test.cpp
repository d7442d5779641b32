#include <array>
#include <set>
#include <thread>

#include "pair.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

using nlohmann::json;
using portal::Answer;
using sync::Decision;

Decision decision_in(const Answer& answer, const Pair& pair) {
    return must(sync::read_decision(answer.body, pair.kiosk.keys.decision));
}

std::string code_of(const Answer& answer) {
    const auto problem = json::parse(answer.body, nullptr, false);
    if (!problem.is_object() || answer.content_type != "application/problem+json") return "no problem";
    const std::string type = problem.value("type", "");
    return type.substr(type.rfind(':') + 1);
}

bool names(const Answer& answer, const DossierId& id) {
    const auto problem = json::parse(answer.body, nullptr, false);
    return problem.value("id", "") == id.text() &&
           problem.value("instance", "") == "/v1/submissions/" + id.text() &&
           problem.value("status", 0) == answer.status;
}

}  // namespace

TEST_CASE("a dossier is taken once; asked again, the portal says the same in the same bytes") {
    Pair pair;
    const auto sealed = pair.dossier();
    const Answer first = pair.submit(sealed);
    CHECK(first.status == 201);
    CHECK(first.content_type == "application/json");
    const Decision decision = decision_in(first, pair);
    CHECK(decision.outcome == Decision::Outcome::accepted);
    CHECK(decision.id == sealed.header.id);
    CHECK(decision.digest == sealed.digest);
    CHECK(decision.kiosk == "BT01");
    CHECK(decision.receiver == "portal");
    CHECK(decision.time == kMonday);

    const Answer again = pair.store->submit("BT01", sealed.header.id.text(), sync::to_wire(sealed),
                                            kMonday + std::chrono::hours{24 * 365});
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
    CHECK(must(pair.store->list()).size() == 1);
}

TEST_CASE("what the resident said can be read at the portal, and only there") {
    Pair pair;
    const auto header = pair.header();
    REQUIRE(pair.submit(pair.seal(header, Pair::document(header))).status == 201);
    CHECK(must(pair.store->open_document(header.id)) == Pair::document(header));
    CHECK_FALSE(pair.store->open_document(pair.header().id));
}

TEST_CASE("the register is still the same after the program ended") {
    Pair pair;
    const auto sealed = pair.dossier();
    const Answer first = pair.submit(sealed);
    pair.store.reset();
    pair.store = must(portal::Register::open(pair.portal_dir, pair.identity));
    const Answer again = pair.submit(sealed);
    CHECK(again.status == 200);
    CHECK(again.body == first.body);
}

TEST_CASE("the same id with another digest is a conflict, and the first stays") {
    Pair pair;
    const auto header = pair.header();
    const auto one = pair.seal(header, Pair::document(header));
    const auto other = pair.seal(header, Pair::document(header));
    REQUIRE(pair.submit(one).status == 201);
    const Answer conflict = pair.submit(other);
    CHECK(conflict.status == 409);
    CHECK(code_of(conflict) == "digest_conflict");
    CHECK(names(conflict, header.id));
    CHECK(pair.submit(one).status == 200);
}

TEST_CASE("a document that is not what its header says is refused for ever, with a signed reason") {
    Pair pair;
    const auto refused = [&](const char* reason, const auto& text_of) {
        CAPTURE(reason);
        const auto header = pair.header();
        const auto sealed = pair.seal(header, secret(text_of(header)));
        const Answer first = pair.submit(sealed);
        CHECK(first.status == 422);
        CHECK(decision_in(first, pair).outcome == Decision::Outcome::refused);
        CHECK(decision_in(first, pair).reason == reason);
        const Answer again = pair.submit(sealed);
        CHECK(again.status == 422);
        CHECK(again.body == first.body);
        const auto row = must(pair.store->list()).back();
        CHECK(row.reason == reason);
        CHECK(row.legal_state == 0);
        CHECK_FALSE(pair.store->receive(header.id, kMonday));
    };
    const auto id_of = [](const DossierHeader& header) { return header.id.text(); };
    refused("document_malformed", [](const DossierHeader&) { return "no JSON"; });
    refused("document_malformed", [](const DossierHeader&) { return "[1]"; });
    refused("document_malformed", [](const DossierHeader&) { return "\"text\""; });
    refused("document_malformed", [](const DossierHeader&) { return "{\"id\":\"\xff\"}"; });
    refused("document_malformed", [](const DossierHeader&) {
        return "{\"a\":" + std::string(64, '[') + std::string(64, ']') + "}";
    });
    refused("document_malformed", [&](const DossierHeader& header) {
        return R"({"id":")" + id_of(header) + R"(","id":"x","procedure":"1.004873"})";
    });
    refused("document_other_id", [](const DossierHeader&) { return R"({"procedure":"1.004873"})"; });
    refused("document_other_id", [&](const DossierHeader& header) {
        return R"({"a":{"id":")" + id_of(header) + R"("},"procedure":"1.004873"})";
    });
    refused("document_other_procedure", [&](const DossierHeader& header) {
        return R"({"id":")" + id_of(header) + R"(","procedure":"1.000000"})";
    });
}

TEST_CASE("an envelope that claims our key and does not open is refused for ever") {
    Pair pair;
    auto keys = pair.kiosk.keys;
    keys.sealing.front().key = sync::make_sealing_key("x").public_key;
    const auto header = pair.header();
    const auto sealed =
        must(sync::EnvelopeSealer(pair.kiosk.signing, keys).seal(header, Pair::document(header)));
    const Answer answer = pair.submit(sealed.dossier);
    CHECK(answer.status == 422);
    CHECK(decision_in(answer, pair).reason == "unreadable");
}

TEST_CASE("what is wrong with the sender is a problem and no decision: put right, the dossier passes") {
    Pair pair;
    const auto header = pair.header();
    const DossierId id = header.id;
    auto keys = pair.kiosk.keys;
    keys.sealing.front().id = "sealing-unknown";
    const auto elsewhere =
        must(sync::EnvelopeSealer(pair.kiosk.signing, keys).seal(header, Pair::document(header)));
    const Answer unknown_sealing = pair.submit(elsewhere.dossier);
    CHECK(unknown_sealing.status == 400);
    CHECK(code_of(unknown_sealing) == "unknown_sealing_key");
    CHECK(names(unknown_sealing, id));

    const auto stranger = sync::make_signing_key("BT01-stranger");
    const auto strange =
        must(sync::EnvelopeSealer(stranger, pair.kiosk.keys).seal(header, Pair::document(header)));
    const Answer unknown_key = pair.submit(strange.dossier);
    CHECK(unknown_key.status == 403);
    CHECK(code_of(unknown_key) == "unknown_key");
    CHECK(names(unknown_key, id));

    auto sealed = pair.seal(header, Pair::document(header));
    const std::string signature = sealed.signature;
    sealed.signature[5] = static_cast<char>(sealed.signature[5] ^ 1);
    const Answer bad_signature = pair.submit(sealed);
    CHECK(bad_signature.status == 400);
    CHECK(code_of(bad_signature) == "bad_signature");

    sealed.signature = signature;
    const Answer other_kiosk = pair.store->submit("BT02", id.text(), sync::to_wire(sealed), kMonday);
    CHECK(other_kiosk.status == 403);
    CHECK(code_of(other_kiosk) == "other_kiosk");

    CHECK(must(pair.store->list()).empty());
    CHECK(pair.submit(sealed).status == 201);
}

TEST_CASE("a key enrolled later does not make dossiers signed with the earlier one bad") {
    Pair pair;
    const auto earlier = pair.dossier();
    const auto second = enrolled(*pair.store, pair.identity, pair.folder.path() / "new-keys", "BT01");
    CHECK(pair.submit(earlier).status == 201);
    pair.kiosk = second;
    CHECK(pair.submit(pair.dossier()).status == 201);
}

TEST_CASE("nonsense is answered clearly and stores nothing") {
    Pair pair;
    const auto sealed = pair.dossier();
    const std::string id = sealed.header.id.text();
    const auto submit = [&](const std::string& to, const std::string& body) {
        return pair.store->submit("BT01", to, body, kMonday);
    };
    for (const std::string& body : {std::string(), std::string("{}"), std::string("<html>"),
                                    std::string("null"), std::string(100000, '['), std::string(1000, '\0')}) {
        const Answer answer = submit(id, body);
        CHECK(answer.status == 400);
        CHECK(code_of(answer) == "malformed");
        CHECK(names(answer, sealed.header.id));
    }
    CHECK(code_of(submit(pair.header().id.text(), sync::to_wire(sealed))) == "other_id");
    CHECK(submit(id, std::string((3U << 20) + 1, ' ')).status == 413);
    for (const char* bad :
         {"", "x", "019AADC3-4800-7000-8000-000000999001", "../../etc/passwd", "' OR 1=1 --"}) {
        const Answer answer = submit(bad, sync::to_wire(sealed));
        CHECK(answer.status == 400);
        CHECK(code_of(answer) == "bad_id");
    }
    CHECK(must(pair.store->list()).empty());
}

TEST_CASE("a thousand mutated bodies never crash the register and never pass for another dossier") {
    Pair pair;
    const auto sealed = pair.dossier();
    const std::string body = sync::to_wire(sealed);
    std::mt19937 dice(11);
    std::set<int> seen;
    for (int round = 0; round < 1000; ++round) {
        std::string mutated = body;
        for (unsigned changes = 1 + dice() % 4; changes > 0; --changes) {
            const std::size_t at = dice() % mutated.size();
            switch (dice() % 4) {
                case 0: mutated[at] = static_cast<char>(dice()); break;
                case 1: mutated.erase(at, 1 + dice() % 50); break;
                case 2: mutated.insert(at, mutated.substr(dice() % mutated.size(), dice() % 50)); break;
                default: mutated.resize(at + 1); break;
            }
        }
        const Answer answer = pair.store->submit("BT01", sealed.header.id.text(), mutated, kMonday);
        seen.insert(answer.status);
        if (answer.status == 200 || answer.status == 201)
            CHECK(decision_in(answer, pair).digest == sealed.digest);
        CHECK(answer.status != 422);
        CHECK(answer.status < 500);
    }
    CHECK(seen.count(400) == 1);
    CHECK(must(pair.store->list()).size() <= 1);
}

TEST_CASE("the clerk's receipt gives a code and a day, once") {
    Pair pair;
    const auto one = pair.dossier();
    const auto two = pair.dossier();
    REQUIRE(pair.submit(one).status == 201);
    REQUIRE(pair.submit(two).status == 201);
    const auto first = must(pair.store->receive(one.header.id, kMonday));
    CHECK(first.legal_state == 2);
    CHECK(first.code == "H17.20-261123-0001");
    CHECK(first.day == "2026-11-26");
    const auto again = must(pair.store->receive(one.header.id, kMonday + std::chrono::hours{48}));
    CHECK(again.code == first.code);
    CHECK(again.day == first.day);
    CHECK(must(pair.store->receive(two.header.id, kMonday)).code == "H17.20-261123-0002");

    const auto rows = must(pair.store->list());
    CHECK(rows.at(0).code == "H17.20-261123-0001");
    CHECK(rows.at(0).legal_state == 2);
    CHECK_FALSE(pair.store->receive(pair.header().id, kMonday));
}

TEST_CASE("numbers begin again each local day") {
    Pair pair;
    const auto one = pair.dossier();
    const auto two = pair.dossier();
    REQUIRE(pair.submit(one).status == 201);
    REQUIRE(pair.submit(two).status == 201);
    CHECK(must(pair.store->receive(one.header.id, kMonday)).code == "H17.20-261123-0001");
    CHECK(must(pair.store->receive(two.header.id, kMonday + std::chrono::hours{24})).code ==
          "H17.20-261124-0001");
}

TEST_CASE("a kiosk hears what became of its own dossiers, page by page, and of nobody else's") {
    Pair pair;
    const auto page_of = [&](const std::string& kiosk, const std::string& after) {
        return must(
            sync::read_changes(pair.store->changes(kiosk, after).body, kiosk, pair.kiosk.keys.decision));
    };
    CHECK(page_of("BT01", "").changes.empty());
    const auto one = pair.dossier();
    REQUIRE(pair.submit(one).status == 201);
    CHECK(page_of("BT01", "").changes.empty());
    REQUIRE(pair.store->receive(one.header.id, kMonday));

    const auto page = page_of("BT01", "");
    REQUIRE(page.changes.size() == 1);
    CHECK(page.changes[0].id == one.header.id);
    CHECK(page.changes[0].state == 2);
    CHECK(page.changes[0].code == "H17.20-261123-0001");
    CHECK(page.changes[0].day == "2026-11-26");
    CHECK(page.changes[0].message == "Được tiếp nhận");
    CHECK(page.changes[0].time == kMonday);
    CHECK_FALSE(page.more);
    CHECK(page_of("BT01", page.next).changes.empty());
    CHECK(page_of("BT01", page.next).next == page.next);
    CHECK(page_of("BT02", "").changes.empty());

    for (const char* cursor : {"x", "-1", "1 OR 1=1", "9999999999999999999"}) {
        CAPTURE(cursor);
        CHECK(pair.store->changes("BT01", cursor).status == 400);
    }
}

TEST_CASE("more changes than a page holds come on the next one, none twice, none lost") {
    Pair pair;
    std::set<std::string> expected;
    for (int i = 0; i < 53; ++i) {
        const auto sealed = pair.dossier();
        REQUIRE(pair.submit(sealed).status == 201);
        REQUIRE(pair.store->receive(sealed.header.id, kMonday));
        expected.insert(sealed.header.id.text());
    }
    std::set<std::string> heard;
    std::string cursor;
    bool more = true;
    int pages = 0;
    for (; more && pages < 10; ++pages) {
        const auto page = must(
            sync::read_changes(pair.store->changes("BT01", cursor).body, "BT01", pair.kiosk.keys.decision));
        for (const auto& change : page.changes) CHECK(heard.insert(change.id.text()).second);
        cursor = page.next;
        more = page.more;
    }
    CHECK(pages == 2);
    CHECK(heard == expected);
}

TEST_CASE("a register written by a newer version is refused and not touched") {
    Pair pair;
    pair.store.reset();
    const auto file = pair.portal_dir / "portal.db";
    std::FILE* database = std::fopen(file.c_str(), "r+b");
    REQUIRE(database != nullptr);
    std::fseek(database, 60, SEEK_SET);  // user_version in the file header, big-endian
    const std::array<unsigned char, 4> three{0, 0, 0, 3};
    std::fwrite(three.data(), 1, three.size(), database);
    std::fclose(database);
    CHECK(portal::Register::open(pair.portal_dir, pair.identity).error().what.find("newer version") !=
          std::string::npos);
}

namespace {

// What one process answered to each body, read from its pipe.
struct Process {
    pid_t pid = 0;
    int answers = -1;
};

Process submitting(const Pair& pair, const std::vector<SealedDossier>& dossiers, std::array<int, 2> start) {
    std::array<int, 2> ends{};
    REQUIRE(pipe(ends.data()) == 0);
    const pid_t pid = fork();
    REQUIRE(pid >= 0);
    if (pid > 0) {
        close(ends[1]);
        return {pid, ends[0]};
    }
    close(start[1]);
    auto store = portal::Register::open(pair.portal_dir, pair.identity);
    char go = 0;
    bool fine =
        store && read(start[0], &go, 1) == 0;  // the start is the closing of the pipe: for all at once
    for (const auto& dossier : dossiers) {
        if (!fine) break;
        const Answer answer =
            (*store)->submit("BT01", dossier.header.id.text(), sync::to_wire(dossier), kMonday);
        const std::string line = std::to_string(answer.status) + " " + answer.body + "\n";
        fine = write(ends[1], line.data(), line.size()) == static_cast<ssize_t>(line.size());
    }
    _exit(fine ? 0 : 1);
}

std::vector<std::string> answers_of(const Process& process) {
    std::string text;
    std::array<char, 4096> buffer{};
    for (ssize_t got = 0; (got = read(process.answers, buffer.data(), buffer.size())) > 0;) {
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    close(process.answers);
    int status = 0;
    waitpid(process.pid, &status, 0);
    CHECK(status == 0);
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

}  // namespace

TEST_CASE("two processes that get the same dossiers at once decide each of them once") {
    Pair pair;
    constexpr std::size_t kDossiers = 12;
    std::vector<SealedDossier> ours;
    std::vector<SealedDossier> theirs;
    for (std::size_t i = 0; i < kDossiers; ++i) {
        const auto header = pair.header();
        ours.push_back(pair.seal(header, Pair::document(header)));
        // Every other one comes to the second process with another digest.
        theirs.push_back(i % 2 == 0 ? ours.back() : pair.seal(header, Pair::document(header)));
    }
    pair.store.reset();  // a connection must not cross a fork
    std::array<int, 2> start{};
    REQUIRE(pipe(start.data()) == 0);
    std::fflush(nullptr);
    const Process one = submitting(pair, ours, start);
    const Process two = submitting(pair, theirs, start);
    close(start[1]);
    const auto first = answers_of(one);
    const auto second = answers_of(two);
    close(start[0]);
    REQUIRE(first.size() == kDossiers);
    REQUIRE(second.size() == kDossiers);
    for (std::size_t i = 0; i < kDossiers; ++i) {
        const std::set<std::string> statuses{first[i].substr(0, 3), second[i].substr(0, 3)};
        if (i % 2 == 0) {
            CHECK(statuses == std::set<std::string>{"200", "201"});
            CHECK(first[i].substr(4) == second[i].substr(4));
        } else {
            CHECK(statuses == std::set<std::string>{"201", "409"});
        }
    }
    pair.store = must(portal::Register::open(pair.portal_dir, pair.identity));
    CHECK(must(pair.store->list()).size() == kDossiers);
}

TEST_CASE("many threads on one register decide each dossier once") {
    Pair pair;
    const auto sealed = pair.dossier();
    std::vector<Answer> answers(6);
    std::vector<std::thread> threads;
    for (Answer& answer : answers) threads.emplace_back([&] { answer = pair.submit(sealed); });
    for (std::thread& thread : threads) thread.join();
    int taken = 0;
    for (const Answer& answer : answers) {
        taken += answer.status == 201 ? 1 : 0;
        CHECK(answer.body == answers.front().body);
    }
    CHECK(taken == 1);
}

}  // namespace motcua::tests
