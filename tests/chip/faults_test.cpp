// What can go wrong with a card in a test, goes wrong there and not elsewhere.
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/chip/terminal.h"
#include "tests/support/chip/vpcd_card.h"

namespace motcua::tests::chip {
namespace {

const Bytes kSelect = from_hex("00A4040C07A0000002471001");

Bytes bytes_from(const ChipBytes& bytes) { return {bytes.begin(), bytes.end()}; }

// The reader's end of the wire.
class Wire {
  public:
    Wire() {
        listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        socklen_t size = sizeof address;
        REQUIRE(::bind(listener_, generic, size) == 0);
        REQUIRE(::listen(listener_, 1) == 0);
        ::getsockname(listener_, generic, &size);
        port_ = ntohs(address.sin_port);
    }
    ~Wire() {
        ::close(listener_);
        ::close(socket_);
    }
    Wire(const Wire&) = delete;
    Wire& operator=(const Wire&) = delete;
    [[nodiscard]] std::uint16_t port() const { return port_; }
    void accept() { socket_ = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC); }
    void say(const Bytes& message) const {
        const Bytes whole = joined({Bytes{0, static_cast<std::uint8_t>(message.size())}, message});
        REQUIRE(::send(socket_, whole.data(), whole.size(), MSG_NOSIGNAL) > 0);
    }
    // Nothing once the card has gone.
    [[nodiscard]] Bytes hear() const {
        Bytes length(2);
        if (::recv(socket_, length.data(), 2, MSG_WAITALL) != 2) return {};
        Bytes message(256U * length[0] + length[1]);
        const auto got = ::recv(socket_, message.data(), message.size(), MSG_WAITALL);
        return got == static_cast<ssize_t>(message.size()) ? message : Bytes{};
    }

  private:
    int listener_ = -1;
    int socket_ = -1;
    std::uint16_t port_ = 0;
};

}  // namespace

TEST_CASE("a card taken off at an exchange stays off until it is put down again, and has forgotten then") {
    ChipCard card(contents_of(ChipPerson{}));
    CardInHand hand(card);
    card.set_faults(lost_at(2, ChannelLoss::card_gone));
    CHECK(bytes_from(hand.transmit(kSelect).value()) == from_hex("9000"));
    CHECK(hand.transmit(kSelect).error() == ChannelLoss::card_gone);
    CHECK(hand.transmit(kSelect).error() == ChannelLoss::card_gone);
    card.reset();
    CHECK(bytes_from(hand.transmit(from_hex("00A4020C02011E")).value()) == from_hex("6A82"));
    CHECK(card.traffic().exchanges == 3);
    card.reset_traffic();
    card.set_faults(lost_at(1, ChannelLoss::silent));
    CHECK(hand.transmit(kSelect).error() == ChannelLoss::silent);
}

TEST_CASE("an answer is replaced by any bytes, once") {
    ChipCard card(contents_of(ChipPerson{}));
    CardInHand hand(card);
    card.set_faults(answered_at(1, from_hex("0102036F00")));
    CHECK(bytes_from(hand.transmit(kSelect).value()) == from_hex("0102036F00"));
    CHECK(bytes_from(hand.transmit(kSelect).value()) == from_hex("9000"));
}

TEST_CASE("another card in its place knows nothing of the session") {
    ChipPerson somebody_else;
    somebody_else.id = "049060999002";
    ChipCard card(contents_of(ChipPerson{}));
    ChipCard other(contents_of(somebody_else));
    Terminal terminal(card);
    terminal.select_application();
    REQUIRE(terminal.open_with_zone(card.contents().zone) == 0x9000);
    card.set_faults(swapped_at(card.traffic().exchanges + 2, other));
    CHECK(terminal.send(0x00B08100, {}, 4).status == 0x9000);
    CHECK(terminal.send(0x00B00004, {}, 4).status == 0x6988);
    terminal.forget();
    terminal.select_application();
    CHECK(terminal.open_with_zone(card.contents().zone) == 0x6300);
    CHECK(terminal.open_with_zone(other.contents().zone) == 0x9000);
}

