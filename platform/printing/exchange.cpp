#include "platform/printing/exchange.h"

#include <array>

#include <cups/cups.h>
#include <fmt/format.h>

namespace motcua::platform {
namespace {

struct CloseHttp {
    void operator()(http_t* http) const { httpClose(http); }
};
using Http = std::unique_ptr<http_t, CloseHttp>;

tl::unexpected<PrintFailure> fails(PrintTrouble trouble, std::string what) {
    return tl::unexpected(PrintFailure{trouble, std::move(what)});
}

// libcups asks whether to go on waiting.
int wait_no_longer(http_t*, void*) { return 0; }

// Of the certificate that the printer showed; empty where it showed none.
std::string certificate_digest(http_t* http) {
    cups_array_t* shown = nullptr;
    if (httpCopyCredentials(http, &shown) != 0 || !shown) return {};
    std::string digest;
    std::array<unsigned char, 32> hash{};
    const auto* const own = static_cast<const http_credential_t*>(cupsArrayFirst(shown));
    if (own && cupsHashData("sha2-256", own->data, own->datalen, hash.data(), hash.size()) == 32)
        for (const unsigned char byte : hash) digest += fmt::format("{:02x}", byte);
    httpFreeCredentials(shown);
    return digest;
}

Printed<Http> connect(const PrinterAddress& address, const PrinterPlace& place, const PrintLimits& limits) {
    const int patience = static_cast<int>(limits.connect.count());
    // Without TLS first: only on what httpConnect2 returns can a limit be set, and a handshake waits, too.
    Http http(httpConnect2(place.host.c_str(), place.port, nullptr, AF_UNSPEC, HTTP_ENCRYPTION_IF_REQUESTED,
                           1, patience, nullptr));
    if (!http) return fails(PrintTrouble::off, "cannot connect to " + address.uri);
    httpSetTimeout(http.get(), static_cast<double>(limits.answer.count()) / 1000, wait_no_longer, nullptr);
    if (!place.tls) return http;
    if (httpEncryption(http.get(), HTTP_ENCRYPTION_ALWAYS) != 0)
        return fails(PrintTrouble::off, "no TLS with " + address.uri);
    const std::string& pinned = address.certificate_sha256;
    if (!pinned.empty() && certificate_digest(http.get()) != pinned)
        return fails(PrintTrouble::other, address.uri + " shows another certificate than kiosk.toml names");
    return http;
}

// What a read of an answer needs: the connection, and how many bytes it may still bring.
struct Reading {
    http_t* http;
    std::size_t left;
};

ssize_t read_answer(void* context, ipp_uchar_t* bytes, size_t count) {
    auto& reading = *static_cast<Reading*>(context);
    if (count > reading.left) return -1;
    std::size_t got = 0;
    while (got < count) {
        const ssize_t more = httpRead2(reading.http, reinterpret_cast<char*>(bytes) + got, count - got);
        if (more <= 0) return -1;
        got += static_cast<std::size_t>(more);
    }
    reading.left -= got;
    return static_cast<ssize_t>(got);
}

// `status`: what is known of the answer already. Where it has come whole, libcups would wait for another.
Printed<Ipp> answer_on(http_t* http, http_status_t status, const std::string& uri, std::size_t bytes_max) {
    while (status == HTTP_STATUS_CONTINUE && httpGetState(http) != HTTP_STATE_WAITING)
        status = httpUpdate(http);
    if (status == HTTP_STATUS_ERROR || status == HTTP_STATUS_CONTINUE)
        return fails(PrintTrouble::off, "no answer from " + uri);
    if (status != HTTP_STATUS_OK)
        return fails(PrintTrouble::other,
                     fmt::format("{} answers with HTTP status {}", uri, static_cast<int>(status)));
    Ipp answer(ippNew());
    Reading reading{http, bytes_max};
    if (ippReadIO(&reading, read_answer, 1, nullptr, answer.get()) != IPP_STATE_DATA)
        return fails(PrintTrouble::off, "a broken answer from " + uri);
    return answer;
}

}  // namespace

Result<PrinterPlace> printer_place(const std::string& uri) {
    std::array<char, 16> scheme{};
    std::array<char, 64> user{};
    std::array<char, 256> host{};
    std::array<char, 1024> resource{};
    PrinterPlace place;
    const auto status =
        httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), scheme.size(), user.data(),
                        user.size(), host.data(), host.size(), &place.port, resource.data(), resource.size());
    place.tls = std::string_view(scheme.data()) == "ipps";
    if (status < HTTP_URI_STATUS_OK || (!place.tls && std::string_view(scheme.data()) != "ipp"))
        return failure(uri + " is no address of a printer");
    place.host = host.data();
    place.resource = resource.data();
    return place;
}

Printed<Ipp> Exchange::ask(ipp_t* question, const Secret* document) const {
    const auto place = printer_place(address_.uri);
    if (!place) return fails(PrintTrouble::other, place.error().what);
    const auto http = connect(address_, *place, limits_);
    if (!http) return tl::unexpected(http.error());
    cutter_.watch(httpGetFd(http->get()), limits_.answer);
    const std::size_t length = ippLength(question) + (document ? document->size() : 0);
    http_status_t status = cupsSendRequest(http->get(), question, place->resource.c_str(), length);
    if (status == HTTP_STATUS_CONTINUE && document)
        status = cupsWriteRequestData(http->get(), document->data(), document->size());
    // Also where the question was not taken whole: the printer may have said why.
    auto answer = answer_on(http->get(), status, address_.uri, limits_.answer_bytes_max);
    cutter_.release();
    return answer;
}

}  // namespace motcua::platform
