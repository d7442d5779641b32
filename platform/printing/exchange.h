// One question to a printer and its answer, over a connection of its own.
#pragma once

#include <memory>
#include <string>

#include <cups/ipp.h>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"
#include "platform/printing/cutter.h"
#include "platform/printing/printing.h"

namespace motcua::platform {

struct DeleteIpp {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using Ipp = std::unique_ptr<ipp_t, DeleteIpp>;

// Where a printer is, taken apart.
struct PrinterPlace {
    bool tls = false;
    std::string host;
    int port = 631;
    std::string resource;
};
Result<PrinterPlace> printer_place(const std::string& uri);

struct PrintFailure {
    PrintTrouble trouble = PrintTrouble::other;
    std::string what;
};
template <class T>
using Printed = Result<T, PrintFailure>;

// The answer, whatever IPP status it has; `document` goes behind the question. Never asks
// anybody for a password.
class Exchange {
  public:
    Exchange(PrinterAddress address, const PrintLimits& limits, Cutter& cutter)
        : address_(std::move(address)), limits_(limits), cutter_(cutter) {}

    [[nodiscard]] Printed<Ipp> ask(ipp_t* question, const Secret* document = nullptr) const;
    [[nodiscard]] const std::string& uri() const { return address_.uri; }

  private:
    PrinterAddress address_;
    const PrintLimits& limits_;
    Cutter& cutter_;
};

}  // namespace motcua::platform
