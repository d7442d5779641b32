#include "sync/portal/tus.h"

#include <algorithm>
#include <map>

#include "sync/envelope/keys.h"

namespace motcua::portal {
namespace {

// Empty where a pair is malformed or a key comes twice.
std::map<std::string, std::string> metadata_pairs(const std::string& header) {
    std::map<std::string, std::string> pairs;
    for (std::size_t at = 0; at <= header.size();) {
        const std::size_t end = std::min(header.find(',', at), header.size());
        const std::string pair = header.substr(at, end - at);
        const std::size_t space = pair.find(' ');
        const auto value = space == pair.npos ? std::string() : sync::from_base64(pair.substr(space + 1));
        if (pair.empty() || space == 0 || !value || !pairs.emplace(pair.substr(0, space), *value).second)
            return {};
        at = end + 1;
    }
    return pairs;
}

}  // namespace

std::optional<UploadClaim> parse_upload_metadata(const std::string& header) {
    auto pairs = metadata_pairs(header);
    const auto id = AttachmentId::parse(pairs["id"]);
    const auto dossier = DossierId::parse(pairs["dossier"]);
    const std::string& digest = pairs["digest"];
    if (!id || !dossier || digest.size() != Digest{}.size()) return std::nullopt;
    UploadClaim claim{*dossier, *id, {}};
    std::transform(digest.begin(), digest.end(), claim.digest.begin(),
                   [](char c) { return static_cast<std::uint8_t>(c); });
    return claim;
}

}  // namespace motcua::portal
