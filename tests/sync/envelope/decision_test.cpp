#include "sync/envelope/decision.h"

#include <chrono>

#include <doctest/doctest.h>

#include "tests/support/text.h"

using namespace motcua;
using namespace motcua::sync;
using tests::replaced;

namespace {

constexpr const char* kId = "0192f0c1-5f5e-7abc-8def-0123456789ab";

WallTime at(const char* text) {
    const auto time = parse_rfc3339(text);
    REQUIRE(time);
    return *time;
}

Decision some_decision() {
    Decision decision;
    decision.outcome = Decision::Outcome::refused;
    decision.id = *DossierId::parse(kId);
    decision.digest[0] = 0xAB;
    decision.kiosk = "BT01";
    decision.receiver = "portal";
    decision.reason = "unknown_procedure";
    decision.time = at("2026-11-22T02:24:05Z");
    return decision;
}

ChangesPage some_page() {
    return {{{*DossierId::parse(kId), 2, "H17.31.35-261122-0007", "2026-11-26", "Được tiếp nhận",
              at("2026-11-22T03:00:00Z")}},
            "41",
            true};
}

std::string nested(std::size_t levels) { return std::string(levels, '[') + std::string(levels, ']'); }

}  // namespace

TEST_CASE("a decision comes back as the receiver signed it") {
    const SigningKey key = make_signing_key("decision-1");
    const auto read = read_decision(signed_decision(some_decision(), key), {public_part(key)});
    REQUIRE(read);
    CHECK(read->outcome == Decision::Outcome::refused);
    CHECK(read->id.text() == kId);
    CHECK(read->digest == some_decision().digest);
    CHECK(read->kiosk == "BT01");
    CHECK(read->receiver == "portal");
    CHECK(read->reason == "unknown_procedure");
    CHECK(read->time == some_decision().time);
    CHECK(read->key_id == "decision-1");
}

TEST_CASE(
    "a decision signed by another Ed25519 implementation is read, in any order and spacing of its members") {
    // Made with OpenSSL from the secret key of RFC 8032 section 7.1, test 1.
    const PublicKey key{"decision-1", {0xd7, 0x5a, 0x98, 0x01, 0x82, 0xb1, 0x0a, 0xb7, 0xd5, 0x4b, 0xfe,
                                       0xd3, 0xc9, 0x64, 0x07, 0x3a, 0x0e, 0xe1, 0x72, 0xf3, 0xda, 0xa6,
                                       0x23, 0x25, 0xaf, 0x02, 0x1a, 0x68, 0xf7, 0x07, 0x51, 0x1a}};
    const auto read = read_decision(R"({"signature":
        "2di3slJtX8w2+TxAcqJ8oYoOz2RwsgxAU55ATIFemPdZaIA+qLsF77V1iirIdaqO/+EHzdINqMZJqwHyfT+PCA==",
        "decision": {"time": "2026-11-22T02:24:05Z", "receiver": "portal", "reason": "",
        "outcome": "accepted", "kiosk": "BT01", "key_id": "decision-1",
        "id": "0192f0c1-5f5e-7abc-8def-0123456789ab",
        "digest": "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="}})",
                                    {key});
    REQUIRE(read);
    CHECK(read->outcome == Decision::Outcome::accepted);
    CHECK(read->digest[31] == 31);
}

TEST_CASE("no changed, foreign or unsigned decision is believed") {
    const SigningKey key = make_signing_key("decision-1");
    const std::vector<PublicKey> keys{public_part(key)};
    const std::string good = signed_decision(some_decision(), key);
    REQUIRE(read_decision(good, keys));
    CHECK_FALSE(read_decision(replaced(good, "refused", "accepted"), keys));
    CHECK_FALSE(read_decision(replaced(good, "BT01", "BT02"), keys));
    CHECK_FALSE(read_decision(replaced(good, ":05Z", ":06Z"), keys));
    CHECK_FALSE(read_decision(replaced(good, "\"decision-1\"", "\"decision-2\""), keys));
    CHECK_FALSE(read_decision(good, {}));
    CHECK_FALSE(read_decision(good, {public_part(make_signing_key("decision-1"))}));
    const std::string page = signed_changes(some_page(), "BT01", key);
    CHECK_FALSE(read_decision(page, keys));
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK_FALSE(read_decision(good.substr(0, length), keys));
    }
}

