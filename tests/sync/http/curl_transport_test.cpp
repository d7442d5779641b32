#include "sync/http/curl_transport.h"

#include <cstdlib>
#include <future>

#include <doctest/doctest.h>
#include <httplib.h>
#include <openssl/ssl.h>

#include "tests/support/certificates.h"
#include "tests/support/rude_server.h"

using namespace motcua;
using namespace motcua::sync;
using namespace motcua::tests;

namespace {

const Authority& authority() {
    static const Authority made;
    return made;
}

const Certificate& server_certificate() {
    static const Certificate made = authority().issue("IP:127.0.0.1");
    return made;
}

const Certificate& kiosk_certificate() {
    static const Certificate made = authority().issue("");
    return made;
}

// The way to `url` for a kiosk that trusts `authority()`, past any proxy that this machine may have.
TlsIdentity identity_for(const std::string& url) {
    for (const char* name :
         {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"}) {
        ::unsetenv(name);
    }
    return {url, authority().pem(), kiosk_certificate().certificate_pem(), kiosk_certificate().key_pem()};
}

Result<HttpReply, TransportError> get_from(const TlsIdentity& identity, HttpLimits limits = {}) {
    return make_curl_transport(identity, limits)->exchange({"GET", "/v1/health", "", ""});
}
Result<HttpReply, TransportError> get_from(const RudeServer& server, HttpLimits limits = {}) {
    return get_from(identity_for(server.url()), limits);
}

// In words, so that a failing check tells what came instead.
std::string fault(const Result<HttpReply, TransportError>& reply) {
    if (reply) return "answered " + std::to_string(reply->status);
    switch (reply.error().kind) {
        case TransportError::Kind::unreachable: return "unreachable";
        case TransportError::Kind::timeout: return "timeout";
        case TransportError::Kind::tls: return "tls";
        case TransportError::Kind::proxy: return "proxy";
        case TransportError::Kind::too_large: return "too large";
        case TransportError::Kind::garbled: return "garbled";
        case TransportError::Kind::cut: return "cut";
    }
    return "";
}

HttpLimits whole(Millis limit) {
    HttpLimits limits;
    limits.whole = limit;
    return limits;
}

RudeServer::Manners answering(std::string answer) {
    return [answer = std::move(answer)](Connection& peer) {
        if (peer.read_request().empty()) return;
        peer.write(answer);
        peer.wait_until_peer_leaves();
    };
}

// As answering(), then leaves in mid-answer.
RudeServer::Manners breaking_off_after(std::string answer) {
    return [answer = std::move(answer)](Connection& peer) {
        peer.read_request();
        peer.write(answer);
    };
}

std::string ok(const std::string& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

// A portal as it should be: HTTP by cpp-httplib, client certificates required.
class Portal {
  public:
    Portal()
        : server(server_certificate().certificate.get(), server_certificate().key.get(),
                 authority().new_store()) {
        server.set_tcp_nodelay(true);
        port_ = server.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server.listen_after_bind(); });
        while (!server.is_running()) std::this_thread::yield();
    }
    ~Portal() {
        server.stop();
        thread_.join();
    }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + std::to_string(port_); }

    httplib::SSLServer server;

  private:
    int port_ = 0;
    std::thread thread_;
};

}  // namespace

