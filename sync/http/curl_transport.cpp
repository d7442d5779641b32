#include "sync/http/curl_transport.h"

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <curl/curl.h>

namespace motcua::sync {
namespace {

constexpr std::size_t kHeaderBytesMax = 64 * 1024;
constexpr long kKeepAliveSeconds = 60;

struct EasyDeleter {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListDeleter {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Easy = std::unique_ptr<CURL, EasyDeleter>;
using HeaderList = std::unique_ptr<curl_slist, ListDeleter>;

// CURLOPT_NOSIGNAL keeps libcurl from guarding against SIGPIPE, which OpenSSL raises when it writes to a peer
// that left.
void start_curl() {
    static const CURLcode started = [] {
        std::signal(SIGPIPE, SIG_IGN);
        return curl_global_init(CURL_GLOBAL_DEFAULT);
    }();
    if (started != CURLE_OK) std::abort();
}

// What arrives during one exchange, and when to stop listening.
struct Arrival {
    std::string body;
    std::size_t header_bytes = 0;
    bool headers_ended = false;
    std::size_t body_bytes_max = 0;
    bool too_large = false;
    const std::atomic<bool>* cancelled = nullptr;
};

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* to) {
    auto& arrival = *static_cast<Arrival*>(to);
    const std::size_t length = size * count;
    if (length > arrival.body_bytes_max - arrival.body.size()) {
        arrival.too_large = true;
        return 0;
    }
    arrival.body.append(bytes, length);
    return length;
}

std::size_t on_header(char* line, std::size_t size, std::size_t count, void* to) {
    auto& arrival = *static_cast<Arrival*>(to);
    arrival.header_bytes += size * count;
    arrival.headers_ended = *line == '\r' || *line == '\n';
    arrival.too_large = arrival.header_bytes > kHeaderBytesMax;
    return arrival.too_large ? 0 : size * count;
}

int on_progress(void* to, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<Arrival*>(to)->cancelled->load() ? 1 : 0;
}

// An option that this libcurl does not know must not be skipped in silence: half of them keep somebody out.
template <class T>
void set(CURL* handle, CURLoption option, T value) {
    if (curl_easy_setopt(handle, option, value) != CURLE_OK) std::abort();
}

// The memory is the transport's own and outlives the exchange.
curl_blob blob_of(const std::string& pem) {
    return {const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_NOCOPY};
}

void set_blob(CURL* handle, CURLoption option, const std::string& pem) {
    const curl_blob blob = blob_of(pem);
    set(handle, option, &blob);
}

HeaderList headers_for(const HttpRequest& request) {
    // curl would wait a second for "100 Continue" before a larger body: an empty Expect turns that off.
    HeaderList list(curl_slist_append(nullptr, "Expect:"));
    curl_slist_append(list.get(), "Accept: application/json, application/problem+json");
    const std::string type =
        "Content-Type:" + (request.content_type.empty() ? "" : " " + request.content_type);
    curl_slist_append(list.get(), type.c_str());
    for (const auto& [name, value] : request.headers)
        curl_slist_append(list.get(), (name + ": " + value).c_str());
    return list;
}

// OpenSSL's words, for what libcurl's code alone does not tell: an alert from the other side (with TLS 1.3
// our certificate is refused after the handshake, which looks like any failed read), and a connection that
// ended during the handshake, which is no TLS failure.
bool has_alert(std::string_view message) { return message.find(" alert ") != message.npos; }
bool was_cut(std::string_view message) {
    return message.find("SSL_ERROR_SYSCALL") != message.npos ||
           message.find("unexpected eof") != message.npos ||
           message.find("Connection reset by peer") != message.npos;
}

TransportError::Kind kind_of(CURLcode code, std::string_view message) {
    using Kind = TransportError::Kind;
    switch (code) {
        case CURLE_OPERATION_TIMEDOUT: return Kind::timeout;
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_PROXY: return Kind::proxy;
        case CURLE_SSL_CONNECT_ERROR: return was_cut(message) ? Kind::cut : Kind::tls;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
        case CURLE_SSL_CLIENTCERT: return Kind::tls;
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR: return has_alert(message) ? Kind::tls : Kind::cut;
        case CURLE_GOT_NOTHING:
        case CURLE_PARTIAL_FILE:
        case CURLE_HTTP2_STREAM:
        case CURLE_ABORTED_BY_CALLBACK: return Kind::cut;
        case CURLE_WEIRD_SERVER_REPLY:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_BAD_CONTENT_ENCODING:
        case CURLE_HTTP2: return Kind::garbled;
        case CURLE_FILESIZE_EXCEEDED: return Kind::too_large;
        default: return Kind::unreachable;
    }
}

long whole_seconds(Millis time) {
    return static_cast<long>(
        std::max(std::chrono::ceil<std::chrono::seconds>(time), std::chrono::seconds{1}).count());
}

class CurlTransport final : public Transport {
  public:
    CurlTransport(TlsIdentity identity, HttpLimits limits)
        : identity_(std::move(identity)), limits_(limits), handle_(curl_easy_init()) {
        if (!handle_) std::abort();
    }

