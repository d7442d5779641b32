// Papers through a real printer program: what it got, how often, and what is said when it cannot.
#include "platform/printing/printing.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "platform/paper/paper.h"
#include "platform/printing/raster.h"
#include "tests/platform/printing/scripted_printer.h"
#include "tests/platform/printing/virtual_printer.h"

namespace motcua::tests {
namespace {

using platform::PrinterAddress;
using platform::PrintLimits;
using Kinds = std::vector<Paper::Kind>;
using Documents = std::vector<std::string>;

// The reports as they come.
class Desk {
  public:
    void put(PrintReport report) {
        {
            const std::lock_guard lock(mutex_);
            reports_.push_back(std::move(report));
        }
        came_.notify_all();
    }
    PrintReport take() {
        std::unique_lock lock(mutex_);
        REQUIRE(came_.wait_for(lock, std::chrono::seconds(60), [this] { return !reports_.empty(); }));
        PrintReport first = std::move(reports_.front());
        reports_.erase(reports_.begin());
        return first;
    }

  private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::vector<PrintReport> reports_;
};

PrintLimits impatient() {
    PrintLimits limits;
    limits.between_looks = Millis{10};
    limits.warned_looks = 4;
    limits.withdrawal_looks = 3;
    limits.between_withdrawals = Millis{20};
    return limits;
}

const LocalTime kPrinting{std::chrono::year{2026} / 11 / 23, 9, 24};

Paper slip() {
    records::Slip made;
    made.number = "BT01 0027 A";
    made.created = kPrinting;
    made.office = {"Trung tâm Phục vụ hành chính công phường Bàn Thạch", ""};
    return {Paper::Kind::slip, made.number,
            platform::slip_drawing(made, records::SlipMoment::stored, {}, {})};
}

// Of two pages.
Paper declaration() {
    records::Declaration made;
    made.title = "TỜ KHAI";
    made.slip_number = "BT01 0027 A";
    made.created = kPrinting;
    for (int line = 0; line < 40; ++line) made.lines.push_back({secret("Họ, chữ đệm, tên: Lê Thị Ví Dụ")});
    return {Paper::Kind::declaration, made.slip_number, platform::declaration_drawing(std::move(made))};
}

std::string pdf_on_a4(const Paper& paper) { return std::string(view(*paper.drawing->pdf({}))); }

// A kiosk with its printers.
class Kiosk {
  public:
    explicit Kiosk(PrinterAddress a4, PrinterAddress slip = {}, PrintLimits limits = impatient())
        : printer_(platform::make_ipp_printer({std::move(a4), std::move(slip), limits},
                                              [this](PrintReport report) { desk_.put(std::move(report)); })) {
    }
    PrintReport print(std::vector<Paper> papers) {
        give(std::move(papers));
        return desk_.take();
    }
    void give(std::vector<Paper> papers) { printer_->print({++jobs_, std::move(papers)}); }
    PrintReport take() { return desk_.take(); }
    [[nodiscard]] std::uint32_t jobs() const { return jobs_; }