TEST_CASE("a file without end goes on, and an answer is altered before it is protected") {
    ChipOptions options;
    options.endless = {group_file(2)};
    ChipContents contents = contents_of(ChipPerson{});
    contents.group(2) = from_hex("75847FFFFFFF7F61");
    std::size_t altered = 0;
    options.inside = [&](const Command& command, Answer& answer) {
        if (command.ins != 0xB0 || command.p1 != 0x81) return;
        ++altered;
        answer = {from_hex("61"), Status::ok};
    };
    ChipCard card(contents, options);
    Terminal terminal(card);
    terminal.select_application();
    terminal.open_with_zone(contents.zone);
    CHECK(to_hex(terminal.send(0x00B08200, {}, 8).data) == "75847FFFFFFF7F61");
    CHECK(terminal.send(0x00B07F00, {}, 0xDF).data.size() == 0xDF);
    CHECK(to_hex(terminal.send(0x00B08100, {}, 4).data) == "61");
    CHECK(altered == 1);
}

TEST_CASE("a byte flipped after signing is on the card, and the signed digest is not of it") {
    const Period period{std::chrono::year{2020} / 1 / 1, std::chrono::year{2030} / 1 / 1};
    const Issuer issuer(period);
    ChipContents contents = contents_of(ChipPerson{});
    sign(contents, issuer.new_signer(period));
    const std::string sod = to_hex(contents.files[kSod]);
    CHECK(sod.find(to_hex(digest("SHA256", contents.group(1)))) != std::string::npos);
    contents.flip(group_file(1), 20);
    CHECK(sod.find(to_hex(digest("SHA256", contents.group(1)))) == std::string::npos);
}

TEST_CASE("a whole read is counted, and what it takes over the air is computed from that") {
    ChipCard card(contents_of(ChipPerson{}));
    Terminal terminal(card);
    terminal.select_application();
    terminal.open_with_zone(card.contents().zone);
    card.reset_traffic();
    const Reply face = terminal.read_file(group_file(2), 0xE7);
    const Traffic& traffic = card.traffic();
    CHECK(traffic.exchanges == 2 + face.data.size() / 0xE7);
    CHECK(traffic.bytes_from_card > face.data.size());
    const double bits = 8.0 * static_cast<double>(traffic.bytes_from_card + traffic.bytes_to_card);
    CHECK(milliseconds_at_106_kbit(traffic) > bits / 106);
    CHECK(milliseconds_at_106_kbit(traffic) < 1.4 * bits / 106);
}

TEST_CASE("over the wire of vpcd the card answers, is reset, and is taken off") {
    Wire wire;
    ChipCard card(contents_of(ChipPerson{}));
    VpcdCard on_reader(card, wire.port());
    wire.accept();
    wire.say({1});
    wire.say({4});
    CHECK(to_hex(wire.hear()) == "3B80800101");
    wire.say(kSelect);
    CHECK(to_hex(wire.hear()) == "9000");
    wire.say(from_hex("00A4020C02011E"));
    CHECK(to_hex(wire.hear()) == "6982");
    wire.say({2});
    wire.say(from_hex("00A4020C02011E"));
    CHECK(to_hex(wire.hear()) == "6A82");
    on_reader.remove();
    CHECK(wire.hear().empty());
    CHECK_FALSE(on_reader.is_on_reader());
}

TEST_CASE("a card that is lost over the wire is gone from it, and a silent one can still be taken off") {
    for (const ChannelLoss loss : {ChannelLoss::card_gone, ChannelLoss::silent}) {
        Wire wire;
        ChipCard card(contents_of(ChipPerson{}));
        card.set_faults(lost_at(1, loss));
        VpcdCard on_reader(card, wire.port());
        wire.accept();
        wire.say(kSelect);
        if (loss == ChannelLoss::silent) on_reader.remove();
        CHECK(wire.hear().empty());
    }
}

}  // namespace motcua::tests::chip
