// One printer: a paper goes there, is followed until it has ended, and is withdrawn where it does not end
// well.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "platform/printing/exchange.h"
#include "platform/printing/states.h"

namespace motcua::platform {

class IppPrinter {
  public:
    // `rest` waits, and answers false where everything ends.
    IppPrinter(Exchange exchange, const PrintLimits& limits, bool on_a_roll, std::function<bool(Millis)> rest)
        : exchange_(std::move(exchange)), limits_(limits), on_a_roll_(on_a_roll), rest_(std::move(rest)) {}

    // Returns when the printer calls the paper completed, or when it will not come out any more.
    Printed<void> print(const Paper& paper);

    // A job whose printer went away with it: is asked for until it has ended.
    [[nodiscard]] bool owes_withdrawal() const { return left_ && !left_->completed; }
    void withdraw_again();

    [[nodiscard]] const std::string& uri() const { return exchange_.uri(); }

  private:
    // A job that the printer may still have.
    struct Left {
        int job = 0;
        Paper::Kind kind = Paper::Kind::slip;
        std::string name;
        bool completed = false;  // it came out after all
    };

    [[nodiscard]] Ipp question(ipp_op_t operation, std::optional<int> job = std::nullopt) const;
    [[nodiscard]] Ipp job_question(const Paper& paper) const;
    // Success, or why not.
    [[nodiscard]] Printed<Ipp> if_granted(ipp_op_t operation, Printed<Ipp> answer) const;
    Printed<Ipp> granted(ipp_t* question, const Secret* document = nullptr) const;
    Printed<PrinterState> look() const;
    Printed<JobState> look_at(int job) const;
    Printed<int> create_job(const Paper& paper, const PrinterState& printer, const PaperSize& sheet) const;
    Printed<void> send(int job, const Paper& paper, const PrinterState& printer,
                       const PaperSize& sheet) const;
    Printed<bool> settle_with(const Paper& paper);
    Printed<void> follow(int job);
    [[nodiscard]] PrintFailure what_is_wrong(const char* what_it_did) const;
    Printed<void> give_up(int job, PrintFailure why);
    JobState withdraw(int job) const;

    Exchange exchange_;
    const PrintLimits& limits_;
    bool on_a_roll_;
    std::function<bool(Millis)> rest_;
    std::optional<Left> left_;
};

}  // namespace motcua::platform
