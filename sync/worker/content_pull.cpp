#include "sync/worker/content_pull.h"

#include <fstream>

#include <fmt/format.h>

#include "kiosk/base/files.h"

namespace motcua::sync {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPartBytes = 512 * 1024;  // below what the transport takes in one answer
constexpr std::uintmax_t kWholeBytesMax = 64U << 20U;
constexpr std::size_t kSmallBytesMax = 64 * 1024;

fs::path with_ending(fs::path pack, const char* ending) { return pack += ending; }

std::uintmax_t size_of(const fs::path& file) {
    std::error_code none;
    const std::uintmax_t size = fs::file_size(file, none);
    return none ? 0 : size;
}

// Empty where there is none.
std::string text_of(const fs::path& file) { return read_file(file, kSmallBytesMax).value_or(""); }

bool put(const fs::path& file, const std::string& bytes, bool append) {
    std::ofstream out(file, append ? std::ios::binary | std::ios::app : std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    return out.good();
}

}  // namespace

HttpRequest ContentPull::request() const {
    const std::string packs = "/v1/packs/";
    HttpRequest get{"GET", "/v1/keys", "", ""};
    switch (next_) {
        case Next::keys: break;
        case Next::recalls:
            get.path = packs + "recalls.json";
            if (!recalls_tag_.empty()) get.headers = {{"If-None-Match", recalls_tag_}};
            break;
        case Next::drafted: get.path = packs + taker_.pack + ".minisig"; break;
        case Next::approved: get.path = packs + taker_.pack + ".2.minisig"; break;
        case Next::pack:
            get.path = packs + taker_.pack;
            const std::uintmax_t from = size_of(file());
            get.headers = {{"Range", fmt::format("bytes={}-{}", from, from + kPartBytes - 1)}};
            break;
    }
    return get;
}

ContentPull::Step ContentPull::on(Next next) {
    next_ = next;
    return Step::more;
}

ContentPull::Step ContentPull::over(Step how) {
    next_ = Next::keys;
    return how;
}

ContentPull::Step ContentPull::step(Transport& transport) {
    std::error_code failed;
    fs::create_directories(taker_.incoming, failed);
    const auto reply = transport.exchange(request());
    if (!reply) return over(Step::failed);
    switch (next_) {
        case Next::keys: return keys(*reply);
        case Next::recalls: return recalls(*reply);
        case Next::drafted: return drafted(*reply);
        case Next::approved: return approved(*reply);
        case Next::pack: return part(*reply);
    }
    return over(Step::failed);
}

// Signed by the pinned root, whoever answered. An older portal has none. A pack that was refused may be good
// under another list.
ContentPull::Step ContentPull::keys(const HttpReply& reply) {
    if (reply.status == 200 && taker_.keys(reply.body) && reply.body != keys_) {
        keys_ = reply.body;
        settled_.clear();
    }
    return on(Next::recalls);
}

ContentPull::Step ContentPull::recalls(const HttpReply& reply) {
    if (reply.status == 200 && taker_.recalls(reply.body)) recalls_tag_ = reply.etag;
    return on(Next::drafted);
}

// What is half here is of this signature, or of no use.
ContentPull::Step ContentPull::drafted(const HttpReply& reply) {
    const bool fresh = reply.status == 200 && reply.body.size() <= kSmallBytesMax &&
                       reply.body != taker_.signature_in_use && reply.body != settled_;
    if (!fresh) return over(Step::done);
    const fs::path signature = with_ending(file(), ".minisig");
    if (text_of(signature) != reply.body) {
        std::error_code none;
        fs::remove(file(), none);
        if (!put(signature, reply.body, false)) return over(Step::failed);
    }
    return on(Next::approved);
}

ContentPull::Step ContentPull::approved(const HttpReply& reply) {
    if (reply.status != 200 || reply.body.size() > kSmallBytesMax) return over(Step::done);
    if (!put(with_ending(file(), ".2.minisig"), reply.body, false)) return over(Step::failed);
    return on(Next::pack);
}

ContentPull::Step ContentPull::part(const HttpReply& reply) {
    if (reply.status == 416) return take();  // there is no more of it
    if (reply.status != 200 && reply.status != 206) return over(Step::failed);
    if (size_of(file()) + reply.body.size() > kWholeBytesMax) {
        settled_ = text_of(with_ending(file(), ".minisig"));
        return over(Step::done);
    }
    if (!put(file(), reply.body, reply.status == 206)) return over(Step::failed);
    const bool last = reply.status == 200 || reply.body.size() < kPartBytes;
    return last ? take() : Step::more;
}

ContentPull::Step ContentPull::take() {
    const std::string signature = text_of(with_ending(file(), ".minisig"));
    if (taker_.take(file())) {
        settled_ = signature;
        std::error_code none;
        fs::remove(file(), none);
    }
    return over(Step::done);
}

}  // namespace motcua::sync
