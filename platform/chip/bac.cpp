#include "platform/chip/bac.h"

#include <algorithm>

#include "platform/chip/bytes.h"

namespace motcua::platform {
namespace {

using identity::chip::AccessKey;
using identity::chip::Stop;

constexpr std::uint8_t kGetChallenge = 0x84;
constexpr std::uint8_t kExternalAuthenticate = 0x82;
constexpr std::size_t kChallengeBytes = 8;
constexpr std::size_t kKeyBytes = 16;
constexpr std::size_t kCodeBytes = 8;
constexpr std::size_t kSealedBytes = 2 * kChallengeBytes + kKeyBytes;
constexpr auto kBacCipher = ChipCipher::des3;

// The keys of both sides mixed, and the last halves of both challenges as where to count from (4.3.3.1).
SecureMessaging mixed_session(ChipView ours, ChipView theirs, ChipView our_challenge,
                              ChipView their_challenge) {
    ChipBytes seed(ours.begin(), ours.end());
    for (std::size_t i = 0; i < seed.size(); ++i) seed[i] ^= theirs[i];
    ChipBytes counter;
    append(counter, their_challenge.last(kChallengeBytes / 2));
    append(counter, our_challenge.last(kChallengeBytes / 2));
    return SecureMessaging(session_keys(seed, kBacCipher), std::move(counter));
}

}  // namespace

Result<bool, Stop> open_with_bac(ChipLink& link, const AccessKey& key, Random& random) {
    const auto challenge = link.ask({0, kGetChallenge, 0, 0, {}, kChallengeBytes});
    if (!challenge) return tl::unexpected<Stop>(challenge.error());
    if (challenge->status != kOk || challenge->data.size() != kChallengeBytes)
        return tl::unexpected<Stop>(Stop::garbled);

    ChipBytes seed = sha1({reinterpret_cast<const std::uint8_t*>(key.letters.data()), key.letters.size()});
    seed.resize(kKeyBytes);
    const SessionKeys keys = session_keys(seed, kBacCipher);
    ChipBytes ours(kChallengeBytes + kKeyBytes);  // our challenge and our half of the key
    random.fill(ours.data(), ours.size());
    const ChipView our_challenge = ChipView(ours).first(kChallengeBytes);
    const ChipView our_key = ChipView(ours).last(kKeyBytes);

    ChipBytes said(our_challenge.begin(), our_challenge.end());
    append(said, challenge->data);
    append(said, our_key);
    const ChipBytes zeros(block_size(kBacCipher));
    ChipBytes sent = encrypt(kBacCipher, keys.encryption, zeros, said).value_or(ChipBytes{});
    append(sent, authentication_code(kBacCipher, keys.authentication, padded(sent, zeros.size()))
                     .value_or(ChipBytes{}));
    const auto answer =
        link.ask({0, kExternalAuthenticate, 0, 0, std::move(sent), kSealedBytes + kCodeBytes});
    if (!answer) return tl::unexpected<Stop>(answer.error());
    if (answer->status != kOk) return false;

    const ChipView sealed = ChipView(answer->data).first(std::min(answer->data.size(), kSealedBytes));
    const auto code = authentication_code(kBacCipher, keys.authentication, padded(sealed, zeros.size()));
    if (answer->data.size() != kSealedBytes + kCodeBytes || !code ||
        !is_equal(*code, ChipView(answer->data).last(kCodeBytes)))
        return false;
    const auto heard = decrypt(kBacCipher, keys.encryption, zeros, sealed);
    if (!heard || !is_equal(ChipView(*heard).first(kChallengeBytes), challenge->data) ||
        !is_equal(ChipView(*heard).subspan(kChallengeBytes, kChallengeBytes), our_challenge))
        return false;
    link.seal(mixed_session(our_key, ChipView(*heard).last(kKeyBytes), our_challenge, challenge->data));
    return true;
}

}  // namespace motcua::platform
