// What a printer says of itself, and what is made of it.
#include "platform/printing/states.h"

#include <doctest/doctest.h>

#include "platform/printing/exchange.h"

namespace motcua::tests {
namespace {

using platform::PrinterState;
using platform::Severity;

std::optional<PrintTrouble> told(std::vector<std::string> reasons, Severity least = Severity::error,
                                 bool stopped = false) {
    PrinterState printer;
    printer.reasons = std::move(reasons);
    printer.stopped = stopped;
    return platform::trouble_of(printer, least);
}

TEST_CASE("what a printer only warns of or reports keeps nothing back") {
    CHECK_FALSE(told({"none"}));
    CHECK_FALSE(told({"media-empty-report", "cover-open-warning", "toner-low"}));
    CHECK(told({"media-empty-report"}, Severity::report) == PrintTrouble::no_paper);
    CHECK_FALSE(told({"media-empty-report"}, Severity::warning));
    CHECK(told({"media-jam-warning"}, Severity::warning) == PrintTrouble::jam);
}

TEST_CASE("an open cover is told before the jam under it, and a jam before the paper") {
    CHECK(told({"media-empty", "media-jam-error", "cover-open"}) == PrintTrouble::open);
    CHECK(told({"media-needed-error", "media-jam"}) == PrintTrouble::jam);
    CHECK(told({"media-needed"}) == PrintTrouble::no_paper);
}

TEST_CASE("an error that has no word of its own is still one, and so is a printer that stopped") {
    CHECK(told({"fuser-over-temp-error"}) == PrintTrouble::other);
    CHECK_FALSE(told({"vendor-says-hello"}));
    CHECK(told({"paused"}, Severity::error, true) == PrintTrouble::other);
    CHECK(told({"-error"}, Severity::error) == std::nullopt);
}

TEST_CASE("an address is taken apart, with the port of IPP where it names none") {
    const auto place = platform::printer_place("ipps://printer.example.invalid/ipp/print");
    REQUIRE(place);
    CHECK(place->tls);
    CHECK(place->host == "printer.example.invalid");
    CHECK(place->port == 631);
    CHECK(place->resource == "/ipp/print");
    CHECK(platform::printer_place("ipp://[::1]:8631/a")->port == 8631);
    for (const char* none : {"", "ipp", "http://localhost/", "file:///etc/passwd", "ipp://host:port/"})
        CHECK_FALSE(platform::printer_place(none).has_value());
}

}  // namespace
}  // namespace motcua::tests
