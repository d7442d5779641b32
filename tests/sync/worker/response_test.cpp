#include "sync/worker/response.h"

#include <doctest/doctest.h>

#include "tests/support/clock.h"

using namespace motcua;
using namespace motcua::sync;

namespace {

constexpr const char* kId = "0192f0c1-5f5e-7abc-8def-0123456789ab";
constexpr const char* kOtherId = "0192f0c1-5f5e-7abc-8def-0123456789ac";
constexpr const char* kProblem = "application/problem+json";

struct Portal {
    SigningKey key = make_signing_key("decision-1");
    SealedDossier sent;
    WallTime now = tests::ManualClock().wall();

    Portal() {
        sent.header.id = *DossierId::parse(kId);
        sent.header.kiosk = "BT01";
        sent.digest[5] = 7;
    }
    Decision decision(Decision::Outcome outcome = Decision::Outcome::accepted) const {
        Decision said;
        said.outcome = outcome;
        said.id = sent.header.id;
        said.digest = sent.digest;
        said.kiosk = "BT01";
        said.receiver = "portal";
        said.time = *parse_rfc3339("2026-11-22T02:24:05Z");
        return said;
    }
    std::string signed_by_it(const Decision& said) const { return signed_decision(said, key); }
    Verdict judge(const Result<HttpReply, TransportError>& reply) const {
        return sync::judge(reply, sent, {public_part(key)}, now);
    }
    Verdict judge(int status, const std::string& type = "", const std::string& body = "",
                  const std::string& retry_after = "") const {
        return judge(HttpReply{status, type, body, retry_after});
    }
};

std::string problem(const std::string& id, const std::string& type = "urn:motcua:problem:digest_conflict") {
    return R"({"type":")" + type + R"(","title":"No","status":409,"instance":"/v1/submissions/)" + id + "\"}";
}

Result<HttpReply, TransportError> nobody_there(TransportError::Kind kind) {
    return tl::unexpected(TransportError{kind, ""});
}

// The table of docs/wire.md once more, by hand, for an answer without a decision.
Action expected(int status, bool problem_names_this, bool web_page) {
    if (status < 200) return Action::retry_same;
    if (status < 300) return web_page ? Action::captive : Action::retry_same;
    if (status < 400) return Action::captive;
    if (status == 407) return Action::proxy;
    if (status == 408 || status == 425 || status == 429 || status >= 500) return Action::later;
    return problem_names_this ? Action::hold : Action::stop;
}

}  // namespace

TEST_CASE("every status has its one meaning, by what came with it") {
    const Portal portal;
    for (int status = 100; status <= 599; ++status) {
        CAPTURE(status);
        CHECK(portal.judge(status).action == expected(status, false, false));
        CHECK(portal.judge(status, "application/json", "{}").action == expected(status, false, false));
        CHECK(portal.judge(status, "text/html; charset=utf-8", "<html>").action ==
              expected(status, false, true));
        CHECK(portal.judge(status, kProblem, problem(kId)).action == expected(status, true, false));
        CHECK(portal.judge(status, kProblem, problem(kOtherId)).action == expected(status, false, false));
        CHECK(portal.judge(status, "application/json", problem(kId)).action ==
              expected(status, false, false));
        const auto accepted =
            portal.judge(status, "application/json", portal.signed_by_it(portal.decision()));
        CHECK(accepted.action == Action::accept);
        REQUIRE(accepted.decision);
        CHECK(accepted.decision->time == portal.decision().time);
        const auto no = portal.signed_by_it(portal.decision(Decision::Outcome::refused));
        CHECK(portal.judge(status, "text/html", no).action == Action::refuse);
    }
    for (const int status : {-1, 0, 99, 600, 1000}) CHECK(portal.judge(status).action == Action::retry_same);
}

TEST_CASE("a refusal carries the receiver's reason") {
    const Portal portal;
    Decision no = portal.decision(Decision::Outcome::refused);
    no.reason = "unknown_procedure";
    const auto verdict = portal.judge(422, "application/json", portal.signed_by_it(no));
    CHECK(verdict.action == Action::refuse);
    CHECK(verdict.reason == "unknown_procedure");
    REQUIRE(verdict.decision);
    CHECK(verdict.decision->outcome == Decision::Outcome::refused);
    const auto gone =
        portal.judge(200, "", portal.signed_by_it(portal.decision(Decision::Outcome::withdrawn)));
    CHECK(gone.action == Action::refuse);
    CHECK(gone.reason == "withdrawn");
}

