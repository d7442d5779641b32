#include "kiosk/base/failpoint.h"

#include <array>
#include <atomic>
#include <csignal>
#include <utility>

namespace motcua {
namespace {

constexpr std::array<std::pair<std::string_view, Failpoint>, 7> kNames{{
    {"answer_written", Failpoint::answer_written},
    {"before_commit", Failpoint::before_commit},
    {"after_commit", Failpoint::after_commit},
    {"upload_answered", Failpoint::upload_answered},
    {"upload_written", Failpoint::upload_written},
    {"portal_answered", Failpoint::portal_answered},
    {"decision_written", Failpoint::decision_written},
}};

constexpr int kNone = -1;
std::atomic<int> armed{kNone};

}  // namespace

std::optional<Failpoint> failpoint_named(std::string_view name) {
    for (const auto& [known, point] : kNames)
        if (known == name) return point;
    return std::nullopt;
}

void arm(Failpoint point) { armed = static_cast<int>(point); }

void pass(Failpoint point) {
    if (armed.load(std::memory_order_relaxed) == static_cast<int>(point)) std::raise(SIGKILL);
}

}  // namespace motcua
