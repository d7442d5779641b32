// Reads the chip of the card that lies on the reader: one at a time, on a thread of its own.
#pragma once

#include <functional>
#include <memory>

#include "kiosk/base/chip_reader.h"
#include "platform/chip/read.h"

namespace motcua::platform {

// From the desk's thread; nothing any more of a reading that leave() was said of.
struct ChipDeskReports {
    std::function<void(std::uint32_t reading, identity::chip::Step)> step = [](auto, auto) {};
    std::function<void(std::uint32_t reading, std::shared_ptr<const identity::chip::Reading>)> read =
        [](auto, const auto&) {};
    std::function<void(std::uint32_t reading, identity::chip::Stop)> stopped = [](auto, auto) {};
};

class ChipDesk {
  public:
    // Both borrowed, and outlive this.
    ChipDesk(ChipReader& reader, Random& random, ChipDeskReports reports);
    ~ChipDesk();  // ends what is under way
    ChipDesk(const ChipDesk&) = delete;
    ChipDesk& operator=(const ChipDesk&) = delete;

    [[nodiscard]] ChipReaderState state() const;

    // In place of the one before. With the same keys it goes on from where that one was.
    void read(std::uint32_t reading, std::uint32_t card, ReadRequest request,
              std::shared_ptr<const TrustList> trust);
    // Ends it, and forgets all that was read. Does not wait.
    void leave();

  private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace motcua::platform
