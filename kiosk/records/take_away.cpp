#include "kiosk/records/take_away.h"

#include <fmt/format.h>

#include "kiosk/text/spoken.h"

namespace motcua::records {
namespace {

using content::KioskDoes;
using text::T;

T does(const content::Procedure& procedure) {
    const bool here = !procedure.counter.empty();
    switch (procedure.kiosk_does) {
        case KioskDoes::guide: return here ? T::overview_does_guide : T::overview_does_guide_elsewhere;
        case KioskDoes::fill: return here ? T::overview_does_fill : T::overview_does_fill_elsewhere;
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

T days_of(content::TermUnit unit) {
    switch (unit) {
        case content::TermUnit::working_days: return T::overview_term_days;
        case content::TermUnit::days: return T::overview_term_all_days;
        case content::TermUnit::hours: return T::overview_term_hours;
    }
    return T::overview_term_days;
}

std::string two_sentences(const std::string& first, const std::string& second) {
    if (first.empty() || second.empty()) return first + second;
    return fmt::format("{}{} {}", first, first.back() == '.' ? "" : ".", second);
}

std::string fee_of(const content::Procedure& procedure, std::chrono::year_month_day today,
                   const text::Words& words) {
    const content::Fee* fee = content::fee_on(procedure, today);
    if (fee == nullptr || !fee->verified) return words(T::common_by_current_rules);
    return two_sentences(words(fee->words), words(fee->exemptions));
}

std::string term_of(const content::Term& term, const text::Words& words) {
    if (!term.verified) return words(T::common_by_current_rules);
    const std::string value = std::to_string(term.value);
    const std::string days = term.value == 0 ? "" : words(days_of(term.unit), {{"days", value}});
    return two_sentences(days, words(term.note));
}

// The counter where the resident stands, or the office where they have to go.
std::string where(const content::Procedure& procedure, const content::Office* office,
                  const text::Words& words) {
    const std::string receiver = words(procedure.receiver);
    if (!procedure.counter.empty())
        return two_sentences(receiver, words(T::overview_counter, {{"counter", procedure.counter}}));
    return office == nullptr ? receiver : two_sentences(receiver, words(office->address));
}

}  // namespace

ProcedureFacts procedure_facts(const content::Procedure& procedure, const content::Content& content,
                               std::chrono::year_month_day today, const text::Words& words) {
    ProcedureFacts facts;
    facts.title = words(procedure.plain.vi.empty() ? procedure.name : procedure.plain);
    facts.what_it_does = words(does(procedure));
    for (const content::RequiredPaper& paper : procedure.papers)
        facts.papers.push_back(fmt::format("{} ({})", words(paper.name), words(form_of(paper.form))));
    if (!procedure.papers_verified) facts.papers.push_back(words(T::overview_papers_more));
    facts.fee = fee_of(procedure, today, words);
    facts.term = term_of(procedure.term, words);
    const content::Office* office = content.office(procedure.office);
    facts.where = where(procedure, office, words);
    if (office != nullptr) facts.hours = words(office->hours);
    facts.in_person = words(procedure.in_person);
    return facts;
}

std::vector<TakeAway::Fact> with_labels(ProcedureFacts facts, const text::Words& words) {
    std::vector<TakeAway::Fact> labelled;
    if (!facts.papers.empty()) labelled.push_back({words(T::overview_papers), std::move(facts.papers)});
    labelled.push_back({words(T::overview_fee), {std::move(facts.fee)}});
    labelled.push_back({words(T::overview_term), {std::move(facts.term)}});
    labelled.push_back({words(T::overview_receiver), {std::move(facts.where)}});
    if (!facts.in_person.empty())
        labelled.push_back({words(T::overview_in_person), {std::move(facts.in_person)}});
    if (!facts.hours.empty()) labelled.push_back({words(T::take_away_hours), {std::move(facts.hours)}});
    return labelled;
}

TakeAway take_away(const content::Procedure& procedure, const content::Content& content,
                   const text::Words& spoken, const LocalTime& now, CodeMatrix code) {
    // The paper goes to whoever is at home: it does not tell how old, or of which sex, who took it is.
    const text::Words words{spoken.catalogue, spoken.language, text::Address::neutral};
    ProcedureFacts facts = procedure_facts(procedure, content, now.day, words);
    TakeAway sheet;
    sheet.office = words(content.locality.office);
    sheet.heading = words(T::take_away_heading);
    sheet.title = std::move(facts.title);
    sheet.official =
        words(T::take_away_official, {{"name", words(procedure.name)}, {"code", procedure.code}});
    sheet.what_it_does = std::move(facts.what_it_does);
    sheet.facts = with_labels(std::move(facts), words);
    sheet.truth = words(T::take_away_truth);
    sheet.code = std::move(code);
    sheet.code_hint = words(T::take_away_code_hint);
    sheet.as_of = words(T::overview_valid_from, {{"date", text::date(content.valid_from, words.language)}});
    sheet.procedure = procedure.code;
    sheet.printed = now;
    return sheet;
}

}  // namespace motcua::records
