#include "sync/worker/worker.h"

#include "station.h"
#include <doctest/doctest.h>

using namespace motcua;
using namespace motcua::sync;
using namespace motcua::tests;
using Kind = StepOutcome::Kind;
using queue::State;

namespace {

constexpr Millis kDay = std::chrono::hours{24};

HttpReply nginx_400() { return {400, "text/html", "<html>400 The SSL certificate error</html>", ""}; }
HttpReply busy(int status, const std::string& retry_after = "") { return {status, "", "", retry_after}; }
HttpReply login_page() { return {200, "text/html", "<html>Mời đăng nhập</html>", ""}; }

}  // namespace

TEST_CASE("a dossier is sent as it was sealed and delivered with the portal's own time") {
    Wire wire;
    const DossierId id = wire.kiosk.add();
    wire.expect_put(id, [&](const HttpRequest& request) {
        CHECK(request.content_type == "application/json");
        CHECK(wire.kiosk.state(id) == State::sending);
        CHECK(wire.kiosk.entry(id).attempts == 1);
        return wire.portal.accepts()(request);
    });
    const StepOutcome outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::sent);
    CHECK(outcome.id == id);
    CHECK(outcome.decided == parse_rfc3339("2026-11-23T02:26:00Z"));
    CHECK(wire.kiosk.state(id) == State::delivered);
    CHECK(wire.kiosk.entry(id).decided == outcome.decided);
    CHECK(wire.worker.step().kind == Kind::nothing_to_do);
}

TEST_CASE("a refusal is kept with its reason and never sent again") {
    Wire wire;
    const DossierId id = wire.kiosk.add();
    wire.expect_put(id, wire.portal.refuses("unknown_procedure"));
    const StepOutcome outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::refused);
    CHECK(outcome.reason == "unknown_procedure");
    CHECK(wire.kiosk.state(id) == State::refused);
    CHECK(wire.kiosk.entry(id).reason == "unknown_procedure");
    CHECK(wire.worker.step().kind == Kind::nothing_to_do);
}

TEST_CASE("one dossier that cannot pass is set apart and the next goes at once") {
    Wire wire;
    const DossierId bad = wire.kiosk.add();
    const DossierId good = wire.kiosk.add();
    wire.expect_put(bad, PortalVoice::objects("digest_conflict"));
    wire.expect_put(good, wire.portal.accepts());
    const StepOutcome outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::held);
    CHECK(outcome.reason == "digest_conflict");
    CHECK(outcome.id == bad);
    CHECK(wire.worker.step().kind == Kind::sent);
    CHECK(wire.kiosk.state(bad) == State::held);
    CHECK(wire.kiosk.entry(bad).reason == "digest_conflict");
}

TEST_CASE(
    "three in a row held for one reason are the portal's trouble: they wait again and only probes go out") {
    Wire wire;
    const DossierId ids[] = {wire.kiosk.add(), wire.kiosk.add(), wire.kiosk.add()};
    for (const DossierId& id : ids) wire.expect_put(id, PortalVoice::objects("no_disk"));
    CHECK(wire.worker.step().kind == Kind::held);
    CHECK(wire.worker.step().kind == Kind::held);
    StepOutcome outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::stopped);
    CHECK(outcome.reason == "no_disk");
    for (const DossierId& id : ids) CHECK(wire.kiosk.state(id) == State::queued);

    wire.wait_for(outcome);
    wire.expect_probe(busy(503));
    outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::stopped);

    wire.wait_for(outcome);
    wire.expect_probe(PortalVoice::healthy());
    CHECK(wire.worker.step().kind == Kind::waiting);
    for (const DossierId& id : ids) wire.expect_put(id, wire.portal.accepts());
    for (int i = 0; i < 3; ++i) CHECK(wire.worker.step().kind == Kind::sent);
    CHECK(wire.kiosk.store().counts().delivered == 3);
}

TEST_CASE("after the probe a single dossier tries the door: the same reason shuts it again at once") {
    Wire wire;
    for (int i = 0; i < 3; ++i) {
        wire.expect_put(wire.kiosk.add(), PortalVoice::objects("no_disk"));
    }
    StepOutcome outcome;
    for (int i = 0; i < 3; ++i) outcome = wire.worker.step();
    for (int round = 0; round < 5; ++round) {
        wire.wait_for(outcome);
        wire.expect_probe(PortalVoice::healthy());
        outcome = wire.worker.step();
        CHECK(outcome.kind == Kind::waiting);
        const auto waiting = wire.kiosk.store().list();
        wire.expect_put(waiting[static_cast<std::size_t>(round % 3)].header.id,
                        PortalVoice::objects("no_disk"));
        outcome = wire.worker.step();
        CHECK(outcome.kind == Kind::stopped);
        CHECK(wire.kiosk.store().counts().queued == 3);
    }
}

