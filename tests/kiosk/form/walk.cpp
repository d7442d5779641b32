#include "walk.h"

#include "ward_procedure.h"
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "tests/support/clock.h"

namespace motcua::tests {
namespace {

void check_answered(const Walk& walk) {
    for (const form::Unanswered& each : walk.unanswered) FAIL_CHECK(each.field);
}

}  // namespace

void walk_on(const content::Procedure& procedure, Walk& walk, const Sheet& sheet) {
    form::walk_on(procedure, walk, sheet, kToday);
    check_answered(walk);
}

Walk walked(const content::Procedure& procedure, const Sheet& sheet, bool with_card) {
    Walk walk = form::walked(procedure, sheet, with_card, kToday);
    check_answered(walk);
    return walk;
}

nlohmann::json document_of(const content::Procedure& procedure, const form::Answers& answers) {
    return nlohmann::json::parse(view(form::example_document(procedure, answers, ban_thach().version)));
}

}  // namespace motcua::tests
