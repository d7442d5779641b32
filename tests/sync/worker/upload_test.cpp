// Attachments first, the dossier last.
#include "station.h"
#include <doctest/doctest.h>

#include "sync/envelope/attachment.h"
#include "sync/worker/worker.h"

using namespace motcua;
using namespace motcua::sync;
using namespace motcua::tests;
using Kind = StepOutcome::Kind;
using queue::State;

namespace {

ScriptedTransport::Answer upload_problem(int status, const std::string& code) {
    return [status, code](const HttpRequest& request) {
        return HttpReply{status, "application/problem+json",
                         R"({"type":"urn:motcua:problem:)" + code + R"(","attachment":")" +
                             metadata_of(request)["id"] + "\"}",
                         ""};
    };
}

// The ids that were sent, in their order.
std::vector<AttachmentId> all_of(const std::vector<HttpRequest>& uploads) {
    std::vector<AttachmentId> ids;
    for (const HttpRequest& upload : uploads) ids.push_back(*AttachmentId::parse(metadata_of(upload)["id"]));
    return ids;
}

// Takes whatever is uploaded and keeps it.
ScriptedTransport::Answer keeping(std::vector<HttpRequest>& uploads) {
    return [&uploads](const HttpRequest& request) {
        uploads.push_back(request);
        return PortalVoice::takes()(request);
    };
}

}  // namespace

TEST_CASE(
    "each photo goes up by itself as tus wants it, then the dossier, each attempt written down before") {
    Wire wire;
    const DossierId id = wire.kiosk.add(2);
    std::vector<HttpRequest> uploads;
    for (int i = 0; i < 2; ++i)
        wire.expect_upload([&](const HttpRequest& request) {
            CHECK(wire.kiosk.state(id) == State::sending);
            CHECK(wire.kiosk.entry(id).attempts == static_cast<int>(uploads.size()) + 1);
            return keeping(uploads)(request);
        });
    wire.expect_put(id, [&](const HttpRequest& request) {
        CHECK(wire.kiosk.entry(id).attachments.uploaded == 2);
        return wire.portal.accepts()(request);
    });
    for (int i = 0; i < 2; ++i) {
        const StepOutcome outcome = wire.worker.step();
        CHECK(outcome.kind == Kind::uploaded);
        CHECK(outcome.id == id);
        CHECK(wire.kiosk.entry(id).attachments.uploaded == i + 1);
    }
    CHECK(wire.worker.step().kind == Kind::sent);
    for (const HttpRequest& request : uploads) {
        CHECK(request.content_type == "application/offset+octet-stream");
        auto said = metadata_of(request);
        const Digest digest = digest_of(request.body);
        CHECK(said["dossier"] == id.text());
        CHECK(said["digest"] == std::string(digest.begin(), digest.end()));
        CHECK(read_attachment_header(request.body)->id.text() == said["id"]);
        CHECK(request.headers[0] == std::pair<std::string, std::string>("Tus-Resumable", "1.0.0"));
        CHECK(request.headers[1].first == "Upload-Length");
        CHECK(request.headers[1].second == std::to_string(request.body.size()));
    }
    CHECK(all_of(uploads)[0] != all_of(uploads)[1]);
    CHECK(wire.worker.step().kind == Kind::nothing_to_do);
}

TEST_CASE("a line that breaks between two photos costs the one under way and no other") {
    Wire wire;
    const DossierId id = wire.kiosk.add(3);
    std::vector<HttpRequest> uploads;
    wire.expect_upload(keeping(uploads));
    CHECK(wire.worker.step().kind == Kind::uploaded);
    for (const auto& trouble : {nobody(), ScriptedTransport::Reply(HttpReply{503, "", "", "5"}),
                                ScriptedTransport::Reply(HttpReply{201, "text/html", "<html>", ""}),
                                ScriptedTransport::Reply(HttpReply{201, "", "", ""})}) {
        wire.expect_upload(trouble);
        const StepOutcome outcome = wire.worker.step();
        CHECK((outcome.kind == Kind::link_down || outcome.kind == Kind::waiting));
        CHECK(wire.kiosk.state(id) == State::queued);
        CHECK(wire.kiosk.entry(id).attachments.uploaded == 1);
        wire.wait_for(outcome);
    }
    for (int i = 0; i < 2; ++i) wire.expect_upload(keeping(uploads));
    wire.expect_put(id, wire.portal.accepts());
    for (int i = 0; i < 2; ++i) CHECK(wire.worker.step().kind == Kind::uploaded);
    CHECK(wire.worker.step().kind == Kind::sent);
    CHECK(uploads.size() == 3);
}

