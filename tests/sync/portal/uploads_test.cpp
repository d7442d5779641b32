// Photos that come ahead of their dossier, and dossiers that wait for theirs.
#include <set>

#include "client.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sqlite3.h>
#include <zstd.h>

#include "sync/envelope/json.h"
#include "sync/envelope/sealing.h"

namespace motcua::tests {
namespace {

using nlohmann::json;
using portal::Answer;
using sync::Decision;

std::string problem_in(const Answer& answer) {
    const auto object = json::parse(answer.body, nullptr, false);
    if (!object.is_object() || answer.content_type != "application/problem+json") return "no problem";
    const std::string type = object.value("type", "");
    return std::to_string(answer.status) + " " + type.substr(type.rfind(':') + 1);
}

bool is_about(const Answer& answer, const DossierId& id) {
    return json::parse(answer.body, nullptr, false).value("instance", "") == "/v1/submissions/" + id.text();
}

bool is_about(const Answer& answer, const portal::UploadClaim& claim) {
    const auto object = json::parse(answer.body, nullptr, false);
    return object.value("instance", "") == "/v1/uploads/" + claim.id.text() &&
           object.value("attachment", "") == claim.id.text() &&
           object.value("dossier", "") == claim.dossier.text() && !object.contains("id");
}

std::string header_of(const Answer& answer, const std::string& name) {
    for (const auto& [known, value] : answer.headers)
        if (known == name) return value;
    return {};
}

// A dossier whose envelope names whatever is given: what no kiosk of this project seals, by one who has its
// keys.
SealedDossier naming(const Pair& pair, const DossierHeader& header, const AttachmentRef& named) {
    json object{{"created", sync::rfc3339(header.created)},
                {"epoch", header.epoch},
                {"id", header.id.text()},
                {"kiosk", header.kiosk},
                {"n", header.n},
                {"pack_version", header.pack_version},
                {"procedure", header.procedure}};
    json to_sign = object;
    object["attachments"].push_back({{"digest", sync::to_base64(named.digest)}, {"id", named.id.text()}});
    const auto key = sync::make_stream_key();
    sync::write_openers(must(sync::seal_key(key, pair.kiosk.keys, SlipSecret{}, "any")), object);
    const std::string authenticated = sync::framed_header("MOTCUA2\n", sync::canonical(object));
    const Secret document = Pair::document(header);
    sync::Clear padded(4096);
    const std::size_t size = ZSTD_compress(padded.data(), padded.size(), document.data(), document.size(), 9);
    sync::pad(padded, size);

    SealedDossier dossier;
    dossier.header = header;
    dossier.attachments = {named};
    dossier.envelope = authenticated + sync::encrypt(padded, key, authenticated);
    dossier.digest = sync::digest_of(dossier.envelope);
    dossier.signing_key_id = pair.kiosk.signing.id;
    to_sign["digest"] = sync::to_base64(dossier.digest);
    to_sign["key_id"] = dossier.signing_key_id;
    dossier.signature = sync::sign(pair.kiosk.signing, sync::kHeaderPrefix, sync::canonical(to_sign));
    return dossier;
}

}  // namespace

TEST_CASE("a dossier waits for the photos that it names, and is taken once the last of them is there") {
    Pair pair;
    const Sealed sealed = pair.dossier_with({pair.photo(), pair.photo(200'000), pair.photo()});
    REQUIRE(pair.upload(sealed, 1).status == 201);
    const Answer waits = pair.submit(sealed.dossier);
    CHECK(problem_in(waits) == "424 attachment_missing");
    CHECK(is_about(waits, sealed.dossier.header.id));
    const auto named = json::parse(waits.body)["attachments"].get<std::vector<std::string>>();
    CHECK(named == std::vector{sealed.attachments[0].ref.id.text(), sealed.attachments[2].ref.id.text()});
    CHECK(must(pair.store->list()).empty());

    REQUIRE(pair.upload(sealed, 0).status == 201);
    REQUIRE(pair.upload(sealed, 2).status == 201);
    const Answer taken = pair.submit(sealed.dossier);
    CHECK(taken.status == 201);
    const Decision decision = must(sync::read_decision(taken.body, pair.kiosk.keys.decision));
    CHECK(decision.outcome == Decision::Outcome::accepted);
    CHECK(pair.submit(sealed.dossier).body == taken.body);
}

TEST_CASE("an upload says what it has, and says so again for ever, also in another process's life") {
    Pair pair;
    const Sealed sealed = pair.dossier_with({pair.photo()});
    const std::string id = sealed.attachments[0].ref.id.text();
    const Answer first = pair.upload(sealed);
    CHECK(first.status == 201);
    CHECK(json::parse(first.body).value("id", "") == id);
    CHECK(header_of(first, "Location") == "/v1/uploads/" + id);
    CHECK(header_of(first, "Upload-Offset") == std::to_string(sealed.attachments[0].envelope.size()));
    pair.store.reset();
    pair.store = must(portal::Register::open(pair.portal_dir, pair.identity));
    CHECK(pair.upload(sealed).body == first.body);
    REQUIRE(pair.submit(sealed.dossier).status == 201);
    CHECK(pair.upload(sealed).status == 201);
}

TEST_CASE("the clerk sees each photo as it was taken, in the order in which the dossier names them") {
    Pair pair;
    const std::vector<Photo> photos{pair.photo(), pair.photo(130'000)};
    const Sealed sealed = pair.dossier_with(photos);
    const DossierId id = sealed.dossier.header.id;
    for (const std::size_t at : {1U, 0U}) REQUIRE(pair.upload(sealed, at).status == 201);
    REQUIRE(pair.submit(sealed.dossier).status == 201);
    const auto listed = must(pair.store->attachments(id));
    REQUIRE(listed.size() == 2);
    for (std::size_t at = 0; at < photos.size(); ++at) {
        CHECK(listed[at].ref == sealed.attachments[at].ref);
        CHECK(listed[at].bytes == static_cast<std::int64_t>(sealed.attachments[at].envelope.size()));
        CHECK(must(pair.store->open_attachment(id, photos[at].id)) == photos[at].jpeg);
    }
    const Sealed other = pair.dossier_with({pair.photo()});
    REQUIRE(pair.upload(other).status == 201);
    CHECK_FALSE(pair.store->open_attachment(id, other.attachments[0].ref.id));
    CHECK_FALSE(pair.store->attachments(other.dossier.header.id));
    CHECK(must(pair.store->attachments(id)).size() == 2);
}

TEST_CASE("the same id with other bytes is a conflict, the first stays, and each kiosk has its own ids") {
    Pair pair;
    const Sealed sealed = pair.dossier_with({pair.photo()});
    REQUIRE(pair.upload(sealed).status == 201);
    Photo again = pair.photo();
    again.id = sealed.attachments[0].ref.id;
    const auto& header = sealed.dossier.header;
    const Sealed other = must(sync::EnvelopeSealer(pair.kiosk.signing, pair.kiosk.keys)
                                  .seal(header, Pair::document(header), {again}));
    const Answer conflict = pair.upload(other);
    CHECK(problem_in(conflict) == "409 digest_conflict");
    CHECK(is_about(conflict, Pair::claim(other)));
    CHECK(problem_in(pair.submit(other.dossier)) == "424 attachment_missing");
    CHECK(pair.submit(sealed.dossier).status == 201);
    CHECK(pair.store->upload("BT02", Pair::claim(other), other.attachments[0].envelope, kMonday).status ==
          201);
}

TEST_CASE("hostile bytes in the place of a photo are refused by name, and leave nothing behind") {
    Pair pair;
    const Sealed sealed = pair.dossier_with({pair.photo(100'000)});
    const std::string& good = sealed.attachments[0].envelope;
    const auto said = [&](portal::UploadClaim claim, const std::string& bytes, bool with_true_digest = true) {
        if (with_true_digest) claim.digest = sync::digest_of(bytes);
        const Answer answer = pair.store->upload("BT01", claim, bytes, kMonday);
        CHECK(is_about(answer, claim));
        return problem_in(answer);
    };
    const portal::UploadClaim claim = Pair::claim(sealed);
    CHECK(said(claim, good.substr(0, good.size() - 1), false) == "460 checksum_mismatch");
    CHECK(said(claim, good.substr(0, good.size() - 1)) == "400 malformed");
    CHECK(said(claim, good + "x") == "400 malformed");
    CHECK(said(claim, "") == "400 malformed");
    CHECK(said(claim, std::string(100'000, '\xff')) == "400 malformed");
    CHECK(said(claim, sealed.dossier.envelope) == "400 malformed");
    portal::UploadClaim elsewhere = claim;
    elsewhere.dossier = pair.header().id;
    CHECK(said(elsewhere, good) == "400 other_id");
    elsewhere = claim;
    elsewhere.id = pair.photo().id;
    CHECK(said(elsewhere, good) == "400 other_id");
    CHECK(problem_in(pair.submit(sealed.dossier)) == "424 attachment_missing");
    CHECK(pair.upload(sealed).status == 201);
    CHECK(pair.submit(sealed.dossier).status == 201);
}

TEST_CASE("of 300 photos for one dossier the portal takes ten, and the others name their dossier") {
    Pair pair;
    const auto header = pair.header();
    sync::EnvelopeSealer sealer(pair.kiosk.signing, pair.kiosk.keys);
    int taken = 0;
    std::set<std::string> said;
    for (int i = 0; i < 300; ++i) {
        const Sealed sealed = must(sealer.seal(header, Pair::document(header), {pair.photo(100)}));
        const Answer answer = pair.upload(sealed);
        if (answer.status == 201)
            ++taken;
        else
            said.insert(problem_in(answer));
    }
    CHECK(taken == 10);
    CHECK(said == std::set<std::string>{"413 too_many"});
}

TEST_CASE("a photo that is not of this dossier, or does not open, is refused with a signed reason for ever") {
    Pair pair;
    const auto refused = [&](const SealedDossier& dossier, const char* reason) {
        const Answer first = pair.submit(dossier);
        CHECK(first.status == 422);
        const Decision decision = must(sync::read_decision(first.body, pair.kiosk.keys.decision));
        CHECK(decision.outcome == Decision::Outcome::refused);
        CHECK(decision.reason == reason);
        CHECK(pair.submit(dossier).body == first.body);
    };
    const Sealed one = pair.dossier_with({pair.photo()});
    REQUIRE(pair.upload(one).status == 201);
    refused(naming(pair, pair.header(), one.attachments[0].ref), "attachment_other_dossier");

    const Sealed two = pair.dossier_with({pair.photo()});
    std::string broken = two.attachments[0].envelope;
    broken.back() = static_cast<char>(broken.back() ^ 1);
    portal::UploadClaim claim = Pair::claim(two);
    claim.digest = sync::digest_of(broken);
    REQUIRE(pair.store->upload("BT01", claim, broken, kMonday).status == 201);
    refused(naming(pair, two.dossier.header, {claim.id, claim.digest}), "attachment_unreadable");
    CHECK(pair.submit(one.dossier).status == 201);
}

namespace {

// The portal's database as anybody with a shell sees it.
void change_by_hand(const Pair& pair, const char* sql) {
    sqlite3* shell = nullptr;
    REQUIRE(sqlite3_open((pair.portal_dir / "portal.db").c_str(), &shell) == SQLITE_OK);
    CHECK(sqlite3_exec(shell, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(shell);
}

}  // namespace

TEST_CASE("a photo that the portal's own disk has damaged refuses nobody: the kiosk keeps what it has") {
    Pair pair;
    const Sealed sealed = pair.dossier_with({pair.photo()});
    REQUIRE(pair.upload(sealed).status == 201);
    change_by_hand(pair, "UPDATE attachments SET envelope = zeroblob(length(envelope))");
    CHECK(problem_in(pair.submit(sealed.dossier)) == "503 not_stored");
    CHECK(must(pair.store->list()).empty());
}

TEST_CASE("a register of the version before opens with what it has, and takes photos from now on") {
    Pair pair;
    const auto before = pair.dossier();
    REQUIRE(pair.submit(before).status == 201);
    pair.store.reset();
    change_by_hand(pair, "DROP TABLE attachments; PRAGMA user_version = 1");
    pair.store = must(portal::Register::open(pair.portal_dir, pair.identity));
    CHECK(pair.submit(before).status == 200);
    const Sealed sealed = pair.dossier_with({pair.photo()});
    CHECK(pair.upload(sealed).status == 201);
    CHECK(pair.submit(sealed.dossier).status == 201);
}

TEST_CASE("a photo goes over TLS as tus says it, and every answer speaks tus") {
    Served served;
    const Sealed sealed = served.dossier_with({served.photo(kPhotoBytesMax)});
    const std::string& bytes = sealed.attachments[0].envelope;
    const auto taken = served.post(sealed);
    REQUIRE(taken);
    CHECK(taken->status == 201);
    CHECK(taken->get_header_value("Tus-Resumable") == "1.0.0");
    CHECK(taken->get_header_value("Upload-Offset") == std::to_string(bytes.size()));
    CHECK(served.put(sealed.dossier)->status == 201);

    const auto said = [&](httplib::Headers headers, const std::string& body) {
        const auto answer = served.post(headers, body);
        REQUIRE(answer);
        CHECK(answer->get_header_value("Tus-Resumable") == "1.0.0");
        const std::string type = json::parse(answer->body, nullptr, false).value("type", "");
        return std::to_string(answer->status) + " " + type.substr(type.rfind(':') + 1);
    };
    const auto with = [&](const std::string& name, const std::string& value) {
        auto headers = Served::headers_of(Served::claim(sealed), bytes.size());
        headers.erase(name);
        if (!value.empty()) headers.emplace(name, value);
        return headers;
    };
    CHECK(said(with("Tus-Resumable", "0.2.2"), bytes) == "412 tus_version");
    CHECK(said(with("Tus-Resumable", ""), bytes) == "412 tus_version");
    for (const char* length : {"", "1", "-1", "4194305", "0x10", "99999999999999999999"})
        CHECK(said(with("Upload-Length", length), bytes) == "400 malformed");
    const std::string id = "id " + sync::to_base64(sealed.attachments[0].ref.id.text());
    const std::string dossier = "dossier " + sync::to_base64(sealed.dossier.header.id.text());
    const std::string digest = "digest " + sync::to_base64(std::string(32, 'd'));
    for (const std::string& metadata :
         {std::string(), std::string(","), id, id + "," + dossier, id + "," + dossier + ",digest",
          id + "," + dossier + ",digest " + sync::to_base64("short"),
          id + "," + id + "," + dossier + "," + digest, id + "," + dossier + "," + digest + ",",
          "id !," + dossier + "," + digest}) {
        CAPTURE(metadata);
        CHECK(said(with("Upload-Metadata", metadata), bytes) == "400 malformed");
    }
    CHECK(
        said(with("Upload-Metadata", id + "," + dossier + "," + digest + ",filename " + sync::to_base64("x")),
             bytes) == "460 checksum_mismatch");
    CHECK(said(with("", ""), std::string((4U << 20) + 1, 'x')) == "413 too_large");
    const std::string without_length = exchange_raw(
        served, "POST /v1/uploads HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\nConnection: close\r\n\r\n");
    CHECK(without_length.find("HTTP/1.1 411 ") == 0);
    CHECK(served.client()->Get("/v1/uploads")->status == 405);
    CHECK(served.client()->Put("/v1/uploads", "", "application/offset+octet-stream")->status == 405);
    CHECK(served.post(sealed)->status == 201);
}

}  // namespace motcua::tests
