// Photos on the real queue, over real HTTPS, to the real portal, with the power cut at every named place:
// what was acknowledged arrives whole and once, and nothing of a picture stands in any file.
#include <csignal>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/base/failpoint.h"
#include "kiosk/queue/store.h"
#include "sync/enrolment/enrolment.h"
#include "sync/envelope/envelope.h"
#include "sync/http/curl_transport.h"
#include "sync/worker/worker.h"
#include "tests/support/clock.h"
#include "tests/support/journey.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/random.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

using nlohmann::json;

constexpr const char* kCanary = "canary of a photographed paper";
constexpr int kPhotosEach = 2;

// A demo kiosk's folder and its portal, which runs for as long as this lives.
class Counter {
  public:
    Counter() {
        const auto made = run({program("kioskctl"), "init", "--data", data(), "--demo"});
        REQUIRE_MESSAGE(made.exit_code == 0, made.err);
        portal_.emplace(portal_dir());
    }

    [[nodiscard]] std::filesystem::path root() const { return folder_.path(); }
    [[nodiscard]] std::string data() const { return folder_.path() / "kiosk"; }
    [[nodiscard]] std::string portal_dir() const { return data() + ".portal"; }
    [[nodiscard]] std::filesystem::path keys() const { return folder_.path() / "kiosk" / "keys"; }
    [[nodiscard]] const std::string& url() const { return portal_->url(); }

    [[nodiscard]] std::unique_ptr<queue::Store> open() const {
        queue::Store::Options options;
        options.folder = data();
        options.guard = data() + ".guard";
        options.kiosk = "BT01";
        options.digest_of = sync::digest_of;
        auto store = queue::Store::open(options);
        return store ? std::move(*store) : nullptr;
    }

  private:
    TempFolder folder_;
    std::optional<PortalGuest> portal_;
};

// No two dossiers have a photo in common; each begins as every JPEG does and goes on with the canary.
bool add_with_photos(queue::Store& store, const sync::KioskIdentity& kiosk, Random& random) {
    sync::EnvelopeSealer sealer(kiosk.signing, kiosk.keys);
    const WallTime now = ManualClock().wall();
    std::vector<Photo> photos;
    for (int i = 0; i < kPhotosEach; ++i) {
        Secret jpeg = secret("\xff\xd8\xff");
        for (int times = 0; times < 1'000; ++times) jpeg += kCanary;
        photos.push_back({AttachmentId::make(random, now), std::move(jpeg)});
    }
    DossierHeader draft;
    draft.id = DossierId::make(random, now);
    draft.procedure = "1.004873";
    draft.pack_version = "2026.11.1";
    draft.created = now;
    const Secret document = secret(R"({"id":")" + draft.id.text() + R"(","procedure":"1.004873"})");
    return store
        .add(draft, "portal",
             [&](const DossierHeader& header) { return sealer.seal(header, document, photos); })
        .has_value();
}

// Sends until nothing waits, as the kiosk's own worker does.
void send_all(queue::Store& store, const sync::KioskIdentity& kiosk, const std::string& url, Random& random) {
    const auto transport =
        sync::make_curl_transport({url, kiosk.keys.tls_ca_pem, kiosk.tls_certificate_pem, kiosk.tls_key_pem});
    ManualClock clock;
    sync::Worker worker(store, *transport, clock, random, "BT01", kiosk.keys.decision);
    constexpr int kStepsMax = 2'000;  // three for each dossier, pulls in between, and what is tried again
    for (int i = 0; i < kStepsMax && store.counts().waiting() > 0; ++i) {
        worker.step();
        clock.advance(std::chrono::minutes{20});
    }
}

// A life that stores one dossier and sends, and in which the power goes at `point`. Gives the signal that
// ended it.
int live(const Counter& counter, Failpoint point, std::uint64_t seed) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const auto kiosk = sync::load_identity(counter.keys());
        const auto store = counter.open();
        if (!kiosk || !store) _exit(1);
        arm(point);
        SeededRandom random(seed);
        if (!add_with_photos(*store, *kiosk, random)) _exit(2);
        send_all(*store, *kiosk, counter.url(), random);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    CHECK((!WIFEXITED(status) || WEXITSTATUS(status) == 0));
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

// Both sides hold the same dossiers once each, and the portal every photo of each. Gives how many dossiers.
std::size_t check_the_portal_against(const Counter& counter, queue::Store& store) {
    std::multiset<std::string> here;
    for (const queue::Entry& entry : store.list()) {
        CHECK(entry.state == queue::State::delivered);
        CHECK(entry.attachments.count == kPhotosEach);
        CHECK(entry.attachments.uploaded == kPhotosEach);
        here.insert(entry.header.id.text());
    }
    std::multiset<std::string> there;
    for (const json& row : portal_rows(counter.portal_dir())) {
        CHECK(row["outcome"] == "accepted");
        there.insert(row["id"].get<std::string>());
    }
    CHECK(here == there);
    CHECK(std::set<std::string>(here.begin(), here.end()).size() == here.size());
    const TempFolder opened;
    for (const std::string& id : here) {
        const auto shown = run({program("portal"), "show", "--dir", counter.portal_dir(), id, "--attachments",
                                opened.path() / id});
        CHECK_MESSAGE(shown.exit_code == 0, shown.err);
        CHECK(files_with(opened.path() / id, kCanary).size() == kPhotosEach);
    }
    return here.size();
}

}  // namespace

