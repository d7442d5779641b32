#include "platform/chip/secure_messaging.h"

#include "kiosk/identity/chip/tlv.h"
#include "platform/chip/bytes.h"

namespace motcua::platform {
namespace {

namespace chip = identity::chip;

// The data objects of secure messaging (Doc 9303-11, 9.8.3).
constexpr std::uint8_t kPlainForOddCommands = 0x85;
constexpr std::uint8_t kSealedData = 0x87;
constexpr std::uint8_t kExpected = 0x97;
constexpr std::uint8_t kStatus = 0x99;
constexpr std::uint8_t kCodeObject = 0x8E;
constexpr std::uint8_t kIsSealed = 0x0C;  // in the class byte
constexpr std::uint8_t kIsPadded = 0x01;  // before sealed data
constexpr std::size_t kShortestAnswer = 256;
constexpr std::size_t kLongestAnswer = 65'536;

}  // namespace

SessionKeys session_keys(ChipView seed, ChipCipher cipher) {
    return {cipher, derived_key(seed, KeyUse::encryption, cipher),
            derived_key(seed, KeyUse::authentication, cipher)};
}

SecureMessaging::SecureMessaging(SessionKeys keys, ChipBytes counter)
    : keys_(std::move(keys)), counter_(std::move(counter)) {
    counter_.resize(block_size(keys_.cipher));
}

void SecureMessaging::count() {
    for (auto byte = counter_.rbegin(); byte != counter_.rend(); ++byte)
        if (++*byte != 0) return;
}

// With AES the counter, encrypted, is where each command begins; with 3DES nothing is (9.8.6.2, 9.8.6.3).
ChipBytes SecureMessaging::iv() const {
    ChipBytes zeros(block_size(keys_.cipher));
    if (keys_.cipher == ChipCipher::des3) return zeros;
    return encrypt(keys_.cipher, keys_.encryption, zeros, counter_).value_or(zeros);
}

std::optional<ChipBytes> SecureMessaging::code_of(ChipView bytes) const {
    ChipBytes from = counter_;
    append(from, bytes);
    return authentication_code(keys_.cipher, keys_.authentication, padded(from, block_size(keys_.cipher)));
}

ChipBytes SecureMessaging::sealed(const Command& command) {
    count();
    const std::size_t block = block_size(keys_.cipher);
    Command outer{
        static_cast<std::uint8_t>(command.cla | kIsSealed), command.ins, command.p1, command.p2, {}, 0};
    ChipBytes objects;
    if (!command.data.empty()) {
        const bool odd = command.ins % 2 != 0;
        ChipBytes value;
        if (!odd) value.push_back(kIsPadded);
        append(
            value,
            encrypt(keys_.cipher, keys_.encryption, iv(), padded(command.data, block)).value_or(ChipBytes{}));
        append(objects, data_object(odd ? kPlainForOddCommands : kSealedData, value));
    }
    const bool is_long = command.expected > kShortestAnswer || command.data.size() > 255;
    if (command.expected > 0) {
        const auto low = static_cast<std::uint8_t>(command.expected);
        const auto high = static_cast<std::uint8_t>(command.expected >> 8U);
        append(objects, data_object(kExpected, is_long ? ChipBytes{high, low} : ChipBytes{low}));
    }
    ChipBytes covered = padded(ChipBytes{outer.cla, outer.ins, outer.p1, outer.p2}, block);
    append(covered, objects);
    append(objects, data_object(kCodeObject, code_of(covered).value_or(ChipBytes{})));
    outer.data = std::move(objects);
    outer.expected = is_long ? kLongestAnswer : kShortestAnswer;
    return encoded(outer);
}

std::optional<Answer> SecureMessaging::opened(ChipView answer) {
    count();
    const auto plain = decoded(answer);
    const auto all = plain ? chip::objects(plain->data) : std::nullopt;
    if (!all || all->empty() || all->back().tag != kCodeObject) return std::nullopt;
    const ChipView covered = ChipView(plain->data).first(plain->data.size() - all->back().whole.size());
    const auto code = code_of(covered);
    if (!code || !is_equal(*code, all->back().value)) return std::nullopt;
    const auto status = chip::find_object(covered, kStatus);
    const auto inner = status ? decoded(*status) : std::nullopt;
    if (!inner || !inner->data.empty() || inner->status != plain->status) return std::nullopt;
    auto data = data_in(covered);
    if (!data) return std::nullopt;
    return Answer{inner->status, std::move(*data)};
}

// Of authenticated objects. Empty where the answer has no data.
std::optional<ChipBytes> SecureMessaging::data_in(ChipView objects) const {
    auto value = chip::find_object(objects, kPlainForOddCommands);
    if (const auto sealed = chip::find_object(objects, kSealedData)) {
        if (sealed->empty() || sealed->front() != kIsPadded) return std::nullopt;
        value = sealed->subspan(1);
    }
    if (!value) return ChipBytes{};
    const auto data = decrypt(keys_.cipher, keys_.encryption, iv(), *value);
    return data ? unpadded(*data) : std::nullopt;
}

}  // namespace motcua::platform
