// What staff are told about a card.
#include "ward_procedure.h"
#include <doctest/doctest.h>

#include "kiosk/form/form.h"

using namespace motcua;
using namespace motcua::form;

TEST_CASE("a typed name that cannot be the one on the back of the card is told to staff") {
    identity::Card card;
    card.id = secret("049155999001");
    card.plain_name = secret("NGUYEN THI MAU");
    card.warnings = {"W_FROM_MRZ"};
    const auto warned = [&](const char* typed) {
        Answers answers;
        if (*typed != 0) answers.set("applicant.name", {secret(typed), Source::declared});
        return card_warnings(tests::marital_status(), card, answers).size() == 2;
    };
    CHECK_FALSE(warned("Nguyễn Thị Mẫu"));
    CHECK_FALSE(warned(""));
    CHECK(warned("Trần Thị Mẫu"));
    card.plain_name.clear();
    CHECK_FALSE(warned("Trần Thị Mẫu"));
}