  private:
    Desk desk_;
    std::uint32_t jobs_ = 0;
    std::unique_ptr<Printer> printer_;
};

TEST_CASE("the printer gets each page as it was drawn, once, and only then is it called printed") {
    const VirtualPrinter printer;
    Kiosk kiosk({printer.uri()});
    const PrintReport report = kiosk.print({slip(), declaration()});
    CHECK_MESSAGE(!report.trouble, report.what);
    CHECK(report.number == kiosk.jobs());
    CHECK(report.printed == Kinds{Paper::Kind::slip, Paper::Kind::declaration});
    CHECK(printer.printed() == Documents{pdf_on_a4(slip()), pdf_on_a4(declaration())});
}

TEST_CASE("a printer without PDF gets PWG raster of the same page") {
    VirtualPrinter::Options options;
    options.formats = "image/pwg-raster";
    const VirtualPrinter printer(options);
    Kiosk kiosk({printer.uri()});
    const PrintReport report = kiosk.print({declaration()});
    CHECK_MESSAGE(!report.trouble, report.what);
    REQUIRE(printer.printed().size() == 1);
    CHECK(printer.printed().front() == view(*platform::pwg_raster(*declaration().drawing, 300, {})));
}

TEST_CASE("a printer that takes neither is not sent anything") {
    VirtualPrinter::Options options;
    options.formats = "image/jpeg";
    const VirtualPrinter printer(options);
    Kiosk kiosk({printer.uri()});
    CHECK(kiosk.print({slip()}).trouble == PrintTrouble::other);
    CHECK(printer.received().empty());
}

TEST_CASE("over TLS, with any certificate, but only with the one that is named where one is named") {
    const VirtualPrinter printer;
    Kiosk trusting({printer.uri("ipps")});
    const PrintReport report = trusting.print({slip()});
    CHECK_MESSAGE(!report.trouble, report.what);
    CHECK(printer.printed().size() == 1);
    Kiosk strict({printer.uri("ipps"), std::string(64, '0')});
    CHECK(strict.print({slip()}).trouble == PrintTrouble::other);
    CHECK(printer.received().size() == 1);
    Kiosk right({printer.uri("ipps"), printer.certificate_sha256()});
    CHECK(right.print({slip()}).printed == Kinds{Paper::Kind::slip});
}

TEST_CASE("slips go to the slip printer, everything else to the other; trouble of one is not the other's") {
    const VirtualPrinter a4;
    const VirtualPrinter roll;
    Kiosk kiosk({a4.uri()}, {roll.uri()});
    CHECK_FALSE(kiosk.print({slip(), declaration()}).trouble);
    CHECK(a4.printed() == Documents{pdf_on_a4(declaration())});
    CHECK(roll.printed() == Documents{std::string(view(*slip().drawing->pdf(slip().drawing->size())))});
    roll.abort_papers("media-empty");
    const PrintReport report = kiosk.print({slip(), declaration()});
    CHECK(report.trouble == PrintTrouble::no_paper);
    CHECK(report.printed == Kinds{Paper::Kind::declaration});
}

TEST_CASE("a printer that runs out of paper is said so; refilled and asked again, it prints once") {
    const VirtualPrinter printer;
    Kiosk kiosk({printer.uri()});
    printer.hold_papers("media-empty");
    const PrintReport report = kiosk.print({slip(), declaration()});
    CHECK(report.trouble == PrintTrouble::no_paper);
    CHECK(report.printed.empty());
    printer.remedy(VirtualPrinter::Held::dropped);
    Kinds printed;
    while (printed.size() < 2) printed = kiosk.print({slip(), declaration()}).printed;
    CHECK(printer.printed() == Documents{pdf_on_a4(slip()), pdf_on_a4(declaration())});
}

TEST_CASE("what is wrong with the printer is told apart") {
    const auto told = [](const char* reasons) {
        const VirtualPrinter printer;
        printer.abort_papers(reasons);
        return Kiosk({printer.uri()}).print({slip()}).trouble;
    };
    CHECK(told("") == PrintTrouble::other);
    CHECK(told("media-low") == PrintTrouble::other);
    CHECK(told("media-empty") == PrintTrouble::no_paper);
    CHECK(told("media-jam") == PrintTrouble::jam);
    CHECK(told("cover-open") == PrintTrouble::open);
    CHECK(told("media-empty,cover-open") == PrintTrouble::open);
}

TEST_CASE("a printer that is off is said so; on again, it prints what is asked for then, and once") {
    VirtualPrinter printer;
    printer.switch_off();
    Kiosk kiosk({printer.uri()});
    CHECK(kiosk.print({slip(), declaration()}).trouble == PrintTrouble::off);
    printer.switch_on();
    CHECK_FALSE(kiosk.print({slip()}).trouble);
    CHECK(printer.printed() == Documents{pdf_on_a4(slip())});
}

TEST_CASE("a printer that is switched off in the middle of a page is said so") {
    VirtualPrinter printer;
    Kiosk kiosk({printer.uri()});
    printer.hold_papers("media-low");
    kiosk.give({slip()});
    printer.wait_until_it_holds_a_paper();
    printer.switch_off();
    const PrintReport report = kiosk.take();
    CHECK(report.trouble == PrintTrouble::off);
    CHECK(report.printed.empty());
}

TEST_CASE("an answer that is lost makes no second paper") {
    ScriptedPrinter printer;
    printer.loses_send_answer = true;
    printer.job = IPP_JSTATE_COMPLETED;
    Kiosk kiosk({printer.uri()});
    CHECK(kiosk.print({slip()}).printed == Kinds{Paper::Kind::slip});
    CHECK(printer.papers == 1);
}

TEST_CASE("a paper that came out after its printer was given up is not printed again") {
    ScriptedPrinter printer;
    printer.silent_after_send = true;
    Kiosk kiosk({printer.uri()});
    CHECK(kiosk.print({slip()}).trouble == PrintTrouble::off);
    printer.job = IPP_JSTATE_COMPLETED;
    printer.gone = false;
    CHECK(kiosk.print({slip()}).printed == Kinds{Paper::Kind::slip});
    CHECK(printer.papers == 1);
    printer.silent_after_send = false;
    SUBCASE("asked for once more, because it was lost, it is") {
        CHECK(kiosk.print({slip()}).printed == Kinds{Paper::Kind::slip});
        CHECK(printer.papers == 2);
    }
}

TEST_CASE("a job that its printer went away with is withdrawn when it is back, though nobody asks") {
    ScriptedPrinter printer;
    printer.silent_after_send = true;
    Kiosk kiosk({printer.uri()});
    CHECK(kiosk.print({slip()}).trouble == PrintTrouble::off);
    printer.gone = false;
    while (printer.job != IPP_JSTATE_CANCELED) std::this_thread::yield();
    CHECK(printer.cancelled >= 1);
    CHECK(printer.papers == 1);
}

TEST_CASE("while a printer does not let go of a job, it gets no other") {
    ScriptedPrinter printer;
    printer.job = IPP_JSTATE_STOPPED;
    printer.cancels = false;
    Kiosk kiosk({printer.uri()});
    CHECK(kiosk.print({slip()}).trouble == PrintTrouble::other);
    CHECK(kiosk.print({slip()}).trouble == PrintTrouble::other);
    CHECK(printer.jobs == 1);
}

TEST_CASE("a printer that takes a connection and never says anything costs its limit, and is called off") {
    const RudeServer silent([](Connection& peer) { peer.wait_until_peer_leaves(); });
    PrintLimits limits = impatient();
    limits.answer = Millis{200};
    Kiosk kiosk({ipp_uri(silent, "ipp")}, {}, limits);
    CHECK(kiosk.print({slip(), declaration()}).trouble == PrintTrouble::off);
    CHECK(silent.visits() == 1);  // the second paper is not tried on it
    Kiosk over_tls({ipp_uri(silent, "ipps")}, {}, limits);
    CHECK(over_tls.print({slip()}).trouble == PrintTrouble::off);
}

TEST_CASE("a printer that never stops talking is cut off") {
    const RudeServer endless([](Connection& peer) {
        (void)peer.write("HTTP/1.1 200 OK\r\n");
        while (peer.write("X-More: and more\r\n")) {
        }
    });
    PrintLimits limits = impatient();
    limits.answer = Millis{300};
    CHECK(Kiosk({ipp_uri(endless, "ipp")}, {}, limits).print({slip()}).trouble == PrintTrouble::off);
}

TEST_CASE("an answer that is no IPP, or larger than any is, is refused") {
    const auto told = [](const std::string& answer) {
        const RudeServer server([answer](Connection& peer) {
            peer.read_first_bytes();
            (void)peer.write(answer);
            peer.wait_until_peer_leaves();
        });
        PrintLimits limits = impatient();
        limits.answer = Millis{1'000};
        return Kiosk({ipp_uri(server, "ipp")}, {}, limits).print({slip()}).trouble;
    };
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: ";
    CHECK(told(head + "4\r\n\r\nPDF!") == PrintTrouble::off);
    CHECK(told("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: "
               "0\r\n\r\n") == PrintTrouble::other);
    // One attribute after the other, of 30,000 bytes each, and no end.
    std::string flood(head + "100000000\r\n\r\n");
    flood += std::string("\x02\x00\x00\x00\x00\x00\x00\x01\x04", 9);
    const std::string one = std::string("\x41\x00\x01x\x75\x30", 6) + std::string(30'000, 'y');
    for (int i = 0; i < 60; ++i) flood += one;
    CHECK(told(flood) == PrintTrouble::off);
}

TEST_CASE("a kiosk that ends while its printer hangs does not wait for it") {
    const RudeServer silent([](Connection& peer) { peer.wait_until_peer_leaves(); });
    PrintLimits limits;
    limits.answer = Millis{600'000};
    {
        Kiosk kiosk({ipp_uri(silent, "ipp")}, {}, limits);
        kiosk.give({slip()});
        silent.wait_for_visit();
    }
    CHECK(silent.visits() == 1);
}

TEST_CASE("an address that is none, and a name that nobody has, are trouble like any other") {
    Kiosk nowhere({"ipp://localhost:1/ipp/print"});
    CHECK(nowhere.print({slip()}).trouble == PrintTrouble::off);
    Kiosk nonsense({"http://localhost/"});
    CHECK(nonsense.print({slip()}).trouble == PrintTrouble::other);
    Kiosk only_slips({}, {"ipp://localhost:1/ipp/print"});
    CHECK(only_slips.print({declaration()}).trouble == PrintTrouble::other);
}

}  // namespace
}  // namespace motcua::tests
