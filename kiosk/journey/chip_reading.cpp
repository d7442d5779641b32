// The chip of the resident's card: laid down, read, and what it has proved.
#include <algorithm>

#include "kiosk/identity/card_date.h"
#include "kiosk/identity/chip/access.h"
#include "kiosk/journey/turn.h"
#include "kiosk/text/unicode.h"

namespace motcua::journey {
namespace {

namespace chip = identity::chip;
using Phase = ChipVisit::Phase;

constexpr std::string_view kLevel = "chip";
constexpr std::size_t kExpiryDigits = 8;

bool is_offered(const content::Procedure& procedure) {
    const auto& enough = procedure.submit_identity;
    return std::find(enough.begin(), enough.end(), kLevel) != enough.end();
}

chip::RenewalRule renewal_rule(const content::Content& content) {
    return {content.chip.renewal_ages, content.chip.early_years};
}

// The card itself is at fault, not how it lies: laid down again it would be the same.
bool is_final(chip::Stop stop) { return stop == chip::Stop::refused || stop == chip::Stop::unreadable; }

void begin_reading(Turn& turn) {
    const auto& machine = turn.model.machine;
    Visit& visit = turn.visit();
    ChipVisit& here = *visit.chip;
    here.is_mute = machine.laid_card->kind != ChipKind::processor;
    if (here.is_mute) {
        here.phase = Phase::stopped;
        return;
    }
    here.phase = Phase::reads;
    here.card = machine.laid_card->number;
    here.step = chip::Step::open;
    turn.ask(
        effect::ReadChip{++turn.model.readings, machine.laid_card->number,
                         chip::access_keys(*visit.card, renewal_rule(*machine.content), machine.now.day)});
}

// The next card may lie there before it is known what became of the last one.
bool another_lies_there(const Turn& turn) {
    const auto& laid = turn.model.machine.laid_card;
    return laid && laid->number != turn.model.visit->chip->card;
}

// At once where the card lies there already.
void wait_for_card(Turn& turn) {
    turn.visit().chip->phase = Phase::waits;
    if (turn.model.machine.laid_card) begin_reading(turn);
}

void leave_for_questions(Turn& turn) {
    turn.ask(effect::LeaveChip{});
    show_next_unanswered(turn);
}

form::ChipEvidence evidence(const chip::Reading& read, chip::Verdict verdict, WallTime at) {
    return {verdict, read.proof, at, read.sod, read.dg1, read.dg13};
}

// What was read fills in, with the marks that the code may have lost; only what is proved says who it is.
void use_reading(Turn& turn, const chip::Reading& read) {
    Visit& visit = turn.visit();
    visit.card = chip::card_of(read, &*visit.card);
    if (visit.chip->verdict == chip::Verdict::proved) visit.level = form::IdentityLevel::chip;
    use_card(turn);
}

bool is_answer_to_this(const Turn& turn, std::uint32_t reading) {
    return turn.at<place::Chip>() && turn.model.visit->chip &&
           turn.model.visit->chip->phase == Phase::reads && reading == turn.model.readings;
}

// DDMMYYYY as the zone writes it, YYMMDD.
std::optional<Secret> in_zone(const Secret& typed) {
    const bool whole = typed.size() == kExpiryDigits;
    const auto iso = whole ? identity::iso_date(view(typed)) : std::nullopt;
    if (!iso || iso->size() != 10) return std::nullopt;
    Secret zone = typed.substr(6, 2);
    zone.append(view(typed).substr(2, 2)).append(view(typed).substr(0, 2));
    return zone;
}

void take_expiry(Turn& turn, Secret zone) {
    turn.visit().card->zone_expiry = std::move(zone);
    turn.visit().chip->failures = 0;
    go_back(turn);
    wait_for_card(turn);
}

}  // namespace

bool wants_chip(const Model& model) {
    const content::Procedure* chosen = procedure(model);
    if (!chosen || !is_offered(*chosen) || model.machine.chip_reader != ChipReaderState::works) return false;
    const Visit& visit = *model.visit;
    if (!visit.notice_read || !visit.card || visit.level >= form::IdentityLevel::vneid) return false;
    return !chip::access_keys(*visit.card, renewal_rule(*model.machine.content), model.machine.now.day)
                .empty();
}

bool is_stopped_by_chip(const Model& model) {
    return model.visit && model.visit->chip && model.visit->chip->phase == Phase::ended &&
           chip::stops(model.visit->chip->verdict);
}

bool may_pass_over_chip(const Model& model, const Limits& limits) {
    if (!model.visit || !model.visit->chip || is_stopped_by_chip(model)) return false;
    const ChipVisit& here = *model.visit->chip;
    const bool cannot = here.phase == Phase::stopped && is_final(here.stop);
    return cannot || here.failures >= limits.failed_readings_before_other_ways ||
           model.machine.chip_reader != ChipReaderState::works;
}

void go_on_with_card(Turn& turn) {
    if (is_stopped_by_chip(turn.model)) return go(turn, place::Chip{});
    const bool passed_over = turn.visit().chip && turn.visit().chip->passed_over;
    if (!wants_chip(turn.model) || passed_over) return show_next_unanswered(turn);
    turn.visit().chip.emplace();
    go(turn, place::Chip{});
    wait_for_card(turn);
}

bool card_is_known_better(Turn& turn, const identity::Card& card) {
    Visit& visit = turn.visit();
    if (!visit.card || card.zone_expiry.empty() || visit.card->id != card.id) return false;
    visit.card->zone_expiry = card.zone_expiry;
    if (!turn.at<place::Chip>() || visit.chip->phase == Phase::reads) return false;
    visit.chip->failures = 0;
    wait_for_card(turn);
    return true;
}

void let_go_of_chip(Turn& turn) {
    if (!turn.model.visit || !turn.visit().chip || turn.at<place::Chip>()) return;
    ChipVisit& here = *turn.visit().chip;
    if (here.phase != Phase::reads) return;
    here.phase = Phase::waits;
    turn.ask(effect::LeaveChip{});
}

void take_up_chip(Turn& turn) {
    if (!turn.at<place::Chip>() || std::get<place::Chip>(turn.visit().place).expiry) return;
    const bool waits = turn.visit().chip && turn.visit().chip->phase == Phase::waits;
    if (waits && turn.model.machine.laid_card) begin_reading(turn);
}

bool is_expiry_typed_into(const Turn& turn, std::string_view field) {
    if (field != kExpiryField || !turn.at<place::Chip>()) return false;
    return std::get<place::Chip>(turn.model.visit->place).expiry;
}

void type_expiry(Turn& turn, const text::Key& key) {
    ChipVisit& here = *turn.visit().chip;
    here.expiry_problem.reset();
    const bool erases = key.kind == text::Key::Kind::erase;
    if (erases) text::drop_last(here.expiry);
    const bool is_number =
        key.kind == text::Key::Kind::character && key.character >= U'0' && key.character <= U'9';
    if (is_number && here.expiry.size() < kExpiryDigits) here.expiry += static_cast<char>(key.character);
}

void go_on_from_chip(Turn& turn) {
    ChipVisit& here = *turn.visit().chip;
    if (is_expiry_typed_into(turn, kExpiryField)) {
        if (auto zone = in_zone(here.expiry)) return take_expiry(turn, std::move(*zone));
        const bool is_whole = here.expiry.size() == kExpiryDigits;
        here.expiry_problem = is_whole ? text::T::problem_date : text::T::problem_date_whole;
        return;
    }
    if (here.phase == Phase::ended && !chip::stops(here.verdict)) leave_for_questions(turn);
}

void apply(Turn& turn, const intent::ReadChip&) {
    if (!turn.at<place::Review>() || !wants_chip(turn.model)) return;
    turn.visit().chip.emplace();
    go(turn, place::Chip{});
    wait_for_card(turn);
}

void apply(Turn& turn, const intent::PassOverChip&) {
    if (!turn.at<place::Chip>() || is_stopped_by_chip(turn.model)) return;
    turn.visit().chip->passed_over = true;
    leave_for_questions(turn);
}

void apply(Turn& turn, const intent::SayExpiry&) {
    const bool is_shut = turn.at<place::Chip>() && turn.visit().chip->phase == Phase::stopped &&
                         turn.visit().chip->stop == chip::Stop::no_key;
    if (!is_shut) return;
    turn.visit().chip->expiry.clear();
    turn.visit().chip->expiry_problem.reset();
    go(turn, place::Chip{true});
}

void apply(Turn& turn, const intent::NoExpiry&) {
    if (is_expiry_typed_into(turn, kExpiryField)) take_expiry(turn, secret("991231"));
}

void apply(Turn& turn, const intent::CardLaid& laid) {
    turn.model.machine.laid_card = laid.card;
    if (!turn.at<place::Chip>() || std::get<place::Chip>(turn.visit().place).expiry) return;
    const ChipVisit& here = *turn.visit().chip;
    const bool is_over = here.phase == Phase::ended && !chip::stops(here.verdict);
    if (here.phase != Phase::reads && !is_over) begin_reading(turn);
}

void apply(Turn& turn, const intent::CardTaken& taken) {
    auto& laid = turn.model.machine.laid_card;
    if (!laid || laid->number != taken.number) return;
    laid.reset();
    if (!turn.at<place::Chip>()) return;
    ChipVisit& here = *turn.visit().chip;
    if (here.is_mute) here.phase = Phase::waits;
    here.is_mute = false;
    // Who takes the card back goes on.
    if (here.phase == Phase::ended && here.verdict == chip::Verdict::proved) leave_for_questions(turn);
}

void apply(Turn& turn, const intent::ChipStep& said) {
    if (is_answer_to_this(turn, said.reading)) turn.visit().chip->step = said.step;
}

void apply(Turn& turn, const intent::ChipStopped& said) {
    if (!is_answer_to_this(turn, said.reading)) return;
    ChipVisit& here = *turn.visit().chip;
    here.phase = Phase::stopped;
    here.stop = said.stop;
    if (another_lies_there(turn)) return begin_reading(turn);
    if (said.stop != chip::Stop::card_gone) ++here.failures;
}

void apply(Turn& turn, const intent::ChipRead& said) {
    if (!is_answer_to_this(turn, said.reading) || !said.result) return;
    Visit& visit = turn.visit();
    ChipVisit& here = *visit.chip;
    const chip::Verdict verdict = chip::judge(*said.result, &*visit.card);
    // One bad moment on the air looks like a copy, too: it is asked again before it is said.
    if (verdict == chip::Verdict::copied && ++here.failures < turn.limits.failed_readings_before_other_ways) {
        here.phase = Phase::stopped;
        here.stop = chip::Stop::garbled;
        return;
    }
    if (chip::stops(verdict) && another_lies_there(turn)) return begin_reading(turn);
    here.phase = Phase::ended;
    here.verdict = verdict;
    if (chip::stops(verdict)) return;
    visit.chip_evidence = evidence(*said.result, verdict, said.at);
    use_reading(turn, *said.result);
}

}  // namespace motcua::journey