    Result<HttpReply, TransportError> exchange(const HttpRequest& request) override {
        curl_easy_reset(handle_.get());  // the options; the open connection stays
        Arrival arrival;
        arrival.body_bytes_max = limits_.answer_bytes_max;
        arrival.cancelled = &cancelled_;
        const HeaderList headers = headers_for(request);
        char message[CURL_ERROR_SIZE] = "";
        set(handle_.get(), CURLOPT_ERRORBUFFER, message);
        set_destination(request);
        set_tls();
        set_manners();
        set_limits(arrival, request.body.size());
        set(handle_.get(), CURLOPT_HTTPHEADER, headers.get());
        const CURLcode code = curl_easy_perform(handle_.get());
        set(handle_.get(), CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));
        if (code != CURLE_OK) return tl::unexpected(error_of(code, message, arrival));
        // libcurl takes a connection that closes within the headers for an answer without a body.
        if (!arrival.headers_ended)
            return tl::unexpected(TransportError{TransportError::Kind::cut, "headers cut"});
        return reply_of(std::move(arrival));
    }

    void cancel() override { cancelled_ = true; }

  private:
    void set_destination(const HttpRequest& request) {
        CURL* handle = handle_.get();
        set(handle, CURLOPT_URL, (identity_.url + request.path).c_str());
        set(handle, CURLOPT_PROTOCOLS_STR, "https");
        set(handle, CURLOPT_REDIR_PROTOCOLS_STR, "https");
        set(handle, CURLOPT_FOLLOWLOCATION, 0L);
        set(handle, CURLOPT_PATH_AS_IS, 1L);
        if (request.method == "GET") {
            set(handle, CURLOPT_HTTPGET, 1L);
            return;
        }
        set(handle, CURLOPT_CUSTOMREQUEST, request.method.c_str());
        set(handle, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
        set(handle, CURLOPT_POSTFIELDS, request.body.data());
    }

    // The portal's own CA and no other: Debian's libcurl would else go on to trust all of /etc/ssl/certs.
    void set_tls() {
        CURL* handle = handle_.get();
        set(handle, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        set(handle, CURLOPT_SSL_VERIFYPEER, 1L);
        set(handle, CURLOPT_SSL_VERIFYHOST, 2L);
        set(handle, CURLOPT_CAINFO, static_cast<char*>(nullptr));
        set(handle, CURLOPT_CAPATH, static_cast<char*>(nullptr));
        set_blob(handle, CURLOPT_CAINFO_BLOB, identity_.ca_pem);
        if (identity_.certificate_pem.empty()) return;  // before enrolment
        set(handle, CURLOPT_SSLCERTTYPE, "PEM");
        set_blob(handle, CURLOPT_SSLCERT_BLOB, identity_.certificate_pem);
        set(handle, CURLOPT_SSLKEYTYPE, "PEM");
        set_blob(handle, CURLOPT_SSLKEY_BLOB, identity_.key_pem);
    }

    // No cookies: the engine is off until it is named a file. No decompression: no Accept-Encoding is set. A
    // proxy that the environment names is used.
    void set_manners() {
        CURL* handle = handle_.get();
        set(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
        set(handle, CURLOPT_HTTP09_ALLOWED, 0L);
        set(handle, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        set(handle, CURLOPT_USERAGENT, "motcua/" MOTCUA_VERSION);
        set(handle, CURLOPT_NOSIGNAL, 1L);
        set(handle, CURLOPT_TCP_NODELAY, 1L);
        set(handle, CURLOPT_TCP_KEEPALIVE, 1L);
        set(handle, CURLOPT_TCP_KEEPIDLE, kKeepAliveSeconds);
        set(handle, CURLOPT_TCP_KEEPINTVL, kKeepAliveSeconds);
        set(handle, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    }

    void set_limits(Arrival& arrival, std::size_t body_bytes) {
        CURL* handle = handle_.get();
        const Millis whole =
            limits_.whole + std::chrono::seconds(body_bytes / limits_.slowest_bytes_per_second);
        set(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits_.connect.count()));
        set(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(whole.count()));
        set(handle, CURLOPT_LOW_SPEED_LIMIT, 1L);
        set(handle, CURLOPT_LOW_SPEED_TIME, whole_seconds(limits_.stalled));
        set(handle, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(limits_.answer_bytes_max));
        set(handle, CURLOPT_WRITEFUNCTION, on_body);
        set(handle, CURLOPT_WRITEDATA, &arrival);
        set(handle, CURLOPT_HEADERFUNCTION, on_header);
        set(handle, CURLOPT_HEADERDATA, &arrival);
        set(handle, CURLOPT_NOPROGRESS, 0L);
        set(handle, CURLOPT_XFERINFOFUNCTION, on_progress);
        set(handle, CURLOPT_XFERINFODATA, &arrival);
    }

    TransportError error_of(CURLcode code, const char* message, const Arrival& arrival) const {
        const std::string detail = *message ? message : curl_easy_strerror(code);
        long proxy_status = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_HTTP_CONNECTCODE, &proxy_status);
        if (arrival.too_large) return {TransportError::Kind::too_large, "answer too large"};
        if (proxy_status != 0 && proxy_status / 100 != 2) return {TransportError::Kind::proxy, detail};
        return {kind_of(code, detail), detail};
    }

    HttpReply reply_of(Arrival arrival) const {
        HttpReply reply;
        long status = 0;
        const char* type = nullptr;
        curl_header* retry_after = nullptr;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(handle_.get(), CURLINFO_CONTENT_TYPE, &type);
        reply.status = static_cast<int>(status);
        reply.content_type = type ? type : "";
        reply.body = std::move(arrival.body);
        if (curl_easy_header(handle_.get(), "Retry-After", 0, CURLH_HEADER, -1, &retry_after) == CURLHE_OK) {
            reply.retry_after = retry_after->value;
        }
        curl_header* etag = nullptr;
        if (curl_easy_header(handle_.get(), "ETag", 0, CURLH_HEADER, -1, &etag) == CURLHE_OK)
            reply.etag = etag->value;
        return reply;
    }

    TlsIdentity identity_;
    HttpLimits limits_;
    Easy handle_;
    std::atomic<bool> cancelled_{false};
};

}  // namespace

std::unique_ptr<Transport> make_curl_transport(TlsIdentity identity, HttpLimits limits) {
    start_curl();
    return std::make_unique<CurlTransport>(std::move(identity), limits);
}

}  // namespace motcua::sync
