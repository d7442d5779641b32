#include "kiosk/records/poster.h"

#include "kiosk/text/spoken.h"

namespace motcua::records {
namespace {

using text::T;

// A wall is read for months: until when a fee holds is part of it.
void tell_its_end(std::string& fee_words, const content::Procedure& procedure,
                  std::chrono::year_month_day day, const text::Words& words) {
    const content::Fee* fee = content::fee_on(procedure, day);
    if (fee == nullptr || !fee->verified || !fee->valid_to) return;
    if (!fee_words.empty() && fee_words.back() != '.') fee_words += '.';
    fee_words += ' ' + words(T::poster_fee_until, {{"date", text::date(*fee->valid_to, words.language)}});
}

std::string english_title(const content::Procedure& procedure) {
    return procedure.plain.en.empty() ? procedure.name.en : procedure.plain.en;
}

}  // namespace

Poster poster(const content::Procedure& procedure, const content::Content& content,
              std::chrono::year_month_day day, CodeMatrix code) {
    const text::Words words{&content.words, text::Language::vi, text::Address::neutral};
    ProcedureFacts facts = procedure_facts(procedure, content, day, words);
    tell_its_end(facts.fee, procedure, day, words);
    Poster paper;
    paper.office = words(content.locality.office);
    paper.title = std::move(facts.title);
    paper.english = english_title(procedure);
    const std::string result = words(procedure.result);
    if (!result.empty()) paper.purpose = words(T::poster_purpose, {{"result", result}});
    paper.what_it_does = std::move(facts.what_it_does);
    paper.facts = with_labels(std::move(facts), words);
    paper.more = words(T::poster_more);
    paper.code = std::move(code);
    paper.code_hint = words(T::poster_code_hint);
    paper.foot = {words(T::take_away_official, {{"name", words(procedure.name)}, {"code", procedure.code}}),
                  words(T::poster_version, {{"version", content.version},
                                            {"date", text::date(content.valid_from, words.language)}})};
    paper.procedure = procedure.code;
    paper.as_of = content.valid_from;
    return paper;
}

}  // namespace motcua::records