TEST_CASE("a decision for another id, digest or kiosk, or signed by somebody else, is no decision") {
    const Portal portal;
    Decision other = portal.decision();
    other.id = *DossierId::parse(kOtherId);
    CHECK(portal.judge(201, "application/json", portal.signed_by_it(other)).action == Action::retry_same);
    other = portal.decision();
    other.digest[5] = 8;
    CHECK(portal.judge(200, "application/json", portal.signed_by_it(other)).action == Action::retry_same);
    other = portal.decision();
    other.kiosk = "BT02";
    CHECK(portal.judge(200, "application/json", portal.signed_by_it(other)).action == Action::retry_same);
    const auto forged = signed_decision(portal.decision(), make_signing_key("decision-1"));
    CHECK(portal.judge(201, "application/json", forged).action == Action::retry_same);
    CHECK(portal.judge(422, "application/json", forged).action == Action::stop);
    CHECK(portal.judge(503, "application/json", forged).action == Action::later);
}

TEST_CASE("what never became an answer leaves things unknown; a broken TLS or proxy is told") {
    const Portal portal;
    using Fault = TransportError::Kind;
    for (const Fault kind :
         {Fault::unreachable, Fault::timeout, Fault::too_large, Fault::garbled, Fault::cut}) {
        CHECK(portal.judge(tl::unexpected(TransportError{kind, ""})).action == Action::retry_same);
    }
    CHECK(portal.judge(tl::unexpected(TransportError{Fault::timeout, ""})).reason == "timeout");
    CHECK(portal.judge(tl::unexpected(TransportError{Fault::tls, ""})).action == Action::stop);
    CHECK(portal.judge(tl::unexpected(TransportError{Fault::proxy, ""})).action == Action::proxy);
}

TEST_CASE("a captive portal is never the portal") {
    const Portal portal;
    CHECK(portal.judge(200, "TEXT/HTML;charset=UTF-8", "<html>Mời đăng nhập</html>").action ==
          Action::captive);
    CHECK(portal.judge(302, "", "").action == Action::captive);
    CHECK(portal.judge(200, "text/plain", "OK").action == Action::retry_same);
}

TEST_CASE("a held dossier carries the problem's own code, or the status") {
    const Portal portal;
    const auto reason = [&](int status, const std::string& body) {
        return portal.judge(status, "Application/Problem+JSON; charset=utf-8", body).reason;
    };
    CHECK(reason(409, problem(kId)) == "digest_conflict");
    CHECK(reason(413, problem(kId, "https://portal.example/problems/too-large")) == "too-large");
    CHECK(reason(413, problem(kId, "about:blank")) == "http_413");
    CHECK(reason(404, problem(kId, "")) == "http_404");
    CHECK(reason(410, problem(kId, "urn:x:Nguyễn Văn Mẫu")) == "http_410");
    CHECK(reason(410, problem(kId, "urn:x:" + std::string(65, 'a'))) == "http_410");
    const std::string by_member = R"({"id":")" + std::string(kId) + R"("})";
    CHECK(portal.judge(400, kProblem, by_member).action == Action::hold);
}

TEST_CASE("what a 424 misses is sent again, as far as the dossier names it; otherwise the dossier is held") {
    Portal portal;
    constexpr const char* kMissing = R"({"type":"urn:motcua:problem:attachment_missing","id":")";
    const auto one = *AttachmentId::parse("0192f0c1-5f5e-7abc-8def-0123456789a1");
    const auto two = *AttachmentId::parse("0192f0c1-5f5e-7abc-8def-0123456789a2");
    portal.sent.attachments = {{one, {}}, {two, {}}};
    const auto judged = [&](const std::string& id, const std::string& attachments) {
        return portal.judge(424, kProblem, kMissing + id + R"(","attachments":)" + attachments + "}");
    };
    const std::string both = "[\"" + two.text() + "\",\"" + one.text() + "\"]";
    CHECK(judged(kId, both).action == Action::send_attachments);
    CHECK(judged(kId, both).missing == std::vector{one, two});
    CHECK(judged(kId, "[\"" + two.text() + "\"]").missing == std::vector{two});
    CHECK(judged(kId, "[\"" + two.text() + "\",\"" + kOtherId + "\",7,[]]").missing == std::vector{two});
    CHECK(judged(kOtherId, both).action == Action::stop);
    std::string many = "[";
    for (int i = 0; i < 10; ++i) many += "\"" + one.text() + "\",";
    for (const std::string& nothing : {std::string("[]"), std::string("{}"), "\"" + one.text() + "\"",
                                       "[\"" + std::string(kOtherId) + "\"]", many + "\"x\"]"}) {
        CAPTURE(nothing);
        CHECK(judged(kId, nothing).action == Action::hold);
        CHECK(judged(kId, nothing).reason == "attachment_missing");
    }
    CHECK(portal.judge(409, kProblem, kMissing + std::string(kId) + R"(","attachments":)" + both + "}")
              .action == Action::hold);
}

namespace {

// The table of docs/wire.md for an upload, by hand.
Action expected_of_upload(int status, bool names_this, bool web_page, bool is_problem) {
    if (status < 400 || status == 407 || status == 408 || status == 425 || status == 429 || status >= 500)
        return expected(status, names_this, web_page);
    if (names_this) return Action::hold;
    return is_problem && (status == 404 || status == 405) ? Action::hold : Action::stop;
}

}  // namespace

