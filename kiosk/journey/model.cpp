#include "kiosk/journey/model.h"

#include <algorithm>

#include "kiosk/journey/picking.h"

namespace motcua::journey {

const content::Procedure* procedure(const Model& model) {
    if (!model.machine.content || !model.visit || model.visit->procedure.empty()) return nullptr;
    return model.machine.content->find(model.visit->procedure);
}

bool is_recalled(const Model& model) {
    return model.visit && !model.visit->procedure.empty() &&
           model.machine.recalls.has(model.visit->procedure);
}

text::Address address(const Model& model) {
    if (!model.visit || !model.visit->card) return text::Address::neutral;
    const identity::Card& card = *model.visit->card;
    const int age = identity::age_on(view(card.birth_date), model.machine.now.day);
    const bool female = card.sex == identity::Sex::female;
    if (age < 0) return text::Address::neutral;
    if (age < 18) return text::Address::em;
    if (age < 60) return female ? text::Address::chi : text::Address::anh;
    return female ? text::Address::ba : text::Address::ong;
}

text::Words words(const Model& model) {
    const text::Catalogue& catalogue =
        model.machine.content ? model.machine.content->words : text::Catalogue::built_in();
    return {&catalogue, model.settings.language, address(model)};
}

const content::Page* question_page(const Model& model) {
    const content::Procedure* chosen = procedure(model);
    if (!chosen) return nullptr;
    const auto* question = std::get_if<place::Question>(&model.visit->place);
    return question ? form::find_page(*chosen, question->page_id) : nullptr;
}

const content::Page* person_asked(const Model& model) {
    const content::Page* page = question_page(model);
    return page ? form::person_of(*procedure(model), *page) : nullptr;
}

const content::Repealed* repealed(const Model& model) {
    if (!model.machine.content || !model.visit) return nullptr;
    for (const content::Repealed& each : model.machine.content->catalogue.repealed)
        if (each.code == model.visit->held_up_code) return &each;
    return nullptr;
}

std::optional<form::UnitQuestion> unit_asked(const Model& model) {
    const content::Procedure* chosen = procedure(model);
    if (!chosen || !model.visit->notice_read || model.visit->other_card) return std::nullopt;
    const Place& here = model.visit->place;
    if (!std::holds_alternative<place::Question>(here) && !std::holds_alternative<place::Review>(here))
        return std::nullopt;
    return form::unit_to_confirm(*chosen, model.visit->answers, model.machine.content->unit_changes);
}

bool is_filing(const Model& model) {
    const content::Procedure* chosen = procedure(model);
    return chosen && form::is_filing(*chosen, model.visit->level);
}

std::vector<content::VoiceLanguage> voice_languages(const Model& model) {
    if (!model.machine.content || !model.machine.speaker_ready) return {};
    return model.machine.content->locality.voice_languages;
}

std::optional<content::VoiceLanguage> voice_language(const Model& model) {
    const auto chosen = model.settings.voice_language;
    const auto all = voice_languages(model);
    if (!chosen || *chosen >= all.size()) return std::nullopt;
    return all[*chosen];
}

const Talk* talk(const Model& model) {
    const bool stands = model.visit && model.calling && model.calling->page == Call::Page::talk;
    return stands ? &model.visit->talk : nullptr;
}

text::Typing typing(const Model& model) {
    text::Typing how;
    if (model.visit) how.method = model.visit->typist.method;
    if (model.machine.content) how.style = model.machine.content->locality.tone_style;
    return how;
}

std::vector<content::Suggestion> suggestions(const Model& model, std::string_view field) {
    const content::Page* page = question_page(model);
    if (!page) return {};
    const auto named = [field](const auto& each) { return each.id == field; };
    const auto on_page = std::find_if(page->fields.begin(), page->fields.end(), named);
    const auto& drafts = model.visit->drafts;
    const auto draft = std::find_if(drafts.begin(), drafts.end(),
                                    [field](const Draft& each) { return each.field == field; });
    if (on_page == page->fields.end() || draft == drafts.end()) return {};
    const content::Content& content = *model.machine.content;
    const auto& picking = draft->picking;
    if (picking && picking->step != AddressStep::line) return {};  // whole places are offered, see below
    const Secret& typed = picking ? picking->typed : draft->value;
    return content::suggest(on_page->suggests, content.names, content.places, view(typed), kSuggestionsMax);
}

std::vector<const content::PlaceName*> places_offered(const Model& model, const Picking& picking,
                                                      std::size_t most) {
    if (!model.machine.content) return {};
    const content::PlaceNames& names = names_for(picking, model.machine.content->address_places);
    auto found = content::matching(names, view(picking.typed), picking.typed.empty() ? names.size() : most);
    const auto is_picked = [&picking](const content::PlaceName* place) {
        return place->name == picking.address.part(*part_of(picking.step));
    };
    if (picking.typed.empty()) std::stable_partition(found.begin(), found.end(), is_picked);
    if (found.size() > most) found.resize(most);
    return found;
}

std::optional<Step> step(const Model& model) {
    const content::Procedure* chosen = procedure(model);
    if (!chosen) return std::nullopt;
    const auto pages = form::pages_to_ask(*chosen, model.visit->answers);
    const int questions = static_cast<int>(pages.size());
    const int all = questions + 2;  // the review, the signature
    const Place& here = model.visit->place;
    if (std::holds_alternative<place::Review>(here)) return Step{questions + 1, all};
    if (std::holds_alternative<place::Sign>(here)) return Step{all, all};
    const auto at = std::find(pages.begin(), pages.end(), question_page(model));
    if (at == pages.end()) return std::nullopt;
    return Step{static_cast<int>(at - pages.begin()) + 1, all};
}

std::optional<int> show_picture(const Model& model, Instant now, const Limits& limits) {
    const bool at_rest = !model.visit && !model.calling && !model.machine.fault;
    const Millis rested = now - model.last_touch - limits.rest_before_show;
    if (!at_rest || rested < Millis{0}) return std::nullopt;
    return static_cast<int>(rested / limits.show_picture);
}

std::optional<Instant> next_show_picture(const Model& model, Instant now, const Limits& limits) {
    if (model.visit || model.calling || model.machine.fault) return std::nullopt;
    const auto stands = show_picture(model, now, limits);
    const Instant begin = model.last_touch + limits.rest_before_show;
    return stands ? begin + (*stands + 1) * limits.show_picture : begin;
}

Millis silence_before_warning(const Model& model, const Limits& limits) {
    const Settings& wishes = model.settings;
    const bool slow = wishes.text_size >= TextSize::larger || wishes.read_aloud || wishes.curtain;
    return slow ? 2 * limits.silence_before_warning : limits.silence_before_warning;
}

bool offers_larger_targets(const Model& model) { return model.aim.offered; }

bool may_say_personal(const Model& model) { return model.machine.headphones == Headphones::plugged; }

int seconds_left(const Model& model, Instant now, const Limits& limits) {
    if (!model.visit || !model.visit->warned_at) return 0;
    const Millis left = limits.warning - (now - *model.visit->warned_at);
    const auto whole = std::chrono::ceil<std::chrono::seconds>(left).count();
    return static_cast<int>(std::max<std::int64_t>(0, whole));
}

}  // namespace motcua::journey
