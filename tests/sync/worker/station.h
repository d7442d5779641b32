// A kiosk's queue as it is, and the voice of its portal, for the tests of the worker.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/queue/store.h"
#include "sync/envelope/decision.h"
#include "sync/envelope/envelope.h"
#include "sync/worker/worker.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"
#include "tests/support/scripted_transport.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {

// What a portal says, signed with its key.
class PortalVoice {
  public:
    [[nodiscard]] std::vector<sync::PublicKey> keys() const { return {sync::public_part(key_)}; }
    [[nodiscard]] HttpReply decides(const SealedDossier& dossier, sync::Decision::Outcome outcome,
                                    const std::string& reason = "") const;
    [[nodiscard]] HttpReply page(const sync::ChangesPage& page) const;

    // Answers for a scripted PUT: whatever dossier it brings.
    [[nodiscard]] ScriptedTransport::Answer accepts() const;
    [[nodiscard]] ScriptedTransport::Answer refuses(const std::string& reason) const;
    // 201 for a scripted POST of an attachment, naming it as the kiosk did.
    [[nodiscard]] static ScriptedTransport::Answer takes();
    // 424 that misses these.
    [[nodiscard]] static ScriptedTransport::Answer misses(const std::vector<AttachmentId>& missing);
    // 409 with a problem that names the dossier.
    [[nodiscard]] static ScriptedTransport::Answer objects(const std::string& code);
    [[nodiscard]] static HttpReply healthy();

  private:
    sync::SigningKey key_ = sync::make_signing_key("decision-1");
};

// The data folder of a kiosk and its open queue; can be shut and opened again as after a power cut.
class Station {
  public:
    explicit Station(std::uint64_t seed = 1);
    void reopen();
    // With so many photos of about 64 KB.
    DossierId add(int photos = 0);
    [[nodiscard]] queue::Store& store() { return *store_; }
    [[nodiscard]] queue::Entry entry(const DossierId& id);
    [[nodiscard]] queue::State state(const DossierId& id) { return entry(id).state; }

    ManualClock clock;
    SeededRandom random;

  private:
    TempFolder folder_ = TempFolder::in_memory();
    sync::EnvelopeSealer sealer_;
    std::unique_ptr<queue::Store> store_;
};

std::string path_of(const DossierId& id);

// What an upload's Upload-Metadata says, decoded: "id", "dossier", "digest".
std::map<std::string, std::string> metadata_of(const HttpRequest& request);

// A worker over a station's real queue. Its first pull is behind it, and unless told the next is a year away.
struct Wire {
    explicit Wire(Millis pull_every = std::chrono::hours{24} * 365);

    void expect_put(const DossierId& id, ScriptedTransport::Answer answer);
    void expect_put(const DossierId& id, ScriptedTransport::Reply reply);
    void expect_upload(ScriptedTransport::Answer answer);
    void expect_upload(ScriptedTransport::Reply reply);
    void expect_probe(ScriptedTransport::Reply reply);
    void expect_pull(const std::string& after, ScriptedTransport::Reply reply);
    // Lets the time pass that the outcome names.
    void wait_for(const sync::StepOutcome& outcome);

    Station kiosk;
    PortalVoice portal;
    ScriptedTransport transport;
    sync::Worker worker;
};

}  // namespace motcua::tests
