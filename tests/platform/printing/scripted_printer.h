// A printer that does what a test tells it at the worst moment: jobs that come out although they were given
// up, answers that are lost. What it is asked is real IPP.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include <cups/ipp.h>

#include "tests/support/rude_server.h"

namespace motcua::tests {

inline std::string ipp_uri(const RudeServer& server, const std::string& scheme) {
    return scheme + "://" + server.address() + "/ipp/print";
}

class ScriptedPrinter {
  public:
    ScriptedPrinter() : server_([this](Connection& peer) { serve(peer); }) {}

    [[nodiscard]] std::string uri() const { return ipp_uri(server_, "ipp"); }

    std::atomic<ipp_jstate_t> job{IPP_JSTATE_PROCESSING};  // of the one job that it has
    std::atomic<bool> cancels{true};                       // does as it is told by Cancel-Job
    std::atomic<bool> loses_send_answer{false};            // has the paper, and hangs up
    std::atomic<bool> silent_after_send{false};            // has the paper, and is gone
    std::atomic<bool> gone{false};

    std::atomic<int> jobs{0};    // ever created
    std::atomic<int> papers{0};  // documents that came whole
    std::atomic<int> cancelled{0};

  private:
    struct Delete {
        void operator()(ipp_t* message) const { ippDelete(message); }
    };
    using Message = std::unique_ptr<ipp_t, Delete>;

    void serve(Connection& peer);
    [[nodiscard]] Message answer(ipp_op_t operation);

    RudeServer server_;
};

}  // namespace motcua::tests
