#include "platform/card/channel.h"

#include <optional>
#include <utility>

#include <winscard.h>

#include "platform/card/t0.h"

namespace motcua::platform {
namespace {

constexpr std::size_t kShortestCommand = 4;
constexpr std::size_t kLongestCommand = 4 + 3 + 65'535 + 2;  // ISO/IEC 7816-4, 5.1: extended lengths
constexpr std::size_t kLongestAnswer = 65'536 + 2;
constexpr Millis kDisconnectLimit{2'000};

class PcscChannel final : public CardChannel {
  public:
    PcscChannel(std::shared_ptr<CardCounter> counter, CardTable::Reader reader, std::uint32_t card)
        : counter_(std::move(counter)), reader_(std::move(reader)), number_(card), answer_(kLongestAnswer) {}
    ~PcscChannel() override { let_go(); }
    PcscChannel(const PcscChannel&) = delete;
    PcscChannel& operator=(const PcscChannel&) = delete;

    // Exclusive: what stands between two of our commands is nobody else's, and no other program learns what a
    // chip that we have opened would tell it. A transaction would give that too, but not keep others from
    // being connected before and after it.
    Status<ChannelLoss> connect() {
        auto context = PcscContext::establish(counter_->lines, counter_->options.answer);
        if (!context) return tl::unexpected(resolve(context.error()));
        context_ = std::move(*context);
        const LONG result = context_->call(counter_->options.answer, [&](SCARDCONTEXT pcsc) {
            return SCardConnect(pcsc, reader_.name.c_str(), SCARD_SHARE_EXCLUSIVE,
                                SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &card_, &protocol_);
        });
        is_connected_ = result == SCARD_S_SUCCESS;
        if (!is_connected_) return tl::unexpected(resolve(result));
        return {};
    }

    Result<ChipBytes, ChannelLoss> transmit(ChipView command) override {
        if (lost_) return tl::unexpected(*lost_);
        if (command.size() < kShortestCommand || command.size() > kLongestCommand)
            return ChipBytes{0x67, 0x00};
        auto answer = protocol_ == SCARD_PROTOCOL_T0
                          ? transmit_over_t0(command, [this](ChipView frame) { return exchange(frame); })
                          : exchange(command);
        if (!answer) {
            lost_ = answer.error();
            let_go();  // whoever comes next needs the reader, whether or not this channel is still kept
        }
        return answer;
    }

  private:
    // Reset: what it has opened for us is open to nobody else. Not where it is gone: pcscd would take the
    // reset that fails for a card that lies there, mute.
    void let_go() {
        const bool is_there = counter_->fate(number_, reader_.number) == CardTable::Fate::there;
        const DWORD leave_it = is_there || counter_->is_closed() ? SCARD_RESET_CARD : SCARD_LEAVE_CARD;
        if (std::exchange(is_connected_, false))
            (void)context_->call(kDisconnectLimit,
                                 [&](SCARDCONTEXT) { return SCardDisconnect(card_, leave_it); });
        context_.reset();
    }

    Result<ChipBytes, ChannelLoss> exchange(ChipView frame) {
        const auto fate = counter_->fate(number_, reader_.number);
        if (fate != CardTable::Fate::there) return tl::unexpected(loss_by(fate));
        DWORD length = answer_.size();
        const SCARD_IO_REQUEST* const how = protocol_ == SCARD_PROTOCOL_T0 ? SCARD_PCI_T0 : SCARD_PCI_T1;
        const LONG result = context_->call(counter_->options.answer, [&](SCARDCONTEXT) {
            return SCardTransmit(card_, how, frame.data(), frame.size(), nullptr, answer_.data(), &length);
        });
        if (result != SCARD_S_SUCCESS || length < 2 || length > answer_.size()) {
            wipe(answer_.data(), answer_.size());
            return tl::unexpected(resolve(result));
        }
        ChipBytes answer(answer_.begin(), answer_.begin() + static_cast<std::ptrdiff_t>(length));
        wipe(answer_.data(), length);
        return answer;
    }

    static ChannelLoss loss_by(CardTable::Fate fate) {
        switch (fate) {
            case CardTable::Fate::there: return ChannelLoss::silent;
            case CardTable::Fate::taken: return ChannelLoss::card_gone;
            case CardTable::Fate::reader_gone: break;
        }
        return ChannelLoss::reader_gone;
    }

    // What PC/SC says at once is often no more than that it went wrong: a card that was taken off is one that
    // fails to answer, until pcscd has looked again.
    ChannelLoss resolve(LONG result) {
        if (counter_->is_closed()) return ChannelLoss::reader_gone;
        if (context_ && context_->was_cut()) {
            counter_->mark_hung(reader_.number);
            return ChannelLoss::silent;
        }
        const ChannelLoss loss = loss_of(result);
        if (loss != ChannelLoss::silent) return loss;
        return loss_by(counter_->settled_fate(number_, reader_.number));
    }

    std::shared_ptr<CardCounter> counter_;
    CardTable::Reader reader_;  // as it was when the channel was opened
    std::uint32_t number_;
    std::unique_ptr<PcscContext> context_;
    SCARDHANDLE card_ = 0;
    DWORD protocol_ = SCARD_PROTOCOL_UNDEFINED;
    bool is_connected_ = false;
    std::optional<ChannelLoss> lost_;
    ChipBytes answer_;
};

}  // namespace

ChannelLoss loss_of(long result) {
    switch (result) {
        case SCARD_W_REMOVED_CARD:
        case SCARD_W_RESET_CARD:  // by somebody else: what was begun with it is over
        case SCARD_E_NO_SMARTCARD: return ChannelLoss::card_gone;
        case SCARD_S_SUCCESS:  // with an answer that is none
        case SCARD_W_UNRESPONSIVE_CARD:
        case SCARD_W_UNPOWERED_CARD:
        case SCARD_W_UNSUPPORTED_CARD:
        case SCARD_E_CARD_UNSUPPORTED:
        case SCARD_E_PROTO_MISMATCH:
        case SCARD_E_NOT_TRANSACTED:
        case SCARD_E_INSUFFICIENT_BUFFER:
        case SCARD_E_TIMEOUT: return ChannelLoss::silent;
        default: return ChannelLoss::reader_gone;
    }
}

Result<std::unique_ptr<CardChannel>, ChannelLoss> open_channel(std::shared_ptr<CardCounter> counter,
                                                               std::uint32_t card) {
    if (counter->is_closed()) return tl::unexpected(ChannelLoss::reader_gone);
    const auto reader = counter->reader_of(card);
    if (!reader) return tl::unexpected(ChannelLoss::card_gone);
    if (reader->is_hung) return tl::unexpected(ChannelLoss::silent);  // it would wait for the same answer
    auto channel = std::make_unique<PcscChannel>(std::move(counter), *reader, card);
    if (const auto connected = channel->connect(); !connected) return tl::unexpected(connected.error());
    return channel;
}

}  // namespace motcua::platform
