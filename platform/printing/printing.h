// Paper out of printers that speak IPP (RFC 8010, 8011; IPP Everywhere, PWG 5100.14), straight to the
// printer: no spooler, no file, and no copy of a paper left anywhere once its job has ended.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/base/devices.h"
#include "kiosk/base/time.h"

namespace motcua::platform {

struct PrinterAddress {
    std::string uri;  // "ipp://192.0.2.7/ipp/print"; "ipps://…" with TLS; empty: there is none
    // Of the printer's own certificate: 64 hexadecimal digits. Empty: any certificate is taken, since
    // printers make their own; then TLS keeps out who listens, and not who pretends to be the printer.
    std::string certificate_sha256{};
};

// What waiting for a printer may cost. Each wait has an end, whatever the printer does.
struct PrintLimits {
    Millis connect{4'000};
    Millis answer{15'000};  // from the first byte of a question, the paper in it, to the last of its answer
    std::size_t answer_bytes_max = 1U << 20U;
    Millis between_looks{700};  // at a job that is not out yet
    int looks_max = 180;        // then the job is withdrawn
    int troubled_looks = 4;     // in a row, then the job is withdrawn, and the trouble told
    int warned_looks = 40;      // the same where it only warns: another tray may have what this one lacks
    int lost_looks = 3;         // in a row without an answer, then the printer is called off
    int withdrawal_looks = 8;
    Millis between_withdrawals{5'000};  // of a job whose printer has gone away with it
};

struct PrinterSettings {
    PrinterAddress a4;    // declarations, sheets; slips too where there is no printer for them
    PrinterAddress slip;  // on a roll of 80 mm
    PrintLimits limits{};
};

// On a thread of its own, one job after the other. A job is reported when it has ended: as printed what the
// printer called completed, else why not. What did not come out is withdrawn from the printer before it is
// reported, so that paper put in later brings nothing out that nobody waits for, and the same paper asked for
// again comes once. Let go, it ends at once; a paper that the printer has already comes out.
std::unique_ptr<Printer> make_ipp_printer(PrinterSettings settings, std::function<void(PrintReport)> report);

}  // namespace motcua::platform
