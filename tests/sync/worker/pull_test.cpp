#include "station.h"
#include <doctest/doctest.h>

#include "sync/worker/worker.h"

using namespace motcua;
using namespace motcua::sync;
using namespace motcua::tests;
using Kind = StepOutcome::Kind;
using queue::State;

namespace {

constexpr Millis kMinute = std::chrono::minutes{1};

ChangesPage received(const DossierId& id, const std::string& next, bool more = false) {
    const WallTime time = *parse_rfc3339("2026-11-23T03:00:00Z");
    return {{{id, 2, "H17.31.35-261123-0007", "2026-11-26", "Được tiếp nhận", time}}, next, more};
}

HttpReply unsigned_page() {
    return {200, "application/json",
            R"({"changes":[],"kiosk":"BT01","next":"9","more":true,"key_id":"decision-1"})", ""};
}

}  // namespace

TEST_CASE("what the clerk did is asked for every minute, from where the last page ended") {
    Wire wire(kMinute);
    const DossierId id = wire.kiosk.add();
    wire.expect_put(id, wire.portal.accepts());
    CHECK(wire.worker.step().kind == Kind::sent);
    const StepOutcome idle = wire.worker.step();
    CHECK(idle.kind == Kind::nothing_to_do);
    CHECK(idle.not_before == wire.kiosk.clock.monotonic() + kMinute);
    wire.wait_for(idle);

    wire.expect_pull("1", wire.portal.page({{}, "2", false}));
    CHECK(wire.worker.step().kind == Kind::pulled);
    wire.kiosk.clock.advance(kMinute);
    wire.expect_pull("2", wire.portal.page({{}, "3", false}));
    CHECK(wire.worker.step().kind == Kind::pulled);
}

TEST_CASE("the legal state stands beside the dossier as the receiver put it") {
    Wire wire(kMinute);
    const DossierId id = wire.kiosk.add();
    wire.expect_put(id, wire.portal.accepts());
    wire.worker.step();
    wire.kiosk.clock.advance(kMinute);
    wire.expect_pull("1", wire.portal.page(received(id, "2+x/y=&")));
    CHECK(wire.worker.step().kind == Kind::pulled);
    const auto legal = wire.kiosk.entry(id).legal;
    REQUIRE(legal);
    CHECK(legal->state == 2);
    CHECK(legal->code == "H17.31.35-261123-0007");
    CHECK(legal->day == "2026-11-26");
    CHECK(legal->message == "Được tiếp nhận");
    wire.kiosk.clock.advance(kMinute);
    wire.expect_pull("2%2bx%2fy%3d%26", wire.portal.page({{}, "3", false}));
    CHECK(wire.worker.step().kind == Kind::pulled);
    CHECK(wire.worker.step().kind == Kind::nothing_to_do);
}

TEST_CASE("where there is more the next page is asked for at once, but never the same one") {
    Wire wire(kMinute);
    wire.kiosk.clock.advance(kMinute);
    wire.expect_pull("1", wire.portal.page({{}, "2", true}));
    wire.expect_pull("2", wire.portal.page({{}, "2", true}));
    CHECK(wire.worker.step().kind == Kind::pulled);
    CHECK(wire.worker.step().kind == Kind::pulled);
    CHECK(wire.worker.step().kind == Kind::nothing_to_do);
}

TEST_CASE("a page that nobody signed, or for another kiosk, is not believed and moves no cursor") {
    Wire wire(kMinute);
    const DossierId id = wire.kiosk.add();
    wire.expect_put(id, wire.portal.accepts());
    wire.worker.step();
    const SigningKey stranger = make_signing_key("decision-1");
    const HttpReply pages[] = {
        unsigned_page(),
        {200, "application/json", signed_changes(received(id, "7"), "BT01", stranger), ""},
        {200, "application/json", "[]", ""},
        PortalVoice::healthy()};
    wire.kiosk.clock.advance(kMinute);
    for (const HttpReply& page : pages) {
        wire.expect_pull("1", page);
        const StepOutcome outcome = wire.worker.step();
        CHECK(outcome.kind == Kind::waiting);
        CHECK(outcome.reason == "bad_page");
        CHECK_FALSE(wire.kiosk.entry(id).legal);
        CHECK(wire.kiosk.store().changes_cursor() == "1");
        wire.kiosk.clock.advance(kMinute);
    }
}

