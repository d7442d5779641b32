// The promise: what the queue took is accepted by the portal exactly once, whatever the network and the power
// do.
#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "station.h"
#include <doctest/doctest.h>

#include "sync/worker/worker.h"
#include "tests/support/sample.h"

using namespace motcua;
using namespace motcua::sync;
using namespace motcua::tests;

namespace {

constexpr std::uint64_t kSeeds = 200 / kEvery;
constexpr int kStormSteps = 40;
constexpr int kDossiersMax = 3;

struct PowerCut {};

// The rule of section "What an answer means" from the other side: the first request for an id has an effect,
// every later one the same answer.
class TinyPortal {
  public:
    HttpReply take(const HttpRequest& request) {
        if (request.path == "/v1/health") return PortalVoice::healthy();
        if (request.method == "GET") return voice.page({{}, "1", false});
        if (request.path == "/v1/uploads") return take_attachment(request);
        const auto dossier = from_wire(request.body);
        REQUIRE(dossier);
        std::vector<AttachmentId> missing;
        for (const AttachmentRef& named : dossier->attachments)
            if (attachments_.count(named.id) == 0) missing.push_back(named.id);
        if (!missing.empty()) return *PortalVoice::misses(missing)(request);
        const auto known = digests_.find(dossier->header.id);
        if (known == digests_.end()) {
            digests_[dossier->header.id] = dossier->digest;
            ++effects[dossier->header.id];
        } else if (known->second != dossier->digest) {
            return *PortalVoice::objects("digest_conflict")(request);
        }
        return voice.decides(*dossier, Decision::Outcome::accepted);
    }

    PortalVoice voice;
    // As a portal that was put back from yesterday's copy.
    void forget_attachments() { attachments_.clear(); }

    std::map<DossierId, int> effects;

  private:
    HttpReply take_attachment(const HttpRequest& request) {
        auto said = metadata_of(request);
        const Digest digest = digest_of(request.body);
        CHECK(said["digest"] == std::string(digest.begin(), digest.end()));
        attachments_[*AttachmentId::parse(said["id"])] = digest;
        return *PortalVoice::takes()(request);
    }

    std::map<AttachmentId, Digest> attachments_;
    std::map<DossierId, Digest> digests_;
};

// Loses, doubles, delays and mixes up; cuts the power in mid-exchange, before or after the portal heard.
class Storm final : public Transport {
  public:
    Storm(TinyPortal& portal, Random& random) : portal_(portal), random_(random) {}

    Result<HttpReply, TransportError> exchange(const HttpRequest& request) override {
        if (calm) return portal_.take(request);
        if (chance(12)) throw PowerCut{};
        if (chance(4)) return tl::unexpected(TransportError{TransportError::Kind::unreachable, ""});
        if (!late_.empty() && chance(6)) return late_[pick(late_.size())];
        HttpReply reply = portal_.take(request);
        if (chance(5)) reply = portal_.take(request);
        late_.push_back(reply);
        if (chance(12)) throw PowerCut{};
        if (chance(4)) return tl::unexpected(TransportError{TransportError::Kind::timeout, ""});
        if (chance(8)) return HttpReply{503, "", "", "5"};
        if (chance(10)) return HttpReply{200, "text/html", "<html>", ""};
        if (chance(12)) return HttpReply{400, "text/html", "<html>", ""};
        return reply;
    }

    bool chance(unsigned one_in) { return pick(one_in) == 0; }
    std::size_t pick(std::size_t below) {
        std::uint32_t bits = 0;
        random_.fill(&bits, sizeof bits);
        return bits % below;
    }

    bool calm = false;

  private:
    TinyPortal& portal_;
    Random& random_;
    std::deque<HttpReply> late_;
};

class World {
  public:
    explicit World(std::uint64_t seed) : kiosk_(seed), weather_(seed + 1'000'000), storm_(portal_, weather_) {
        restart();
    }

    void rage() {
        for (int i = 0; i < kStormSteps; ++i) {
            if (static_cast<int>(added_.size()) < kDossiersMax && storm_.chance(4))
                added_.push_back(kiosk_.add(static_cast<int>(storm_.pick(3))));
            kiosk_.clock.advance(Millis{static_cast<Millis::rep>(storm_.pick(30'000))});
            if (storm_.chance(9)) worker_->hurry();
            if (storm_.chance(20)) portal_.forget_attachments();
            step();
        }
    }

    void settle() {
        storm_.calm = true;
        if (added_.empty()) added_.push_back(kiosk_.add());
        for (int i = 0; i < 200 && kiosk_.store().counts().waiting() > 0; ++i) {
            step();
            kiosk_.clock.advance(std::chrono::minutes{5});
        }
    }

    void check_that_each_was_accepted_once() {
        CHECK(kiosk_.store().counts().delivered == static_cast<std::int64_t>(added_.size()));
        CHECK(portal_.effects.size() == added_.size());
        for (const DossierId& id : added_) {
            CAPTURE(kiosk_.entry(id).reason);
            CHECK(kiosk_.state(id) == queue::State::delivered);
            CHECK(portal_.effects[id] == 1);
        }
    }

  private:
    void restart() {
        worker_.reset();
        kiosk_.reopen();
        worker_.emplace(kiosk_.store(), storm_, kiosk_.clock, kiosk_.random, "BT01", portal_.voice.keys());
    }

    void step() {
        try {
            worker_->step();
        } catch (const PowerCut&) {
            restart();
        }
        // What the kiosk calls delivered the portal must have: never the other way round.
        for (const queue::Entry& entry : kiosk_.store().list()) {
            if (entry.state == queue::State::delivered) CHECK(portal_.effects[entry.header.id] == 1);
        }
    }

    Station kiosk_;
    SeededRandom weather_;
    TinyPortal portal_;
    Storm storm_;
    std::optional<Worker> worker_;
    std::vector<DossierId> added_;
};

}  // namespace

TEST_CASE("whatever is lost, doubled, late or cut off, every dossier is accepted exactly once") {
    for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
        CAPTURE(seed);
        World world(seed);
        world.rage();
        world.settle();
        world.check_that_each_was_accepted_once();
    }
}
