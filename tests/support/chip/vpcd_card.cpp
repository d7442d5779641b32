#include "tests/support/chip/vpcd_card.h"

#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace motcua::tests::chip {
namespace {

constexpr int kTries = 100;
constexpr int kBetweenTriesMs = 100;
enum Control : std::uint8_t { power_off = 0, power_on = 1, warm_reset = 2, give_atr = 4 };

}  // namespace

Bytes contactless_atr() { return from_hex("3B80800101"); }

VpcdCard::VpcdCard(ChipCard& card, std::uint16_t port)
    : card_(card), port_(port), stop_(::eventfd(0, EFD_CLOEXEC)), thread_([this] { run(); }) {}

VpcdCard::~VpcdCard() {
    remove();
    ::close(stop_);
}

void VpcdCard::remove() {
    if (!thread_.joinable()) return;
    const std::uint64_t one = 1;
    must(::write(stop_, &one, sizeof one) == sizeof one, "the card's thread told to end");
    thread_.join();
}

void VpcdCard::run() {
    if (connect_to_reader()) {
        on_reader_ = true;
        while (answer_one()) {
        }
        on_reader_ = false;
    }
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

bool VpcdCard::connect_to_reader() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port_);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int i = 0; i < kTries; ++i) {
        socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
            const int at_once = 1;
            ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
            return true;
        }
        ::close(socket_);
        socket_ = -1;
        pollfd stopped{stop_, POLLIN, 0};
        if (::poll(&stopped, 1, kBetweenTriesMs) > 0) return false;
    }
    return false;
}

// False: the card was removed.
bool VpcdCard::wait_for_message() {
    std::array watched{pollfd{stop_, POLLIN, 0}, pollfd{socket_, POLLIN, 0}};
    if (::poll(watched.data(), watched.size(), -1) < 0) return false;
    return watched[0].revents == 0;
}

bool VpcdCard::receive(std::uint8_t* bytes, std::size_t count) {
    for (std::size_t done = 0; done < count;) {
        if (!wait_for_message()) return false;
        const ssize_t got = ::recv(socket_, bytes + done, count - done, 0);
        if (got <= 0) return false;
        done += static_cast<std::size_t>(got);
    }
    return true;
}

bool VpcdCard::send(View message) {
    const Bytes length{static_cast<std::uint8_t>(message.size() >> 8U),
                       static_cast<std::uint8_t>(message.size() & 0xFFU)};
    const Bytes whole = joined({length, message});
    return ::send(socket_, whole.data(), whole.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(whole.size());
}

bool VpcdCard::answer_one() {
    std::array<std::uint8_t, 2> length{};
    if (!receive(length.data(), length.size())) return false;
    Bytes message(256U * length[0] + length[1]);
    if (!receive(message.data(), message.size())) return false;
    if (message.size() == 1) {
        if (message[0] == power_on || message[0] == warm_reset || message[0] == power_off) card_.reset();
        return message[0] != give_atr || send(contactless_atr());
    }
    const ChipBytes answer = card_.answer(message);
    if (!card_.lost()) return send(answer);
    if (card_.lost() == ChannelLoss::silent) {
        pollfd stopped{stop_, POLLIN, 0};
        ::poll(&stopped, 1, -1);
    }
    return false;
}

}  // namespace motcua::tests::chip
