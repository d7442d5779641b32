#include <charconv>
#include <chrono>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sync/portal/portal.h"
#include "sync/portal/problem.h"
#include "sync/portal/routes.h"
#include "sync/portal/tls.h"

namespace motcua::portal {
namespace {

constexpr std::size_t kThreads = 32;  // an open connection keeps one
constexpr std::size_t kRequestsPerConnection = 1'000'000;
constexpr int kIdleSeconds = 30;
constexpr int kReadSeconds = 20;  // for the next byte, not for the whole
constexpr int kWriteSeconds = 20;
constexpr std::size_t kDrainBytesMax = 64 << 20;

WallTime now() { return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now()); }

void send(const Answer& answer, httplib::Response& response) {
    response.status = answer.status;
    response.set_content(answer.body, answer.content_type.c_str());
    for (const auto& [name, value] : answer.headers) response.set_header(name.c_str(), value);
}

Request request_from(const httplib::Request& http) {
    Request request;
    request.method = http.method;
    request.path = http.path;
    request.after = http.get_param_value("after");
    request.content_type = http.get_header_value("Content-Type");
    request.if_none_match = http.get_header_value("If-None-Match");
    request.part = http.has_header("Range");
    const std::string encoding = http.get_header_value("Content-Encoding");
    request.tus_resumable = http.get_header_value("Tus-Resumable");
    request.upload_length = http.get_header_value("Upload-Length");
    request.upload_metadata = http.get_header_value("Upload-Metadata");
    request.encoded = !encoding.empty() && encoding != "identity";
    return request;
}

// Reads the body to its end even where it is not kept: what is left unread would be taken for the next
// request.
Request::Body read_body(const httplib::ContentReader& content, const httplib::Request& http,
                        httplib::Response& response, std::string& body) {
    if (!http.has_header("Content-Length") && !http.has_header("Transfer-Encoding")) {
        return Request::Body::length_unknown;
    }
    const std::size_t most = body_bytes_max(http.path);
    std::size_t seen = 0;
    const auto take = [&](const char* bytes, std::size_t count) {
        seen += count;
        if (seen <= most) body.append(bytes, count);
        return seen <= kDrainBytesMax;
    };
    const auto part = [](const httplib::MultipartFormData&) { return true; };
    const bool whole = http.is_multipart_form_data() ? content(part, take) : content(take);
    if (!whole && response.status != 413) response.set_header("Connection", "close");
    if (seen > most || response.status == 413) return Request::Body::too_long;
    return whole ? Request::Body::read : Request::Body::broken_off;
}

class HttpsServer final : public Server {
  public:
    HttpsServer(Register& store, const sync::PortalIdentity& identity)
        : store_(store), http_([&](SSL_CTX& context) { return set_up_tls(context, identity); }) {}
    ~HttpsServer() override { stop(); }

    Status<> listen(const std::string& host, int port);
    [[nodiscard]] int port() const override { return port_; }
    void stop() override;

  private:
    void set_limits();
    void set_routes();
    void serve(Request request, const httplib::Request& http, httplib::Response& response);
    void hang_up() const;

    Register& store_;
    httplib::SSLServer http_;
    int port_ = 0;
    std::thread thread_;
    std::mutex stopping_;
};

void HttpsServer::set_limits() {
    http_.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    http_.set_tcp_nodelay(true);
    // The library's own choice is SO_REUSEPORT: a second portal would silently take every other connection.
    http_.set_socket_options([](int socket) {
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    http_.set_keep_alive_max_count(kRequestsPerConnection);
    http_.set_keep_alive_timeout(kIdleSeconds);
    http_.set_read_timeout(kReadSeconds);
    http_.set_write_timeout(kWriteSeconds);
    http_.set_payload_max_length(kBodyBytesMax);
}

void HttpsServer::serve(Request request, const httplib::Request& http, httplib::Response& response) {
    auto kiosk = kiosk_of(http.ssl);
    if (!kiosk) return send(problem(400, "client_certificate", kiosk.error().what), response);
    request.kiosk = std::move(*kiosk);
    send(answer(store_, request, now()), response);
}

void HttpsServer::set_routes() {
    const auto without_body = [this](const httplib::Request& http, httplib::Response& response) {
        serve(request_from(http), http, response);
    };
    const auto with_body = [this](const httplib::Request& http, httplib::Response& response,
                                  const httplib::ContentReader& content) {
        Request request = request_from(http);
        request.state = read_body(content, http, response, request.body);
        serve(std::move(request), http, response);
    };
    const char* const any = R"([\s\S]*)";
    http_.Get(any, without_body).Options(any, without_body);
    http_.Put(any, with_body).Post(any, with_body).Patch(any, with_body).Delete(any, with_body);
    // Only for what the library answers by itself, before any route: a broken request line, a header too
    // long.
    const httplib::Server::Handler unreadable = [](const httplib::Request& http,
                                                   httplib::Response& response) {
        if (!response.body.empty()) return;
        send(problem(response.status, "malformed", "The request cannot be read.", submission_in(http.path)),
             response);
    };
    http_.set_error_handler(unreadable);
    http_.set_exception_handler([](const httplib::Request& http, httplib::Response& response,
                                   std::exception_ptr) {
        send(problem(503, "unavailable", "The portal could not go on.", submission_in(http.path)), response);
    });
}

Status<> HttpsServer::listen(const std::string& host, int port) {
    if (!http_.is_valid()) return failure("TLS: the server's certificate or key is damaged");
    set_limits();
    set_routes();
    port_ = port == 0 ? http_.bind_to_any_port(host) : http_.bind_to_port(host, port) ? port : -1;
    if (port_ <= 0) return failure("cannot listen on " + host + ":" + std::to_string(port));
    thread_ = std::thread([this] { http_.listen_after_bind(); });
    while (!http_.is_running()) std::this_thread::yield();
    return {};
}

// The library waits for idle connections until they time out. Whoever still has a request in the pipe gets
// its answer: only the reading half is closed.
void HttpsServer::hang_up() const {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd", ignored)) {
        const std::string name = entry.path().filename();
        int descriptor = -1;
        std::from_chars(name.data(), name.data() + name.size(), descriptor);
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        if (getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &size) != 0) continue;
        // sin_port and sin6_port lie at the same place.
        const auto* internet = reinterpret_cast<const sockaddr_in*>(&address);
        const bool ours = (address.ss_family == AF_INET || address.ss_family == AF_INET6) &&
                          ntohs(internet->sin_port) == port_;
        if (ours) shutdown(descriptor, SHUT_RD);
    }
}

void HttpsServer::stop() {
    const std::lock_guard lock(stopping_);
    if (!thread_.joinable()) return;
    http_.stop();
    hang_up();
    thread_.join();
}

}  // namespace

Result<std::unique_ptr<Server>> Server::start(Register& store, const sync::PortalIdentity& identity,
                                              const std::string& host, int port) {
    auto server = std::make_unique<HttpsServer>(store, identity);
    if (const auto listening = server->listen(host, port); !listening)
        return tl::unexpected(listening.error());
    return server;
}

}  // namespace motcua::portal