TEST_CASE(
    "dossiers that are wrong by themselves end up set apart once a good one has shown that the portal "
    "takes") {
    Wire wire;
    const DossierId bad[] = {wire.kiosk.add(), wire.kiosk.add(), wire.kiosk.add()};
    for (const DossierId& id : bad) wire.expect_put(id, PortalVoice::objects("too-large"));
    StepOutcome outcome;
    for (int i = 0; i < 3; ++i) outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::stopped);

    const DossierId good = wire.kiosk.add();
    wire.wait_for(outcome);
    wire.expect_probe(PortalVoice::healthy());
    wire.worker.step();
    wire.expect_put(good, wire.portal.accepts());
    CHECK(wire.worker.step().kind == Kind::sent);
    for (const DossierId& id : bad) wire.expect_put(id, PortalVoice::objects("too-large"));
    for (int i = 0; i < 3; ++i) CHECK(wire.worker.step().kind == Kind::held);
    for (const DossierId& id : bad) CHECK(wire.kiosk.state(id) == State::held);
    CHECK(wire.worker.step().kind == Kind::nothing_to_do);
}

TEST_CASE("different reasons, or a success between them, leave the breaker shut") {
    Wire wire;
    wire.expect_put(wire.kiosk.add(), PortalVoice::objects("a"));
    wire.expect_put(wire.kiosk.add(), PortalVoice::objects("a"));
    wire.expect_put(wire.kiosk.add(), PortalVoice::objects("b"));
    wire.expect_put(wire.kiosk.add(), PortalVoice::objects("a"));
    wire.expect_put(wire.kiosk.add(), PortalVoice::objects("a"));
    wire.expect_put(wire.kiosk.add(), wire.portal.accepts());
    wire.expect_put(wire.kiosk.add(), PortalVoice::objects("a"));
    for (int i = 0; i < 7; ++i) CHECK(wire.worker.step().kind == (i == 5 ? Kind::sent : Kind::held));
    CHECK(wire.kiosk.store().counts().held == 6);
}

TEST_CASE("a door that is shut for all stops the sending until a probe finds it open") {
    Wire wire;
    const DossierId id = wire.kiosk.add();
    ScriptedTransport::Reply shut = nginx_400();
    std::string reason = "http_400";
    SUBCASE("a web server that misses our certificate") {}
    SUBCASE("a portal that cannot prove itself") {
        shut = nobody(TransportError::Kind::tls);
        reason = "tls";
    }
    wire.expect_put(id, shut);
    StepOutcome outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::stopped);
    CHECK(outcome.reason == reason);
    CHECK(wire.kiosk.state(id) == State::queued);
    for (int i = 0; i < 3; ++i) {
        wire.wait_for(outcome);
        wire.expect_probe(shut);
        outcome = wire.worker.step();
        CHECK(outcome.kind == Kind::stopped);
        CHECK(outcome.reason == reason);
    }
    wire.worker.hurry();
    wire.expect_probe(PortalVoice::healthy());
    CHECK(wire.worker.step().kind == Kind::waiting);
    wire.expect_pull("1", wire.portal.page({{}, "1", false}));
    CHECK(wire.worker.step().kind == Kind::pulled);
    wire.expect_put(id, wire.portal.accepts());
    CHECK(wire.worker.step().kind == Kind::sent);
}

TEST_CASE("while nobody answers nothing is lost, and the same dossier goes again later") {
    using Fault = TransportError::Kind;
    for (const Fault fault :
         {Fault::unreachable, Fault::timeout, Fault::cut, Fault::garbled, Fault::too_large}) {
        Wire wire;
        const DossierId id = wire.kiosk.add();
        StepOutcome outcome;
        for (int attempt = 1; attempt <= 4; ++attempt) {
            wire.expect_put(id, nobody(fault));
            outcome = wire.worker.step();
            CHECK(outcome.kind == Kind::link_down);
            CHECK(wire.kiosk.state(id) == State::queued);
            CHECK(wire.kiosk.entry(id).attempts == attempt);
            CHECK_FALSE(wire.worker.online());
            wire.wait_for(outcome);
        }
        wire.expect_put(id, wire.portal.accepts());
        CHECK(wire.worker.step().kind == Kind::sent);
        CHECK(wire.worker.online());
    }
}

