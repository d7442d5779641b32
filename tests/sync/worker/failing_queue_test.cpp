#include "station.h"
#include <doctest/doctest.h>

#include "sync/worker/worker.h"

using namespace motcua;
using namespace motcua::sync;
using namespace motcua::tests;
using Kind = StepOutcome::Kind;
using queue::State;

namespace {

// The real queue on a disk that takes no more writes when told so.
class FullDisk final : public queue::Store {
  public:
    explicit FullDisk(Station& kiosk) : kiosk_(kiosk) {}
    bool full = false;

    Result<queue::Added, queue::SaveError> add(
        const DossierHeader& draft, const std::string& receiver,
        const std::function<Result<Sealed>(const DossierHeader&)>& seal) override {
        return real().add(draft, receiver, seal);
    }
    Result<std::optional<queue::Outgoing>> begin_attempt() override {
        if (full) return no_space();
        return real().begin_attempt();
    }
    Status<> accept(std::int64_t seq, const std::string& receiver, WallTime decided,
                    const std::string& decision) override {
        return full ? no_space() : real().accept(seq, receiver, decided, decision);
    }
    Status<> refuse(std::int64_t seq, const std::string& receiver, WallTime decided,
                    const std::string& reason, const std::string& decision) override {
        return full ? no_space() : real().refuse(seq, receiver, decided, reason, decision);
    }
    Status<> unknown(std::int64_t seq, const std::string& receiver) override {
        return full ? no_space() : real().unknown(seq, receiver);
    }
    Status<> hold(std::int64_t seq, const std::string& receiver, const std::string& reason) override {
        return full ? no_space() : real().hold(seq, receiver, reason);
    }
    Status<> put_back(std::int64_t seq, const std::string& receiver) override {
        return full ? no_space() : real().put_back(seq, receiver);
    }
    Status<> uploaded(std::int64_t seq, const AttachmentId& id) override {
        return full ? no_space() : real().uploaded(seq, id);
    }
    Status<> upload_again(std::int64_t seq, const std::vector<AttachmentId>& ids) override {
        return full ? no_space() : real().upload_again(seq, ids);
    }
    Status<> apply_changes(const std::vector<LegalChange>& changes, const std::string& cursor) override {
        return full ? no_space() : real().apply_changes(changes, cursor);
    }
    std::string changes_cursor() override { return real().changes_cursor(); }
    queue::Counts counts() override { return real().counts(); }
    std::vector<queue::Entry> list() override { return real().list(); }
    std::optional<queue::Entry> find(const DossierId& id) override { return real().find(id); }
    [[nodiscard]] std::int64_t epoch() const override { return kiosk_.store().epoch(); }
    [[nodiscard]] bool behind_guard() const override { return kiosk_.store().behind_guard(); }
    Status<> add_rating(const std::string& procedure, std::chrono::year_month_day day, int score) override {
        return real().add_rating(procedure, day, score);
    }

  private:
    queue::Store& real() { return kiosk_.store(); }
    static tl::unexpected<Error> no_space() { return failure("disk full"); }
    Station& kiosk_;
};

}  // namespace

TEST_CASE("a queue that cannot be written sends nothing on, says so, and goes on by itself when it can") {
    Station kiosk;
    PortalVoice portal;
    ScriptedTransport transport;
    FullDisk disk(kiosk);
    Worker worker(disk, transport, kiosk.clock, kiosk.random, "BT01", portal.keys());
    const DossierId id = kiosk.add();

    transport.expect("PUT", path_of(id), [&](const HttpRequest& request) {
        disk.full = true;
        return portal.accepts()(request);
    });
    const StepOutcome lost = worker.step();
    CHECK(lost.kind == Kind::stopped);
    CHECK(lost.reason == "queue");
    CHECK(lost.detail == "disk full");
    CHECK(kiosk.state(id) == State::sending);

    transport.expect("GET", "/v1/changes?after=", portal.page({{}, "1", false}));
    CHECK(worker.step().reason == "queue");
    for (int i = 0; i < 5; ++i) {
        kiosk.clock.advance(std::chrono::minutes{1});
        disk.full = true;
        const StepOutcome outcome = worker.step();
        CHECK((outcome.kind == Kind::stopped || outcome.kind == Kind::waiting));
    }
    disk.full = false;
    worker.hurry();
    transport.expect("PUT", path_of(id), portal.accepts());
    while (worker.step().kind != Kind::sent) {
    }
    CHECK(kiosk.state(id) == State::delivered);
}
