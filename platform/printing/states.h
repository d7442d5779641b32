// What a printer says about itself and its jobs, and what of it somebody can do something about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <cups/ipp.h>

#include "kiosk/base/devices.h"

namespace motcua::platform {

struct PrinterState {
    bool takes_pdf = false;
    std::optional<int> grey_raster_dpi;  // PWG raster of 8 bits grey (PWG 5102.4); none: not taken
    bool has_a4 = false;
    bool stopped = false;
    std::vector<std::string> reasons;  // printer-state-reasons, RFC 8011 section 5.4.12
};
PrinterState printer_state(ipp_t* answer);

// How sure the printer is that it cannot print (the ends of its reasons, RFC 8011 section 5.4.12).
enum class Severity : std::uint8_t {
    report,   // may be of another tray
    warning,  // may be so soon
    error
};
// Why nothing comes out, of what is at least so severe; none where nothing is.
std::optional<PrintTrouble> trouble_of(const PrinterState& printer, Severity least);
std::string reasons_of(const PrinterState& printer);  // "stopped: media-empty-error, door-open"

enum class JobState : std::uint8_t { waiting, working, stopped, ended_unprinted, completed, unknown };
JobState job_state(ipp_t* answer);

}  // namespace motcua::platform
