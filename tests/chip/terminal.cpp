#include "tests/chip/terminal.h"

#include <doctest/doctest.h>

namespace motcua::tests::chip {
namespace {

Bytes header_bytes(unsigned header) {
    return {static_cast<std::uint8_t>(header >> 24U), static_cast<std::uint8_t>(header >> 16U & 0xFFU),
            static_cast<std::uint8_t>(header >> 8U & 0xFFU), static_cast<std::uint8_t>(header & 0xFFU)};
}

Bytes apdu_of(const Bytes& header, const Bytes& data, std::optional<unsigned> le, bool is_extended) {
    const auto width = [&](std::size_t number) {
        return is_extended
                   ? Bytes{static_cast<std::uint8_t>(number >> 8U), static_cast<std::uint8_t>(number & 0xFFU)}
                   : Bytes{static_cast<std::uint8_t>(number & 0xFFU)};
    };
    const Bytes mark = is_extended ? Bytes{0} : Bytes{};
    Bytes apdu = joined({header, mark});
    if (!data.empty()) apdu = joined({apdu, width(data.size()), data});
    return le ? joined({apdu, width(*le)}) : apdu;
}

}  // namespace

Reply Terminal::plain(const Bytes& command) {
    said_ = to_hex(command);
    const ChipBytes answer = card_.answer(command);
    heard_ = to_hex(answer);
    REQUIRE(answer.size() >= 2);
    const std::size_t length = answer.size() - 2;
    return {{answer.begin(), answer.end() - 2}, 256U * answer[length] + answer[length + 1]};
}

void Terminal::begin(Suite suite, View secret, Bytes counter) {
    suite_ = suite;
    encryption_ = derive_key(suite, secret, 1);
    mac_ = derive_key(suite, secret, 2);
    counter_ = std::move(counter);
}

void Terminal::count() {
    for (std::size_t i = counter_.size(); i > 0; --i)
        if (++counter_[i - 1] != 0) return;
}

Bytes Terminal::iv() const {
    return *suite_ == Suite::des3 ? zero_iv(*suite_) : encrypt_block(*suite_, encryption_, counter_);
}

Reply Terminal::send(unsigned header, const Bytes& data, std::optional<unsigned> le, bool is_extended) {
    if (!suite_) return plain(apdu_of(header_bytes(header), data, le, is_extended));
    const std::size_t block = block_of(*suite_);
    const Bytes head = header_bytes(header | 0x0C000000U);
    const bool odd = (head[1] & 1U) != 0;
    count();
    Bytes objects;
    if (!data.empty()) {
        const Bytes encrypted = encrypt(*suite_, encryption_, iv(), pad(data, block));
        objects = odd ? tlv(0x85, encrypted) : tlv(0x87, {Bytes{1}, encrypted});
    }
    if (le) {
        const auto low = static_cast<std::uint8_t>(*le & 0xFFU);
        const auto high = static_cast<std::uint8_t>(*le >> 8U);
        objects = joined({objects, tlv(0x97, is_extended ? Bytes{high, low} : Bytes{low})});
    }
    Bytes checked = joined({counter_, pad(head, block), objects});
    if (!objects.empty()) checked = pad(checked, block);
    objects = joined({objects, tlv(0x8E, mac_of_padded(*suite_, mac_, checked))});
    plain(apdu_of(head, objects, 0, is_extended));
    return taken_apart(from_hex(heard_), odd);
}

Reply Terminal::taken_apart(const Bytes& answer, bool odd) {
    const View objects = View(answer).first(answer.size() - 2);
    const unsigned plain_status = 256U * answer[answer.size() - 2] + answer.back();
    if (objects.empty()) {
        forget();
        return {{}, plain_status};
    }
    count();
    const auto check = find_tlv(objects, 0x8E);
    const auto status = find_tlv(objects, 0x99);
    REQUIRE(check);
    REQUIRE(status);
    const View checked = objects.first(objects.size() - 10);
    const Bytes over = pad(joined({counter_, checked}), block_of(*suite_));
    CHECK(same(mac_of_padded(*suite_, mac_, over), *check));
    Reply reply{{}, 256U * (*status)[0] + (*status)[1]};
    CHECK(reply.status == plain_status);
    if (const auto data = find_tlv(objects, odd ? 0x85 : 0x87)) {
        const View encrypted = odd ? *data : data->subspan(1);
        reply.data = unpad(decrypt(*suite_, encryption_, iv(), encrypted)).value();
    }
    return reply;
}

unsigned Terminal::open_with_zone(const std::string& zone) {
    Bytes seed = digest("SHA1", from_text(key_lines(zone)));
    seed.resize(16);
    const Bytes encryption = derive_key(Suite::des3, seed, 1);
    const Bytes mac_key = derive_key(Suite::des3, seed, 2);
    const Reply challenge = plain("0084000008");
    if (challenge.status != 0x9000) return challenge.status;
    const Bytes own = real_dice(8);
    const Bytes keying = real_dice(16);
    const Bytes said =
        encrypt(Suite::des3, encryption, zero_iv(Suite::des3), joined({own, challenge.data, keying}));
    const Reply answer =
        plain(joined({from_hex("0082000028"), said, mac(Suite::des3, mac_key, said), Bytes{0x28}}));
    if (answer.status != 0x9000) return answer.status;
    const Bytes opened = decrypt(Suite::des3, encryption, zero_iv(Suite::des3), View(answer.data).first(32));
    Bytes agreed = keying;
    for (std::size_t i = 0; i < agreed.size(); ++i) agreed[i] ^= opened[16 + i];
    begin(Suite::des3, agreed, joined({View(challenge.data).subspan(4), View(own).subspan(4)}));
    return answer.status;
}

Reply Terminal::read_file(unsigned file, unsigned step) {
    const auto fid = Bytes{static_cast<std::uint8_t>(file >> 8U), static_cast<std::uint8_t>(file & 0xFFU)};
    const Reply selected = send(0x00A4020C, fid, std::nullopt);
    if (selected.status != 0x9000) return selected;
    Reply all;
    for (unsigned offset = 0; offset < 0x8000;) {
        const Reply part = send(0x00B00000U + offset, {}, step);
        all.data.insert(all.data.end(), part.data.begin(), part.data.end());
        all.status = part.status;
        if (part.status != 0x9000) break;
        offset += static_cast<unsigned>(part.data.size());
    }
    return all;
}

}  // namespace motcua::tests::chip
