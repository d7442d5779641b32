// What a running kiosk answers at its side door, and the same answers for whoever holds the folder alone.
#pragma once

#include <functional>
#include <string>

#include "kiosk/queue/store.h"
#include "platform/runtime/machine.h"

namespace motcua::platform {

// [{id, seq, procedure, state, legal_state, code, created}], oldest first. No personal data: there is none in
// the rows.
std::string queue_list_json(queue::Store& store);

// {"do": "queue.list"}; {"do": "staff.answer", "ahead": N}: somebody comes when N others are helped; on demo
// folders {"do": "hold_up", "file": PATH}: a picture before the camera.
std::function<std::string(const std::string&)> control_answers(Machine& machine);

}  // namespace motcua::platform
