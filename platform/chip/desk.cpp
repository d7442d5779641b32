#include "platform/chip/desk.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

#include "platform/chip/link.h"

namespace motcua::platform {
namespace {

namespace chip = identity::chip;

bool has_same_keys(const ReadRequest& a, const ReadRequest& b) {
    return std::equal(a.keys.begin(), a.keys.end(), b.keys.begin(), b.keys.end(),
                      [](const auto& x, const auto& y) { return x.letters == y.letters; });
}

// What was read until then is of a card that only has to be laid down again.
bool may_go_on(const Result<chip::Reading, chip::Stop>& result) {
    return !result && (result.error() == chip::Stop::card_gone || result.error() == chip::Stop::silent ||
                       result.error() == chip::Stop::reader_gone || result.error() == chip::Stop::garbled);
}

}  // namespace

class ChipDesk::Work {
  public:
    Work(ChipReader& reader, Random& random, ChipDeskReports reports)
        : reader_(reader), random_(random), reports_(std::move(reports)), thread_([this] { run(); }) {}
    ~Work() {
        {
            const std::lock_guard lock(mutex_);
            is_over_ = true;
            current_ = 0;
        }
        changed_.notify_all();
        thread_.join();
    }
    Work(const Work&) = delete;
    Work& operator=(const Work&) = delete;

    [[nodiscard]] ChipReaderState state() const { return reader_.state(); }

    void begin(std::optional<std::uint32_t> reading, std::uint32_t card, ReadRequest request,
               std::shared_ptr<const TrustList> trust) {
        {
            const std::lock_guard lock(mutex_);
            current_ = reading.value_or(0);
            forgets_ = forgets_ || !reading;
            job_.reset();
            if (reading) job_.emplace(Job{*reading, card, std::move(request), std::move(trust)});
        }
        changed_.notify_all();
    }

  private:
    struct Job {
        std::uint32_t reading = 0;
        std::uint32_t card = 0;
        ReadRequest request;
        std::shared_ptr<const TrustList> trust;
    };

    // The card's channel, as long as somebody wants what comes through it.
    class WantedChannel final : public CardChannel {
      public:
        WantedChannel(CardChannel& channel, const Work& work, std::uint32_t reading)
            : channel_(channel), work_(work), reading_(reading) {}
        Result<ChipBytes, ChannelLoss> transmit(ChipView command) override {
            if (!work_.is_wanted(reading_)) return tl::unexpected<ChannelLoss>(ChannelLoss::card_gone);
            return channel_.transmit(command);
        }

      private:
        CardChannel& channel_;
        const Work& work_;
        std::uint32_t reading_;
    };

    [[nodiscard]] bool is_wanted(std::uint32_t reading) const {
        const std::lock_guard lock(mutex_);
        return current_ == reading;
    }

    void run() {
        for (;;) {
            std::optional<Job> job;
            {
                std::unique_lock lock(mutex_);
                changed_.wait(lock, [this] { return is_over_ || job_ || forgets_; });
                if (is_over_) return;
                job.swap(job_);
                if (std::exchange(forgets_, false)) forget();
            }
            if (job) carry_out(*job);
        }
    }

    void forget() {
        so_far_ = {};
        last_.keys.clear();
    }

    void carry_out(const Job& job) {
        if (!has_same_keys(job.request, last_)) forget();
        last_.keys = job.request.keys;
        auto result = read_with(job);
        if (!may_go_on(result)) forget();
        if (!is_wanted(job.reading)) return;
        if (result)
            reports_.read(job.reading, std::make_shared<const chip::Reading>(std::move(*result)));
        else
            reports_.stopped(job.reading, result.error());
    }

    Result<chip::Reading, chip::Stop> read_with(const Job& job) {
        auto opened = reader_.open(job.card);
        if (!opened) return tl::unexpected<chip::Stop>(stop_of(opened.error()));
        WantedChannel channel(**opened, *this, job.reading);
        return read_chip(channel, job.request, *job.trust, random_, so_far_, [&](chip::Step step) {
            if (is_wanted(job.reading)) reports_.step(job.reading, step);
        });
    }

    ChipReader& reader_;
    Random& random_;
    ChipDeskReports reports_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<Job> job_;
    std::uint32_t current_ = 0;  // the reading that is wanted; 0: none
    bool forgets_ = false;
    bool is_over_ = false;
    ReadSoFar so_far_;  // of the thread alone, as is the next
    ReadRequest last_;  // whose keys those files were read with
    std::thread thread_;
};

ChipDesk::ChipDesk(ChipReader& reader, Random& random, ChipDeskReports reports)
    : work_(std::make_unique<Work>(reader, random, std::move(reports))) {}
ChipDesk::~ChipDesk() = default;

ChipReaderState ChipDesk::state() const { return work_->state(); }

void ChipDesk::read(std::uint32_t reading, std::uint32_t card, ReadRequest request,
                    std::shared_ptr<const TrustList> trust) {
    work_->begin(reading, card, std::move(request), std::move(trust));
}

void ChipDesk::leave() { work_->begin(std::nullopt, 0, {}, nullptr); }

}  // namespace motcua::platform
