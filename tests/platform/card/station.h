// A card reader under test, with everything that it has told.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "platform/card/card_reader.h"

namespace motcua::tests {

class Station {
  public:
    explicit Station(platform::CardReaderOptions options = {.name = "Virtual"}) {
        ChipReaderReports reports;
        reports.laid = [this](LaidCard card) { tell([&] { laid_.push_back(card); }); };
        reports.taken = [this](std::uint32_t number) { tell([&] { taken_.push_back(number); }); };
        reports.state_changed = [this] { tell([&] { ++states_; }); };
        reports.trouble = [this](const std::string& what) { tell([&] { troubles_.push_back(what); }); };
        reader_ = platform::make_card_reader(std::move(options), std::move(reports));
    }

    [[nodiscard]] ChipReader& reader() { return *reader_; }
    void end() { reader_.reset(); }

    // The n-th card that was laid down, from 1; number 0 where none came in a minute.
    LaidCard wait_for_card(std::size_t n = 1) {
        return wait([&] { return laid_.size() >= n; }) ? laid(n) : LaidCard{};
    }
    bool wait_until_taken(std::size_t n = 1) {
        return wait([&] { return taken_.size() >= n; });
    }
    bool wait_for(ChipReaderState state) {
        return wait([&] { return reader_->state() == state; });
    }
    bool wait_for_trouble(const std::string& part) {
        return wait([&] { return !troubles_.empty() && troubles_.back().find(part) != std::string::npos; });
    }
    [[nodiscard]] std::vector<std::uint32_t> taken() {
        const std::lock_guard lock(mutex_);
        return taken_;
    }
    [[nodiscard]] std::vector<std::string> troubles() {
        const std::lock_guard lock(mutex_);
        return troubles_;
    }

  private:
    template <class Change>
    void tell(const Change& change) {
        {
            const std::lock_guard lock(mutex_);
            change();
        }
        told_.notify_all();
    }
    template <class Condition>
    bool wait(const Condition& is_so) {
        std::unique_lock lock(mutex_);
        return told_.wait_for(lock, std::chrono::seconds(60), is_so);
    }
    LaidCard laid(std::size_t n) { return laid_[n - 1]; }

    std::mutex mutex_;
    std::condition_variable told_;
    std::vector<LaidCard> laid_;
    std::vector<std::uint32_t> taken_;
    std::vector<std::string> troubles_;
    int states_ = 0;
    std::unique_ptr<ChipReader> reader_;
};

inline ChipBytes command(std::initializer_list<int> bytes) {
    ChipBytes all;
    for (const int byte : bytes) all.push_back(static_cast<std::uint8_t>(byte));
    return all;
}

}  // namespace motcua::tests
