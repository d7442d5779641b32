#include "platform/printing/states.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace motcua::platform {
namespace {

std::vector<std::string> words_of(ipp_t* answer, const char* name) {
    std::vector<std::string> words;
    ipp_attribute_t* const found = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    const ipp_tag_t kind = found ? ippGetValueTag(found) : IPP_TAG_ZERO;
    const bool of_words = kind == IPP_TAG_KEYWORD || kind == IPP_TAG_MIMETYPE || kind == IPP_TAG_NAME;
    for (int i = 0; of_words && i < ippGetCount(found); ++i)
        if (const char* word = ippGetString(found, i, nullptr)) words.emplace_back(word);
    return words;
}

bool contains_any(const std::vector<std::string>& words, std::string_view wanted) {
    return std::find(words.begin(), words.end(), wanted) != words.end();
}

int enum_of(ipp_t* answer, const char* name) {
    ipp_attribute_t* const found = ippFindAttribute(answer, name, IPP_TAG_ENUM);
    return found ? ippGetInteger(found, 0) : 0;
}

// Nearest to 300 dots an inch: finer is more bytes and no more to see.
std::optional<int> resolution_of(ipp_t* answer) {
    ipp_attribute_t* const found =
        ippFindAttribute(answer, "pwg-raster-document-resolution-supported", IPP_TAG_RESOLUTION);
    std::optional<int> best;
    for (int i = 0; found && i < ippGetCount(found); ++i) {
        int down = 0;
        ipp_res_t units = IPP_RES_PER_INCH;
        const int across = ippGetResolution(found, i, &down, &units);
        if (units != IPP_RES_PER_INCH || across != down || across < 150 || across > 1200) continue;
        if (!best || std::abs(across - 300) < std::abs(*best - 300)) best = across;
    }
    return best;
}

struct Reason {
    std::string_view keyword;
    PrintTrouble trouble;
};
// In the order in which they are told: what is open is closed first.
constexpr std::array<Reason, 8> kReasons{{
    {"cover-open", PrintTrouble::open},
    {"door-open", PrintTrouble::open},
    {"interlock-open", PrintTrouble::open},
    {"input-tray-missing", PrintTrouble::open},
    {"output-tray-missing", PrintTrouble::open},
    {"media-jam", PrintTrouble::jam},
    {"media-empty", PrintTrouble::no_paper},
    {"media-needed", PrintTrouble::no_paper},
}};

struct Said {
    std::string_view keyword;
    Severity severity = Severity::error;  // also of what has no end
};

Said said_in(std::string_view reason) {
    constexpr std::array<std::pair<std::string_view, Severity>, 3> ends{
        {{"-report", Severity::report}, {"-warning", Severity::warning}, {"-error", Severity::error}}};
    for (const auto& [end, severity] : ends) {
        if (reason.size() <= end.size()) continue;
        const std::size_t at = reason.size() - end.size();
        if (reason.substr(at) == end) return {reason.substr(0, at), severity};
    }
    return {reason};
}

}  // namespace

PrinterState printer_state(ipp_t* answer) {
    PrinterState state;
    const auto formats = words_of(answer, "document-format-supported");
    state.takes_pdf = contains_any(formats, "application/pdf");
    if (contains_any(formats, "image/pwg-raster") &&
        contains_any(words_of(answer, "pwg-raster-document-type-supported"), "sgray_8"))
        state.grey_raster_dpi = resolution_of(answer);
    state.has_a4 = contains_any(words_of(answer, "media-supported"), "iso_a4_210x297mm");
    state.stopped = enum_of(answer, "printer-state") == IPP_PSTATE_STOPPED;
    state.reasons = words_of(answer, "printer-state-reasons");
    return state;
}

std::optional<PrintTrouble> trouble_of(const PrinterState& printer, Severity least) {
    for (const Reason& known : kReasons)
        for (const std::string& reason : printer.reasons) {
            const Said said = said_in(reason);
            if (said.keyword == known.keyword && said.severity >= least) return known.trouble;
        }
    // Of what we know no word for, only what calls itself an error: "none" has no end either.
    const bool error =
        std::any_of(printer.reasons.begin(), printer.reasons.end(), [](const std::string& reason) {
            const Said said = said_in(reason);
            return said.severity == Severity::error && said.keyword.size() < reason.size();
        });
    return error || printer.stopped ? std::optional(PrintTrouble::other) : std::nullopt;
}

std::string reasons_of(const PrinterState& printer) {
    std::string all = printer.stopped ? "stopped:" : "not stopped:";
    for (const std::string& reason : printer.reasons) all += ' ' + reason;
    return all;
}

JobState job_state(ipp_t* answer) {
    switch (enum_of(answer, "job-state")) {
        case IPP_JSTATE_PENDING: return JobState::waiting;
        case IPP_JSTATE_PROCESSING: return JobState::working;
        case IPP_JSTATE_HELD:
        case IPP_JSTATE_STOPPED: return JobState::stopped;
        case IPP_JSTATE_CANCELED:
        case IPP_JSTATE_ABORTED: return JobState::ended_unprinted;
        case IPP_JSTATE_COMPLETED: return JobState::completed;
        default: return JobState::unknown;
    }
}

}  // namespace motcua::platform
