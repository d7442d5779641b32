#include "sync/worker/worker.h"

#include <algorithm>

#include "kiosk/base/failpoint.h"
#include "sync/envelope/envelope.h"

namespace motcua::sync {
namespace {

// RFC 3986 section 2.1; a cursor is the portal's own text.
std::string percent_encoded(const std::string& text) {
    constexpr std::string_view unreserved =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (const char c : text) {
        if (unreserved.find(c) != unreserved.npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<std::uint8_t>(c);
            encoded += '%' + to_hex(&byte, 1);
        }
    }
    return encoded;
}

HttpRequest get(std::string path) { return {"GET", std::move(path), "", ""}; }

HttpRequest put(const SealedDossier& dossier) {
    return {"PUT", "/v1/submissions/" + dossier.header.id.text(), to_wire(dossier), "application/json"};
}

// tus 1.0, creation with the whole upload: https://tus.io/protocols/resumable-upload#creation-with-upload
HttpRequest post(const DossierId& dossier, const SealedAttachment& attachment) {
    const std::string metadata = "id " + to_base64(attachment.ref.id.text()) + ",dossier " +
                                 to_base64(dossier.text()) + ",digest " + to_base64(attachment.ref.digest);
    return {"POST",
            "/v1/uploads",
            attachment.envelope,
            "application/offset+octet-stream",
            {{"Tus-Resumable", "1.0.0"},
             {"Upload-Length", std::to_string(attachment.envelope.size())},
             {"Upload-Metadata", metadata}}};
}

std::string detail_of(const Result<HttpReply, TransportError>& reply) {
    return reply ? "" : reply.error().detail;
}

std::vector<queue::Store::LegalChange> legal_changes(const ChangesPage& page) {
    std::vector<queue::Store::LegalChange> changes;
    changes.reserve(page.changes.size());
    for (const Change& change : page.changes) {
        changes.push_back({change.id, {change.state, change.code, change.day, change.message, change.time}});
    }
    return changes;
}

}  // namespace

Worker::Worker(queue::Store& store, Transport& transport, const Clock& clock, Random& random,
               std::string kiosk, std::vector<PublicKey> decision_keys, WorkerLimits limits)
    : store_(store),
      transport_(transport),
      clock_(clock),
      kiosk_(std::move(kiosk)),
      decision_keys_(std::move(decision_keys)),
      limits_(limits),
      link_(random, limits.backoff_base, limits.backoff_cap),
      push_(link_),
      pull_(link_),
      probe_(link_) {}

StepOutcome Worker::step() {
    const Instant now = clock_.monotonic();
    if (now < next_due()) return {Kind::waiting, "", {}, {}, next_due(), ""};
    if (barred_) return probe();
    const bool pull_due = pull_.due(now);
    if (pull_due && pushed_last_) return pull();
    if (push_.due(now)) {
        const auto next = store_.begin_attempt();
        if (!next) return cannot_write(push_, next.error());
        if (*next) return push(**next);
    }
    if (content_due_) return fetch_content();
    if (pull_due) return pull();
    return {Kind::nothing_to_do, "", {}, {}, pull_.not_before(), ""};
}

Instant Worker::next_due() const {
    if (barred_) return probe_.not_before();
    return std::max(link_.not_before(), std::min(push_.not_before(), pull_.not_before()));
}

void Worker::hurry() {
    link_.forget();
    push_.forget();
    pull_.forget();
    probe_.hurry();
}

StepOutcome Worker::push(const queue::Outgoing& outgoing) {
    pushed_last_ = true;
    if (outgoing.attachment) return upload(outgoing);
    const Reply reply = transport_.exchange(put(outgoing.dossier));
    if (reply) pass(Failpoint::portal_answered);
    const Verdict verdict = judge(reply, outgoing.dossier, decision_keys_, clock_.wall());
    heard(reply, verdict);
    switch (verdict.action) {
        case Action::accept:
        case Action::refuse: return decided(outgoing, verdict, reply->body);
        case Action::hold: return set_aside(outgoing, verdict.reason);
        case Action::send_attachments: return send_again(outgoing, verdict);
        case Action::retry_same:
        case Action::stop:
        case Action::later:
        case Action::captive:
        case Action::proxy: break;
    }
    return try_again(outgoing, verdict, reply);
}

StepOutcome Worker::upload(const queue::Outgoing& outgoing) {
    const DossierId& id = outgoing.dossier.header.id;
    const AttachmentRef& ref = outgoing.attachment->ref;
    const Reply reply = transport_.exchange(post(id, *outgoing.attachment));
    if (reply) pass(Failpoint::upload_answered);
    const Verdict verdict = judge_upload(reply, ref, clock_.wall());
    heard(reply, verdict);
    if (verdict.action == Action::hold) return set_aside(outgoing, verdict.reason);
    if (verdict.action != Action::accept) return try_again(outgoing, verdict, reply);
    const auto stored = store_.uploaded(outgoing.seq, ref.id);
    if (!stored) return cannot_write(push_, stored.error());
    push_.succeeded();
    return {Kind::uploaded, "", id, {}, {}, ""};
}

// The portal misses what it said it has. A portal that never finds it must not be sent the same for ever.
StepOutcome Worker::send_again(const queue::Outgoing& outgoing, const Verdict& verdict) {
    if (++asked_[{outgoing.seq, outgoing.receiver}] > limits_.asks_for_attachments)
        return set_aside(outgoing, verdict.reason);
    const auto stored = store_.upload_again(outgoing.seq, verdict.missing);
    if (!stored) return cannot_write(push_, stored.error());
    push_.succeeded();
    return {Kind::waiting, verdict.reason, outgoing.dossier.header.id, {}, clock_.monotonic(), ""};
}

StepOutcome Worker::decided(const queue::Outgoing& outgoing, const Verdict& verdict,
                            const std::string& decision) {
    const bool yes = verdict.action == Action::accept;
    const WallTime time = verdict.decision->time;
    const auto stored = yes ? store_.accept(outgoing.seq, outgoing.receiver, time, decision)
                            : store_.refuse(outgoing.seq, outgoing.receiver, time, verdict.reason, decision);
    if (!stored) return cannot_write(push_, stored.error());
    went_through({outgoing.seq, outgoing.receiver});
    return {yes ? Kind::sent : Kind::refused, verdict.reason, outgoing.dossier.header.id, time, {}, ""};
}

StepOutcome Worker::try_again(const queue::Outgoing& outgoing, const Verdict& verdict, const Reply& reply) {
    const auto stored = store_.unknown(outgoing.seq, outgoing.receiver);
    if (!stored) return cannot_write(push_, stored.error());
    StepOutcome outcome = verdict.action == Action::stop ? bar(verdict.reason) : later(push_, verdict);
    outcome.id = outgoing.dossier.header.id;
    outcome.detail = detail_of(reply);
    return outcome;
}

// Nobody there: nothing is due before the link is. Somebody there who cannot now: only `pace` slows down.
StepOutcome Worker::later(Backoff& pace, const Verdict& verdict) {
    (online_ ? pace : link_).failed(clock_.monotonic(), verdict.retry_after.value_or(Millis{0}));
    return {online_ ? Kind::waiting : Kind::link_down, verdict.reason, {}, {}, next_due(), ""};
}

StepOutcome Worker::bar(const std::string& reason, Millis asked) {
    barred_ = true;
    probe_.failed(clock_.monotonic(), asked);
    return {Kind::stopped, reason, {}, {}, next_due(), ""};
}

StepOutcome Worker::set_aside(const queue::Outgoing& outgoing, const std::string& reason) {
    const Delivery delivery{outgoing.seq, outgoing.receiver};
    const auto stored = store_.hold(outgoing.seq, outgoing.receiver, reason);
    if (!stored) return cannot_write(push_, stored.error());
    push_.succeeded();
    asked_.erase(delivery);
    const StepOutcome held{Kind::held, reason, outgoing.dossier.header.id, {}, {}, ""};
    if (wrong_by_itself(delivery, reason)) {
        given_back_.erase(delivery);
        return held;
    }
    if (run_reason_ != reason) run_.clear();
    run_reason_ = reason;
    run_.push_back(delivery);
    const bool many = run_.size() >= static_cast<std::size_t>(limits_.same_reason_holds_open_breaker);
    return many || reason == suspect_ ? open_breaker(reason) : held;
}

// So many in a row for one reason are more likely the portal's trouble than theirs: they wait in the queue
// again.
StepOutcome Worker::open_breaker(const std::string& reason) {
    suspect_ = reason;
    for (const Delivery& delivery : std::exchange(run_, {})) {
        const auto stored = store_.put_back(delivery.first, delivery.second);
        if (!stored) return cannot_write(push_, stored.error());
        given_back_[delivery] = reason;
    }
    return bar(reason);
}

// Put back once already, and others have gone through since: this time it is the dossier, and it stays set
// apart.
bool Worker::wrong_by_itself(const Delivery& delivery, const std::string& reason) const {
    const auto known = given_back_.find(delivery);
    return suspect_.empty() && known != given_back_.end() && known->second == reason;
}

void Worker::went_through(const Delivery& delivery) {
    push_.succeeded();
    probe_.succeeded();
    run_.clear();
    suspect_.clear();
    given_back_.erase(delivery);
    asked_.erase(delivery);
}

StepOutcome Worker::pull() {
    pushed_last_ = false;
    const std::string cursor = store_.changes_cursor();
    const Reply reply = transport_.exchange(get("/v1/changes?after=" + percent_encoded(cursor)));
    const Verdict verdict = judge_read(reply, clock_.wall());
    heard(reply, verdict);
    if (verdict.action != Action::accept) return pull_failed(verdict, reply);
    const auto page = read_changes(reply->body, kiosk_, decision_keys_);
    const Instant now = clock_.monotonic();
    if (!page) {
        pull_.failed(now);
        return {Kind::waiting, "bad_page", {}, {}, next_due(), page.error().what};
    }
    const auto stored = store_.apply_changes(legal_changes(*page), page->next);
    if (!stored) return cannot_write(pull_, stored.error());
    const bool more =
        page->more && page->next != cursor;  // a page that leads nowhere must not be asked for at once
    content_due_ = content_ != nullptr && !more;
    pull_.succeeded(more || content_due_ ? now : now + limits_.pull_every);
    if (suspect_.empty()) probe_.succeeded();
    return {Kind::pulled, "", {}, {}, {}, ""};
}

// Part of the same turn as the news: what comes of it is told to who takes it, never to the queue.
StepOutcome Worker::fetch_content() {
    const ContentPull::Step step = content_->step(transport_);
    content_due_ = step == ContentPull::Step::more;
    const Instant now = clock_.monotonic();
    if (!content_due_) pull_.succeeded(now + limits_.pull_every);
    return {Kind::pulled, "", {}, {}, {}, ""};
}

// A 4xx to a pull says nothing of the dossiers, which go on; a broken TLS is broken for all.
StepOutcome Worker::pull_failed(const Verdict& verdict, const Reply& reply) {
    StepOutcome outcome =
        verdict.action == Action::stop && !reply ? bar(verdict.reason) : later(pull_, verdict);
    outcome.detail = detail_of(reply);
    return outcome;
}

StepOutcome Worker::probe() {
    const Reply reply = transport_.exchange(get("/v1/health"));
    const Verdict verdict = judge_read(reply, clock_.wall());
    heard(reply, verdict);
    if (verdict.action == Action::accept) {
        barred_ = false;
        return {Kind::waiting, "", {}, {}, clock_.monotonic(), ""};
    }
    StepOutcome outcome = bar(verdict.reason, verdict.retry_after.value_or(Millis{0}));
    outcome.detail = detail_of(reply);
    return outcome;
}

// A queue that cannot be written must not send on: what it learns would be lost.
StepOutcome Worker::cannot_write(Backoff& pace, const Error& error) {
    pace.failed(clock_.monotonic());
    return {Kind::stopped, "queue", {}, {}, next_due(), error.what};
}

void Worker::heard(const Reply& reply, const Verdict& verdict) {
    online_ = reply && verdict.action != Action::captive && verdict.action != Action::proxy;
    if (online_) link_.succeeded();
}

}  // namespace motcua::sync
