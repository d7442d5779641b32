#include "platform/printing/printing.h"

#include <algorithm>
#include <deque>
#include <mutex>
#include <thread>

#include "platform/memory/memory.h"
#include "platform/printing/ipp_printer.h"

namespace motcua::platform {
namespace {

class IppPrinters final : public Printer {
  public:
    IppPrinters(PrinterSettings settings, std::function<void(PrintReport)> report)
        : limits_(settings.limits), report_(std::move(report)) {
        const auto rest = [this](Millis time) { return rests(time); };
        if (!settings.a4.uri.empty())
            a4_.emplace(Exchange(settings.a4, limits_, cutter_), limits_, false, rest);
        if (!settings.slip.uri.empty())
            slip_.emplace(Exchange(settings.slip, limits_, cutter_), limits_, true, rest);
        thread_ = std::thread([this] { run(); });
    }
    ~IppPrinters() override {
        {
            const std::lock_guard lock(mutex_);
            ending_ = true;
        }
        wake_.notify_all();
        cutter_.stop();
        thread_.join();
    }
    IppPrinters(const IppPrinters&) = delete;
    IppPrinters& operator=(const IppPrinters&) = delete;

    [[nodiscard]] bool ready() const override { return true; }

    void print(PrintJob job) override {
        {
            const std::lock_guard lock(mutex_);
            jobs_.push_back(std::move(job));
        }
        wake_.notify_all();
    }

  private:
    // False where everything ends.
    bool rests(Millis time) {
        std::unique_lock lock(mutex_);
        return !wake_.wait_for(lock, time, [this] { return ending_; });
    }

    void run() {
        while (const auto job = next()) {
            report_(carried_out(*job));
        }
    }

    // The next job; meanwhile what a printer went away with is withdrawn as soon as it is back.
    std::optional<PrintJob> next() {
        std::unique_lock lock(mutex_);
        const auto wanted = [this] { return ending_ || !jobs_.empty(); };
        while (!wanted()) {
            wipe_stack();
            if (!owes_withdrawal()) {
                wake_.wait(lock, wanted);
            } else if (!wake_.wait_for(lock, limits_.between_withdrawals, wanted)) {
                lock.unlock();
                for (std::optional<IppPrinter>* printer : {&a4_, &slip_})
                    if (*printer) (*printer)->withdraw_again();
                lock.lock();
            }
        }
        if (ending_) return std::nullopt;
        PrintJob job = std::move(jobs_.front());
        jobs_.pop_front();
        return job;
    }

    [[nodiscard]] bool owes_withdrawal() const {
        return (a4_ && a4_->owes_withdrawal()) || (slip_ && slip_->owes_withdrawal());
    }

    IppPrinter* printer_for(Paper::Kind kind) {
        if (kind == Paper::Kind::slip && slip_) return &*slip_;
        return a4_ ? &*a4_ : nullptr;
    }

    // One printer's trouble does not keep the other's paper back; what the same printer would say again is
    // not asked again.
    PrintReport carried_out(const PrintJob& job) {
        PrintReport report{job.number, {}};
        std::vector<const IppPrinter*> troubled;
        for (const Paper& paper : job.papers) {
            IppPrinter* const printer = printer_for(paper.kind);
            if (std::find(troubled.begin(), troubled.end(), printer) != troubled.end()) continue;
            const auto done =
                printer
                    ? printer->print(paper)
                    : Printed<void>(tl::unexpected(PrintFailure{PrintTrouble::other, "no printer for A4"}));
            if (done) {
                report.printed.push_back(paper.kind);
                continue;
            }
            troubled.push_back(printer);
            if (report.trouble) continue;
            report.trouble = done.error().trouble;
            report.what = done.error().what;
        }
        return report;
    }

    const PrintLimits limits_;
    std::function<void(PrintReport)> report_;
    Cutter cutter_;
    bool ending_ = false;
    std::optional<IppPrinter> a4_;    // the thread's alone
    std::optional<IppPrinter> slip_;  // so is this
    std::mutex mutex_;                // guards the jobs
    std::condition_variable wake_;
    std::deque<PrintJob> jobs_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<Printer> make_ipp_printer(PrinterSettings settings, std::function<void(PrintReport)> report) {
    return std::make_unique<IppPrinters>(std::move(settings), std::move(report));
}

}  // namespace motcua::platform
