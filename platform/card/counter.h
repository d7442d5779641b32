// What the threads around a card reader share: the table, its reports, and the connections to pcscd.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "platform/card/card_reader.h"
#include "platform/card/card_table.h"
#include "platform/card/lines.h"

namespace motcua::platform {

// Of one CardReader, and of the channels that it has handed out: these may outlive it.
class CardCounter {
  public:
    CardCounter(CardReaderOptions options, ChipReaderReports reports);

    const CardReaderOptions options;
    const std::shared_ptr<Lines> lines = std::make_shared<Lines>();

    // Ends every call that waits, and every report.
    void close();
    [[nodiscard]] bool is_closed() const;
    // False where it was closed meanwhile.
    bool wait_until_closed_for(Millis time) const;

    [[nodiscard]] ChipReaderState state() const;
    [[nodiscard]] std::vector<LaidCard> cards() const;
    [[nodiscard]] std::vector<CardTable::Reader> readers() const;
    // None where it does not lie there any more.
    [[nodiscard]] std::optional<CardTable::Reader> reader_of(std::uint32_t card) const;
    [[nodiscard]] CardTable::Fate fate(std::uint32_t card, std::uint32_t reader) const;
    // How it stands after a moment in which pcscd may notice that the card is gone.
    [[nodiscard]] CardTable::Fate settled_fate(std::uint32_t card, std::uint32_t reader) const;

    // They tell what has changed.
    void set_readers(const std::vector<std::string>& names);
    void set_state(std::string_view reader, std::uint32_t state, std::span<const std::uint8_t> atr);
    void mark_hung(std::uint32_t reader);
    // What is the matter now, for whoever runs the machine; empty: nothing is.
    void say(const std::string& matter);

  private:
    template <class Change>
    void change(const Change& change);
    ChipReaderState state_locked() const;

    ChipReaderReports reports_;
    std::mutex reporting_;  // taken before mutex_
    std::string said_;      // guarded by reporting_
    mutable std::mutex mutex_;
    mutable std::condition_variable changed_;
    CardTable table_;
    bool was_seen_ = false;  // a reader, ever
    bool is_closed_ = false;
};

}  // namespace motcua::platform
