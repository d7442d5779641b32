#include "ward_procedure.h"

#include <doctest/doctest.h>

#include "tests/support/ward.h"

namespace motcua::tests {

const content::Content& ban_thach() { return *ward_content(); }

const content::Procedure& marital_status() {
    const content::Procedure* procedure = ban_thach().find("1.004873");
    REQUIRE(procedure != nullptr);
    return *procedure;
}

}  // namespace motcua::tests