TEST_CASE(
    "killed at each named place, a dossier and its photos arrive whole and once, or were never stored") {
    const Counter counter;
    std::uint64_t seed = 1;
    struct Case {
        Failpoint point;
        std::size_t stored;
    };
    std::size_t stored = 0;
    for (const Case& at : {Case{Failpoint::before_commit, 0}, Case{Failpoint::after_commit, 1},
                           Case{Failpoint::upload_answered, 1}, Case{Failpoint::upload_written, 1},
                           Case{Failpoint::portal_answered, 1}, Case{Failpoint::decision_written, 1}}) {
        CAPTURE(static_cast<int>(at.point));
        CHECK(live(counter, at.point, ++seed) == SIGKILL);
        stored += at.stored;
        const auto store = counter.open();
        REQUIRE(store);
        CHECK(store->list().size() == stored);
    }
    const auto kiosk = sync::load_identity(counter.keys());
    REQUIRE(kiosk);
    const auto store = counter.open();
    SeededRandom random(99);
    send_all(*store, *kiosk, counter.url(), random);
    CHECK(check_the_portal_against(counter, *store) == stored);
    const auto guilty = files_with(counter.root(), kCanary);
    CHECK_MESSAGE(guilty.empty(), (guilty.empty() ? std::string() : guilty.front().string()));
}

TEST_CASE("a portal put back from yesterday's copy asks for the photos that it lost, and gets them") {
    const Counter counter;
    const auto kiosk = sync::load_identity(counter.keys());
    REQUIRE(kiosk);
    const auto store = counter.open();
    SeededRandom random(7);
    REQUIRE(add_with_photos(*store, *kiosk, random));
    // The kiosk believes that both are there.
    for (int i = 0; i < kPhotosEach; ++i) {
        const auto begun = store->begin_attempt();
        REQUIRE((begun && *begun && (*begun)->attachment));
        REQUIRE(store->uploaded((*begun)->seq, (*begun)->attachment->ref.id));
    }
    send_all(*store, *kiosk, counter.url(), random);
    CHECK(check_the_portal_against(counter, *store) == 1);
}

TEST_CASE("kioskctl shows how many photos a dossier has, how many are sent, and their bytes") {
    const Counter counter;
    const auto kiosk = sync::load_identity(counter.keys());
    REQUIRE(kiosk);
    std::int64_t bytes = 0;
    {
        const auto store = counter.open();
        SeededRandom random(8);
        REQUIRE(add_with_photos(*store, *kiosk, random));
        const auto begun = store->begin_attempt();
        REQUIRE((begun && *begun && (*begun)->attachment));
        REQUIRE(store->uploaded((*begun)->seq, (*begun)->attachment->ref.id));
        bytes = kPhotosEach * static_cast<std::int64_t>((*begun)->attachment->envelope.size());
    }
    const json rows = queue_rows(counter.data());
    REQUIRE(rows.size() == 1);
    CHECK(rows[0]["attachments"] == kPhotosEach);
    CHECK(rows[0]["attachments_uploaded"] == 1);
    CHECK(rows[0]["attachment_bytes"] == bytes);
    const auto table = run({program("kioskctl"), "queue", "list", "--data", counter.data()});
    CHECK(table.out.find("1 of 2 attachments sent, " + std::to_string(bytes) + " bytes") !=
          std::string::npos);
}

namespace {

// Says over `out` that a dossier was acknowledged, stores the next, sends; until somebody pulls the plug.
[[noreturn]] void work_for_ever(const Counter& counter, std::uint64_t seed, int out) {
    const auto kiosk = sync::load_identity(counter.keys());
    const auto store = counter.open();
    if (!kiosk || !store) _exit(1);
    SeededRandom random(seed);
    for (;;) {
        if (!add_with_photos(*store, *kiosk, random) || write(out, "x", 1) != 1) _exit(2);
        send_all(*store, *kiosk, counter.url(), random);
    }
}

// Lets such a child live until it has acknowledged one dossier and a moment more. Gives how many it
// acknowledged.
int live_a_moment(const Counter& counter, std::mt19937_64& dice) {
    int ends[2] = {};
    REQUIRE(pipe(ends) == 0);
    const std::uint64_t seed = dice();
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        close(ends[0]);
        work_for_ever(counter, seed, ends[1]);
    }
    close(ends[1]);
    char said = 0;
    int acknowledged = read(ends[0], &said, 1) == 1 ? 1 : 0;
    // The instant itself: somewhere between the commit and the end of the sending.
    const timespec moment{0, static_cast<long>(dice() % 120'000'000)};
    ppoll(nullptr, 0, &moment, nullptr);
    kill(child, SIGKILL);
    while (read(ends[0], &said, 1) == 1) ++acknowledged;
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    CHECK(WIFSIGNALED(status));  // otherwise it had given up by itself
    return acknowledged;
}

}  // namespace

TEST_CASE("wherever the power is cut, every photo of every acknowledged dossier is at the portal") {
    const Counter counter;
    std::mt19937_64 dice(20261123);
    std::size_t acknowledged = 0;
    for (int cuts = 0; cuts < 25; ++cuts)
        acknowledged += static_cast<std::size_t>(live_a_moment(counter, dice));
    const auto kiosk = sync::load_identity(counter.keys());
    REQUIRE(kiosk);
    const auto store = counter.open();
    SeededRandom random(100);
    send_all(*store, *kiosk, counter.url(), random);
    CHECK(check_the_portal_against(counter, *store) >= acknowledged);
    CHECK(acknowledged >= 25);
    CHECK(files_with(counter.root(), kCanary).empty());
}

}  // namespace motcua::tests
