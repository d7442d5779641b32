// The connections of this process to pcscd, and a watch over them: so that any call into libpcsclite ends.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <winscard.h>

#include "kiosk/base/result.h"
#include "kiosk/base/time.h"

namespace motcua::platform {

// pcsc-lite has no limit of time. Each of its contexts is one connection to pcscd, and a call waits in it
// until pcscd answers: for ever, where a card, a reader's driver or pcscd itself hangs. Nothing that the
// library offers ends such a call: SCardCancel() ends SCardGetStatusChange() alone (and is lost where it
// comes a moment before it), SCardReleaseContext() and SCardDisconnect() wait for the same lock as the call
// does. What ends it is the end of the connection: shut down from outside, the call returns at once, as when
// pcscd dies. So each context's socket is found when it is made, and a thread shuts down those whose time is
// over. The context is then of no more use; pcscd cleans up what it had open as soon as the driver gives the
// reader back.
class Lines {
  public:
    Lines();
    ~Lines();
    Lines(const Lines&) = delete;
    Lines& operator=(const Lines&) = delete;

    // Ends every call, now and from now on: each returns SCARD_E_CANCELLED or another error.
    void cut_all();

  private:
    friend class PcscContext;
    using Now = std::chrono::steady_clock;
    struct Line {
        int socket = -1;  // a duplicate of libpcsclite's own, so that it stays ours until we close it
        bool is_opening = false;
        bool is_cut = false;
        std::optional<Now::time_point> until;  // none: nobody waits in it
    };

    LONG open(Line& line, SCARDCONTEXT& context, Millis limit);
    void close(Line& line, SCARDCONTEXT context, Millis limit);
    bool begin(Line& line, Millis limit);
    void end(Line& line);
    bool was_cut(const Line& line);
    bool adopt(Line& line);
    void forget(Line& line);
    void watch();
    void cut(Line& line);

    std::mutex opening_;  // one at a time: what socket is new belongs to it
    std::mutex mutex_;    // guards all below
    std::condition_variable roused_;
    std::vector<Line*> lines_;
    std::vector<std::uint64_t> known_;  // sockets that were there before the one that is opened
    std::optional<Now::time_point> next_look_;
    bool is_cut_ = false;
    bool ending_ = false;
    std::thread thread_;
};

// One SCARDCONTEXT, released with its owner. Used by one thread at a time; one that was once cut stays so.
class PcscContext {
  public:
    // Fails with PC/SC's own error.
    static Result<std::unique_ptr<PcscContext>, LONG> establish(std::shared_ptr<Lines> lines, Millis limit);
    ~PcscContext();
    PcscContext(const PcscContext&) = delete;
    PcscContext& operator=(const PcscContext&) = delete;

    // `waits` is called with the SCARDCONTEXT and returns PC/SC's result; its connection is cut after
    // `limit`.
    template <class Waits>
    LONG call(Millis limit, const Waits& waits) {
        if (!lines_->begin(line_, limit)) return SCARD_E_CANCELLED;
        const LONG result = waits(context_);
        lines_->end(line_);
        return result;
    }
    [[nodiscard]] bool was_cut() const { return lines_->was_cut(line_); }

  private:
    explicit PcscContext(std::shared_ptr<Lines> lines) : lines_(std::move(lines)) {}
    std::shared_ptr<Lines> lines_;
    Lines::Line line_;
    SCARDCONTEXT context_ = 0;
    bool is_open_ = false;
};

}  // namespace motcua::platform