TEST_CASE("a request arrives whole and its answer comes back whole, over one connection for many") {
    Portal portal;
    std::vector<httplib::Request> seen;
    portal.server.Put(R"(/v1/submissions/(.+))",
                      [&](const httplib::Request& request, httplib::Response& response) {
                          seen.push_back(request);
                          response.status = 201;
                          response.set_header("Retry-After", "17");
                          response.set_header("Set-Cookie", "a=b; Path=/");
                          response.set_content(R"({"decision":"Được"})", "application/json; charset=utf-8");
                      });
    const auto transport = make_curl_transport(identity_for(portal.url()));
    const std::string body = std::string(700'000, 'x') + '\0' + "Bưởi";
    for (int i = 0; i < 3; ++i) {
        const auto reply = transport->exchange({"PUT", "/v1/submissions/7", body, "application/json"});
        REQUIRE(reply);
        CHECK(reply->status == 201);
        CHECK(reply->content_type == "application/json; charset=utf-8");
        CHECK(reply->body == R"({"decision":"Được"})");
        CHECK(reply->retry_after == "17");
    }
    REQUIRE(seen.size() == 3);
    for (const httplib::Request& request : seen) {
        CHECK(request.body == body);
        CHECK(request.get_header_value("Content-Type") == "application/json");
        CHECK(request.get_header_value("User-Agent").rfind("motcua/", 0) == 0);
        CHECK_FALSE(request.has_header("Expect"));
        CHECK_FALSE(request.has_header("Cookie"));
        CHECK_FALSE(request.has_header("Accept-Encoding"));
        CHECK(request.remote_port == seen.front().remote_port);
    }
}

TEST_CASE("further headers arrive as they were given, and bytes that are no text stay as they are") {
    Portal portal;
    httplib::Request seen;
    portal.server.Post("/v1/uploads", [&](const httplib::Request& request, httplib::Response& response) {
        seen = request;
        response.status = 201;
    });
    std::string body("\x00\xff\r\n\r\n", 6);
    const auto transport = make_curl_transport(identity_for(portal.url()));
    const auto reply =
        transport->exchange({"POST",
                             "/v1/uploads",
                             body,
                             "application/offset+octet-stream",
                             {{"Tus-Resumable", "1.0.0"}, {"Upload-Metadata", "id YQ==,x Yg=="}}});
    REQUIRE(reply);
    CHECK(reply->status == 201);
    CHECK(seen.method == "POST");
    CHECK(seen.body == body);
    CHECK(seen.get_header_value("Tus-Resumable") == "1.0.0");
    CHECK(seen.get_header_value("Upload-Metadata") == "id YQ==,x Yg==");
    CHECK(seen.get_header_value("Content-Type") == "application/offset+octet-stream");
    CHECK(transport->exchange({"POST", "/v1/uploads", "x", "text/plain"}));
    CHECK_FALSE(seen.has_header("Tus-Resumable"));
}

TEST_CASE("a long body has longer: a thin line gets a photo through, too") {
    Portal portal;
    portal.server.Put("/v1/x",
                      [](const httplib::Request&, httplib::Response& response) { response.status = 204; });
    HttpLimits limits;
    limits.whole = Millis{1};  // too short for any handshake
    limits.slowest_bytes_per_second = 1;
    const auto transport = make_curl_transport(identity_for(portal.url()), limits);
    CHECK(transport->exchange({"PUT", "/v1/x", std::string(60, 'x'), "text/plain"}));
}

TEST_CASE("a GET has no body and the query as it was given") {
    Portal portal;
    portal.server.Get("/v1/changes", [](const httplib::Request& request, httplib::Response& response) {
        const bool bare = request.body.empty() && !request.has_header("Content-Type");
        response.set_content(request.get_param_value("after") + (bare ? " bare" : " dressed"), "text/plain");
    });
    const auto transport = make_curl_transport(identity_for(portal.url()));
    const auto reply = transport->exchange({"GET", "/v1/changes?after=a%2Bb", "", ""});
    REQUIRE(reply);
    CHECK(reply->body == "a+b bare");
    CHECK(reply->retry_after.empty());
    const auto missing = transport->exchange({"GET", "/v2", "", ""});
    REQUIRE(missing);
    CHECK(missing->status == 404);
}

TEST_CASE("a portal that requires a certificate shuts the door as a TLS failure") {
    const RudeServer portal(answering(ok("{}")), &server_certificate(), [](SSL_CTX* context) {
        SSL_CTX_set_cert_store(context, authority().new_store());
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    });
    TlsIdentity identity = identity_for(portal.url());
    SUBCASE("none shown") { identity.certificate_pem = identity.key_pem = ""; }
    SUBCASE("expired") {
        const Certificate old = authority().issue("", {-30, -1});
        identity.certificate_pem = old.certificate_pem();
        identity.key_pem = old.key_pem();
    }
    SUBCASE("of another authority") {
        const Certificate foreign = Authority().issue("");
        identity.certificate_pem = foreign.certificate_pem();
        identity.key_pem = foreign.key_pem();
    }
    SUBCASE("not fitting its key") { identity.key_pem = Authority().issue("").key_pem(); }
    SUBCASE("broken") { identity.certificate_pem = "-----BEGIN CERTIFICATE-----\nAAAA\n"; }
    CHECK(fault(get_from(identity)) == "tls");
}

TEST_CASE(
    "a web server in front that misses the certificate answers 400, and that is what the worker gets to "
    "judge") {
    const RudeServer nginx(
        [](Connection& peer) {
            peer.read_request();
            const std::string page = "<html><title>400 No required SSL certificate was sent</title></html>";
            peer.write("HTTP/1.1 " +
                       std::string(peer.peer_showed_certificate() ? "200 OK" : "400 Bad Request") +
                       "\r\nContent-Type: text/html\r\nContent-Length: " + std::to_string(page.size()) +
                       "\r\n\r\n" + page);
            peer.wait_until_peer_leaves();
        },
        &server_certificate(),
        [](SSL_CTX* context) {
            SSL_CTX_set_verify(context, SSL_VERIFY_PEER, [](int, X509_STORE_CTX*) { return 1; });
        });
    TlsIdentity identity = identity_for(nginx.url());
    CHECK(get_from(identity)->status == 200);
    identity.certificate_pem = identity.key_pem = "";
    const auto reply = get_from(identity);
    REQUIRE(reply);
    CHECK(reply->status == 400);
    CHECK(reply->content_type == "text/html");
}

TEST_CASE("nothing is said to a server that cannot prove to be the portal") {
    const Authority stranger;
    Certificate certificate;
    SUBCASE("signed by another authority") { certificate = stranger.issue("IP:127.0.0.1"); }
    SUBCASE("made for another name") { certificate = authority().issue("DNS:portal.example"); }
    SUBCASE("made for no name") { certificate = authority().issue(""); }
    SUBCASE("expired") { certificate = authority().issue("IP:127.0.0.1", {-30, -1}); }
    SUBCASE("not valid yet") { certificate = authority().issue("IP:127.0.0.1", {1, 30}); }
    std::string heard;
    {
        const RudeServer server([&](Connection& peer) { heard = peer.read_request(); }, &certificate);
        CHECK(fault(get_from(server)) == "tls");
    }
    CHECK(heard.empty());
}

TEST_CASE("TLS 1.0 and 1.1 are not spoken, 1.2 is, and HTTP/2 is offered") {
    const auto only = [](int version) {
        return [version](SSL_CTX* context) {
            SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0");
            SSL_CTX_set_min_proto_version(context, version);
            SSL_CTX_set_max_proto_version(context, version);
            SSL_CTX_set_alpn_select_cb(
                context,
                [](SSL*, const unsigned char**, unsigned char*, const unsigned char* offered, unsigned length,
                   void*) {
                    const std::string_view list(reinterpret_cast<const char*>(offered), length);
                    return list.find("\x02h2") == list.npos ? SSL_TLSEXT_ERR_ALERT_FATAL
                                                            : SSL_TLSEXT_ERR_NOACK;
                },
                nullptr);
        };
    };
    for (const int version : {TLS1_VERSION, TLS1_1_VERSION}) {
        CHECK(fault(get_from(RudeServer(answering(ok("{}")), &server_certificate(), only(version)))) ==
              "tls");
    }
    const RudeServer good(answering(ok("{}")), &server_certificate(), only(TLS1_2_VERSION));
    CHECK(get_from(good)->body == "{}");
}

TEST_CASE("a redirect is reported and never followed") {
    const RudeServer elsewhere(answering(ok("{}")), &server_certificate());
    const RudeServer server(answering("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url() +
                                      "/login\r\nContent-Length: 0\r\n\r\n"),
                            &server_certificate());
    const auto reply = get_from(server);
    REQUIRE(reply);
    CHECK(reply->status == 302);
    CHECK(elsewhere.conversations() == 0);
}

TEST_CASE("an answer of 1 MB is taken; a longer one is cut off while it streams, whatever it announced") {
    constexpr std::size_t mb = 1 << 20;
    const auto exact = get_from(RudeServer(answering(ok(std::string(mb, ' '))), &server_certificate()));
    REQUIRE(exact);
    CHECK(exact->body.size() == mb);
    CHECK(fault(get_from(RudeServer(answering(ok(std::string(mb + 1, ' '))), &server_certificate()))) ==
          "too large");
    const auto endless = [](const std::string& start, const std::string& piece) {
        return [start, piece](Connection& peer) {
            peer.read_request();
            peer.write(start);
            while (peer.write(piece)) {
            }
        };
    };
    const std::string chunk = "10000\r\n" + std::string(0x10000, ' ') + "\r\n";
    CHECK(fault(get_from(RudeServer(endless("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", chunk),
                                    &server_certificate()))) == "too large");
    CHECK(fault(get_from(RudeServer(endless("HTTP/1.1 200 OK\r\n\r\n", chunk), &server_certificate()))) ==
          "too large");
    CHECK(fault(get_from(RudeServer(endless("HTTP/1.1 200 OK\r\n", "X-More: and more\r\n"),
                                    &server_certificate()))) == "too large");
}

TEST_CASE("a compressed answer stays as it came: no bomb goes off here") {
    // gzip of 1000 zeros
    constexpr std::string_view squeezed(
        "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x63\x60\x18\x05\xa3\x60\x14\x0c\x77\x00\x00\x80\x17\x0b\x06"
        "\xe8\x03\x00\x00",
        29);
    const auto reply =
        get_from(RudeServer(answering("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " +
                                      std::to_string(squeezed.size()) + "\r\n\r\n" + std::string(squeezed)),
                            &server_certificate()));
    REQUIRE(reply);
    CHECK(reply->body == squeezed);
}

TEST_CASE("a connection that ends too early is cut, never an answer") {
    const std::string headers =
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    CHECK(fault(get_from(RudeServer(breaking_off_after("HTTP/1.1 200 OK\r\nContent-"),
                                    &server_certificate()))) == "cut");
    CHECK(fault(get_from(RudeServer(breaking_off_after(headers), &server_certificate()))) == "cut");
    CHECK(fault(get_from(
              RudeServer(breaking_off_after(headers + R"({"decision")"), &server_certificate()))) == "cut");
    const auto leave = [](Connection& peer) { peer.read_request(); };
    CHECK(fault(get_from(RudeServer(leave, &server_certificate()))) == "cut");
    const auto hang_up = [](Connection& peer) {
        peer.read_request();
        peer.reset_on_close();
    };
    CHECK(fault(get_from(RudeServer(hang_up, &server_certificate()))) == "cut");
}

TEST_CASE("a connection that ends during the handshake is the network's fault, not the certificate's") {
    CHECK(fault(get_from(RudeServer([](Connection& peer) { peer.read_first_bytes(); }))) == "cut");
    const auto reset = [](Connection& peer) {
        peer.read_first_bytes();
        peer.reset_on_close();
    };
    CHECK(fault(get_from(RudeServer(reset))) == "cut");
}

TEST_CASE("silence ends in a timeout, wherever it begins") {
    const auto silent = [](Connection& peer) { peer.wait_until_peer_leaves(); };
    HttpLimits short_connect;
    short_connect.connect = Millis{200};
    CHECK(fault(get_from(RudeServer(silent), short_connect)) == "timeout");
    CHECK(fault(get_from(RudeServer(silent, &server_certificate()), whole(Millis{400}))) == "timeout");

    const auto stalls = [](Connection& peer) {
        peer.read_request();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
        peer.wait_until_peer_leaves();
    };
    HttpLimits short_stall;
    short_stall.stalled = std::chrono::seconds{1};
    CHECK(fault(get_from(RudeServer(stalls, &server_certificate()), short_stall)) == "timeout");

    const auto drips = [](Connection& peer) {
        peer.read_request();
        peer.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        while (!peer.peer_left_within(20) && peer.write(" ")) {
        }
    };
    CHECK(fault(get_from(RudeServer(drips, &server_certificate()), whole(Millis{500}))) == "timeout");
}

TEST_CASE("a server that never reads does not hold a large dossier for ever") {
    std::promise<void> over;
    const auto deaf = [&](Connection&) { over.get_future().wait(); };
    const RudeServer server(deaf, &server_certificate());
    const auto transport = make_curl_transport(identity_for(server.url()), whole(Millis{500}));
    const auto reply =
        transport->exchange({"PUT", "/v1/submissions/7", std::string(16 << 20, 'x'), "application/json"});
    over.set_value();
    CHECK(fault(reply) == "timeout");
}

TEST_CASE("what is no HTTP is garbled") {
    CHECK(fault(get_from(RudeServer(answering("220 mail.example ESMTP\r\n"), &server_certificate()))) ==
          "garbled");
}

TEST_CASE("where nobody listens, nobody is reached; where there is no TLS, nothing is said") {
    std::string gone;
    {
        gone = RudeServer([](Connection&) {}).url();
    }
    CHECK(fault(get_from(identity_for(gone))) == "unreachable");

    const RudeServer plain(answering(ok("{}")));
    CHECK(fault(get_from(identity_for("http://" + plain.address()))) == "garbled");
    CHECK(plain.conversations() == 0);
    const auto talks_at_once = [](Connection& peer) {
        peer.write("HTTP/1.1 400 Bad Request\r\n\r\n");
        peer.wait_until_peer_leaves();
    };
    CHECK(fault(get_from(RudeServer(talks_at_once))) == "tls");
}

TEST_CASE("a proxy named in the environment is used, and its refusal is told apart from the portal's") {
    std::promise<std::string> asked;
    const RudeServer proxy([&](Connection& peer) {
        asked.set_value(peer.read_request());
        peer.write(
            "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    });
    const TlsIdentity identity = identity_for("https://portal.example:8443");
    ::setenv("https_proxy", ("http://" + proxy.address()).c_str(), 1);
    CHECK(fault(get_from(identity)) == "proxy");
    ::unsetenv("https_proxy");
    CHECK(asked.get_future().get().rfind("CONNECT portal.example:8443 ", 0) == 0);
}

TEST_CASE("a cancelled transport gives up the exchange under way and every later one") {
    std::promise<void> asked;
    const RudeServer server(
        [&](Connection& peer) {
            peer.read_request();
            asked.set_value();
            peer.wait_until_peer_leaves();
        },
        &server_certificate());
    const auto transport = make_curl_transport(identity_for(server.url()), whole(std::chrono::minutes{10}));
    auto reply = std::async(std::launch::async, [&] {
        return transport->exchange({"GET", "/v1/health", "", ""});
    });
    asked.get_future().wait();
    transport->cancel();
    CHECK(fault(reply.get()) == "cut");
    CHECK(fault(transport->exchange({"GET", "/v1/health", "", ""})) == "cut");
    CHECK(server.conversations() == 1);
}