TEST_CASE("a signed decision that says nothing known is refused all the same") {
    const SigningKey key = make_signing_key("decision-1");
    const auto signed_text = [&](const std::string& content) {
        return R"({"decision":)" + content + R"(,"signature":")" +
               to_base64(sign(key, kDecisionPrefix, canonical_json(content))) + "\"}";
    };
    const std::string good =
        R"({"outcome":"accepted","id":")" + std::string(kId) + R"(","digest":")" +
        to_base64(std::string(32, 'd')) +
        R"(","kiosk":"BT01","receiver":"portal","reason":"","time":"2026-11-22T02:24:05Z",)"
        R"("key_id":"decision-1"})";
    const std::vector<PublicKey> keys{public_part(key)};
    REQUIRE(read_decision(signed_text(good), keys));
    CHECK(read_decision(signed_text(replaced(good, "{", R"({"added_later":[1],)")), keys));
    CHECK_FALSE(read_decision(signed_text(replaced(good, "\"accepted\"", "\"perhaps\"")), keys));
    CHECK_FALSE(read_decision(signed_text(replaced(good, "\"accepted\"", "1")), keys));
    CHECK_FALSE(read_decision(signed_text(replaced(good, kId, "7")), keys));
    CHECK_FALSE(read_decision(signed_text(replaced(good, "02:24:05Z", "25:00:00Z")), keys));
    CHECK_FALSE(read_decision(signed_text(replaced(good, to_base64(std::string(32, 'd')), "AAAA")), keys));
    CHECK_FALSE(read_decision(signed_text("[]"), keys));
    CHECK_FALSE(read_decision(signed_text("7"), keys));
}

