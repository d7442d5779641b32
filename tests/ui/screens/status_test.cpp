// What somebody reads who asks how far their dossier is.
#include <algorithm>

#include "tests/ui/screens/terminal.h"

namespace motcua::tests {
namespace {

TEST_CASE("a day to come back for the result stands only while the result is on its way") {
    const auto screen = terminal();
    for (int state = 1; state <= 10; ++state) {
        CAPTURE(state);
        const ui::Preview shown = preview("status.legal." + std::to_string(state));
        screen->frame(shown.model, shown.now);
        const bool on_its_way = state == 2 || state == 4;
        CHECK((screen->tree().find("status.appointment") != nullptr) == on_its_way);
    }
}

TEST_CASE("long words of the receiver begin on the first page") {
    const auto screen = terminal();
    const ui::Preview shown = preview("status.long_message");
    for (const auto size : {journey::TextSize::normal, journey::TextSize::large, journey::TextSize::larger}) {
        ui::Preview large = shown;
        large.model.settings.text_size = size;
        screen->frame(large.model, large.now);
        CHECK(screen->tree().find("status.message"));
    }
}

}  // namespace
}  // namespace motcua::tests