TEST_CASE("pulls that fail hold back no dossier") {
    const ScriptedTransport::Reply failures[] = {HttpReply{500, "", "", ""}, HttpReply{404, "", "", ""},
                                                 HttpReply{403, "text/html", "", ""}, unsigned_page()};
    for (const auto& failure : failures) {
        Wire wire(kMinute);
        wire.kiosk.clock.advance(kMinute);
        wire.expect_pull("1", failure);
        CHECK(wire.worker.step().kind == Kind::waiting);
        CHECK(wire.worker.online());
        const DossierId id = wire.kiosk.add();
        wire.expect_put(id, wire.portal.accepts());
        CHECK(wire.worker.step().kind == Kind::sent);
    }
}

TEST_CASE("dossiers that the portal does not take hold back no pull") {
    Wire wire(kMinute);
    const DossierId id = wire.kiosk.add();
    wire.expect_put(id, HttpReply{503, "", "", "3600"});
    CHECK(wire.worker.step().kind == Kind::waiting);
    for (int i = 2; i < 5; ++i) {
        wire.kiosk.clock.advance(kMinute);
        wire.expect_pull(std::to_string(i - 1), wire.portal.page({{}, std::to_string(i), false}));
        CHECK(wire.worker.step().kind == Kind::pulled);
        CHECK(wire.worker.step().kind == Kind::waiting);
    }
}

TEST_CASE("a long queue takes turns with the pulls") {
    Wire wire(kMinute);
    const DossierId ids[] = {wire.kiosk.add(), wire.kiosk.add(), wire.kiosk.add()};
    wire.expect_put(ids[0], wire.portal.accepts());
    wire.worker.step();
    wire.kiosk.clock.advance(kMinute);
    wire.expect_pull("1", wire.portal.page({{}, "2", true}));
    wire.expect_put(ids[1], wire.portal.accepts());
    wire.expect_pull("2", wire.portal.page({{}, "3", false}));
    wire.expect_put(ids[2], wire.portal.accepts());
    const Kind order[] = {Kind::pulled, Kind::sent, Kind::pulled, Kind::sent, Kind::nothing_to_do};
    for (const Kind kind : order) CHECK(wire.worker.step().kind == kind);
}

TEST_CASE("a lost link is one for pulls and dossiers alike, and both come back with it") {
    Wire wire(kMinute);
    wire.kiosk.clock.advance(kMinute);
    wire.expect_pull("1", nobody());
    const StepOutcome down = wire.worker.step();
    CHECK(down.kind == Kind::link_down);
    CHECK_FALSE(wire.worker.online());
    const DossierId id = wire.kiosk.add();
    if (*down.not_before > wire.kiosk.clock.monotonic()) CHECK(wire.worker.step().kind == Kind::waiting);
    wire.wait_for(down);
    wire.expect_put(id, wire.portal.accepts());
    CHECK(wire.worker.step().kind == Kind::sent);
    CHECK(wire.worker.online());
    wire.expect_pull("1", wire.portal.page({{}, "2", false}));
    CHECK(wire.worker.step().kind == Kind::pulled);
}

TEST_CASE("a portal that cannot prove itself to a pull gets no dossier either") {
    Wire wire(kMinute);
    wire.kiosk.clock.advance(kMinute);
    wire.expect_pull("1", nobody(TransportError::Kind::tls));
    const StepOutcome stopped = wire.worker.step();
    CHECK(stopped.kind == Kind::stopped);
    CHECK(stopped.detail == "scripted");
    wire.kiosk.add();
    wire.wait_for(stopped);
    wire.expect_probe(nobody(TransportError::Kind::tls));
    CHECK(wire.worker.step().kind == Kind::stopped);
    CHECK(wire.kiosk.store().counts().queued == 1);
}
