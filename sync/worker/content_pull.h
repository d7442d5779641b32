// Fetches what the kiosk says from the portal: the key list, the recalls, the pack. One request a step.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

#include "kiosk/base/result.h"
#include "kiosk/base/transport.h"

namespace motcua::sync {

// What becomes of what was fetched. All are called on the worker's thread.
struct ContentTaker {
    std::filesystem::path incoming;  // a folder of its own: what is half here goes on after a restart
    std::string pack;                // "ward.pack"
    std::string signature_in_use;    // of who drafted the pack in use; empty where there is none
    std::function<bool(const std::string&)> keys = [](const std::string&) { return true; };
    std::function<bool(const std::string&)> recalls = [](const std::string&) { return true; };
    // False where it was not taken now and may be later, as it stands.
    std::function<bool(const std::filesystem::path&)> take = [](const std::filesystem::path&) {
        return true;
    };
};

class ContentPull {
  public:
    explicit ContentPull(ContentTaker taker) : taker_(std::move(taker)) {}

    // False when the round is over; the next call begins another. A reply that is no answer ends it.
    enum class Step : std::uint8_t { more, done, failed };
    Step step(Transport& transport);

  private:
    enum class Next : std::uint8_t { keys, recalls, drafted, approved, pack };

    Step on(Next next);
    Step over(Step how);
    Step keys(const HttpReply& reply);
    Step recalls(const HttpReply& reply);
    Step drafted(const HttpReply& reply);
    Step approved(const HttpReply& reply);
    Step part(const HttpReply& reply);
    Step take();
    [[nodiscard]] HttpRequest request() const;
    [[nodiscard]] std::filesystem::path file() const { return taker_.incoming / taker_.pack; }

    ContentTaker taker_;
    Next next_ = Next::keys;
    std::string recalls_tag_;
    std::string keys_;     // the list that was last taken
    std::string settled_;  // the signature of what was taken or refused for good
};

}  // namespace motcua::sync
