#include "kiosk/form/chip_entry.h"

#include <algorithm>
#include <array>
#include <utility>

namespace motcua::form {
namespace {

namespace chip = identity::chip;

SecretJson said(std::string_view words) { return secret(words); }

Secret in_hex(const ChipBytes& bytes) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    Secret hex;
    hex.reserve(2 * bytes.size());
    for (const std::uint8_t byte : bytes) {
        hex += kDigits[byte >> 4U];
        hex += kDigits[byte & 0x0FU];
    }
    return hex;
}

SecretJson groups_entry(const chip::Proof& proof) {
    SecretJson list = SecretJson::array();
    for (const chip::GroupCheck& each : proof.groups) {
        SecretJson group = SecretJson::object();
        group["group"] = each.group;
        group["holds"] = each.holds;
        list.push_back(std::move(group));
    }
    return list;
}

SecretJson files_entry(const ChipEvidence& evidence, const std::vector<std::string>& groups) {
    const std::array<std::pair<const char*, const ChipBytes*>, 3> files{
        {{"sod", &evidence.sod}, {"dg1", &evidence.dg1}, {"dg13", &evidence.dg13}}};
    SecretJson entry = SecretJson::object();
    for (const auto& file : files) {
        const bool goes_along = std::find(groups.begin(), groups.end(), file.first) != groups.end();
        if (goes_along && !file.second->empty()) entry[secret(file.first)] = in_hex(*file.second);
    }
    return entry;
}

}  // namespace

SecretJson chip_entry(const ChipEvidence& evidence, std::string_view read_at,
                      const std::vector<std::string>& groups) {
    const chip::Proof& proof = evidence.proof;
    SecretJson entry = SecretJson::object();
    entry["verdict"] = said(chip::name(evidence.verdict));
    entry["read_at"] = said(read_at);
    entry["access"] = said(chip::name(proof.access));
    entry["signature"] = said(chip::name(proof.signature));
    entry["issuer"] = said(chip::name(proof.issuer));
    entry["original"] = said(chip::name(proof.original));
    if (!proof.original_by.empty()) entry["original_by"] = said(proof.original_by);
    entry["groups"] = groups_entry(proof);
    entry["sod_digest"] = said(proof.sod_digest);
    entry["signer"] = said(proof.signer);
    if (!proof.csca.empty()) entry["csca"] = said(proof.csca);
    SecretJson files = files_entry(evidence, groups);
    if (!files.empty()) entry["files"] = std::move(files);
    return entry;
}

}  // namespace motcua::form