TEST_CASE("what is too long, too deep or read in two ways is refused before anything is built from it") {
    const SigningKey key = make_signing_key("decision-1");
    const std::vector<PublicKey> keys{public_part(key)};
    const std::string good = signed_decision(some_decision(), key);
    const std::string padding(64 * 1024 - good.size(), ' ');
    CHECK(read_decision(good + padding, keys));
    CHECK_FALSE(read_decision(good + padding + " ", keys));
    CHECK_FALSE(read_decision(std::string(60'000, '['), keys));
    CHECK_FALSE(read_decision(replaced(good, "{", R"({"signature":"",)"), keys));

    CHECK(canonical_json(nested(64)) == nested(64));
    CHECK(canonical_json(nested(65)).empty());
    CHECK(canonical_json(R"({"a":1,"a":1})").empty());
    CHECK(canonical_json(R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})") ==
          R"({"a":{"a":1},"b":[{"a":1},{"a":2}]})");
    CHECK(canonical_json("\"\xC3\"").empty());
    CHECK(canonical_json(R"("\ud800")").empty());
    CHECK(canonical_json("{} {}").empty());
    CHECK(canonical_json("{\"a\":1,}").empty());
}

TEST_CASE("canonical JSON sorts names by UTF-16 code units (the example of RFC 8785 section 3.2.3)") {
    CHECK(canonical_json("{\"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\",\n"
                         "\"\\ufb33\": \"Hebrew Letter Dalet With Dagesh\", \"1\": \"One\",\n"
                         "\"\\ud83d\\ude00\": \"Emoji: Grinning Face\", \"\\u0080\": \"Control\",\n"
                         "\"\\u00f6\": \"Latin Small Letter O With Diaeresis\"}") ==
          "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\","
          "\"\xC3\xB6\":\"Latin Small Letter O With Diaeresis\",\"\xE2\x82\xAC\":\"Euro Sign\","
          "\"\xF0\x9F\x98\x80\":\"Emoji: Grinning Face\",\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With "
          "Dagesh\"}");
}

TEST_CASE("canonical JSON escapes what RFC 8785 section 3.2.2.2 names and nothing else") {
    CHECK(canonical_json(R"("\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/")") ==
          "\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    CHECK(canonical_json(R"("\u0000\b\t\n\f\r\u001b\u007f")") == "\"\\u0000\\b\\t\\n\\f\\r\\u001b\x7f\"");
    CHECK(canonical_json(R"("Nguy\u1ec5n Th\u1ecb B\u01b0\u1edfi")") == "\"Nguyễn Thị Bưởi\"");
}

TEST_CASE("canonical JSON knows integers up to 2^53-1 and refuses every other number") {
    CHECK(canonical_json("[0, -0, 7, -7, 9007199254740991, -9007199254740991, true, false, null]") ==
          "[0,0,7,-7,9007199254740991,-9007199254740991,true,false,null]");
    for (const char* text : {"9007199254740992", "-9007199254740992", "18446744073709551616", "1.5", "1e3",
                             "1.0", "-1e-3", "01", "+1", "NaN", "1e999"}) {
        CAPTURE(text);
        CHECK(canonical_json(text).empty());
    }
}

TEST_CASE("a page of changes comes back for the kiosk it was made for, and for no other") {
    const SigningKey key = make_signing_key("decision-1");
    const std::vector<PublicKey> keys{public_part(key)};
    const std::string body = signed_changes(some_page(), "BT01", key);
    const auto page = read_changes(body, "BT01", keys);
    REQUIRE(page);
    CHECK(page->next == "41");
    CHECK(page->more);
    REQUIRE(page->changes.size() == 1);
    const Change& change = page->changes.front();
    CHECK(change.id.text() == kId);
    CHECK(change.state == 2);
    CHECK(change.code == "H17.31.35-261122-0007");
    CHECK(change.day == "2026-11-26");
    CHECK(change.message == "Được tiếp nhận");
    CHECK(change.time == at("2026-11-22T03:00:00Z"));

    CHECK_FALSE(read_changes(body, "BT02", keys));
    CHECK_FALSE(read_changes(replaced(body, "BT01", "BT02"), "BT02", keys));
    CHECK_FALSE(read_changes(replaced(body, "\"more\":true", "\"more\":false"), "BT01", keys));
    CHECK_FALSE(read_changes(replaced(body, "\"41\"", "\"42\""), "BT01", keys));
    CHECK_FALSE(read_changes("{}", "BT01", keys));
    CHECK_FALSE(read_changes("[]", "BT01", keys));
}

TEST_CASE("a page with a state, day, cursor or length out of bounds is refused") {
    const SigningKey key = make_signing_key("decision-1");
    const auto readable = [&](const ChangesPage& page) {
        return read_changes(signed_changes(page, "BT01", key), "BT01", {public_part(key)}).has_value();
    };
    CHECK(readable({}));
    ChangesPage page = some_page();
    CHECK(readable(page));
    for (const int state : {-1, 0, 11, 100}) {
        page.changes[0].state = state;
        CHECK_FALSE(readable(page));
    }
    page.changes[0].state = 10;
    page.changes[0].day = "";
    CHECK(readable(page));
    for (const char* day : {"2026-02-30", "26/11/2026", "2026-11-26 ", "soon"}) {
        page.changes[0].day = day;
        CHECK_FALSE(readable(page));
    }
    page = some_page();
    page.next = "a b";
    CHECK_FALSE(readable(page));
    page.next = std::string(257, '1');
    CHECK_FALSE(readable(page));
    page = some_page();
    page.changes.resize(500, page.changes[0]);
    CHECK(readable(page));
    page.changes.push_back(page.changes[0]);
    CHECK_FALSE(readable(page));
}

TEST_CASE("moments are written in UTC with seconds and read in every form of RFC 3339") {
    CHECK(rfc3339(WallTime{}) == "1970-01-01T00:00:00Z");
    CHECK(rfc3339(at("2026-11-22T09:24:05.999+07:00")) == "2026-11-22T02:24:05Z");
    CHECK(rfc3339(at("1969-12-31t23:59:59z")) == "1969-12-31T23:59:59Z");
    CHECK(at("2026-11-22T02:24:05.5Z") == at("2026-11-22T02:24:05Z") + Millis{500});
    CHECK(at("2026-11-22T02:24:05.1239999999999999999999Z") == at("2026-11-22T02:24:05Z") + Millis{123});
    CHECK(at("2026-11-22T00:00:00-03:30") == at("2026-11-22T03:30:00Z"));
    CHECK(at("2028-02-29T00:00:00Z") == at("2028-02-28T23:59:60Z") + std::chrono::seconds{1});
    for (const char* text :
         {"", "2026-11-22", "2026-11-22T02:24:05", "2026-11-22T02:24Z", "2026-11-22 02:24:05Z",
          "2026-13-01T00:00:00Z", "2026-02-29T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T02:60:05Z",
          "2026-11-22T02:24:61Z", "2026-11-22T02:24:05.Z", "2026-11-22T02:24:05+7:00",
          "2026-11-22T02:24:05+24:00", "2026-11-22T02:24:05Zx", "26-11-22T02:24:05Z", "+026-11-22T02:24:05Z",
          "2026-1a-22T02:24:05Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_rfc3339(text));
    }
}
