// A signature that anybody may have written, and the files by which a chip says how it proves itself.
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "platform/chip/original.h"
#include "platform/chip/pace.h"
#include "platform/chip/security_infos.h"
#include "platform/chip/trust.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace motcua;
    using namespace motcua::platform;
    static const TrustList nobody = std::move(*TrustList::of({}, {}));
    constexpr WallTime kNow = std::chrono::sys_days(std::chrono::year{2026} / 11 / 22);
    const ChipView bytes(data, size);
    const auto found = nobody.check(bytes, kNow);
    if (found.issuer == identity::chip::Issuer::trusted || !found.csca.empty()) std::abort();
    for (const auto& each : found.covered.groups) (void)holds(found.covered, each.group, bytes);
    if (const auto way = chip_agreement(bytes))
        if (way->public_key.empty()) std::abort();
    (void)active_digest(bytes);
    (void)offers_pace(bytes);
    (void)TrustList::of({std::string(bytes.begin(), bytes.end())}, {});
    (void)TrustList::of({}, {std::string(bytes.begin(), bytes.end())});
    return 0;
}
