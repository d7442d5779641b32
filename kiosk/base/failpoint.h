// Named places where a test may cut the power. Armed only by the player, and only on a demo folder.
#pragma once

#include <optional>
#include <string_view>

namespace motcua {

enum class Failpoint {
    answer_written,
    before_commit,
    after_commit,
    upload_answered,  // the portal answered to an attachment; nothing of that is written yet
    upload_written,
    portal_answered,
    decision_written,
};

std::optional<Failpoint> failpoint_named(std::string_view name);

// The process gets SIGKILL when it next passes `point`.
void arm(Failpoint point);

// Marks the place. Costs one relaxed load.
void pass(Failpoint point);

}  // namespace motcua
