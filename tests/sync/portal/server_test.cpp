#include <thread>

#include "client.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace motcua::tests {
namespace {

using nlohmann::json;

std::string code_of(const httplib::Result& result) {
    if (!result || result->get_header_value("Content-Type") != "application/problem+json")
        return "no problem";
    const std::string type = json::parse(result->body, nullptr, false).value("type", "");
    return type.substr(type.rfind(':') + 1);
}

std::string id_in(const httplib::Result& result) {
    return json::parse(result->body, nullptr, false).value("id", "");
}

std::string path_of(const SealedDossier& sealed) { return "/v1/submissions/" + sealed.header.id.text(); }

}  // namespace

TEST_CASE("a dossier goes through over TLS, and its story comes back") {
    Served served;
    const auto sealed = served.dossier();
    const auto first = served.put(sealed);
    REQUIRE(first);
    CHECK(first->status == 201);
    CHECK(first->get_header_value("Content-Type") == "application/json");
    CHECK(must(sync::read_decision(first->body, served.kiosk.keys.decision)).digest == sealed.digest);
    CHECK(served.put(sealed)->body == first->body);

    REQUIRE(served.store->receive(sealed.header.id, kMonday));
    const auto changes = served.client()->Get("/v1/changes?after=0");
    REQUIRE(changes);
    CHECK(must(sync::read_changes(changes->body, "BT01", served.kiosk.keys.decision)).changes.size() == 1);
}

TEST_CASE("one connection carries many calls") {
    Served served;
    const auto client = served.client();
    for (int i = 0; i < 20; ++i) {
        const auto health = client->Get("/v1/health");
        REQUIRE(health);
        CHECK(health->status == 200);
        CHECK(health->has_header("Keep-Alive"));
        const auto object = json::parse(health->body, nullptr, false);
        CHECK(sync::parse_rfc3339(object.value("time", "")));
        CHECK(object.value("version", "") == "1.2");
    }
}

TEST_CASE("who has no certificate, or another authority's, gets nothing at all") {
    Served served;
    const auto without = served.client("", "")->Get("/v1/health");
    CHECK_FALSE(without);

    const auto strange_dir = served.folder.path() / "strange-keys";
    const auto stranger =
        must(sync::load_or_make_portal(served.folder.path() / "stranger", "https://x", true));
    const auto strange_store = must(portal::Register::open(served.folder.path() / "stranger", stranger));
    enrolled(*strange_store, stranger, strange_dir, "BT01");
    const auto other = served.client((strange_dir / "tls.crt").string(), (strange_dir / "tls.key").string());
    CHECK_FALSE(other->Get("/v1/health"));
    // The server's own certificate is of the right authority, but is none for clients.
    CHECK_FALSE(
        served
            .client((served.portal_dir / "server.crt").string(), (served.portal_dir / "server.key").string())
            ->Get("/v1/health"));
    CHECK(served.client()->Get("/v1/health"));
}

TEST_CASE("a kiosk refuses a server of another authority") {
    Served served;
    const auto stranger =
        must(sync::load_or_make_portal(served.folder.path() / "stranger", "https://x", true));
    const auto client = served.client();
    client->set_ca_cert_path((served.folder.path() / "stranger" / "ca.crt").c_str());
    CHECK_FALSE(client->Get("/v1/health"));
}

TEST_CASE("a kiosk whose certificate is out of date is told so, and nothing of it is taken") {
    Served served;
    const auto sealed = served.dossier();
    for (const auto& [from, until] : {std::pair{-200000L, -100000L}, std::pair{100000L, 200000L}}) {
        const auto late = served.client(redated(served, from, until), served.file("tls.key"));
        const auto answer = late->Put(path_of(sealed), sync::to_wire(sealed), "application/json");
        REQUIRE(answer);
        CHECK(answer->status == 400);
        CHECK(code_of(answer) == "client_certificate");
        CHECK(id_in(answer).empty());
        CHECK(late->Get("/v1/health")->status == 400);
    }
    CHECK(must(served.store->list()).empty());
}

TEST_CASE("TLS 1.1 is too old") {
    Served served;
    const std::string request = "GET /v1/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    CHECK(exchange_raw(served, request, TLS1_2_VERSION).find("200 OK") != std::string::npos);
    CHECK(exchange_raw(served, request, TLS1_1_VERSION).empty());
}

TEST_CASE("a certificate hands over only its own kiosk's dossiers") {
    Served served;
    const auto second_dir = served.folder.path() / "second";
    enrolled(*served.store, served.identity, second_dir, "BT02");
    const auto sealed = served.dossier();
    const auto client = served.client((second_dir / "tls.crt").string(), (second_dir / "tls.key").string());
    const auto answer = client->Put(path_of(sealed), sync::to_wire(sealed), "application/json");
    REQUIRE(answer);
    CHECK(answer->status == 403);
    CHECK(code_of(answer) == "other_kiosk");
    CHECK(id_in(answer) == sealed.header.id.text());
}

