#include "platform/chip/security_infos.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "kiosk/identity/chip/lds.h"
#include "kiosk/identity/chip/tlv.h"

namespace motcua::platform {
namespace {

namespace chip = identity::chip;
using namespace std::string_view_literals;

constexpr std::uint32_t kInteger = 0x02;
constexpr std::uint32_t kObjectId = 0x06;
constexpr std::uint32_t kSequence = 0x30;
constexpr std::uint32_t kSet = 0x31;

// Under bsi-de (0.4.0.127.0.7), as content bytes (Doc 9303-11, 9.2; BSI TR-03110-3, A.1; TR-03111, 5.2.1).
constexpr auto kPublicKeys = "\x04\x00\x7F\x00\x07\x02\x02\x01"sv;  // id-PK: 1 DH, 2 ECDH
constexpr auto kAgreements = "\x04\x00\x7F\x00\x07\x02\x02\x03"sv;  // id-CA: the same, and a cipher
constexpr auto kPlainEcdsa = "\x04\x00\x7F\x00\x07\x01\x01\x04\x01"sv;
constexpr auto kActive = "\x67\x81\x08\x01\x01\x05"sv;  // id-icao-mrtd-security-aaProtocolObject

std::string_view letters_of(ChipView bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool begins_with(ChipView oid, std::string_view root) {
    return letters_of(oid).substr(0, root.size()) == root;
}

// One entry: its OID and what follows.
struct SecurityInfo {
    ChipView oid;
    std::vector<chip::DataObject> parts;  // all of it, the OID first
};

std::vector<SecurityInfo> security_infos(ChipView dg14) {
    std::vector<SecurityInfo> infos;
    const auto content = chip::find_object(dg14, chip::outer_tag(chip::File::dg14));
    const auto set = content ? chip::find_object(*content, kSet) : std::nullopt;
    const auto all = set ? chip::objects(*set) : std::nullopt;
    if (!all) return infos;
    for (const chip::DataObject& each : *all) {
        auto parts = each.tag == kSequence ? chip::objects(each.value) : std::nullopt;
        if (!parts || parts->size() < 2 || parts->front().tag != kObjectId) continue;
        const ChipView oid = parts->front().value;
        infos.push_back({oid, std::move(*parts)});
    }
    return infos;
}

// The third part, where it is a number.
ChipBytes key_id_of(const SecurityInfo& info) {
    if (info.parts.size() < 3 || info.parts[2].tag != kInteger) return {};
    return {info.parts[2].value.begin(), info.parts[2].value.end()};
}

struct Way {
    SecurityInfo info;
    std::uint8_t kind = 0;    // 1 DH, 2 ECDH
    std::uint8_t cipher = 0;  // 1 3DES … 4 AES-256
};

std::vector<Way> ways(const std::vector<SecurityInfo>& infos) {
    std::vector<Way> found;
    for (const SecurityInfo& each : infos) {
        if (!begins_with(each.oid, kAgreements) || each.oid.size() != kAgreements.size() + 2) continue;
        const Way way{each, each.oid[kAgreements.size()], each.oid[kAgreements.size() + 1]};
        if (way.kind >= 1 && way.kind <= 2 && way.cipher >= 1 && way.cipher <= 4) found.push_back(way);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Way& a, const Way& b) { return a.cipher > b.cipher; });
    return found;
}

// Old chips name their key and no way: then it is 3DES (BSI TR-03110-3, A.1.1.2).
std::optional<ChipAgreement> with_key(const SecurityInfo& key, const std::vector<Way>& all) {
    const std::uint8_t kind = key.oid.back();
    const ChipBytes id = key_id_of(key);
    ChipAgreement found{key.parts[1].whole, id, {}, ChipCipher::des3};
    for (const Way& way : all) {
        if (way.kind != kind || key_id_of(way.info) != id) continue;
        constexpr std::array kCiphers{ChipCipher::des3, ChipCipher::aes128, ChipCipher::aes192,
                                      ChipCipher::aes256};
        found.oid.assign(way.info.oid.begin(), way.info.oid.end());
        found.cipher = kCiphers.at(way.cipher - 1U);
        return found;
    }
    return all.empty() ? std::optional(found) : std::nullopt;
}

}  // namespace

std::optional<ChipAgreement> chip_agreement(ChipView dg14) {
    const auto infos = security_infos(dg14);
    const auto all = ways(infos);
    std::optional<ChipAgreement> best;
    for (const SecurityInfo& each : infos) {
        const bool is_key = begins_with(each.oid, kPublicKeys) && each.oid.size() == kPublicKeys.size() + 1 &&
                            each.parts[1].tag == kSequence;
        const auto found = is_key ? with_key(each, all) : std::nullopt;
        if (found && (!best || found->cipher > best->cipher)) best = found;
    }
    return best;
}

std::string active_digest(ChipView dg14) {
    constexpr std::array<std::string_view, 6> kDigests{"", "SHA1", "SHA224", "SHA256", "SHA384", "SHA512"};
    for (const SecurityInfo& each : security_infos(dg14)) {
        if (!begins_with(each.oid, kActive) || each.parts.size() < 3 || each.parts[2].tag != kObjectId)
            continue;
        const ChipView way = each.parts[2].value;
        if (!begins_with(way, kPlainEcdsa) || way.size() != kPlainEcdsa.size() + 1) continue;
        const std::uint8_t which = way.back();
        if (which < kDigests.size()) return std::string(kDigests.at(which));
    }
    return "";
}

}  // namespace motcua::platform
