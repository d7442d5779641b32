#include "kiosk/journey/turn.h"

#include <algorithm>

#include "kiosk/journey/draft.h"

namespace motcua::journey {
namespace {

// A page that an answer has hidden since is not a place to come back to.
bool still_stands(const Turn& turn, const Place& place) {
    const auto* question = std::get_if<place::Question>(&place);
    if (!question) return true;
    const content::Procedure* chosen = procedure(turn.model);
    if (!chosen) return false;
    const auto pages = form::pages_to_ask(*chosen, turn.model.visit->answers);
    return std::any_of(pages.begin(), pages.end(),
                       [&](const content::Page* page) { return page->id == question->page_id; });
}

void arrive(Turn& turn, Place place) {
    Visit& visit = turn.visit();
    const content::Page* before = question_page(turn.model);
    visit.place = std::move(place);
    visit.scan_trouble = ScanTrouble::none;
    visit.failed_scans = 0;
    visit.number_shown = false;
    visit.looked_at.reset();
    visit.papers = Papers::none;
    const content::Page* page = question_page(turn.model);
    const bool goes_on = page && page == before;  // with another step: what was said in the last one stays
    if (!goes_on) visit.drafts.clear();
    if (!page) return;
    if (visit.drafts.empty()) visit.drafts = drafts_for(*page, visit.answers);
    open_step(visit, turn.model.machine.content->address_places);
    visit.seen_pages.push_back(page->id);
}

}  // namespace

void begin_visit(Turn& turn) {
    if (turn.model.visit) return;
    turn.model.visit.emplace();
    turn.model.power_was_cut = false;
}

void end_visit(Turn& turn) {
    turn.model.visit.reset();
    turn.model.calling.reset();
    turn.model.typed_code.reset();
    reset_settings(turn);
    turn.ask(effect::WipePersonalData{});
}

void go(Turn& turn, Place next) {
    turn.visit().history.push_back(turn.visit().place);
    arrive(turn, std::move(next));
}

void replace(Turn& turn, Place next) { arrive(turn, std::move(next)); }

void go_back(Turn& turn) {
    std::vector<Place>& history = turn.visit().history;
    while (!history.empty()) {
        Place last = std::move(history.back());
        history.pop_back();
        if (!still_stands(turn, last)) continue;
        if (std::holds_alternative<place::Review>(last)) turn.visit().changing = false;
        arrive(turn, std::move(last));
        return;
    }
    if (has_something_to_lose(turn.visit()))
        turn.visit().leaving = true;
    else
        end_visit(turn);
}

void show_question(Turn& turn, const content::Page& page) { go(turn, place::Question{page.id}); }

const content::Page* next_to_ask(const Turn& turn) {
    const Visit& visit = *turn.model.visit;
    const auto& seen = visit.seen_pages;
    const form::Answers visible = form::visible_answers(*procedure(turn.model), visit.answers);
    for (const content::Page* page : form::pages_to_ask(*procedure(turn.model), visit.answers)) {
        const bool was_seen = std::find(seen.begin(), seen.end(), page->id) != seen.end();
        if (!was_seen || !form::complete(*page, visible, turn.model.machine.now.day)) return page;
    }
    return nullptr;
}

void show_next_unanswered(Turn& turn) {
    if (!procedure(turn.model)) return;
    if (const content::Page* open = next_to_ask(turn)) return show_question(turn, *open);
    turn.visit().changing = false;
    go(turn, place::Review{});
}

bool is_filling(const Visit& visit) { return visit.notice_read && !visit.procedure.empty(); }

bool may_be_interrupted(const Visit& visit) { return !is_filling(visit) && !visit.slip; }

bool has_something_to_lose(const Visit& visit) {
    return visit.card.has_value() || !visit.answers.empty() || !visit.drafts.empty() ||
           visit.slip.has_value() || !visit.talk.lines.empty() || !visit.talk.typed.empty();
}

}  // namespace motcua::journey
