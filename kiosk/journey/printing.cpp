// What is asked of the printer, and what became of it.
#include <algorithm>

#include "kiosk/journey/turn.h"

namespace motcua::journey {
namespace {

using Kinds = std::vector<Paper::Kind>;

bool contains(const Kinds& kinds, Paper::Kind kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

void print(Turn& turn, Kinds papers, Kinds out = {}) {
    Visit& visit = turn.visit();
    visit.print_at.reset();
    visit.printing = {0, std::move(papers), std::move(out), std::nullopt};
    visit.papers = turn.model.machine.printer_ready ? Papers::printing : Papers::failed;
    if (visit.papers == Papers::failed) return;
    visit.printing.number = ++turn.model.prints;
    turn.ask(effect::PrintPapers{visit.printing.number, visit.printing.open});
}

void print_slip_and_declaration(Turn& turn) { print(turn, {Paper::Kind::slip, Paper::Kind::declaration}); }

}  // namespace

void print_when_told(Turn& turn) {
    if (!turn.model.machine.online) return print_slip_and_declaration(turn);
    turn.visit().papers = Papers::held;
    turn.visit().print_at = turn.now + turn.limits.print_hold;
}

void release_papers(Turn& turn) {
    if (turn.model.visit && turn.visit().print_at) print_slip_and_declaration(turn);
}

void apply(Turn& turn, const intent::PrintTakeAway&) {
    const bool asked = turn.at<place::Overview>() && procedure(turn.model) && !is_recalled(turn.model);
    if (asked && turn.visit().papers != Papers::printing) print(turn, {Paper::Kind::take_away});
}

// While the printer has a job, another one would be the same paper twice.
void apply(Turn& turn, const intent::PrintAgain&) {
    if (!turn.at<place::Receipt>() && !turn.at<place::Overview>()) return;
    const Visit& visit = turn.visit();
    switch (visit.papers) {
        case Papers::none:
        case Papers::printing: return;
        case Papers::held: return release_papers(turn);
        case Papers::failed: return print(turn, visit.printing.open, visit.printing.out);
        case Papers::printed: break;
    }
    if (turn.at<place::Receipt>()) print(turn, {Paper::Kind::slip});
}

void apply(Turn& turn, const intent::Printed& printed) {
    const PrintReport& report = printed.report;
    if (!turn.model.visit || turn.visit().papers != Papers::printing) return;
    Printing& printing = turn.visit().printing;
    if (report.number != printing.number) return;
    const auto is_out = [&](Paper::Kind kind) { return contains(report.printed, kind); };
    std::copy_if(printing.open.begin(), printing.open.end(), std::back_inserter(printing.out), is_out);
    printing.open.erase(std::remove_if(printing.open.begin(), printing.open.end(), is_out),
                        printing.open.end());
    turn.visit().papers = printing.open.empty() ? Papers::printed : Papers::failed;
    if (!printing.open.empty()) printing.trouble = report.trouble.value_or(PrintTrouble::other);
}

}  // namespace motcua::journey
