// A card that answers whatever it likes: each answer is a length of two bytes and as many bytes.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

#include "platform/chip/read.h"

namespace {

using namespace motcua;
namespace chip = identity::chip;

constexpr auto kToday = std::chrono::year{2026} / 11 / 22;
constexpr std::size_t kExchangesMax = 20'000;  // of a whole reading, whatever is answered

class AnyCard final : public CardChannel {
  public:
    explicit AnyCard(ChipView said) : said_(said) {}
    Result<ChipBytes, ChannelLoss> transmit(ChipView) override {
        if (++exchanges_ > kExchangesMax) std::abort();
        if (said_.size() < 2) return tl::unexpected<ChannelLoss>(ChannelLoss::card_gone);
        const std::size_t wanted = 256UL * said_[0] + said_[1];
        said_ = said_.subspan(2);
        const ChipView answer = said_.first(std::min(wanted, said_.size()));
        said_ = said_.subspan(answer.size());
        return ChipBytes(answer.begin(), answer.end());
    }

  private:
    ChipView said_;
    std::size_t exchanges_ = 0;
};

class SameRandom final : public Random {
  public:
    void fill(void* bytes, std::size_t count) override {
        for (std::size_t i = 0; i < count; ++i) static_cast<std::uint8_t*>(bytes)[i] = 0x5A;
    }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const platform::TrustList nobody = std::move(*platform::TrustList::of({}, {}));
    AnyCard card(ChipView(data, size));
    SameRandom random;
    platform::ReadRequest request;
    request.keys = {chip::access_key("155999001", "550312", "991231")};
    request.with_face = true;
    request.today = kToday;
    request.now = std::chrono::sys_days(kToday);
    platform::ReadSoFar so_far;
    const auto read = platform::read_chip(card, request, nobody, random, so_far, [](chip::Step) {});
    if (read && chip::judge(*read, nullptr) == chip::Verdict::proved) std::abort();
    return 0;
}