TEST_CASE(
    "a body that is too long, of another type, or compressed is refused by name, and the next call goes on") {
    Served served;
    const auto sealed = served.dossier();
    const std::string id = sealed.header.id.text();
    const std::string path = path_of(sealed);
    const auto client = served.client();

    const auto too_long = client->Put(path, std::string((3U << 20) + 1, ' '), "application/json");
    REQUIRE(too_long);
    CHECK(too_long->status == 413);
    CHECK(id_in(too_long) == id);

    const auto chunked = client->Put(
        path,
        [](std::size_t offset, httplib::DataSink& sink) {
            const std::string piece(100000, ' ');
            if (offset > (4U << 20)) {
                sink.done();
            } else {
                sink.write(piece.data(), piece.size());
            }
            return true;
        },
        "application/json");
    REQUIRE(chunked);
    CHECK(chunked->status == 413);
    CHECK(id_in(chunked) == id);

    for (const char* type : {"text/html", "application/jsonx", "", "multipart/form-data; boundary=x",
                             "application/x-www-form-urlencoded"}) {
        CAPTURE(type);
        const auto answer = client->Put(path, sync::to_wire(sealed), type);
        REQUIRE(answer);
        CHECK(answer->status == 415);
        CHECK(code_of(answer) == "media_type");
        CHECK(id_in(answer) == id);
    }
    const auto compressed =
        client->Put(path, {{"Content-Encoding", "gzip"}}, sync::to_wire(sealed), "application/json");
    REQUIRE(compressed);
    CHECK(compressed->status == 415);

    const auto good = client->Put(path, sync::to_wire(sealed), "Application/JSON; charset=utf-8");
    REQUIRE(good);
    CHECK(good->status == 201);
}

TEST_CASE("a body without a length is asked for one") {
    Served served;
    const std::string path = path_of(served.dossier());
    const std::string answer =
        exchange_raw(served, "PUT " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(answer.find("HTTP/1.1 411 ") == 0);
    CHECK(answer.find("urn:motcua:problem:length_required") != std::string::npos);
}

TEST_CASE("unknown paths and methods are answered with a problem") {
    Served served;
    const auto client = served.client();
    const std::string long_path = "/" + std::string(8000, 'a');
    for (const std::string& path : {std::string("/"), std::string("/v1"), std::string("/v1/submissions/x"),
                                    std::string("/v1/health/"), std::string("/v1/%0a%00x"), long_path}) {
        CAPTURE(path);
        const auto answer = client->Get(path);
        REQUIRE(answer);
        CHECK(answer->status == 404);
        CHECK(code_of(answer) == "unknown_path");
    }
    const std::string submission = path_of(served.dossier());
    CHECK(client->Get(submission)->status == 405);
    CHECK(client->Delete(submission)->status == 405);
    CHECK(client->Post(submission, "{}", "application/json")->status == 405);
    CHECK(client->Post("/v1/health", "{}", "application/json")->status == 405);
    CHECK(client->Options("/v1/changes")->status == 405);
    CHECK(client->Put("/v1/submissions/x", "{}", "application/json")->status == 404);
    CHECK(client->Head("/v1/health")->status == 200);
}

TEST_CASE("what is not HTTP is refused and the portal goes on") {
    Served served;
    for (const std::string& nonsense :
         {std::string("\r\n\r\n"), std::string("GET\r\n\r\n"), std::string(9000, 'A') + "\r\n\r\n",
          "GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nConnection: close\r\n\r\n",
          std::string("PUT / HTTP/1.1\r\nConnection: close\r\nContent-Length: -1\r\n\r\n"),
          std::string("PUT / HTTP/1.1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")}) {
        // Some of these leave the server waiting for more: ours is the last word.
        const std::string answer =
            exchange_raw(served, nonsense + "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
        CHECK(answer.find(" 200 ") == std::string::npos);
    }
    CHECK(served.client()->Get("/v1/health")->status == 200);
}

TEST_CASE("stopping hangs up on whoever is idle, and the port is free again") {
    Served served;
    const auto idle = served.client();
    REQUIRE(idle->Get("/v1/health"));
    const int port = served.server->port();
    served.server->stop();
    served.server->stop();
    CHECK_FALSE(idle->Get("/v1/health"));
    served.server = must(portal::Server::start(*served.store, served.identity, "127.0.0.1", port));
    CHECK(served.client()->Get("/v1/health")->status == 200);
}

TEST_CASE("a port that is taken, or a host that is not here, is an error in words") {
    Served served;
    CHECK_FALSE(portal::Server::start(*served.store, served.identity, "203.0.113.1", 0));
    CHECK(portal::Server::start(*served.store, served.identity, "203.0.113.1", 9).error().what ==
          "cannot listen on 203.0.113.1:9");
    CHECK_FALSE(portal::Server::start(*served.store, served.identity, "127.0.0.1", served.server->port()));
}

TEST_CASE("several kiosks at once are all answered") {
    Served served;
    std::vector<SealedDossier> dossiers;
    for (int i = 0; i < 8; ++i) dossiers.push_back(served.dossier());
    std::vector<int> statuses(dossiers.size());
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < dossiers.size(); ++i) {
        threads.emplace_back([&, i] {
            const auto answer = served.put(dossiers[i]);
            statuses[i] = answer ? answer->status : 0;
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(statuses == std::vector<int>(dossiers.size(), 201));
    CHECK(must(served.store->list()).size() == dossiers.size());
}

}  // namespace motcua::tests