TEST_CASE("a busy portal is left alone for as long as it asks, a day at most") {
    Wire wire;
    const DossierId id = wire.kiosk.add();
    wire.expect_put(id, busy(503, "120"));
    const Instant asked = wire.kiosk.clock.monotonic();
    StepOutcome outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::waiting);
    CHECK(outcome.reason == "http_503");
    CHECK(outcome.not_before >= asked + std::chrono::seconds{120});
    CHECK(wire.kiosk.state(id) == State::queued);
    wire.kiosk.clock.advance(std::chrono::seconds{119});
    CHECK(wire.worker.step().kind == Kind::waiting);

    wire.wait_for(outcome);
    wire.expect_put(id, busy(429, "Tue, 23 Nov 2099 02:24:00 GMT"));
    outcome = wire.worker.step();
    CHECK(outcome.not_before >= wire.kiosk.clock.monotonic() + kDay);
    CHECK(outcome.not_before <= wire.kiosk.clock.monotonic() + kDay + std::chrono::seconds{4});
    wire.wait_for(outcome);
    wire.expect_put(id, wire.portal.accepts());
    CHECK(wire.worker.step().kind == Kind::sent);
}

TEST_CASE("a login page, a redirect or a proxy in between counts as no network") {
    const std::pair<ScriptedTransport::Reply, std::string> cases[] = {
        {login_page(), "captive"},
        {HttpReply{302, "", "", ""}, "captive"},
        {HttpReply{407, "", "", ""}, "proxy"},
        {nobody(TransportError::Kind::proxy), "proxy"}};
    for (const auto& [reply, reason] : cases) {
        Wire wire;
        const DossierId id = wire.kiosk.add();
        wire.expect_put(id, reply);
        const StepOutcome outcome = wire.worker.step();
        CHECK(outcome.kind == Kind::link_down);
        CHECK(outcome.reason == reason);
        CHECK_FALSE(wire.worker.online());
        CHECK(wire.kiosk.state(id) == State::queued);
    }
}

TEST_CASE("an answer that is no decision, or one for somebody else, changes nothing") {
    Wire wire;
    const DossierId id = wire.kiosk.add();
    SealedDossier other;
    other.header.id = DossierId::make(wire.kiosk.random, wire.kiosk.clock.wall());
    other.header.kiosk = "BT01";
    const ScriptedTransport::Reply answers[] = {
        HttpReply{200, "application/json", "{}", ""}, wire.portal.decides(other, Decision::Outcome::accepted),
        PortalVoice().decides(other, Decision::Outcome::accepted), HttpReply{204, "", "", ""}};
    for (const auto& answer : answers) {
        wire.expect_put(id, answer);
        const StepOutcome outcome = wire.worker.step();
        CHECK(outcome.kind == Kind::waiting);
        CHECK(outcome.reason == "no_decision");
        CHECK(wire.worker.online());
        CHECK(wire.kiosk.state(id) == State::queued);
        wire.wait_for(outcome);
    }
    wire.expect_put(id, wire.portal.accepts());
    CHECK(wire.worker.step().kind == Kind::sent);
}

TEST_CASE("someone who asks now does not wait for the backoff") {
    Wire wire;
    const DossierId id = wire.kiosk.add();
    StepOutcome outcome;
    for (int i = 0; i < 8; ++i) {
        wire.expect_put(id, nobody());
        outcome = wire.worker.step();
        wire.wait_for(outcome);
    }
    wire.expect_put(id, nobody());
    outcome = wire.worker.step();
    REQUIRE(*outcome.not_before > wire.kiosk.clock.monotonic());
    CHECK(wire.worker.step().kind == Kind::waiting);
    wire.worker.hurry();
    wire.expect_pull("1", wire.portal.page({{}, "1", false}));
    CHECK(wire.worker.step().kind == Kind::pulled);
    wire.expect_put(id, wire.portal.accepts());
    CHECK(wire.worker.step().kind == Kind::sent);
}

TEST_CASE(
    "a dossier whose answer was lost in a power cut is sent again under the same id and with the same "
    "bytes") {
    Wire wire;
    const DossierId id = wire.kiosk.add();
    std::string first;
    struct PowerCut {};
    wire.expect_put(id, [&](const HttpRequest& request) -> ScriptedTransport::Reply {
        first = request.body;
        throw PowerCut{};
    });
    CHECK_THROWS_AS(wire.worker.step(), PowerCut);
    wire.kiosk.reopen();
    CHECK(wire.kiosk.state(id) == State::sending);
    Worker restarted(wire.kiosk.store(), wire.transport, wire.kiosk.clock, wire.kiosk.random, "BT01",
                     wire.portal.keys());
    wire.expect_put(id, [&](const HttpRequest& request) {
        CHECK(request.body == first);
        return wire.portal.accepts()(request);
    });
    CHECK(restarted.step().kind == Kind::sent);
    CHECK(wire.kiosk.state(id) == State::delivered);
    CHECK(wire.kiosk.entry(id).attempts == 2);
}
