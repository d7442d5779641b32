#include "kiosk/records/take_away.h"

#include <fmt/format.h>

#include "kiosk/text/spoken.h"

namespace motcua::records {
namespace {

using content::KioskDoes;
using text::T;

T does(KioskDoes what) {
    switch (what) {
        case KioskDoes::guide: return T::overview_does_guide;
        case KioskDoes::fill: return T::overview_does_fill;
        case KioskDoes::submit: return T::overview_does_submit;
    }
    return T::overview_does_guide;
}

T form_of(content::PaperForm form) {
    switch (form) {
        case content::PaperForm::shown: return T::overview_paper_shown;
        case content::PaperForm::copy: return T::overview_paper_copy;
        case content::PaperForm::certified_copy: return T::overview_paper_certified_copy;
        case content::PaperForm::original: return T::overview_paper_original;
    }
    return T::overview_paper_shown;
}

}  // namespace

ProcedureFacts procedure_facts(const content::Procedure& procedure, const text::Words& words) {
    ProcedureFacts facts;
    facts.title = words(procedure.plain.vi.empty() ? procedure.name : procedure.plain);
    facts.what_it_does = words(does(procedure.kiosk_does));
    for (const content::RequiredPaper& paper : procedure.papers)
        facts.papers.push_back(fmt::format("{} ({})", words(paper.name), words(form_of(paper.form))));
    const std::string by_rules = words(T::common_by_current_rules);
    const std::string days = std::to_string(procedure.term.working_days);
    facts.fee = procedure.fee.verified ? words(procedure.fee.words) : by_rules;
    facts.term = procedure.term.verified ? words(T::overview_term_days, {{"days", days}}) : by_rules;
    facts.where = words(procedure.receiver);
    if (!procedure.counter.empty())
        facts.where += ". " + words(T::overview_counter, {{"counter", procedure.counter}});
    return facts;
}

TakeAway take_away(const content::Procedure& procedure, const content::Content& content,
                   const text::Words& spoken, const LocalTime& now, CodeMatrix code) {
    // The paper goes to whoever is at home: it does not tell how old, or of which sex, who took it is.
    const text::Words words{spoken.catalogue, spoken.language, text::Address::neutral};
    ProcedureFacts facts = procedure_facts(procedure, words);
    TakeAway sheet;
    sheet.office = words(content.locality.office);
    sheet.heading = words(T::take_away_heading);
    sheet.title = std::move(facts.title);
    sheet.official =
        words(T::take_away_official, {{"name", words(procedure.name)}, {"code", procedure.code}});
    sheet.what_it_does = std::move(facts.what_it_does);
    if (!facts.papers.empty()) sheet.facts.push_back({words(T::overview_papers), std::move(facts.papers)});
    sheet.facts.push_back({words(T::overview_fee), {std::move(facts.fee)}});
    sheet.facts.push_back({words(T::overview_term), {std::move(facts.term)}});
    sheet.facts.push_back({words(T::overview_receiver), {std::move(facts.where)}});
    sheet.truth = words(T::take_away_truth);
    sheet.code = std::move(code);
    sheet.code_hint = words(T::take_away_code_hint);
    sheet.as_of = words(T::overview_valid_from, {{"date", text::date(content.valid_from, words.language)}});
    sheet.procedure = procedure.code;
    sheet.printed = now;
    return sheet;
}

}  // namespace motcua::records
