// The questions, the review, the signature, and what follows when the dossier is stored.
#include <algorithm>

#include "kiosk/form/choices.h"
#include "kiosk/journey/draft.h"
#include "kiosk/journey/picking.h"
#include "kiosk/journey/turn.h"

namespace motcua::journey {
namespace {

const content::Field* field_on_page(const Turn& turn, std::string_view id) {
    const content::Page* page = question_page(turn.model);
    if (!page) return nullptr;
    const auto at = std::find_if(page->fields.begin(), page->fields.end(),
                                 [&](const content::Field& field) { return field.id == id; });
    return at == page->fields.end() ? nullptr : &*at;
}

// The keyboard under a field.
Keyboard* keyboard(Turn& turn, std::string_view field) {
    if (Talk* talk = talk_typed_into(turn, field)) return &talk->keyboard;
    if (Search* search = search_typed_into(turn, field)) return &search->keyboard;
    Draft* draft = turn.at<place::Question>() ? find_draft(turn.visit(), field) : nullptr;
    return draft ? &draft->keyboard : nullptr;
}

bool is_typing(Turn& turn) {
    return turn.at<place::Question>() || talk(turn.model) || search_typed_into(turn, kSearchField);
}

void store(Turn& turn) {
    turn.visit().save_fault.reset();
    replace(turn, place::Saving{});
    turn.ask(effect::SaveDossier{});
}

const content::Page* page_after(const Turn& turn, std::string_view page_id) {
    const auto pages = form::pages_to_ask(*procedure(turn.model), turn.model.visit->answers);
    auto at = std::find_if(pages.begin(), pages.end(),
                           [&](const content::Page* page) { return page->id == page_id; });
    if (at == pages.end() || ++at == pages.end()) return nullptr;
    return *at;
}

// A Change comes straight back, unless it made another question necessary.
void back_to_review(Turn& turn) {
    std::vector<Place>& history = turn.visit().history;
    const auto is_step = [](const Place& place) { return std::holds_alternative<place::Question>(place); };
    while (!history.empty() && is_step(history.back())) history.pop_back();  // earlier ones of this page
    if (const content::Page* open = next_to_ask(turn)) return replace(turn, place::Question{open->id});
    if (!history.empty()) history.pop_back();  // the review itself
    turn.visit().changing = false;
    replace(turn, place::Review{});
}

// The draft of an address, in whichever of its steps.
Draft* picked_draft(Turn& turn, std::string_view field) {
    Draft* draft = field_on_page(turn, field) ? find_draft(turn.visit(), field) : nullptr;
    return draft && draft->picking ? draft : nullptr;
}

enum class Stepped : std::uint8_t { not_yet, on, to_the_end };

// An address goes on to its next part on the same page; of a photo it is first said whether it is kept.
Stepped step_on(Turn& turn, const content::Page& page) {
    if (const auto step = photo_step(turn.model))
        return *step == PhotoStep::papers ? Stepped::to_the_end : Stepped::not_yet;
    const auto& drafts = turn.visit().drafts;
    if (drafts.size() != 1 || !drafts.front().picking) return Stepped::to_the_end;
    Draft& draft = turn.visit().drafts.front();
    const content::Field& field = page.fields.front();
    draft.problem = take_step(*draft.picking, turn.model.machine.content->address_places, field);
    if (draft.problem) return Stepped::not_yet;
    const auto next = step_after(*draft.picking);
    if (!next) return Stepped::to_the_end;
    go(turn, place::Question{page.id, static_cast<int>(*next)});
    return Stepped::on;
}

bool is_number(std::string_view digits) {
    return !digits.empty() && digits.size() < 5 &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int number_in(std::string_view digits) {
    int number = 0;
    if (is_number(digits))
        for (const char c : digits) number = number * 10 + (c - '0');
    return number;
}

}  // namespace

void forget_card_of(Visit& visit, const content::Page& person) {
    form::forget_card_of_person(person, visit.answers);
    const auto is_theirs = [&fields = person.person.fields](const std::string& field) {
        return std::find(fields.begin(), fields.end(), field) != fields.end();
    };
    auto& disputed = visit.disputed;
    disputed.erase(std::remove_if(disputed.begin(), disputed.end(), is_theirs), disputed.end());
    auto& warnings = visit.person_warnings;
    const auto of_theirs = [&](const form::PersonWarnings& each) { return each.page == person.id; };
    warnings.erase(std::remove_if(warnings.begin(), warnings.end(), of_theirs), warnings.end());
}

void go_on_after(Turn& turn, const content::Page& page) {
    const content::Page* next = page_after(turn, page.id);
    const content::Page* person = form::person_of(*procedure(turn.model), page);
    const bool same_person = next && person && form::person_of(*procedure(turn.model), *next) == person;
    if (turn.visit().changing && !same_person) return back_to_review(turn);
    if (next) return show_question(turn, *next);
    show_next_unanswered(turn);
}

void apply(Turn& turn, const intent::Choose& intent) {
    const content::Field* field = field_on_page(turn, intent.field);
    Draft* draft = field ? find_draft(turn.visit(), intent.field) : nullptr;
    if (!draft) return;
    if (draft->picking) {
        choose_where(*draft->picking, intent.option);
        draft->problem.reset();
        return;
    }
    const bool offered =
        field->type == content::FieldType::sex ||
        std::any_of(field->options.begin(), field->options.end(),
                    [&](const content::Option& option) { return option.id == intent.option; });
    const bool several = field->type == content::FieldType::choices;
    const bool none_of_them = several && !field->required && intent.option == content::kNoneOfThem;
    if (!offered && !none_of_them) return;
    draft->value =
        several ? form::with_touched(*field, view(draft->value), intent.option) : secret(intent.option);
    draft->problem.reset();
}

void apply(Turn& turn, const intent::Press& intent) {
    if (Talk* talk = talk_typed_into(turn, intent.field)) return type_into(*talk, intent.key, turn);
    if (Search* search = search_typed_into(turn, intent.field)) return type_into(*search, intent.key, turn);
    if (is_expiry_typed_into(turn, intent.field)) return type_expiry(turn, intent.key);
    const content::Field* field = field_on_page(turn, intent.field);
    Draft* draft = field ? find_draft(turn.visit(), intent.field) : nullptr;
    if (draft) press(*draft, *field, intent.key, typing(turn.model));
}

void apply(Turn& turn, const intent::TakeSuggestion& intent) {
    const content::Field* field = field_on_page(turn, intent.field);
    Draft* draft = field ? find_draft(turn.visit(), intent.field) : nullptr;
    if (!draft) return;
    const auto offered = suggestions(turn.model, intent.field);
    if (intent.n < offered.size()) take(*draft, *field, offered[intent.n]);
}

void apply(Turn& turn, const intent::PickPlace& intent) {
    Draft* draft = picked_draft(turn, intent.field);
    if (draft && pick(*draft->picking, turn.model.machine.content->address_places, intent.name))
        draft->problem.reset();
}

void apply(Turn& turn, const intent::PlaceAsTyped& intent) {
    Draft* draft = picked_draft(turn, intent.field);
    if (draft && take_as_typed(*draft->picking)) draft->problem.reset();
}

void apply(Turn& turn, const intent::SwitchLayer& intent) {
    if (Keyboard* keys = keyboard(turn, intent.field))
        keys->layer =
            keys->layer == Keyboard::Layer::letters ? Keyboard::Layer::digits : Keyboard::Layer::letters;
}

void apply(Turn& turn, const intent::SwitchOrder&) {
    if (!is_typing(turn)) return;
    Typist::Order& order = turn.visit().typist.order;
    order = order == Typist::Order::qwerty ? Typist::Order::alphabet : Typist::Order::qwerty;
}

void apply(Turn& turn, const intent::SwitchMethod&) {
    if (!is_typing(turn)) return;
    using text::Method;
    Method& method = turn.visit().typist.method;
    switch (method) {
        case Method::mark_keys: method = Method::telex; return;
        case Method::telex: method = Method::vni; return;
        case Method::vni: method = Method::mark_keys; return;
    }
}

void apply(Turn& turn, const intent::Shift& intent) {
    if (Keyboard* keys = keyboard(turn, intent.field)) keys->capital = !keys->capital;
}

void apply(Turn& turn, const intent::StepCount& intent) {
    const content::Field* field = field_on_page(turn, intent.field);
    Draft* draft = field ? find_draft(turn.visit(), intent.field) : nullptr;
    if (!draft || field->type != content::FieldType::count) return;
    const int by = std::clamp(intent.by, -1, 1);
    const std::int64_t next =
        std::clamp<std::int64_t>(number_in(view(draft->value)) + by, field->min, field->max);
    draft->value = secret(std::to_string(next));
    draft->problem.reset();
}

void apply(Turn& turn, const intent::Continue&) {
    if (turn.at<place::Chip>()) return go_on_from_chip(turn);
    const content::Page* page = question_page(turn.model);
    if (!page) return;
    const Stepped stepped = step_on(turn, *page);
    if (stepped != Stepped::to_the_end) return;
    const form::Answers visible = form::visible_answers(*procedure(turn.model), turn.visit().answers);
    if (!answer_page(turn.visit(), *page, visible, turn.model.machine.now.day)) return;
    if (!page->person.empty()) forget_card_of(turn.visit(), *page);  // they are to be typed
    go_on_after(turn, *page);
}

void apply(Turn& turn, const intent::Change& intent) {
    const content::Procedure* chosen = procedure(turn.model);
    if (!turn.at<place::Review>() || !chosen) return;
    const auto pages = form::pages_to_ask(*chosen, turn.visit().answers);
    const auto at = std::find_if(pages.begin(), pages.end(),
                                 [&](const content::Page* page) { return page->id == intent.page_id; });
    if (at == pages.end()) return;
    turn.visit().changing = true;
    show_question(turn, **at);
}

void apply(Turn& turn, const intent::DisputeCard& intent) {
    if (!turn.at<place::Review>()) return;
    const form::Answer* answer = turn.visit().answers.find(intent.field);
    if (!answer || answer->source != form::Source::card) return;
    std::vector<std::string>& disputed = turn.visit().disputed;
    const auto at = std::find(disputed.begin(), disputed.end(), intent.field);
    if (at == disputed.end())
        disputed.push_back(intent.field);
    else
        disputed.erase(at);
}

void apply(Turn& turn, const intent::ShowNumber& intent) {
    if (turn.model.visit) turn.visit().number_shown = intent.shown && turn.at<place::Review>();
}

void apply(Turn& turn, const intent::Confirm&) {
    const content::Procedure* chosen = procedure(turn.model);
    if (!turn.at<place::Review>() || !chosen) return;
    if (form::first_incomplete(*chosen, turn.visit().answers, turn.model.machine.now.day))
        return show_next_unanswered(turn);
    go(turn, place::Sign{});
}

void apply(Turn& turn, const intent::SignOnScreen&) {
    if (auto* sign = turn.model.visit ? std::get_if<place::Sign>(&turn.visit().place) : nullptr)
        sign->on_screen = true;
}

void apply(Turn& turn, const intent::AddStroke& intent) {
    const auto* sign = turn.model.visit ? std::get_if<place::Sign>(&turn.visit().place) : nullptr;
    if (!sign || !sign->on_screen || intent.points.empty()) return;
    if (intent.points.size() > turn.limits.stroke_points_max) return;
    if (turn.visit().signature.size() < turn.limits.strokes_max)
        turn.visit().signature.push_back(intent.points);
}

void apply(Turn& turn, const intent::ClearSignature&) {
    if (turn.at<place::Sign>()) turn.visit().signature.clear();
}

void apply(Turn& turn, const intent::SignByHand&) {
    if (!turn.at<place::Sign>()) return;
    turn.visit().signature.clear();
    store(turn);
}

void apply(Turn& turn, const intent::SignedOnScreen&) {
    if (turn.at<place::Sign>() && !turn.visit().signature.empty()) store(turn);
}

void apply(Turn& turn, const intent::Saved& saved) {
    turn.model.machine.counts = saved.counts;
    if (!turn.at<place::Saving>()) return;
    turn.visit().slip = saved.slip;
    turn.visit().leaving = false;
    turn.visit().history.clear();  // nothing to go back to: it is stored
    replace(turn, place::Receipt{});
    print_when_told(turn);
}

void apply(Turn& turn, const intent::SaveFailed& failed) {
    if (!turn.at<place::Saving>()) return;
    go_back(turn);  // the review, with everything still in it
    turn.visit().save_fault = failed.fault;
}

void apply(Turn& turn, const intent::Delivered& delivered) {
    const bool is_this_one =
        turn.model.visit && turn.visit().slip && turn.visit().slip->number == delivered.slip_number;
    if (!is_this_one) return;
    turn.visit().sent_at = delivered.at;
    release_papers(turn);
}

void apply(Turn& turn, const intent::Done&) {
    if (turn.at<place::Receipt>()) {
        release_papers(turn);
        return replace(turn, place::Rating{});
    }
    const bool told_all = turn.at<place::Status>() || (turn.at<place::Notice>() && turn.visit().on_paper);
    if (told_all) end_visit(turn);
}

void apply(Turn& turn, const intent::Rate& intent) {
    if (!turn.at<place::Rating>()) return;
    if (intent.score >= 1 && intent.score <= 5)
        turn.ask(effect::RecordRating{turn.visit().procedure, intent.score});
    end_visit(turn);
}

}  // namespace motcua::journey