TEST_CASE("every status has its one meaning for an upload, too") {
    const Portal portal;
    const AttachmentRef sent{*AttachmentId::parse("0192f0c1-5f5e-7abc-8def-0123456789a1"), {1, 2, 3}};
    const auto judged = [&](int status, const std::string& type = "", const std::string& body = "") {
        return judge_upload(HttpReply{status, type, body, ""}, sent, portal.now);
    };
    const std::string id = R"({"id":")" + sent.id.text() + R"(","digest":")";
    const std::string receipt = id + to_base64(sent.digest) + "\"}";
    const std::string about_it =
        R"({"type":"urn:motcua:problem:digest_conflict","instance":"/v1/uploads/)" + sent.id.text() + "\"}";
    for (int status = 100; status <= 599; ++status) {
        CAPTURE(status);
        CHECK(judged(status).action == expected_of_upload(status, false, false, false));
        CHECK(judged(status, "text/html", receipt).action == expected_of_upload(status, false, true, false));
        CHECK(judged(status, kProblem, about_it).action == expected_of_upload(status, true, false, true));
        // About the dossier, or another of its photos: no answer to this.
        CHECK(judged(status, kProblem, problem(kId)).action ==
              expected_of_upload(status, false, false, true));
        CHECK(judged(status, kProblem, problem(kOtherId)).action ==
              expected_of_upload(status, false, false, true));
        CHECK(judged(status, "application/json", id + to_base64(Digest{}) + "\"}").action ==
              expected_of_upload(status, false, false, false));
        const bool is_success = status >= 200 && status < 300;
        CHECK((judged(status, "application/json", receipt).action == Action::accept) == is_success);
    }
    CHECK(judged(409, kProblem, about_it).reason == "attachment_digest_conflict");
    CHECK(judged(404, kProblem, "{}").reason == "no_uploads");
    CHECK(judged(201, "application/json", "{}").reason == "no_receipt");
    CHECK(judged(413, kProblem, R"({"attachment":")" + sent.id.text() + "\"}").reason ==
          "attachment_http_413");
    CHECK(portal.judge(409, kProblem, about_it).action == Action::stop);
    // No decision about a dossier is an answer to an upload.
    CHECK(judged(201, "application/json", portal.signed_by_it(portal.decision())).action ==
          Action::retry_same);
    const auto no = portal.signed_by_it(portal.decision(Decision::Outcome::refused));
    CHECK(judged(422, "application/json", no).action == Action::stop);
    CHECK(judge_upload(nobody_there(TransportError::Kind::tls), sent, portal.now).action == Action::stop);
    CHECK(judge_upload(nobody_there(TransportError::Kind::cut), sent, portal.now).action ==
          Action::retry_same);
}

TEST_CASE(
    "a door that is shut for all stops the sending: an expired certificate behind nginx, a broken problem") {
    const Portal portal;
    const auto nginx = portal.judge(400, "text/html",
                                    "<html><head><title>400 The SSL certificate error</title></head></html>");
    CHECK(nginx.action == Action::stop);
    CHECK(nginx.reason == "http_400");
    CHECK(portal.judge(401, kProblem, "{}").action == Action::stop);
    CHECK(portal.judge(400, kProblem, "{").action == Action::stop);
    CHECK(portal.judge(400, kProblem, std::string(5000, '[')).action == Action::stop);
    CHECK(portal.judge(400, kProblem, problem("../" + std::string(kId))).action == Action::stop);
}

TEST_CASE("Retry-After is obeyed in seconds and as a date, for a day at most") {
    const Portal portal;  // 2026-11-23T02:24:00Z
    const auto delay = [&](const std::string& header) {
        return portal.judge(503, "", "", header).retry_after;
    };
    CHECK(delay("0") == Millis{0});
    CHECK(delay("120") == std::chrono::seconds{120});
    CHECK(delay("86400") == std::chrono::hours{24});
    CHECK(delay("86401") == std::chrono::hours{24});
    CHECK(delay("315360000") == std::chrono::hours{24});
    CHECK(delay("99999999999999999999999") == std::chrono::hours{24});
    CHECK(delay("Mon, 23 Nov 2026 02:26:00 GMT") == std::chrono::minutes{2});
    CHECK(delay("Mon, 23 Nov 2026 02:20:00 GMT") == Millis{0});
    CHECK(delay("Tue, 23 Nov 2036 02:24:00 GMT") == std::chrono::hours{24});
    for (const char* garbage : {"", "-5", "1.5", "+3", "soon", "12 seconds", "Mon, 31 Feb 2026 02:26:00 GMT",
                                "Mon, 23 Nov 2026 25:26:00 GMT", "Monday, 23-Nov-26 02:26:00 GMT"}) {
        CAPTURE(garbage);
        CHECK_FALSE(delay(garbage));
    }
    CHECK_FALSE(portal.judge(400, "", "", "120").retry_after);
    CHECK(portal.judge(429, "", "", "7").retry_after == std::chrono::seconds{7});
}
