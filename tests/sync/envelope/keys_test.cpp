#include "sync/envelope/keys.h"

#include <algorithm>

#include <doctest/doctest.h>

#include "sync/envelope/decision.h"
#include "tests/support/text.h"

using namespace motcua;
using namespace motcua::sync;
using tests::replaced;

namespace {

KeyList some_list() {
    KeyList list;
    list.version = 3;
    list.demo = true;
    list.receiver = "portal";
    list.sealing = {public_part(make_sealing_key("seal-2")), public_part(make_sealing_key("seal-1"))};
    list.decision = {public_part(make_signing_key("decision-1"))};
    list.pack = {{{1, 2, 3, 4, 5, 6, 7, 8}, make_signing_key("pack").public_key}};
    list.portal_url = "https://127.0.0.1:8443";
    list.tls_ca_pem = "-----BEGIN CERTIFICATE-----\n";
    return list;
}

}  // namespace

TEST_CASE("a signature holds for its key, its prefix and its text, and for nothing else") {
    const SigningKey key = make_signing_key("k");
    const std::string signature = sign(key, kHeaderPrefix, "{}");
    CHECK(signature.size() == 64);
    CHECK(verify(public_part(key), kHeaderPrefix, "{}", signature));
    CHECK_FALSE(verify(public_part(key), kDecisionPrefix, "{}", signature));
    CHECK_FALSE(verify(public_part(key), kHeaderPrefix, "{ }", signature));
    CHECK_FALSE(verify(public_part(make_signing_key("k")), kHeaderPrefix, "{}", signature));
    for (const std::size_t i : {std::size_t{0}, std::size_t{31}, std::size_t{63}}) {
        std::string changed = signature;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(verify(public_part(key), kHeaderPrefix, "{}", changed));
    }
    CHECK_FALSE(verify(public_part(key), kHeaderPrefix, "{}", ""));
    CHECK_FALSE(verify(public_part(key), kHeaderPrefix, "{}", signature + "x"));
}

TEST_CASE("two keys made one after the other differ") {
    CHECK(make_signing_key("a").secret_key != make_signing_key("a").secret_key);
    CHECK(make_sealing_key("a").secret_key != make_sealing_key("a").secret_key);
}

TEST_CASE("a key list comes back as it was written") {
    const KeyList list = some_list();
    const auto read = parse_key_list(to_json(list));
    REQUIRE(read);
    CHECK(to_json(*read) == to_json(list));
    CHECK(read->version == 3);
    CHECK(read->demo);
    CHECK(read->sealing.front().id == "seal-2");
    CHECK(read->sealing.front().key == list.sealing.front().key);
    CHECK(read->pack.front().id == list.pack.front().id);
    CHECK(read->tls_ca_pem == list.tls_ca_pem);
}

TEST_CASE("a key list with anything missing, misshapen or reordered is refused") {
    const std::string good = to_json(some_list());
    CHECK_FALSE(parse_key_list(""));
    CHECK_FALSE(parse_key_list("{}"));
    CHECK_FALSE(parse_key_list("[]"));
    CHECK_FALSE(parse_key_list(good + " "));
    CHECK_FALSE(parse_key_list(replaced(good, "\"demo\":true", "\"demo\":1")));
    CHECK_FALSE(parse_key_list(replaced(good, "\"version\":3", "\"version\":-3")));
    CHECK_FALSE(parse_key_list(replaced(good, "https://", "http://")));
    CHECK_FALSE(parse_key_list(replaced(good, "\"key\":\"", "\"key\":\"AAAA")));
    CHECK_FALSE(parse_key_list(replaced(good, "\"seal-1\"", "\"\"")));
    CHECK_FALSE(parse_key_list(replaced(good, "\"sealing\":[", "\"sealing\":[7,")));
    for (std::size_t length = 0; length < good.size(); ++length)
        CHECK_FALSE(parse_key_list(good.substr(0, length)));
}

TEST_CASE("base64 is written with padding and read strictly (RFC 4648 sections 4 and 10)") {
    const std::pair<const char*, const char*> vectors[] = {
        {"", ""},
        {"f", "Zg=="},
        {"fo", "Zm8="},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg=="},
        {"fooba", "Zm9vYmE="},
        {"foobar", "Zm9vYmFy"},
    };
    for (const auto& [bytes, text] : vectors) {
        CHECK(to_base64(bytes) == text);
        CHECK(from_base64(text) == std::optional<std::string>(bytes));
    }
    for (const char* text : {"Zg", "Zg=", "Zh==", "Zm9=", "Z g=", "Zg==\n",
                             "Zm9vYg==Zg==", "_-8=", "====", "A===", "Zg==Zg==", "Zm9v\xC3\xA9"}) {
        CAPTURE(text);
        CHECK_FALSE(from_base64(text));
    }
}
