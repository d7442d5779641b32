#include "tests/support/chip/secure_channel.h"

#include <algorithm>
#include <array>

namespace motcua::tests::chip {
namespace {

constexpr unsigned kOddData = 0x85;
constexpr unsigned kData = 0x87;
constexpr unsigned kLe = 0x97;
constexpr unsigned kStatus = 0x99;
constexpr unsigned kCheck = 0x8E;
constexpr std::uint8_t kPadded = 0x01;  // the padding indicator of 87

bool is_odd(std::uint8_t ins) { return (ins & 1U) != 0; }

}  // namespace

SecureChannel::SecureChannel(Suite suite, View secret, Bytes counter)
    : suite_(suite),
      encryption_(derive_key(suite, secret, 1)),
      mac_(derive_key(suite, secret, 2)),
      counter_(std::move(counter)) {}

SecureChannel::SecureChannel(Suite suite, View secret)
    : SecureChannel(suite, secret, Bytes(block_of(suite), 0)) {}

void SecureChannel::count() {
    for (std::size_t i = counter_.size(); i > 0; --i)
        if (++counter_[i - 1] != 0) return;
}

Bytes SecureChannel::iv() const {
    return suite_ == Suite::des3 ? zero_iv(suite_) : encrypt_block(suite_, encryption_, counter_);
}

std::optional<Status> SecureChannel::take_data(const Objects& objects, Command& inner) const {
    if (!objects.data) return std::nullopt;
    View encrypted = *objects.data;
    if (!is_odd(inner.ins)) {
        if (encrypted.empty() || encrypted[0] != kPadded) return Status::objects_wrong;
        encrypted = encrypted.subspan(1);
    }
    if (encrypted.empty() || encrypted.size() % block_of(suite_) != 0) return Status::objects_wrong;
    auto plain = unpad(decrypt(suite_, encryption_, iv(), encrypted));
    if (!plain) return Status::objects_wrong;
    inner.data = std::move(*plain);
    return std::nullopt;
}

std::variant<Command, Status> SecureChannel::open(const Command& command) {
    Objects objects;
    const unsigned data_tag = is_odd(command.ins) ? kOddData : kData;
    for (View rest = command.data; !rest.empty();) {
        const std::size_t at = command.data.size() - rest.size();
        const auto object = next_tlv(rest);
        if (!object) return Status::objects_wrong;
        const bool in_order = object->tag == data_tag ? !objects.data && !objects.le && !objects.check
                              : object->tag == kLe    ? !objects.le && !objects.check
                                                      : object->tag == kCheck && !objects.check;
        if (!in_order) return Status::objects_wrong;
        if (object->tag == kCheck) objects.checked = View(command.data).first(at);
        (object->tag == data_tag ? objects.data
         : object->tag == kLe    ? objects.le
                                 : objects.check) = object->content;
    }
    if (!objects.check) return Status::objects_missing;
    count();
    const std::size_t block = block_of(suite_);
    Bytes checked =
        joined({counter_, pad(std::array{command.cla, command.ins, command.p1, command.p2}, block),
                objects.checked});
    if (!objects.checked.empty()) checked = pad(checked, block);
    if (!same(mac_of_padded(suite_, mac_, checked), *objects.check)) return Status::objects_wrong;
    Command inner = command;
    inner.cla = static_cast<std::uint8_t>(command.cla & 0xF3U);
    inner.data.clear();
    inner.expected.reset();
    if (const auto wrong = take_data(objects, inner)) return *wrong;
    if (objects.le) {
        if (objects.le->empty() || objects.le->size() > 2) return Status::objects_wrong;
        const bool is_short = objects.le->size() == 1;
        const std::size_t value = is_short ? (*objects.le)[0] : 256U * (*objects.le)[0] + (*objects.le)[1];
        inner.is_all = value == 0;
        inner.expected = value != 0 ? value : is_short ? 256 : 65536;
    }
    return inner;
}

Bytes SecureChannel::protect(const Answer& answer, bool odd) {
    count();
    const std::size_t block = block_of(suite_);
    Bytes objects;
    if (!answer.data.empty()) {
        const Bytes encrypted = encrypt(suite_, encryption_, iv(), pad(answer.data, block));
        objects = odd ? tlv(kOddData, encrypted) : tlv(kData, {std::array{kPadded}, encrypted});
    }
    objects = joined({objects, tlv(kStatus, bytes_of({{}, answer.status}))});
    const Bytes check = mac_of_padded(suite_, mac_, pad(joined({counter_, objects}), block));
    return bytes_of({joined({objects, tlv(kCheck, check)}), answer.status});
}

std::size_t SecureChannel::room_in(std::size_t whole) const {
    constexpr std::size_t kStatusAndCheck = 4 + 10;
    const std::size_t head = whole > 300 ? 5 : 4;  // tag, length in two or three bytes, padding indicator
    const std::size_t block = block_of(suite_);
    const std::size_t blocks = (whole - kStatusAndCheck - head) / block;
    return blocks * block - 1;
}

}  // namespace motcua::tests::chip
