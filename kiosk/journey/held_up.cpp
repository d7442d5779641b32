#include "kiosk/journey/held_up.h"

#include <array>

#include "kiosk/journey/route.h"
#include "kiosk/journey/turn.h"

namespace motcua::journey {
namespace {

using Does = HeldUp::Does;
using Row = std::array<HeldUp, identity::kPayloadKinds>;

constexpr HeldUp says(ScanTrouble sentence) { return {Does::says, sentence}; }
constexpr HeldUp fails(ScanTrouble sentence) { return {Does::fails, sentence}; }
constexpr HeldUp kCard{Does::card};
constexpr HeldUp kProcedure{Does::procedure};
constexpr HeldUp kStatus{Does::status};

constexpr Row all(HeldUp same) {
    Row row{};
    for (HeldUp& each : row) each = same;
    return row;
}

using S = ScanTrouble;
// In the order of Moment, and each row in that of PayloadKind: card, zone on its back, health insurance card,
// procedure, portal's page, slip, payment, staff's badge, damaged card, unknown.
constexpr std::array<Row, kMoments> kTable{{
    {{kCard, kCard, says(S::health_card), kProcedure, says(S::portal_page), kStatus, says(S::payment),
      says(S::staff_badge), fails(S::damaged_card), fails(S::unknown_code)}},
    {{kCard, kCard, fails(S::health_card), fails(S::not_a_card), fails(S::not_a_card), fails(S::not_a_card),
      fails(S::payment), says(S::staff_badge), fails(S::damaged_card), fails(S::not_a_card)}},
    {{says(S::not_a_slip), says(S::not_a_slip), says(S::not_a_slip), kProcedure, says(S::not_a_slip), kStatus,
      says(S::payment), says(S::staff_badge), says(S::not_a_slip), fails(S::unknown_code)}},
    {{kCard, kCard, says(S::health_card), says(S::form_open), says(S::form_open), says(S::form_open),
      says(S::payment), says(S::staff_badge), fails(S::damaged_card), fails(S::unknown_code)}},
    all(says(S::stored_already)),
    all({}),
}};

// Back may have led from the questions to what stands before them.
Moment before_questions(const Model& model) {
    return model.visit && is_filling(*model.visit) ? Moment::filling : Moment::free;
}

Moment of_scan(const Model& model) {
    switch (std::get<place::Scan>(model.visit->place).wanted) {
        case place::Wanted::anything: return before_questions(model);
        case place::Wanted::card: return Moment::card_wanted;
        case place::Wanted::slip: return Moment::slip_wanted;
    }
    return Moment::deaf;
}

}  // namespace

Moment moment(const Model& model) {
    switch (route(model)) {
        case Screen::home:
        case Screen::procedures:
        case Screen::overview:
        case Screen::notice:
        case Screen::status: return before_questions(model);
        case Screen::scan: return of_scan(model);
        case Screen::chip:
        case Screen::question:
        case Screen::review:
        case Screen::sign: return Moment::filling;
        case Screen::receipt:
        case Screen::rating: return Moment::stored;
        case Screen::saving:
        case Screen::help:
        case Screen::still_there:  // holding something up has answered it before
        case Screen::problem: return Moment::deaf;
    }
    return Moment::deaf;
}

bool is_asked_over(const Model& model) {
    const bool is_asked = model.visit && (model.visit->other_card || model.visit->leaving);
    return is_asked || unit_asked(model);
}

HeldUp held_up(Moment moment, identity::PayloadKind kind) {
    return kTable.at(static_cast<std::size_t>(moment)).at(static_cast<std::size_t>(kind));
}

}  // namespace motcua::journey
