#include "platform/printing/ipp_printer.h"

#include <array>
#include <cmath>

#include <cups/cups.h>
#include <fmt/format.h>

#include "platform/printing/raster.h"

namespace motcua::platform {
namespace {

constexpr const char* kUser = "kiosk";  // whom the printer's own list names

tl::unexpected<PrintFailure> not_printed(PrintTrouble trouble, std::string what) {
    return tl::unexpected(PrintFailure{trouble, std::move(what)});
}

const char* kind_name(Paper::Kind kind) {
    switch (kind) {
        case Paper::Kind::slip: return "slip";
        case Paper::Kind::declaration: return "declaration";
        case Paper::Kind::take_away: return "take-away sheet";
    }
    return "";
}

bool has_ended(JobState state) { return state == JobState::ended_unprinted || state == JobState::completed; }

void ask_for(ipp_t* question, std::initializer_list<const char*> attributes) {
    ippAddStrings(question, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes",
                  static_cast<int>(attributes.size()), nullptr, attributes.begin());
}

// A roll is cut where the paper ends.
void add_roll(ipp_t* question, const PaperSize& sheet) {
    const auto hundredths = [](double mm) { return static_cast<int>(std::lround(mm * 100)); };
    const Ipp size(ippNew());
    ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", hundredths(sheet.width));
    ippAddInteger(size.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", hundredths(sheet.height));
    const Ipp media(ippNew());
    ippAddCollection(media.get(), IPP_TAG_ZERO, "media-size", size.get());
    ippAddCollection(question, IPP_TAG_JOB, "media-col", media.get());
}

// What the looks at one job add up to.
class Troubles {
  public:
    explicit Troubles(const PrintLimits& limits) : limits_(limits) {}

    // No answer. True where that is enough.
    bool lose() { return ++lost_ >= limits_.lost_looks; }

    bool see(const PrinterState& printer, JobState job) {
        lost_ = 0;
        const bool stopped = job == JobState::stopped || trouble_of(printer, Severity::error);
        troubled_ = stopped ? troubled_ + 1 : 0;
        warned_ = stopped || trouble_of(printer, Severity::warning) ? warned_ + 1 : 0;
        return troubled_ >= limits_.troubled_looks || warned_ >= limits_.warned_looks;
    }

  private:
    const PrintLimits& limits_;
    int lost_ = 0;  // all three in a row
    int troubled_ = 0;
    int warned_ = 0;
};

}  // namespace

Ipp IppPrinter::question(ipp_op_t operation, std::optional<int> job) const {
    Ipp asked(ippNewRequest(operation));
    ippAddString(asked.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri().c_str());
    if (job) ippAddInteger(asked.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", *job);
    ippAddString(asked.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr, kUser);
    return asked;
}

Printed<Ipp> IppPrinter::if_granted(ipp_op_t operation, Printed<Ipp> answer) const {
    if (!answer) return answer;
    const ipp_status_t status = ippGetStatusCode(answer->get());
    if (status >= IPP_STATUS_OK && status <= IPP_STATUS_OK_EVENTS_COMPLETE) return answer;
    return not_printed(PrintTrouble::other, fmt::format("{} answers {} with {}", uri(),
                                                        ippOpString(operation), ippErrorString(status)));
}

Printed<Ipp> IppPrinter::granted(ipp_t* asked, const Secret* document) const {
    return if_granted(ippGetOperation(asked), exchange_.ask(asked, document));
}

Printed<PrinterState> IppPrinter::look() const {
    const Ipp asked = question(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ask_for(asked.get(), {"document-format-supported", "pwg-raster-document-type-supported",
                          "pwg-raster-document-resolution-supported", "media-supported", "printer-state",
                          "printer-state-reasons"});
    const auto answer = granted(asked.get());
    if (!answer) return tl::unexpected(answer.error());
    return printer_state(answer->get());
}

Printed<JobState> IppPrinter::look_at(int job) const {
    const Ipp asked = question(IPP_OP_GET_JOB_ATTRIBUTES, job);
    ask_for(asked.get(), {"job-state"});
    const auto answer = granted(asked.get());
    if (!answer) return tl::unexpected(answer.error());
    return job_state(answer->get());
}

Ipp IppPrinter::job_question(const Paper& paper) const {
    Ipp asked = question(IPP_OP_CREATE_JOB);
    ippAddString(asked.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, kind_name(paper.kind));
    return asked;
}

// A printer that cannot do as it is asked about the sheet prints on what it has.
Printed<int> IppPrinter::create_job(const Paper& paper, const PrinterState& printer,
                                    const PaperSize& sheet) const {
    const Ipp asked = job_question(paper);
    if (on_a_roll_)
        add_roll(asked.get(), sheet);
    else if (printer.has_a4)
        ippAddString(asked.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, "iso_a4_210x297mm");
    ippAddString(asked.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr, "one-sided");
    ippAddString(asked.get(), IPP_TAG_JOB, IPP_TAG_KEYWORD, "print-scaling", nullptr, "none");
    auto answer = exchange_.ask(asked.get());
    if (answer && ippGetStatusCode(answer->get()) == IPP_STATUS_ERROR_ATTRIBUTES_OR_VALUES)
        answer = exchange_.ask(job_question(paper).get());
    answer = if_granted(IPP_OP_CREATE_JOB, std::move(answer));
    if (!answer) return tl::unexpected(answer.error());
    ipp_attribute_t* const job = ippFindAttribute(answer->get(), "job-id", IPP_TAG_INTEGER);
    if (!job) return not_printed(PrintTrouble::other, uri() + " took a job and gave it no number");
    return ippGetInteger(job, 0);
}

Printed<void> IppPrinter::send(int job, const Paper& paper, const PrinterState& printer,
                               const PaperSize& sheet) const {
    const auto document = printer.takes_pdf ? paper.drawing->pdf(sheet)
                                            : pwg_raster(*paper.drawing, *printer.grey_raster_dpi, sheet);
    if (!document) return not_printed(PrintTrouble::other, document.error().what);
    const Ipp asked = question(IPP_OP_SEND_DOCUMENT, job);
    ippAddString(asked.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 printer.takes_pdf ? "application/pdf" : "image/pwg-raster");
    ippAddBoolean(asked.get(), IPP_TAG_OPERATION, "last-document", 1);
    const auto answer = granted(asked.get(), &*document);
    if (!answer) return tl::unexpected(answer.error());
    return {};
}

// True where it turns out that this paper came out after all. A sheet to take away has no number of its own:
// what came out may be another person's.
Printed<bool> IppPrinter::settle_with(const Paper& paper) {
    if (!left_) return false;
    withdraw_again();
    if (left_ && !left_->completed) return tl::unexpected(what_is_wrong("does not let go of the job before"));
    const bool is_out = left_ && paper.kind != Paper::Kind::take_away && left_->kind == paper.kind &&
                        left_->name == paper.name;
    left_.reset();
    return is_out;
}

Printed<void> IppPrinter::print(const Paper& paper) {
    const auto is_out = settle_with(paper);
    if (!is_out) return tl::unexpected(is_out.error());
    if (*is_out) return {};
    const auto printer = look();
    if (!printer) return tl::unexpected(printer.error());
    if (const auto trouble = trouble_of(*printer, Severity::error))
        return not_printed(*trouble, uri() + " is " + reasons_of(*printer));
    if (!printer->takes_pdf && !printer->grey_raster_dpi)
        return not_printed(PrintTrouble::other, uri() + " takes neither PDF nor grey PWG raster");
    const PaperSize sheet = on_a_roll_ ? paper.drawing->size() : PaperSize{};
    const auto job = create_job(paper, *printer, sheet);
    if (!job) return tl::unexpected(job.error());
    left_ = Left{*job, paper.kind, paper.name};
    // Where the answer is lost the printer may have the paper: it is followed all the same.
    const auto sent = send(*job, paper, *printer, sheet);
    if (!sent && sent.error().trouble != PrintTrouble::off) return give_up(*job, sent.error());
    return follow(*job);
}

Printed<void> IppPrinter::follow(int job) {
    Troubles troubles(limits_);
    for (int look_n = 0; look_n < limits_.looks_max; ++look_n) {
        if (!rest_(limits_.between_looks)) return not_printed(PrintTrouble::other, "the machine ends");
        const auto state = look_at(job);
        if (!state) {
            if (troubles.lose()) return give_up(job, state.error());
            continue;
        }
        if (has_ended(*state)) left_.reset();
        if (*state == JobState::completed) return {};
        if (*state == JobState::ended_unprinted) return tl::unexpected(what_is_wrong("ended the job"));
        const auto printer = look();
        if (printer && troubles.see(*printer, *state)) break;
    }
    return give_up(job, what_is_wrong("does not print"));
}

// As far as the printer says anything about it, however softly.
PrintFailure IppPrinter::what_is_wrong(const char* what_it_did) const {
    const auto printer = look();
    if (!printer) return printer.error();
    return {trouble_of(*printer, Severity::report).value_or(PrintTrouble::other),
            fmt::format("{} {} and is {}", uri(), what_it_did, reasons_of(*printer))};
}

// What came out in the last moment is printed, whatever was wrong then.
Printed<void> IppPrinter::give_up(int job, PrintFailure why) {
    const JobState end = withdraw(job);
    if (has_ended(end)) left_.reset();
    if (end == JobState::completed) return {};
    return tl::unexpected(std::move(why));
}

JobState IppPrinter::withdraw(int job) const {
    (void)granted(question(IPP_OP_CANCEL_JOB, job).get());  // refused where it has ended already
    for (int look_n = 0; look_n < limits_.withdrawal_looks; ++look_n) {
        const auto state = look_at(job);
        if (!state && state.error().trouble == PrintTrouble::off) return JobState::unknown;
        if (!state) return JobState::ended_unprinted;  // the printer does not know it any more
        if (has_ended(*state)) return *state;
        if (!rest_(limits_.between_looks)) break;
    }
    return JobState::unknown;
}

void IppPrinter::withdraw_again() {
    if (!left_ || left_->completed) return;
    const JobState end = withdraw(left_->job);
    if (end == JobState::completed)
        left_->completed = true;
    else if (has_ended(end))
        left_.reset();
}

}  // namespace motcua::platform
