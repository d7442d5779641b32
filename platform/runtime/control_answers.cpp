#include "platform/runtime/control_answers.h"

#include <nlohmann/json.hpp>

#include "platform/camera/codes.h"
#include "sync/envelope/decision.h"

namespace motcua::platform {
namespace {

using nlohmann::json;

std::string refused(const std::string& why) { return json{{"error", why}}.dump(); }

// Opened here, on the door's thread; what it shows goes the way of everything that is held up.
std::string hold_up(Machine& machine, const json& asked) {
    if (!machine.folder().identity.keys.demo) return refused("only on a demo folder");
    if (!asked.contains("file") || !asked["file"].is_string()) return refused("which file?");
    auto frame = load_frame(asked["file"].get<std::string>());
    if (!frame) return refused(frame.error().what);
    machine.mailbox().post(std::move(*frame));
    return json{{"held_up", true}}.dump();
}

// Somebody at the counter answers the call that stands on the screen.
std::string staff_answered(Machine& machine, const json& asked) {
    constexpr int kMostAhead = 99;
    const bool counts = asked.contains("ahead") && asked["ahead"].is_number_integer();
    const auto ahead = counts ? asked["ahead"].get<std::int64_t>() : -1;
    if (ahead < 0 || ahead > kMostAhead) return refused("how many are before, 0 to 99?");
    machine.mailbox().post(journey::intent::StaffAnswered{static_cast<int>(ahead)});
    return json{{"told", ahead}}.dump();
}

// A pack that staff brought, on a stick or otherwise.
std::string take_pack(Machine& machine, const json& asked) {
    if (!asked.contains("file") || !asked["file"].is_string()) return refused("which file?");
    const auto taken = machine.take_pack(asked["file"].get<std::string>());
    if (taken) return json{{"taken", *taken}}.dump();
    return json{{"error", text::Words{}(taken.error().sentence)}, {"why", taken.error().what}}.dump();
}

}  // namespace

std::string queue_list_json(queue::Store& store) {
    json rows = json::array();
    for (const queue::Entry& entry : store.list()) {
        rows.push_back({{"id", entry.header.id.text()},
                        {"seq", entry.seq},
                        {"procedure", entry.header.procedure},
                        {"state", queue::name(entry.state)},
                        {"legal_state", entry.legal ? entry.legal->state : 0},
                        {"code", entry.legal ? entry.legal->code : ""},
                        {"created", sync::rfc3339(entry.header.created)},
                        {"attachments", entry.attachments.count},
                        {"attachments_uploaded", entry.attachments.uploaded},
                        {"attachment_bytes", entry.attachments.bytes}});
    }
    return rows.dump();
}

std::function<std::string(const std::string&)> control_answers(Machine& machine) {
    return [&machine](const std::string& line) {
        const json asked = json::parse(line, nullptr, false);
        const bool says = asked.is_object() && asked.contains("do") && asked["do"].is_string();
        const std::string what = says ? asked["do"].get<std::string>() : std::string();
        if (what == "hold_up") return hold_up(machine, asked);
        if (what == "pack.take") return take_pack(machine, asked);
        if (what == "staff.answer") return staff_answered(machine, asked);
        if (what != "queue.list") return refused("unknown request");
        queue::Store* store = machine.folder().store.get();
        return store ? queue_list_json(*store) : refused("no queue is open");
    };
}

}  // namespace motcua::platform
