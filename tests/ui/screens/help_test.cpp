// The call for staff and the cards to hold up.
#include "tests/ui/screens/terminal.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using journey::Call;
using journey::Need;
using journey::ShowCard;

std::string heading(const ui::Preview& shown) {
    const auto screen = terminal();
    screen->frame(shown.model, shown.now);
    for (const ui::Widget& widget : screen->tree().widgets)
        if (widget.role == "heading") return widget.label;
    return "";
}

bool is_promised(const std::string& words) { return words.find("sẽ tới") != std::string::npos; }

TEST_CASE("that somebody will come is said when somebody has answered, and not before") {
    CHECK_FALSE(is_promised(heading(preview("help"))));
    CHECK(heading(preview("help")) == "Đã báo bằng chuông. Mời bà chờ tại chỗ.");
    CHECK(heading(preview("help.answered")) == "Đã báo. Cán bộ sẽ tới, còn 2 người trước bà.");
    CHECK(heading(preview("help.next")) == "Đã báo. Cán bộ sẽ tới, bà là người tiếp theo.");
}

TEST_CASE("a bell that cannot ring is not said to have rung") {
    ui::Preview silent = preview("help");
    silent.model.machine.speaker_ready = false;
    CHECK(heading(silent) == "Máy không reo chuông được. Mời bà đến quầy gặp cán bộ.");
}

TEST_CASE("each need is one touch, and another language asks which") {
    const auto screen = terminal();
    const auto need = [&](const char* id) {
        const auto intents = tap(*screen, preview("help"), id);
        const auto* said = sent<intent::SayNeed>(intents);
        REQUIRE(said);
        return said->need;
    };
    CHECK(need("help.need.help") == Need::help);
    CHECK(need("help.need.hearing") == Need::hearing);
    CHECK(need("help.need.signing") == Need::signing);
    CHECK(need("help.need.reading") == Need::reading);
    const auto asks = tap(*terminal(), preview("help"), "help.need.language");
    REQUIRE(sent<intent::TurnHelp>(asks));
    CHECK(sent<intent::TurnHelp>(asks)->page == Call::Page::languages);
    const auto chosen = tap(*terminal(), preview("help.languages"), "help.language.1");
    REQUIRE(sent<intent::SayNeed>(chosen));
    CHECK(sent<intent::SayNeed>(chosen)->language == 0U);
    CHECK(sent<intent::HelpCame>(tap(*terminal(), preview("help"), "help.came")));
}

TEST_CASE("what is needed stands marked, in words that staff can read") {
    const auto screen = terminal();
    const ui::Preview shown = preview("help.said");
    screen->frame(shown.model, shown.now);
    const ui::Widget* said = screen->tree().find("help.need.language");
    REQUIRE(said);
    CHECK(said->selected);
    CHECK(said->label == "Cần người nói tiếng Cơ Tu");
}

TEST_CASE("a machine without languages in its pack still says that another one is needed") {
    ui::Preview shown = preview("help");
    auto content = std::make_shared<content::Content>(*shown.model.machine.content);
    content->locality.languages.clear();
    shown.model.machine.content = content;
    CHECK(sent<intent::SayNeed>(tap(*terminal(), shown, "help.need.language")));
}

TEST_CASE("eight sentences, yes and no can be held up, each by one touch") {
    const auto screen = terminal();
    int cards = 0;
    for (int page = 0; page < 2; ++page) {
        const ui::Preview shown = preview("help.cards");
        screen->frame(shown.model, shown.now);
        for (const ui::Widget& widget : screen->tree().widgets) cards += widget.role == "tile" ? 1 : 0;
        if (page == 0) tap(*screen, shown, "page.next");
    }
    CHECK(cards == 8);
    const auto yes = tap(*terminal(), preview("help.cards"), "card.yes");
    REQUIRE(sent<intent::HoldUp>(yes));
    CHECK(sent<intent::HoldUp>(yes)->card == ShowCard::yes);
    const auto first = tap(*terminal(), preview("help.cards"), "card.cannot_hear");
    REQUIRE(sent<intent::HoldUp>(first));
    CHECK(sent<intent::HoldUp>(first)->card == ShowCard::cannot_hear);
}

TEST_CASE("a card that is held up can be read from two metres, whole, in every way the machine can stand") {
    constexpr std::array kCards{ShowCard::cannot_hear,   ShowCard::cannot_speak,
                                ShowCard::write_down,    ShowCard::speak_slowly,
                                ShowCard::need_staff,    ShowCard::need_form,
                                ShowCard::where_to_file, ShowCard::when_ready,
                                ShowCard::yes,           ShowCard::no};
    struct Way {
        ui::Panel panel;
        journey::TextSize size;
        float cap_mm;  // least height of a capital
    };
    for (const Way& way :
         {Way{kPortrait, journey::TextSize::normal, 23.0F}, Way{kLandscape, journey::TextSize::normal, 23.0F},
          Way{{1080, 1920, 5.56F}, journey::TextSize::largest, 16.0F},
          Way{{1920, 1080, 5.56F}, journey::TextSize::largest, 16.0F}}) {
        const auto screen = terminal(way.panel);
        ui::Preview shown = preview("help.card");
        shown.model.settings.text_size = way.size;
        for (const auto language : {text::Language::vi, text::Language::en})
            for (const ShowCard card : kCards) {
                shown.model.settings.language = language;
                shown.model.calling->card = card;
                screen->frame(shown.model, shown.now);
                const ui::Widget* held = screen->tree().find("card.shown");
                REQUIRE(held);
                CAPTURE(held->label);
                CHECK_FALSE(held->clipped);
                CHECK(held->cap_mm >= way.cap_mm);
            }
    }
}

TEST_CASE("nobody touches the home screen: it shows in pictures how it goes, and any touch ends that") {
    const auto screen = terminal();
    ui::Preview shown = preview("home");
    screen->frame(shown.model, shown.now);
    const std::string first = screen->tree().find("home.show")->label;
    CHECK(screen->next_change() == shown.now + Millis{30'000});
    std::vector<std::string> seen;
    for (int i = 0; i < 4; ++i) {
        shown.now = *screen->next_change();
        screen->frame(shown.model, shown.now);
        seen.push_back(screen->tree().find("home.show")->label);
        CHECK(screen->tree().find("home.scan") != nullptr);
    }
    CHECK(seen[0] != first);
    CHECK(seen[1] != seen[0]);
    CHECK(seen[2] != seen[1]);
    CHECK(seen[3] == first);
    CHECK(sent<intent::StillHere>(tap(*screen, shown, "frame.line")));
    CHECK(sent<intent::OpenScan>(tap(*terminal(), shown, "home.scan")));
}

}  // namespace
}  // namespace motcua::tests
