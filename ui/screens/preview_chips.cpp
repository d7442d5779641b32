#include "ui/screens/preview_chips.h"

#include <fmt/format.h>

#include "ui/screens/preview_models.h"

namespace motcua::ui {
namespace {

using namespace preview;
using identity::chip::Step;
using identity::chip::Stop;
using identity::chip::Verdict;
using journey::ChipVisit;
using journey::Model;
namespace place = journey::place;
using Phase = ChipVisit::Phase;

constexpr LaidCard kLaid{1, ChipKind::processor, true};

// A procedure that is filed here once the chip has said who files it, beside a reader that works.
Model beside_reader(Model model) {
    Model out = doing(std::move(model), content::KioskDoes::submit);
    auto content = std::make_shared<content::Content>(*out.machine.content);
    content->procedures.front().submit_identity = {"chip", "vneid", "staff"};
    out.machine.content = std::move(content);
    out.machine.chip_reader = ChipReaderState::works;
    return out;
}

Model with_chip(const ChipVisit& chip, bool card_lies_there) {
    Model model = beside_reader(in_procedure(place::Chip{}));
    model.visit->chip = chip;
    if (card_lies_there) model.machine.laid_card = kLaid;
    return model;
}

Model reads(Step step) {
    ChipVisit chip;
    chip.phase = Phase::reads;
    chip.step = step;
    return with_chip(chip, true);
}

Model stopped(Stop stop, int failures) {
    ChipVisit chip;
    chip.phase = Phase::stopped;
    chip.stop = stop;
    chip.failures = failures;
    return with_chip(chip, stop != Stop::card_gone);
}

Model ended(Verdict verdict) {
    ChipVisit chip;
    chip.phase = Phase::ended;
    chip.verdict = verdict;
    Model model = with_chip(chip, true);
    if (verdict == Verdict::proved) model.visit->level = form::IdentityLevel::chip;
    return model;
}

Model mute() {
    ChipVisit chip;
    chip.phase = Phase::stopped;
    chip.is_mute = true;
    return with_chip(chip, true);
}

Model typing_expiry(std::string_view digits, std::optional<text::T> problem) {
    Model model = stopped(Stop::no_key, 1);
    model.visit->place = place::Chip{true};
    model.visit->chip->expiry = secret(digits);
    model.visit->chip->expiry_problem = problem;
    return model;
}

Model without_reader(Model model) {
    return changed(std::move(model), [](Model& m) { m.machine.chip_reader = ChipReaderState::down; });
}

void add_readings(std::vector<Preview>& list) {
    list.push_back({"chip", with_chip({}, false), kNow});
    list.push_back({"chip.reader_down", without_reader(with_chip({}, false)), kNow});
    for (int step = 0; step <= static_cast<int>(Step::done); ++step)
        list.push_back({fmt::format("chip.reads.{}", step + 1), reads(static_cast<Step>(step)), kNow});
    for (const auto stop : every<Stop>()) {
        const bool counts = stop != Stop::card_gone;
        list.push_back({fmt::format("chip.stopped.{}", name(stop)), stopped(stop, counts ? 1 : 0), kNow});
        if (counts)
            list.push_back({fmt::format("chip.stopped_again.{}", name(stop)), stopped(stop, 2), kNow});
    }
    list.push_back({"chip.stopped.mute", mute(), kNow});
    list.push_back(
        {"chip.stopped.reader_gone_and_down", without_reader(stopped(Stop::reader_gone, 1)), kNow});
    for (const auto verdict : every<Verdict>())
        list.push_back({fmt::format("chip.ended.{}", name(verdict)), ended(verdict), kNow});
    for (const auto verdict : {Verdict::proved, Verdict::unknown_issuer})
        list.push_back({fmt::format("chip.taken_back.{}", name(verdict)),
                        changed(ended(verdict), [](Model& m) { m.machine.laid_card.reset(); }), kNow});
}

}  // namespace

void add_chips(std::vector<Preview>& list) {
    add_readings(list);
    list.push_back({"chip.expiry", typing_expiry("", std::nullopt), kNow});
    list.push_back({"chip.expiry.typing", typing_expiry("12032", std::nullopt), kNow});
    list.push_back({"chip.expiry.problem", typing_expiry("31022030", text::T::problem_date), kNow});
    list.push_back({"chip.expiry.not_whole", typing_expiry("1203", text::T::problem_date_whole), kNow});
    list.push_back({"chip.reading_aloud",
                    changed(stopped(Stop::card_gone, 0),
                            [](Model& m) {
                                m.settings.read_aloud = true;
                                m.speech = {1, {"chip.title"}, 0, true, false, kNow};
                            }),
                    kNow});
    list.push_back(
        {"chip.overview",
         beside_reader(changed(at(place::Overview{}), [](Model& m) { m.visit->procedure = "1.004873"; })),
         kNow});
    list.push_back({"chip.review", beside_reader(answered(place::Review{})), kNow});
    list.push_back({"chip.review.proved",
                    changed(beside_reader(answered(place::Review{})),
                            [](Model& m) { m.visit->level = form::IdentityLevel::chip; }),
                    kNow});
}

}  // namespace motcua::ui
