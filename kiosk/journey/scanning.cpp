// Holding something up, choosing a procedure, and the way to the first question.
#include <algorithm>

#include "kiosk/identity/payload.h"
#include "kiosk/journey/draft.h"
#include "kiosk/journey/held_up.h"
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

// Read from the back, a card knows less than its code: what the code said stays.
bool says_less(const identity::Card& card, const std::optional<identity::Card>& known) {
    return known && known->id == card.id && card.full_name.empty() && !known->full_name.empty();
}

void take_card(Turn& turn, identity::Card card) {
    Visit& visit = turn.visit();
    const bool for_person = person_asked(turn.model) != nullptr;
    const bool other =
        visit.card ? visit.card->id != card.id : for_person || contradicts_declared(turn, card);
    if (other) {
        visit.other_card = std::move(card);
        return;
    }
    if (for_person) return count_failed_scan(turn, ScanTrouble::own_card);
    visit.scan_trouble = ScanTrouble::none;
    visit.failed_scans = 0;
    if (card_is_known_better(turn, card)) return;
    // Nor does a code, which nobody signed, take the place of what a chip has proved.
    const bool is_proved = visit.level == form::IdentityLevel::chip;
    if (!is_proved && !says_less(card, visit.card)) visit.card = std::move(card);
    if (!is_filling(visit)) {
        if (!turn.at<place::Scan>()) visit.scan_trouble = ScanTrouble::card_kept;
        return;
    }
    if (!card_is_wanted(turn)) return card_in_mid_form(turn);
    use_card(turn);
    go_on_with_card(turn);
}

// Of a code that is no more: what stands in for it; null where nothing does.
const content::Procedure* successor(const content::Content& content, std::string_view code) {
    for (const content::Procedure& procedure : content.procedures)
        for (const content::Replaced& replaced : procedure.replaces)
            if (replaced.code == code) return &procedure;
    return nullptr;
}

void open_procedure(Turn& turn, const std::string& code) {
    const content::Content* content = turn.model.machine.content.get();
    if (!content) return say_trouble(turn, ScanTrouble::procedure_unknown);
    turn.visit().held_up_code = code;
    const content::Procedure* found = content->find(code);
    if (!found) found = successor(*content, code);
    if (!found)
        return say_trouble(turn,
                           repealed(turn.model) ? ScanTrouble::repealed : ScanTrouble::procedure_unknown);
    turn.visit().procedure = found->code;
    go(turn, place::Overview{});
}

void do_what_it_does(Turn& turn, HeldUp what, identity::Payload payload) {
    switch (what.does) {
        case HeldUp::Does::nothing: return;
        case HeldUp::Does::card:
            if (auto* mrz = std::get_if<identity::Mrz>(&payload))
                return take_card(turn, identity::card_of(std::move(*mrz)));
            return take_card(turn, std::move(std::get<identity::Card>(payload)));
        case HeldUp::Does::procedure:
            return open_procedure(turn, std::get<identity::ProcedureCode>(payload).code);
        case HeldUp::Does::status:
            return turn.ask(effect::FindStatus{std::get<identity::SlipCode>(payload).id});
        case HeldUp::Does::says: return say_trouble(turn, what.sentence);
        case HeldUp::Does::fails: return count_failed_scan(turn, what.sentence);
    }
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

void use_card(Turn& turn) {
    Visit& visit = turn.visit();
    const content::Procedure* chosen = procedure(turn.model);
    if (!visit.card || !chosen) return;
    form::prefill(*chosen, *visit.card, visit.answers);
    if (visit.level == form::IdentityLevel::declared) visit.level = form::IdentityLevel::qr;
}

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
    go_on_with_card(turn);
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

void apply(Turn& turn, const intent::ConfirmUnit& answer) {
    if (!unit_asked(turn.model)) return;
    form::confirm_unit(*procedure(turn.model), turn.visit().answers, turn.model.machine.content->unit_changes,
                       answer.right);
}

HeldUp hold_up(Turn& turn, std::string_view bytes) {
    if (is_asked_over(turn.model)) return {};
    auto payload = identity::classify(bytes, turn.model.machine.now.day);
    const HeldUp what = held_up(moment(turn.model), identity::kind(payload));
    if (what.does == HeldUp::Does::nothing) return what;
    begin_visit(turn);
    do_what_it_does(turn, what, std::move(payload));
    return what;
}

void apply(Turn& turn, const intent::Scanned& intent) {
    forget_typed_code(turn);
    hold_up(turn, view(intent.payload));
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