TEST_CASE("a dossier whose photo cannot pass is set apart with the reason, and the next one goes at once") {
    Wire wire;
    const DossierId bad = wire.kiosk.add(2);
    const DossierId good = wire.kiosk.add(1);
    ScriptedTransport::Answer reply;
    std::string reason;
    SUBCASE("another digest") {
        reply = upload_problem(409, "digest_conflict");
        reason = "attachment_digest_conflict";
    }
    SUBCASE("too large") {
        reply = upload_problem(413, "too_large");
        reason = "attachment_too_large";
    }
    SUBCASE("changed on the way") {
        reply = upload_problem(460, "checksum_mismatch");
        reason = "attachment_checksum_mismatch";
    }
    SUBCASE("a portal of the version before, which knows no uploads") {
        reply = [](const HttpRequest&) {
            return HttpReply{404, "application/problem+json", R"({"type":"urn:motcua:problem:unknown_path"})",
                             ""};
        };
        reason = "no_uploads";
    }
    wire.expect_upload(reply);
    const StepOutcome outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::held);
    CHECK(outcome.reason == reason);
    CHECK(outcome.id == bad);
    wire.expect_upload(PortalVoice::takes());
    wire.expect_put(good, wire.portal.accepts());
    CHECK(wire.worker.step().kind == Kind::uploaded);
    CHECK(wire.worker.step().kind == Kind::sent);
    CHECK(wire.kiosk.state(bad) == State::held);
    CHECK(wire.kiosk.entry(bad).reason == reason);
    CHECK(wire.worker.step().kind == Kind::nothing_to_do);
}

TEST_CASE("what the portal misses goes up again, and then the same dossier") {
    Wire wire;
    const DossierId id = wire.kiosk.add(3);
    std::vector<HttpRequest> uploads;
    for (int i = 0; i < 3; ++i) wire.expect_upload(keeping(uploads));
    for (int i = 0; i < 3; ++i) CHECK(wire.worker.step().kind == Kind::uploaded);
    std::string first;
    const auto lost = all_of(uploads)[1];
    wire.expect_put(id, [&](const HttpRequest& request) {
        first = request.body;
        return PortalVoice::misses({lost})(request);
    });
    const StepOutcome outcome = wire.worker.step();
    CHECK(outcome.kind == Kind::waiting);
    CHECK(outcome.reason == "attachment_missing");
    CHECK(outcome.not_before <= wire.kiosk.clock.monotonic());
    CHECK(wire.kiosk.entry(id).attachments.uploaded == 2);
    wire.expect_upload(keeping(uploads));
    wire.expect_put(id, [&](const HttpRequest& request) {
        CHECK(request.body == first);
        return wire.portal.accepts()(request);
    });
    CHECK(wire.worker.step().kind == Kind::uploaded);
    CHECK(all_of(uploads)[3] == lost);
    CHECK(uploads[3].body == uploads[1].body);
    CHECK(wire.worker.step().kind == Kind::sent);
}

TEST_CASE(
    "a portal that never finds what it was sent gets it three times more, then the dossier is set apart") {
    Wire wire;
    const DossierId id = wire.kiosk.add(1);
    std::vector<HttpRequest> uploads;
    StepOutcome outcome;
    for (int round = 0; round < 4; ++round) {
        wire.expect_upload(keeping(uploads));
        CHECK(wire.worker.step().kind == Kind::uploaded);
        wire.expect_put(id, PortalVoice::misses(all_of(uploads)));
        outcome = wire.worker.step();
        CHECK(outcome.kind == (round < 3 ? Kind::waiting : Kind::held));
    }
    CHECK(outcome.reason == "attachment_missing");
    CHECK(wire.kiosk.state(id) == State::held);
    CHECK(wire.worker.step().kind == Kind::nothing_to_do);
}

TEST_CASE("pulls go on between the photos of a long queue") {
    Wire wire(Millis{0});
    const DossierId id = wire.kiosk.add(2);
    wire.expect_upload(PortalVoice::takes());
    wire.expect_pull("1", wire.portal.page({{}, "1", false}));
    wire.expect_upload(PortalVoice::takes());
    wire.expect_pull("1", wire.portal.page({{}, "1", false}));
    wire.expect_put(id, wire.portal.accepts());
    for (const Kind kind : {Kind::uploaded, Kind::pulled, Kind::uploaded, Kind::pulled, Kind::sent})
        CHECK(wire.worker.step().kind == kind);
}

TEST_CASE("a photo whose answer was lost in a power cut is sent again with the same bytes") {
    Wire wire;
    const DossierId id = wire.kiosk.add(1);
    std::string first;
    struct PowerCut {};
    wire.expect_upload([&](const HttpRequest& request) -> ScriptedTransport::Reply {
        first = request.body;
        throw PowerCut{};
    });
    CHECK_THROWS_AS(wire.worker.step(), PowerCut);
    wire.kiosk.reopen();
    CHECK(wire.kiosk.state(id) == State::sending);
    Worker restarted(wire.kiosk.store(), wire.transport, wire.kiosk.clock, wire.kiosk.random, "BT01",
                     wire.portal.keys());
    wire.expect_upload([&](const HttpRequest& request) {
        CHECK(request.body == first);
        return PortalVoice::takes()(request);
    });
    CHECK(restarted.step().kind == Kind::uploaded);
    wire.expect_pull("1", wire.portal.page({{}, "1", false}));  // a new worker's first
    CHECK(restarted.step().kind == Kind::pulled);
    wire.expect_put(id, wire.portal.accepts());
    CHECK(restarted.step().kind == Kind::sent);
}
