#include "tests/support/chip/security_infos.h"

#include <algorithm>
#include <set>

namespace motcua::tests::chip {
namespace {

constexpr std::string_view kBsi = "0.4.0.127.0.7.";

bool is_elliptic(const ChipAuthenticationOffer& offer) { return offer.parameters >= 8; }

Bytes pace_info(const PaceOffer& offer) {
    return sequence({oid(pace_oid(offer)), der_integer(2), der_integer(offer.parameters)});
}

Bytes key_id_of(const ChipAuthenticationOffer& offer) {
    return offer.key_id ? der_integer(*offer.key_id) : Bytes{};
}

// ecdsa-plain-SHA…, BSI TR-03111.
Bytes plain_signature(const std::string& digest_name) {
    const std::map<std::string, unsigned> numbers{
        {"SHA1", 1}, {"SHA224", 2}, {"SHA256", 3}, {"SHA384", 4}, {"SHA512", 5}};
    return oid(std::string(kBsi) + "1.1.4.1." + std::to_string(numbers.at(digest_name)));
}

// A SET OF is in order where it is DER.
Bytes set_of(std::vector<Bytes> members) {
    std::sort(members.begin(), members.end());
    Bytes content;
    for (const Bytes& member : members) content.insert(content.end(), member.begin(), member.end());
    return tlv(0x31, content);
}

Key active_key_of(const ActiveOffer& offer) {
    return offer.is_rsa ? new_rsa_key(offer.rsa_bits) : new_curve_key(offer.curve.c_str(), true);
}

Key chip_key_of(const ChipAuthenticationOffer& offer) {
    const char* name = name_of_parameters(offer.parameters);
    return is_elliptic(offer) ? new_curve_key(name, offer.writes_parameters_out) : new_dh_key(name);
}

}  // namespace

std::string chip_authentication_oid(const ChipAuthenticationOffer& offer) {
    return std::string(kBsi) + "2.2.3." + (is_elliptic(offer) ? "2." : "1.") +
           std::to_string(suite_number(offer.suite));
}

void renew_keys(ChipContents& contents) {
    const ChipFeatures& features = contents.features;
    if (features.active) contents.active_key = active_key_of(*features.active);
    if (features.chip_authentication) contents.chip_key = chip_key_of(*features.chip_authentication);
}

void add_security(ChipContents& contents) {
    const ChipFeatures& features = contents.features;
    renew_keys(contents);
    std::vector<Bytes> infos;
    for (const PaceOffer& offer : features.pace) infos.push_back(pace_info(offer));
    if (!infos.empty()) contents.card_access = set_of(infos);
    if (const auto& offer = features.chip_authentication) {
        const std::string key_oid = std::string(kBsi) + "2.2.1." + (is_elliptic(*offer) ? "2" : "1");
        infos.push_back(
            sequence({oid(key_oid), public_key_info(contents.chip_key.get()), key_id_of(*offer)}));
        infos.push_back(sequence({oid(chip_authentication_oid(*offer)), der_integer(1), key_id_of(*offer)}));
    }
    if (const auto& offer = features.active) {
        if (!offer->is_rsa)
            infos.push_back(
                sequence({oid("2.23.136.1.1.5"), der_integer(1), plain_signature(offer->digest)}));
        contents.group(15) = tlv(0x6F, public_key_info(contents.active_key.get()));
    }
    if (!infos.empty()) contents.group(14) = tlv(0x6E, set_of(infos));
}

}  // namespace motcua::tests::chip
