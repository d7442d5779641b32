#include "platform/card/card_reader.h"

#include <array>
#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include <fmt/format.h>
#include <winscard.h>

#include "platform/card/channel.h"
#include "platform/card/counter.h"

namespace motcua::platform {
namespace {

// PC/SC's own reader that tells of others coming and going. What changes between the list of readers and the
// wait for changes is told by nobody, so the list is asked for again where nothing happens for so long.
constexpr const char* kPlugAndPlay = R"(\\?PnP?\Notification)";
constexpr Millis kListAgain{5'000};
constexpr Millis kPcscdAnswers{3'000};
constexpr std::size_t kMostNames = 16 * (MAX_READERNAME + 1) + 1;  // PCSCLITE_MAX_READERS_CONTEXTS
constexpr int kMostIdleRounds = 16;

std::string words_of(LONG result) {
    return fmt::format("{} (0x{:08X})", pcsc_stringify_error(result), static_cast<std::uint32_t>(result));
}

class LiveCardReader final : public ChipReader {
  public:
    LiveCardReader(CardReaderOptions options, ChipReaderReports reports)
        : counter_(std::make_shared<CardCounter>(std::move(options), std::move(reports))),
          thread_([this] { run(); }) {}
    ~LiveCardReader() override {
        counter_->close();
        thread_.join();
    }
    LiveCardReader(const LiveCardReader&) = delete;
    LiveCardReader& operator=(const LiveCardReader&) = delete;

    [[nodiscard]] ChipReaderState state() const override { return counter_->state(); }
    [[nodiscard]] std::vector<LaidCard> cards() const override { return counter_->cards(); }
    Result<std::unique_ptr<CardChannel>, ChannelLoss> open(std::uint32_t number) override {
        return open_channel(counter_, number);
    }

  private:
    void run() {
        do {
            auto context = PcscContext::establish(counter_->lines, kPcscdAnswers);
            const LONG result = context ? watch(**context) : context.error();
            if (counter_->is_closed()) return;
            counter_->set_readers({});
            if (counter_->state() != ChipReaderState::none)
                counter_->say("card reader: pcscd does not answer: " + words_of(result));
        } while (counter_->wait_until_closed_for(counter_->options.look_again));
    }

    // Until the service is of no more use; then why.
    LONG watch(PcscContext& context) {
        for (int idle_rounds = 0;;) {
            if (const LONG result = list(context); result != SCARD_S_SUCCESS) return result;
            tell_matter();
            const auto told = wait_for_change(context);
            if (!told) return told.error();
            idle_rounds = *told ? 0 : idle_rounds + 1;
            // Whatever a driver does: nothing new is not asked for without end.
            if (idle_rounds > kMostIdleRounds &&
                !counter_->wait_until_closed_for(counter_->options.look_again))
                return SCARD_E_CANCELLED;
        }
    }

    LONG list(PcscContext& context) {
        std::array<char, kMostNames> names{};
        DWORD length = names.size();
        const LONG result = context.call(kPcscdAnswers, [&](SCARDCONTEXT pcsc) {
            return SCardListReaders(pcsc, nullptr, names.data(), &length);
        });
        if (result == SCARD_E_NO_READERS_AVAILABLE) length = 0;
        if (result != SCARD_S_SUCCESS && result != SCARD_E_NO_READERS_AVAILABLE) return result;
        std::vector<std::string> ours;
        std::string_view left(names.data(), length);
        while (!left.empty() && left.front() != '\0') {
            const auto name = left.substr(0, left.find('\0'));
            if (is_for_cards(name, counter_->options.name)) ours.emplace_back(name);
            left.remove_prefix(std::min(name.size() + 1, left.size()));
        }
        counter_->set_readers(ours);
        return SCARD_S_SUCCESS;
    }

    // True where something was new.
    Result<bool, LONG> wait_for_change(PcscContext& context) {
        const auto readers = counter_->readers();
        std::vector<SCARD_READERSTATE> states(readers.size() + 1);
        for (std::size_t i = 0; i < readers.size(); ++i) {
            states[i].szReader = readers[i].name.c_str();
            states[i].dwCurrentState = readers[i].state;
        }
        states.back().szReader = kPlugAndPlay;
        const LONG result = context.call(kListAgain + kPcscdAnswers, [&](SCARDCONTEXT pcsc) {
            return SCardGetStatusChange(pcsc, static_cast<DWORD>(kListAgain.count()), states.data(),
                                        states.size());
        });
        if (result == SCARD_E_TIMEOUT) return true;  // it waited
        if (result == SCARD_E_UNKNOWN_READER) return false;
        if (result != SCARD_S_SUCCESS) return tl::unexpected(result);
        bool is_new = (states.back().dwEventState & SCARD_STATE_CHANGED) != 0;
        for (std::size_t i = 0; i < readers.size(); ++i) {
            const auto state = static_cast<std::uint32_t>(states[i].dwEventState);
            is_new = is_new || (state & ~std::uint32_t{SCARD_STATE_CHANGED}) != readers[i].state;
            const std::size_t length = std::min<std::size_t>(states[i].cbAtr, sizeof states[i].rgbAtr);
            counter_->set_state(readers[i].name, state, std::span(states[i].rgbAtr, length));
        }
        return is_new;
    }

    void tell_matter() {
        const auto& name = counter_->options.name;
        switch (counter_->state()) {
            case ChipReaderState::none: return;
            case ChipReaderState::works: counter_->say(""); return;
            case ChipReaderState::down: break;
        }
        const std::string which = name.empty() ? "" : fmt::format(" with \"{}\" in its name", name);
        counter_->say(counter_->readers().empty()
                          ? fmt::format("card reader: none{} is plugged in", which)
                          : "card reader: it does not answer; take off what lies on it, or plug it in anew");
    }

    std::shared_ptr<CardCounter> counter_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<ChipReader> make_card_reader(CardReaderOptions options, ChipReaderReports reports) {
    return std::make_unique<LiveCardReader>(std::move(options), std::move(reports));
}

}  // namespace motcua::platform
