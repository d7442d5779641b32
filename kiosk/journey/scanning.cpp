// Holding something up, choosing a procedure, and the way to the first question.
#include <algorithm>

#include "kiosk/identity/payload.h"
#include "kiosk/journey/draft.h"
#include "kiosk/journey/turn.h"

namespace motcua::journey {
namespace {

bool card_is_wanted(const Turn& turn) {
    const auto* scan = turn.model.visit ? std::get_if<place::Scan>(&turn.model.visit->place) : nullptr;
    return scan && scan->wanted == place::Wanted::card;
}

void say_trouble(Turn& turn, ScanTrouble trouble) {
    begin_visit(turn);
    turn.visit().scan_trouble = trouble;
}

void count_failed_scan(Turn& turn, ScanTrouble trouble) {
    begin_visit(turn);
    ++turn.visit().failed_scans;
    turn.visit().scan_trouble = trouble;
}

// After the notice, and not before, the card's words become answers.
void use_card(Turn& turn) {
    Visit& visit = turn.visit();
    const content::Procedure* chosen = procedure(turn.model);
    if (!visit.card || !chosen) return;
    form::prefill(*chosen, *visit.card, visit.answers);
    visit.level = form::IdentityLevel::qr;
}

bool page_is_asked(const Turn& turn, const content::Page& page) {
    const auto pages = form::pages_to_ask(*procedure(turn.model), turn.model.visit->answers);
    return std::find(pages.begin(), pages.end(), &page) != pages.end();
}

// A card held up in the middle of the questions: those that it answers are asked no more.
void card_in_mid_form(Turn& turn) {
    use_card(turn);
    const content::Page* page = question_page(turn.model);
    if (!page) return;
    if (page_is_asked(turn, *page)) {
        drop_answered_by_card(turn.visit());
        return;
    }
    turn.visit().history.clear();  // what Back led to was typed by hand and is answered now
    const content::Page* open =
        form::first_incomplete(*procedure(turn.model), turn.visit().answers, turn.model.machine.now.day);
    if (open)
        replace(turn, place::Question{open->id});
    else
        replace(turn, place::Review{});
}

// The number that somebody typed belongs to another card.
bool contradicts_declared(const Turn& turn, const identity::Card& card) {
    const content::Procedure* chosen = procedure(turn.model);
    if (!chosen) return false;
    for (const content::Page& page : chosen->pages)
        for (const content::Field& field : page.fields)
            if (field.from_card == content::CardItem::id && !form::person_of(*chosen, field.id)) {
                const std::string_view typed = turn.model.visit->answers.value(field.id);
                if (!typed.empty() && typed != view(card.id)) return true;
            }
    return false;
}

void scanned(Turn& turn, identity::Card card) {
    begin_visit(turn);
    Visit& visit = turn.visit();
    if (visit.slip) return;  // stored already: this person is done, the next one begins at home
    const bool for_person = person_asked(turn.model) != nullptr;
    const bool other =
        visit.card ? visit.card->id != card.id : for_person || contradicts_declared(turn, card);
    if (other) {
        visit.other_card = std::move(card);
        return;
    }
    if (for_person) return count_failed_scan(turn, ScanTrouble::own_card);
    visit.card = std::move(card);
    visit.scan_trouble = ScanTrouble::none;
    visit.failed_scans = 0;
    if (!is_filling(visit)) return;
    if (!card_is_wanted(turn)) return card_in_mid_form(turn);
    use_card(turn);
    show_next_unanswered(turn);
}

void scanned(Turn& turn, const identity::ProcedureCode& code) {
    begin_visit(turn);
    Visit& visit = turn.visit();
    if (card_is_wanted(turn)) return count_failed_scan(turn, ScanTrouble::not_a_card);
    if (!may_be_interrupted(visit)) return;
    if (!turn.model.machine.content || !turn.model.machine.content->find(code.code))
        return say_trouble(turn, ScanTrouble::procedure_unknown);
    visit.procedure = code.code;
    go(turn, place::Overview{});
}

void scanned(Turn& turn, const identity::SlipCode& slip) {
    begin_visit(turn);
    if (card_is_wanted(turn)) return count_failed_scan(turn, ScanTrouble::not_a_card);
    if (may_be_interrupted(turn.visit())) turn.ask(effect::FindStatus{slip.id});
}

void scanned(Turn& turn, const identity::UnreadableCard&) {
    count_failed_scan(turn, ScanTrouble::damaged_card);
}

void scanned(Turn& turn, const identity::UnknownCode&) {
    count_failed_scan(turn, card_is_wanted(turn) ? ScanTrouble::not_a_card : ScanTrouble::unknown_code);
}

// What the card says of the person who is asked about is asked no more.
void use_person_card(Turn& turn, const identity::Card& card) {
    const content::Page* block = person_asked(turn.model);
    if (!block) return;
    Visit& visit = turn.visit();
    forget_card_of(visit, *block);
    form::prefill_person(*procedure(turn.model), *block, card, visit.answers);
    visit.person_warnings.push_back({block->id, card.warnings});
    go_on_after(turn, *block);
}

void without_card(Turn& turn) {
    if (!card_is_wanted(turn)) return;
    turn.visit().level = form::IdentityLevel::declared;
    show_next_unanswered(turn);
}

}  // namespace

void apply(Turn& turn, const intent::OpenScan&) {
    if (!turn.model.visit) begin_visit(turn);
}

void apply(Turn& turn, const intent::OpenStatus&) {
    if (turn.model.visit) return;
    begin_visit(turn);
    replace(turn, place::Scan{place::Wanted::slip});
}

void apply(Turn& turn, const intent::Begin&) {
    const content::Procedure* chosen = procedure(turn.model);
    if (!turn.at<place::Overview>() || !chosen) return;
    if (chosen->kiosk_does == content::KioskDoes::guide || is_recalled(turn.model)) return end_visit(turn);
    go(turn, place::Notice{});
}

void apply(Turn& turn, const intent::NoticeRead&) {
    if (!turn.at<place::Notice>()) return;
    turn.visit().notice_read = true;
    turn.visit().on_paper = false;
    if (!turn.visit().card) return go(turn, place::Scan{place::Wanted::card});
    use_card(turn);
    show_next_unanswered(turn);
}

void apply(Turn& turn, const intent::NoticePaper&) {
    if (turn.at<place::Notice>()) turn.visit().on_paper = true;
}

void apply(Turn& turn, const intent::ToggleConsent& intent) {
    if (!turn.at<place::Notice>()) return;
    const auto& known = turn.model.machine.content->notice.consents;
    if (std::none_of(known.begin(), known.end(),
                     [&](const auto& consent) { return consent.id == intent.id; }))
        return;
    std::vector<std::string>& given = turn.visit().consents;
    const auto at = std::find(given.begin(), given.end(), intent.id);
    if (at == given.end())
        given.push_back(intent.id);
    else
        given.erase(at);
}

void apply(Turn& turn, const intent::CardUnreadable&) { without_card(turn); }
void apply(Turn& turn, const intent::NoCard&) { without_card(turn); }

void apply(Turn& turn, const intent::OtherCard& answer) {
    if (!turn.model.visit || !turn.visit().other_card) return;
    identity::Card card = std::move(*turn.visit().other_card);
    turn.visit().other_card.reset();
    if (answer.use == intent::OtherCard::Use::person) return use_person_card(turn, card);
    if (answer.use != intent::OtherCard::Use::new_visit) return;
    end_visit(turn);
    begin_visit(turn);
    turn.visit().card = std::move(card);
}

void apply(Turn& turn, const intent::Scanned& intent) {
    const bool stored = turn.at<place::Saving>() || turn.at<place::Receipt>();
    if (turn.model.machine.fault || stored) return;
    if (turn.model.visit && (turn.visit().other_card || turn.visit().leaving))
        return;  // one question at a time
    auto payload = identity::classify(view(intent.payload), turn.model.machine.now.day);
    std::visit([&](auto& what) { scanned(turn, std::move(what)); }, payload);
}

void apply(Turn& turn, const intent::SawNothingReadable&) {
    const content::Page* page = question_page(turn.model);
    const bool card_is_asked = page && !page->person.empty();
    if (turn.at<place::Scan>() || card_is_asked) count_failed_scan(turn, ScanTrouble::unreadable);
}

void apply(Turn& turn, const intent::StatusAnswer& answer) {
    if (!turn.model.visit || !may_be_interrupted(turn.visit())) return;
    if (!answer.found) return say_trouble(turn, ScanTrouble::slip_unknown);
    turn.visit().status = answer.found;
    go(turn, place::Status{});
}

}  // namespace motcua::journey
