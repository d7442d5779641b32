#include "station.h"

#include <sstream>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

sync::KeyList some_receiver() {
    sync::KeyList list;
    list.version = 1;
    list.receiver = "portal";
    list.sealing = {sync::public_part(sync::make_sealing_key("seal-1"))};
    return list;
}

SealedDossier dossier_in(const HttpRequest& request) {
    const auto dossier = sync::from_wire(request.body);
    REQUIRE(dossier);
    return *dossier;
}

}  // namespace

HttpReply PortalVoice::decides(const SealedDossier& dossier, sync::Decision::Outcome outcome,
                               const std::string& reason) const {
    sync::Decision decision;
    decision.outcome = outcome;
    decision.id = dossier.header.id;
    decision.digest = dossier.digest;
    decision.kiosk = dossier.header.kiosk;
    decision.receiver = "portal";
    decision.reason = reason;
    decision.time = *sync::parse_rfc3339("2026-11-23T02:26:00Z");
    const bool yes = outcome == sync::Decision::Outcome::accepted;
    return {yes ? 201 : 422, "application/json", sync::signed_decision(decision, key_), ""};
}

HttpReply PortalVoice::page(const sync::ChangesPage& page) const {
    return {200, "application/json", sync::signed_changes(page, "BT01", key_), ""};
}

ScriptedTransport::Answer PortalVoice::accepts() const {
    return [this](const HttpRequest& request) {
        return decides(dossier_in(request), sync::Decision::Outcome::accepted);
    };
}

ScriptedTransport::Answer PortalVoice::refuses(const std::string& reason) const {
    return [this, reason](const HttpRequest& request) {
        return decides(dossier_in(request), sync::Decision::Outcome::refused, reason);
    };
}

ScriptedTransport::Answer PortalVoice::takes() {
    return [](const HttpRequest& request) {
        auto said = metadata_of(request);
        return HttpReply{
            201, "application/json",
            R"({"digest":")" + sync::to_base64(said["digest"]) + R"(","id":")" + said["id"] + "\"}", ""};
    };
}

ScriptedTransport::Answer PortalVoice::misses(const std::vector<AttachmentId>& missing) {
    std::string ids;
    for (const AttachmentId& id : missing) ids += (ids.empty() ? "\"" : ",\"") + id.text() + '"';
    return [ids](const HttpRequest& request) {
        return HttpReply{424, "application/problem+json",
                         R"({"type":"urn:motcua:problem:attachment_missing","instance":")" + request.path +
                             R"(","attachments":[)" + ids + "]}",
                         ""};
    };
}

ScriptedTransport::Answer PortalVoice::objects(const std::string& code) {
    return [code](const HttpRequest& request) {
        return HttpReply{
            409, "application/problem+json",
            R"({"type":"urn:motcua:problem:)" + code + R"(","instance":")" + request.path + "\"}", ""};
    };
}

HttpReply PortalVoice::healthy() { return {200, "application/json", R"({"version":"0.1.0"})", ""}; }

Station::Station(std::uint64_t seed)
    : random(seed), sealer_(sync::make_signing_key("BT01-1"), some_receiver()) {
    reopen();
}

void Station::reopen() {
    store_.reset();
    queue::Store::Options options;
    options.folder = folder_.path() / "data";
    options.guard = folder_.path() / "guard";
    options.kiosk = "BT01";
    options.digest_of = sync::digest_of;
    auto opened = queue::Store::open(options);
    REQUIRE(opened);
    store_ = std::move(*opened);
}

DossierId Station::add(int photos) {
    std::vector<Photo> taken;
    for (int i = 0; i < photos; ++i)
        taken.push_back({AttachmentId::make(random, clock.wall()), secret("\xff\xd8\xff a paper")});
    DossierHeader draft;
    draft.id = DossierId::make(random, clock.wall());
    draft.procedure = "1.004873";
    draft.pack_version = "2026.11";
    draft.created = clock.wall();
    const Secret document = secret(R"({"name":"Nguyễn Thị Mẫu"})");
    const auto added = store_->add(
        draft, "portal", [&](const DossierHeader& header) { return sealer_.seal(header, document, taken); });
    REQUIRE(added);
    return draft.id;
}

queue::Entry Station::entry(const DossierId& id) {
    const auto found = store_->find(id);
    REQUIRE(found);
    return *found;
}

std::string path_of(const DossierId& id) { return "/v1/submissions/" + id.text(); }

std::map<std::string, std::string> metadata_of(const HttpRequest& request) {
    std::map<std::string, std::string> said;
    for (const auto& [name, value] : request.headers) {
        if (name != "Upload-Metadata") continue;
        std::istringstream pairs(value);
        for (std::string pair; std::getline(pairs, pair, ',');) {
            const auto space = pair.find(' ');
            said[pair.substr(0, space)] = sync::from_base64(pair.substr(space + 1)).value_or("?");
        }
    }
    return said;
}

Wire::Wire(Millis pull_every)
    : worker(kiosk.store(), transport, kiosk.clock, kiosk.random, "BT01", portal.keys(),
             {Millis{2'000}, Millis{900'000}, pull_every, 3}) {
    expect_pull("", portal.page({{}, "1", false}));
    CHECK(worker.step().kind == sync::StepOutcome::Kind::pulled);
}

void Wire::expect_put(const DossierId& id, ScriptedTransport::Answer answer) {
    transport.expect("PUT", path_of(id), std::move(answer));
}

void Wire::expect_put(const DossierId& id, ScriptedTransport::Reply reply) {
    transport.expect("PUT", path_of(id), std::move(reply));
}

void Wire::expect_upload(ScriptedTransport::Answer answer) {
    transport.expect("POST", "/v1/uploads", std::move(answer));
}

void Wire::expect_upload(ScriptedTransport::Reply reply) {
    transport.expect("POST", "/v1/uploads", std::move(reply));
}

void Wire::expect_probe(ScriptedTransport::Reply reply) {
    transport.expect("GET", "/v1/health", std::move(reply));
}

void Wire::expect_pull(const std::string& after, ScriptedTransport::Reply reply) {
    transport.expect("GET", "/v1/changes?after=" + after, std::move(reply));
}

void Wire::wait_for(const sync::StepOutcome& outcome) {
    REQUIRE(outcome.not_before);
    const Millis wait = *outcome.not_before - kiosk.clock.monotonic();
    if (wait > Millis{0}) kiosk.clock.advance(wait);
}

}  // namespace motcua::tests
