#include "ui/screens/previews.h"

#include <algorithm>

#include "ui/screens/preview_content.h"

namespace motcua::ui {
namespace {

using journey::Draft;
using journey::Model;
using journey::Visit;
namespace place = journey::place;

constexpr WallTime kMorning{Millis{1795400640000}};  // 2026-11-23 09:24 in Viet Nam
constexpr Instant kNow{Millis{1'000'000}};

Model machine() {
    static const auto content = preview_content();
    Model model;
    model.machine.content = content;
    model.machine.kiosk = "BT01";
    model.machine.online = true;
    model.machine.printer_ready = true;
    model.machine.speaker_ready = true;
    model.machine.now = to_local(kMorning, content->locality.utc_offset);
    return model;
}

identity::Card card() {
    identity::Card out;
    out.id = secret("049155999001");
    out.full_name = secret("Nguyễn Thị Mẫu");
    out.birth_date = secret("1955-03-12");
    out.sex = identity::Sex::female;
    out.address = secret("Khối phố Mẫu, phường Tân Thạnh, thành phố Tam Kỳ, Quảng Nam");
    return out;
}

Model at(journey::Place here) {
    Model model = machine();
    model.visit.emplace();
    model.visit->place = std::move(here);
    return model;
}

Model in_procedure(journey::Place here) {
    Model model = at(std::move(here));
    Visit& visit = *model.visit;
    visit.procedure = "1.004873";
    visit.card = card();
    visit.notice_read = true;
    visit.level = form::IdentityLevel::qr;
    form::prefill(*journey::procedure(model), *visit.card, visit.answers);
    return model;
}

Model asking(std::string field, std::string_view typed, std::optional<text::T> problem = std::nullopt) {
    Model model = in_procedure(place::Question{field});
    Draft draft;
    draft.field = std::move(field);
    draft.value = secret(typed);
    draft.problem = problem;
    draft.keyboard.capital = typed.empty();
    model.visit->drafts.push_back(std::move(draft));
    return model;
}

// Who has no card answers what the card would have said.
Model asking_without_card(std::string field, std::string_view typed,
                          std::optional<text::T> problem = std::nullopt) {
    Model model = asking(std::move(field), typed, problem);
    model.visit->card.reset();
    model.visit->answers = {};
    return model;
}

Model with_keyboard(Model model, journey::Keyboard::Layer layer, journey::Keyboard::Order order) {
    model.visit->drafts.front().keyboard.layer = layer;
    model.visit->drafts.front().keyboard.order = order;
    return model;
}

Model answered(journey::Place here) {
    Model model = in_procedure(std::move(here));
    for (const auto& [field, value] : {std::pair{"marital.status", "cohabiting"},
                                       {"spouse.name", "Trần Văn Ví Dụ"},
                                       {"purpose", "loan"},
                                       {"copies", "2"},
                                       {"delivery.way", "counter"},
                                       {"contact.phone", "0999000001"}})
        model.visit->answers.set(field, {secret(value), form::Source::resident});
    return model;
}

// A square that looks like a code; it says nothing.
CodeMatrix code() {
    CodeMatrix out;
    out.side = 29;
    out.dark.resize(29 * 29);
    const auto eye = [](int x, int y) { return std::max(std::abs(x - 3), std::abs(y - 3)); };
    for (int y = 0; y < out.side; ++y)
        for (int x = 0; x < out.side; ++x) {
            const int corner = std::min({eye(x, y), eye(x - 22, y), eye(x, y - 22)});
            const bool finder = corner != 2 && corner <= 3;
            const bool data = corner > 4 && (x * 7 + y * 13 + x * y * 3) % 5 < 2;
            out.dark[static_cast<std::size_t>(y * out.side + x)] = finder || data;
        }
    return out;
}

Model stored(bool sent, bool printer) {
    Model model = answered(place::Receipt{});
    records::Slip slip;
    slip.number = "BT01 0027 4";
    slip.code = code();
    slip.procedure_code = "1.004873";
    slip.procedure_name = journey::procedure(model)->plain;
    slip.counter = "3";
    slip.office = model.machine.content->locality.office;
    slip.created = model.machine.now;
    slip.level = form::IdentityLevel::qr;
    model.visit->slip = std::move(slip);
    model.visit->papers = printer ? journey::Papers::printed : journey::Papers::failed;
    model.machine.printer_ready = printer;
    model.machine.online = sent;
    if (sent) model.visit->sent_at = kMorning + std::chrono::minutes(2);
    return model;
}

Model told(queue::State state, std::optional<queue::Legal> legal) {
    Model model = at(place::Status{});
    queue::Entry entry;
    entry.seq = 27;
    entry.header.procedure = "1.004873";
    entry.header.created = kMorning - std::chrono::hours(26);
    entry.state = state;
    if (state == queue::State::delivered) entry.decided = kMorning - std::chrono::hours(25);
    entry.legal = std::move(legal);
    model.visit->status = journey::StatusFound{std::move(entry), "BT01 0027 4"};
    return model;
}

queue::Legal legal(int state, std::string message) {
    return {state, "H17.42-261122-0042", "2026-11-26", std::move(message), kMorning - std::chrono::hours(3)};
}

Model changed(Model model, void (*change)(Model&)) {
    change(model);
    return model;
}

using List = std::vector<Preview>;

void add_arriving(List& list) {
    list.push_back({"home", machine(), kNow});
    list.push_back({"home.offline", changed(machine(), [](Model& m) { m.machine.online = false; }), kNow});
    list.push_back({"home.power_cut", changed(machine(), [](Model& m) { m.power_was_cut = true; }), kNow});
    list.push_back({"scan", at(place::Scan{}), kNow});
    list.push_back({"scan.slip", at(place::Scan{place::Wanted::slip}), kNow});
    list.push_back({"scan.unknown",
                    changed(at(place::Scan{}),
                            [](Model& m) { m.visit->scan_trouble = journey::ScanTrouble::unknown_code; }),
                    kNow});
    list.push_back({"scan.card", at(place::Scan{place::Wanted::card}), kNow});
    list.push_back({"scan.worn_card",
                    changed(at(place::Scan{place::Wanted::card}),
                            [](Model& m) {
                                m.visit->failed_scans = 2;
                                m.visit->scan_trouble = journey::ScanTrouble::unreadable;
                            }),
                    kNow});
    list.push_back(
        {"scan.card_read", changed(at(place::Scan{}), [](Model& m) { m.visit->card = card(); }), kNow});
    list.push_back({"scan.other_card",
                    changed(in_procedure(place::Review{}), [](Model& m) { m.visit->other_card = card(); }),
                    kNow});
    list.push_back({"procedures", at(place::Procedures{}), kNow});
    const auto overview = [](Model& m) { m.visit->procedure = "1.004873"; };
    list.push_back({"overview", changed(at(place::Overview{}), overview), kNow});
    list.push_back({"notice", changed(at(place::Notice{}), overview), kNow});
    list.push_back({"notice.paper",
                    changed(at(place::Notice{}),
                            [](Model& m) {
                                m.visit->procedure = "1.004873";
                                m.visit->on_paper = true;
                            }),
                    kNow});
}

void add_questions(List& list) {
    using journey::Keyboard;
    using text::T;
    list.push_back({"question.choice", asking("marital.status", "cohabiting"), kNow});
    list.push_back({"question.unanswered", asking("purpose", "", T::problem_required), kNow});
    list.push_back({"question.sex", asking_without_card("applicant.sex", ""), kNow});
    list.push_back({"question.name", asking("spouse.name", "Nguyễn Thị Bưởi"), kNow});
    list.push_back({"question.long_text",
                    asking_without_card("applicant.address",
                                        "Khối phố Mẫu, phường Tân Thạnh, thành phố Tam Kỳ, tỉnh Quảng Nam"),
                    kNow});
    list.push_back(
        {"question.alphabet",
         with_keyboard(asking("spouse.name", ""), Keyboard::Layer::letters, Keyboard::Order::alphabet),
         kNow});
    list.push_back({"question.signs",
                    with_keyboard(asking_without_card("applicant.address", "12/3 đường Ví Dụ"),
                                  Keyboard::Layer::digits, Keyboard::Order::qwerty),
                    kNow});
    list.push_back({"question.number", asking_without_card("applicant.id", "0491559"), kNow});
    list.push_back({"question.phone", asking("contact.phone", "0999000", T::problem_phone), kNow});
    list.push_back({"question.date", asking_without_card("applicant.birth_date", "12031"), kNow});
    list.push_back({"question.count", asking("copies", "1"), kNow});
}

void add_finishing(List& list) {
    list.push_back({"review", answered(place::Review{}), kNow});
    list.push_back({"review.last_page", answered(place::Review{9}), kNow});
    list.push_back({"review.disputed",
                    changed(answered(place::Review{}),
                            [](Model& m) {
                                m.visit->disputed = {"applicant.address"};
                                m.visit->number_shown = true;
                            }),
                    kNow});
    list.push_back({"review.not_saved",
                    changed(answered(place::Review{}),
                            [](Model& m) { m.visit->save_fault = queue::SaveFault::disk_full; }),
                    kNow});
    list.push_back({"sign", answered(place::Sign{}), kNow});
    list.push_back(
        {"sign.pad",
         changed(answered(place::Sign{true}),
                 [](Model& m) {
                     form::Stroke stroke;
                     for (int i = 0; i <= 40; ++i) {
                         const float t = static_cast<float>(i) / 40;
                         stroke.push_back(
                             {0.2F + 0.5F * t, 0.55F - 0.25F * t * (1 - t) * (i % 8 < 4 ? 2.0F : -1.0F)});
                     }
                     m.visit->signature.push_back(std::move(stroke));
                 }),
         kNow});
    list.push_back({"saving", answered(place::Saving{}), kNow});
    list.push_back({"receipt", stored(false, true), kNow});
    list.push_back({"receipt.sent", stored(true, true), kNow});
    list.push_back({"receipt.no_printer", stored(false, false), kNow});
    list.push_back({"rating", answered(place::Rating{}), kNow});
    list.push_back(
        {"leave", changed(answered(place::Review{}), [](Model& m) { m.visit->leaving = true; }), kNow});
}

void add_looking_up(List& list) {
    list.push_back({"status.stored", told(queue::State::queued, std::nullopt), kNow});
    list.push_back({"status.sent", told(queue::State::delivered, std::nullopt), kNow});
    list.push_back({"status.received", told(queue::State::delivered, legal(2, "")), kNow});
    list.push_back({"status.supplement",
                    told(queue::State::delivered, legal(5, "Cần bổ sung bản sao quyết định ly hôn.")), kNow});
}

void add_anywhere(List& list) {
    list.push_back({"help", changed(answered(place::Review{}), [](Model& m) { m.calling = true; }), kNow});
    list.push_back(
        {"still_there",
         changed(answered(place::Review{}), [](Model& m) { m.visit->warned_at = kNow - Millis{18'000}; }),
         kNow});
    list.push_back(
        {"problem.no_pack", changed({}, [](Model& m) { m.machine.fault = journey::Fault::no_pack; }), kNow});
    list.push_back({"problem.store_full",
                    changed(machine(), [](Model& m) { m.machine.fault = journey::Fault::store_full; }),
                    kNow});
}

}  // namespace

std::vector<Preview> previews() {
    List list;
    add_arriving(list);
    add_questions(list);
    add_finishing(list);
    add_looking_up(list);
    add_anywhere(list);
    return list;
}

}  // namespace motcua::ui
