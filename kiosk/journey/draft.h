// What stands on a question page before it is an answer: made from the answers, and made into answers.
#pragma once

#include "kiosk/content/procedure.h"
#include "kiosk/form/form.h"
#include "kiosk/journey/model.h"
#include "kiosk/text/typing.h"

namespace motcua::journey {

// One draft for each field that the page asks: what the card answers is left out.
SecretVector<Draft> drafts_for(const content::Page& page, const form::Answers& answers);

// Makes the drafts ready for the step of the page that stands.
void open_step(Visit& visit, const content::AddressPlaces& places);

// A card was held up while the page stood: what it answers is asked no more, the rest stays as typed.
void drop_answered_by_card(Visit& visit);

Draft* find_draft(Visit& visit, std::string_view field);

// Applies a key as the field takes it: numbers take digits only, and no field takes more than it can hold.
void press(Draft& draft, const content::Field& field, const text::Key& key, text::Typing how);

// Puts what is offered in the place of what it stands for, and a blank after it. Nothing where it would be
// too long.
void take(Draft& draft, const content::Field& field, const content::Suggestion& offered);

// `answers` and what stands on the page, as it would be answered.
form::Answers with_drafts(form::Answers answers, const Visit& visit, const content::Page& page);

// The drafts become answers when all are right; else each carries its problem, and nothing is an answer yet.
// `visible`: the answers of visible pages, against which dates are held.
bool answer_page(Visit& visit, const content::Page& page, const form::Answers& visible,
                 std::chrono::year_month_day today);

}  // namespace motcua::journey
