#include "tests/support/card_reader/scripted_card.h"

#include <array>
#include <chrono>
#include <numeric>
#include <utility>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

constexpr int kTryAgainMillis = 20;
constexpr int kForEver = -1;

enum Control : std::uint8_t { power_off = 0, power_on = 1, reset = 2, give_atr = 4 };

int connected_to(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return socket;
    ::close(socket);
    return -1;
}

bool say(int socket, const CardBytes& bytes) {
    CardBytes framed{static_cast<std::uint8_t>(bytes.size() >> 8), static_cast<std::uint8_t>(bytes.size())};
    framed.insert(framed.end(), bytes.begin(), bytes.end());
    for (std::size_t sent = 0; sent < framed.size();) {
        const ssize_t some = ::send(socket, framed.data() + sent, framed.size() - sent, MSG_NOSIGNAL);
        if (some <= 0) return false;
        sent += static_cast<std::size_t>(some);
    }
    return true;
}

}  // namespace

CardBytes contactless_atr(const CardBytes& historical) {
    CardBytes atr{0x3B, static_cast<std::uint8_t>(0x80 | historical.size()), 0x80, 0x01};
    atr.insert(atr.end(), historical.begin(), historical.end());
    atr.push_back(static_cast<std::uint8_t>(std::accumulate(
        atr.begin() + 1, atr.end(), 0, [](int sum, std::uint8_t byte) { return sum ^ byte; })));
    return atr;
}

CardBytes atr_of_t0() { return {0x3B, 0x02, 0x14, 0x50}; }

ScriptedCard::ScriptedCard(int port, CardScript script)
    : port_(port), script_(std::move(script)), over_(::eventfd(0, EFD_CLOEXEC)), thread_([this] { lie(); }) {}

ScriptedCard::~ScriptedCard() {
    take_off();
    ::close(over_);
}

void ScriptedCard::take_off() {
    const std::uint64_t one = 1;
    (void)!::write(over_, &one, sizeof one);
    if (thread_.joinable()) thread_.join();
}

ScriptedCard::Counts ScriptedCard::counts() const {
    const std::lock_guard lock(mutex_);
    return counts_;
}

bool ScriptedCard::wait_until(const std::function<bool(const Counts&)>& is_so) const {
    std::unique_lock lock(mutex_);
    return counted_.wait_for(lock, std::chrono::seconds(60), [&] { return is_so(counts_); });
}

template <class Change>
void ScriptedCard::count(const Change& change) {
    {
        const std::lock_guard lock(mutex_);
        change(counts_);
    }
    counted_.notify_all();
}

// False where the time is over or the card is taken off. -1: no socket.
bool ScriptedCard::wait_for(int socket, int millis) const {
    std::array<pollfd, 2> both{pollfd{over_, POLLIN, 0}, pollfd{socket, POLLIN, 0}};
    return ::poll(both.data(), both.size(), millis) > 0 && both[0].revents == 0;
}

void ScriptedCard::lie() {
    pollfd over{over_, POLLIN, 0};
    while (::poll(&over, 1, 0) == 0) {
        const int socket = connected_to(port_);
        if (socket >= 0) {
            talk(socket);
            ::close(socket);
        }
        (void)wait_for(-1, kTryAgainMillis);
    }
}

bool ScriptedCard::receive(int socket, std::span<std::uint8_t> into) const {
    while (!into.empty()) {
        if (!wait_for(socket, kForEver)) return false;
        const ssize_t some = ::recv(socket, into.data(), into.size(), 0);
        if (some <= 0) return false;
        into = into.subspan(static_cast<std::size_t>(some));
    }
    return true;
}

std::optional<CardBytes> ScriptedCard::hear(int socket) const {
    std::array<std::uint8_t, 2> length{};
    if (!receive(socket, length)) return std::nullopt;
    CardBytes bytes(static_cast<std::size_t>(length[0] << 8 | length[1]));
    if (!receive(socket, bytes)) return std::nullopt;
    return bytes;
}

void ScriptedCard::talk(int socket) {
    for (auto heard = hear(socket); heard; heard = hear(socket)) {
        const bool goes_on = heard->size() == 1 ? obey(socket, heard->front()) : answer(socket, *heard);
        if (!goes_on) return;
    }
}

bool ScriptedCard::obey(int socket, std::uint8_t control) {
    if (control == give_atr) return say(socket, script_.atr);
    count([&](Counts& counts) {
        counts.power_ons += control == power_on ? 1 : 0;
        counts.power_offs += control == power_off ? 1 : 0;
        counts.resets += control == reset ? 1 : 0;
    });
    return true;
}

bool ScriptedCard::answer(int socket, const CardBytes& command) {
    const CardReply reply = script_.answer(command);
    count([](Counts& counts) { ++counts.exchanges; });
    switch (reply.kind) {
        case CardReply::Kind::answer: return say(socket, reply.bytes);
        case CardReply::Kind::silence: return true;
        case CardReply::Kind::taken_off: break;
    }
    const std::uint64_t one = 1;
    (void)!::write(over_, &one, sizeof one);
    return false;
}

}  // namespace motcua::tests
