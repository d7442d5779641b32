#include "sync/enrolment/enrolment.h"

#include <fstream>
#include <iterator>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "sync/enrolment/certificates.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

using nlohmann::json;
using std::filesystem::path;

constexpr const char* kUrl = "https://127.0.0.1:8443";

std::string content(const path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void put(const path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

struct Pair {
    TempFolder folder;
    path portal_dir = folder.path() / "portal";
    path keys_dir = folder.path() / "kiosk" / "keys";
    sync::PortalIdentity portal = sync::load_or_make_portal(portal_dir, kUrl, true).value();
    std::string request = sync::make_enrolment_request(keys_dir, "BT01").value();
};

}  // namespace

TEST_CASE("a kiosk enrolled by file knows its portal, and the portal knows the kiosk's key") {
    const Pair pair;
    const auto answer = sync::answer_enrolment(pair.portal, pair.request);
    REQUIRE(answer);
    CHECK(answer->kiosk == "BT01");
    REQUIRE(sync::accept_enrolment(pair.keys_dir, answer->answer));

    const auto kiosk = sync::load_identity(pair.keys_dir);
    REQUIRE(kiosk);
    CHECK(kiosk->kiosk == "BT01");
    CHECK(kiosk->signing.public_key == answer->signing.key);
    CHECK(kiosk->root.key == pair.portal.root.public_key);
    CHECK(kiosk->keys.demo);
    CHECK(kiosk->keys.portal_url == kUrl);
    CHECK(kiosk->keys.tls_ca_pem == pair.portal.ca_certificate_pem);
    CHECK(kiosk->keys.sealing.at(0).key == pair.portal.sealing.public_key);
    CHECK(kiosk->keys.decision.at(0).key == pair.portal.decision.public_key);
    CHECK(kiosk->keys.pack.at(0).key == pair.portal.pack.public_key);
    CHECK(kiosk->keys.pack.at(0).id == pair.portal.pack.id);
    CHECK(kiosk->tls_certificate_pem.find("BEGIN CERTIFICATE") != std::string::npos);
}

TEST_CASE("before the answer comes a kiosk has keys of its own and trusts nobody") {
    const Pair pair;
    const auto kiosk = sync::load_identity(pair.keys_dir);
    REQUIRE(kiosk);
    CHECK(kiosk->tls_certificate_pem.empty());
    CHECK(kiosk->keys.sealing.empty());
}

TEST_CASE("no key is ever written again, and every key file is its owner's alone") {
    const Pair pair;
    REQUIRE(sync::accept_enrolment(pair.keys_dir, sync::answer_enrolment(pair.portal, pair.request)->answer));
    const std::string signing = content(pair.keys_dir / "signing.key");
    const std::string tls = content(pair.keys_dir / "tls.key");
    const std::string sealing = content(pair.portal_dir / "sealing.key");
    REQUIRE(sync::make_enrolment_request(pair.keys_dir, "BT01"));
    REQUIRE(sync::load_or_make_portal(pair.portal_dir, "https://portal.example:9000", true));
    CHECK(content(pair.keys_dir / "signing.key") == signing);
    CHECK(content(pair.keys_dir / "tls.key") == tls);
    CHECK(content(pair.portal_dir / "sealing.key") == sealing);

    for (const path& dir : {pair.keys_dir, pair.portal_dir}) {
        for (const auto& entry : std::filesystem::directory_iterator(dir)) {
            CAPTURE(entry.path().string());
            struct stat status {};
            REQUIRE(stat(entry.path().c_str(), &status) == 0);
            CHECK((status.st_mode & 0777) == 0600);
        }
    }
}

TEST_CASE("a folder keeps the name of the kiosk it was made for") {
    const Pair pair;
    CHECK(sync::make_enrolment_request(pair.keys_dir, "BT02").error().what ==
          "this folder holds the keys of kiosk BT01, not BT02");
    for (const char* name : {"", "-x", "a b", "../x", "K'", "abcdefghijklmnopqrstuvwxyz0123456"}) {
        CAPTURE(name);
        CHECK_FALSE(sync::make_enrolment_request(pair.folder.path() / "other", name));
    }
}

TEST_CASE("an answer for another kiosk, another key or another root is refused and changes nothing") {
    const Pair pair;
    const path other_dir = pair.folder.path() / "other";
    const auto for_other =
        sync::answer_enrolment(pair.portal, *sync::make_enrolment_request(other_dir, "BT02"));
    CHECK(sync::accept_enrolment(pair.keys_dir, for_other->answer).error().what ==
          "enrolment answer: for kiosk BT02, this is BT01");

    const path namesake_dir = pair.folder.path() / "namesake";
    const auto for_namesake =
        sync::answer_enrolment(pair.portal, *sync::make_enrolment_request(namesake_dir, "BT01"));
    CHECK_FALSE(sync::accept_enrolment(pair.keys_dir, for_namesake->answer));
    CHECK(sync::load_identity(pair.keys_dir)->tls_certificate_pem.empty());

    REQUIRE(sync::accept_enrolment(pair.keys_dir, sync::answer_enrolment(pair.portal, pair.request)->answer));
    const auto stranger = sync::load_or_make_portal(pair.folder.path() / "stranger", kUrl, true);
    CHECK(sync::accept_enrolment(pair.keys_dir, sync::answer_enrolment(*stranger, pair.request)->answer)
              .error()
              .what == "enrolment answer: of another root than the one pinned here");
}

TEST_CASE("an answer with another kiosk's certificate inside is refused") {
    const Pair pair;
    const auto mine = sync::answer_enrolment(pair.portal, pair.request);
    const auto other = sync::answer_enrolment(
        pair.portal, *sync::make_enrolment_request(pair.folder.path() / "other", "BT02"));
    json mixed = json::parse(mine->answer);
    mixed["certificate"] = json::parse(other->answer)["certificate"];
    CHECK_FALSE(sync::accept_enrolment(pair.keys_dir, mixed.dump()));
}

TEST_CASE("a key list that was touched is refused, in the answer and later in the folder") {
    const Pair pair;
    const auto answer = sync::answer_enrolment(pair.portal, pair.request);
    json touched = json::parse(answer->answer);
    touched["signed_keys"]["keys"]["demo"] = false;
    CHECK_FALSE(sync::accept_enrolment(pair.keys_dir, touched.dump()));

    REQUIRE(sync::accept_enrolment(pair.keys_dir, answer->answer));
    const path list = pair.keys_dir / "keys.json";
    std::string text = content(list);
    text.replace(text.find("8443"), 4, "8444");
    put(list, text);
    CHECK(sync::load_identity(pair.keys_dir).error().what.find("not signed by the pinned root") !=
          std::string::npos);
}

TEST_CASE("an older key list never replaces a newer one") {
    const Pair pair;
    const auto old_answer = sync::answer_enrolment(pair.portal, pair.request);
    const auto moved = sync::load_or_make_portal(pair.portal_dir, "https://portal.example", true);
    CHECK(moved->keys.version == pair.portal.keys.version + 1);
    REQUIRE(sync::accept_enrolment(pair.keys_dir, sync::answer_enrolment(*moved, pair.request)->answer));
    CHECK_FALSE(sync::accept_enrolment(pair.keys_dir, old_answer->answer));
    CHECK(sync::load_identity(pair.keys_dir)->keys.portal_url == "https://portal.example");
}

TEST_CASE("a request is refused when anything in it was changed, or it is nonsense") {
    const Pair pair;
    for (const char* member : {"kiosk", "csr", "signing", "signature"}) {
        CAPTURE(member);
        json request = json::parse(pair.request);
        request.erase(member);
        CHECK_FALSE(sync::answer_enrolment(pair.portal, request.dump()));
    }
    json renamed = json::parse(pair.request);
    renamed["kiosk"] = "BT02";
    CHECK_FALSE(sync::answer_enrolment(pair.portal, renamed.dump()));
    CHECK_FALSE(sync::answer_enrolment(pair.portal, ""));
    CHECK_FALSE(sync::answer_enrolment(pair.portal, "{}"));
    CHECK_FALSE(sync::answer_enrolment(pair.portal, std::string(100000, '[')));
    std::string cut = pair.request;
    while (!cut.empty()) {
        cut.resize(cut.size() - std::min<std::size_t>(cut.size(), 17));
        CHECK_FALSE(sync::answer_enrolment(pair.portal, cut));
    }
}

TEST_CASE("a portal found again is the same portal, with the same key list") {
    const Pair pair;
    const auto again = sync::load_portal(pair.portal_dir);
    REQUIRE(again);
    CHECK(again->signed_keys == pair.portal.signed_keys);
    CHECK(again->server_certificate_pem == pair.portal.server_certificate_pem);
    CHECK(again->decision.public_key == pair.portal.decision.public_key);
    const auto same = sync::load_or_make_portal(pair.portal_dir, kUrl, true);
    CHECK(same->keys.version == pair.portal.keys.version);
    CHECK_FALSE(sync::load_portal(pair.folder.path() / "nowhere"));
}

TEST_CASE("whoever was added to the pack keys or revoked stays so, also in a demo that is started again") {
    const Pair pair;
    sync::KeyList::PackKey key{{1, 2, 3}, {4, 5, 6}, sync::kDrafts, "Lê Thị Thay", "2026-11-23"};
    REQUIRE(sync::add_pack_key(pair.portal_dir, key));
    REQUIRE(sync::revoke_pack_key(pair.portal_dir, pair.portal.pack.id, ""));
    REQUIRE(sync::revoke_pack_key(pair.portal_dir, pair.portal.approval.id, "2026-12-31"));
    const auto again = sync::load_or_make_portal(pair.portal_dir, kUrl, true);
    REQUIRE(again);
    CHECK(again->keys.version == pair.portal.keys.version + 3);
    REQUIRE(again->keys.pack.size() == 3);
    CHECK(again->keys.pack[0].revoked);
    CHECK_FALSE(again->keys.pack[1].revoked);
    CHECK(again->keys.pack[1].until == "2026-12-31");
    CHECK(again->keys.pack[2].holder == "Lê Thị Thay");
    CHECK(sync::published_keys(pair.portal_dir).value() == again->signed_keys);

    CHECK_FALSE(sync::add_pack_key(pair.portal_dir, key));
    key.id = {7};
    CHECK_FALSE(sync::add_pack_key(pair.portal_dir, key));  // the same key under another number
    CHECK_FALSE(sync::revoke_pack_key(pair.portal_dir, pair.portal.pack.id, ""));
    CHECK_FALSE(sync::revoke_pack_key(pair.portal_dir, {9, 9}, ""));
}

TEST_CASE("a demo never turns into a real portal, nor the other way round") {
    const Pair pair;
    CHECK_FALSE(sync::load_or_make_portal(pair.portal_dir, kUrl, false));
    const path real = pair.folder.path() / "real";
    REQUIRE(sync::load_or_make_portal(real, kUrl, false));
    CHECK_FALSE(sync::load_or_make_portal(real, kUrl, true));
}

TEST_CASE("a portal that lost a key stops; it never goes on with another") {
    const Pair pair;
    std::filesystem::remove(pair.portal_dir / "sealing.key");
    CHECK_FALSE(sync::load_portal(pair.portal_dir));
    CHECK_FALSE(sync::load_or_make_portal(pair.portal_dir, kUrl, true));
    CHECK_FALSE(std::filesystem::exists(pair.portal_dir / "sealing.key"));
}

TEST_CASE("the root key may go offline: only a new key list asks for it") {
    const Pair pair;
    std::filesystem::rename(pair.portal_dir / "root.key", pair.folder.path() / "root.key");
    const auto portal = sync::load_portal(pair.portal_dir);
    REQUIRE(portal);
    REQUIRE(sync::accept_enrolment(pair.keys_dir, sync::answer_enrolment(*portal, pair.request)->answer));
    CHECK(sync::load_or_make_portal(pair.portal_dir, "https://portal.example", true)
              .error()
              .what.find("put root.key back") != std::string::npos);
}

TEST_CASE(
    "the server's certificate names the portal's host, localhost and 127.0.0.1, and follows the address") {
    const Pair pair;
    const auto names = [&](const sync::PortalIdentity& portal, const std::string& host) {
        return sync::serves(portal.server_certificate_pem, {portal.ca_certificate_pem, portal.ca_key_pem},
                            portal.server_key_pem, {host}, 300);
    };
    CHECK(names(pair.portal, "127.0.0.1"));
    CHECK(names(pair.portal, "localhost"));
    CHECK_FALSE(names(pair.portal, "portal.example"));
    const auto moved = sync::load_or_make_portal(pair.portal_dir, "https://portal.example:9000", true);
    CHECK(names(*moved, "portal.example"));
    CHECK(names(*moved, "127.0.0.1"));
    CHECK_FALSE(sync::serves(moved->server_certificate_pem, {moved->ca_certificate_pem, moved->ca_key_pem},
                             moved->server_key_pem, {"localhost"}, 400));
}

TEST_CASE("only an https address is one") {
    CHECK(sync::host_of("https://127.0.0.1:8443").value() == "127.0.0.1");
    CHECK(sync::host_of("https://[::1]:8443").value() == "::1");
    CHECK(sync::host_of("https://portal.example").value() == "portal.example");
    for (const char* url :
         {"", "http://a", "https://", "https://a/b", "https://a:", "https://a:65536", "https://a:1x",
          "https://a,DNS:b", "https://[::1", "https://[x]", "https://a b"}) {
        CAPTURE(url);
        CHECK_FALSE(sync::host_of(url));
    }
}

}  // namespace motcua::tests
