// The call for staff and the cards to hold up.
#include "tests/support/sample.h"
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
            for (std::size_t i = 0; i < kCards.size(); i += kEvery) {
                const ShowCard card = kCards.at(i);
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

constexpr float kReadFromTwoMetres = 10.0F;  // millimetres: a two-hundredth of them

// Every page of what is held up; false where a word of it stands on none.
bool is_shown_whole(ui::Ui& screen, ui::Preview shown, float least_cap_mm) {
    screen.wipe();
    for (int turned = 0;; ++turned) {
        screen.frame(shown.model, shown.now);
        const ui::Widget* const held = screen.tree().find("talk.shown");
        if (!held || held->clipped || held->cap_mm < least_cap_mm) return false;
        const ui::Widget* const next = screen.tree().find("page.next");
        if (!next || !next->enabled) return true;
        if (turned > 20) return false;
        shown.now += Millis{1'000};
        tap(screen, shown, "page.next");
    }
}

TEST_CASE("what somebody wrote is held up whole, however long, in letters that are read from two metres") {
    for (const ui::Panel& panel : {kPortrait, kLandscape, ui::Panel{1080, 1920, 5.56F},
                                   ui::Panel{1920, 1080, 5.56F}, ui::Panel{1080, 1920, 2.71F}}) {
        const auto screen = terminal(panel);
        for (const auto size : {journey::TextSize::normal, journey::TextSize::largest})
            for (const std::string name :
                 {"help.talk.shown", "help.talk.answer", "help.talk.longest", "help.talk.one_word"}) {
                CAPTURE(name);
                CAPTURE(panel.px_per_mm);
                CAPTURE(panel.width_px);
                ui::Preview shown = preview(name);
                shown.model.settings.text_size = size;
                CHECK(is_shown_whole(*screen, shown, kReadFromTwoMetres));
            }
    }
}

TEST_CASE("few words are held up larger than many") {
    const auto cap_of = [](const char* name) {
        const auto screen = terminal();
        const ui::Preview shown = preview(name);
        screen->frame(shown.model, shown.now);
        return screen->tree().find("talk.shown")->cap_mm;
    };
    CHECK(cap_of("help.talk.shown") > cap_of("help.talk.answer"));
    CHECK(cap_of("help.talk.answer") > cap_of("help.talk.one_word"));
}

TEST_CASE("from the cards to one's own words: typed with the house's keys, shown, and answered") {
    const auto begins = tap(*terminal(), preview("help.cards"), "card.write");
    REQUIRE(sent<intent::TurnHelp>(begins));
    CHECK(sent<intent::TurnHelp>(begins)->page == Call::Page::talk);
    const auto typed = tap(*terminal(), preview("help.talk.typed"), "key.a");
    REQUIRE(sent<intent::Press>(typed));
    CHECK(sent<intent::Press>(typed)->field == journey::kTalkField);
    CHECK(sent<intent::HoldUpWords>(tap(*terminal(), preview("help.talk.typed"), "talk.show")));
    const auto answers = tap(*terminal(), preview("help.talk.shown"), "talk.answer");
    REQUIRE(sent<intent::WriteWords>(answers));
    CHECK(sent<intent::WriteWords>(answers)->by == journey::Writer::staff);
    const auto more = tap(*terminal(), preview("help.talk.shown"), "talk.more");
    REQUIRE(sent<intent::WriteWords>(more));
    CHECK(sent<intent::WriteWords>(more)->by == journey::Writer::resident);
    const auto back = tap(*terminal(), preview("help.talk.answer"), "talk.answer");
    REQUIRE(sent<intent::WriteWords>(back));
    CHECK(sent<intent::WriteWords>(back)->by == journey::Writer::resident);
}

TEST_CASE("a hardware keyboard types into the talk, too, and keys alone hold it up") {
    const auto screen = terminal();
    const ui::Preview shown = preview("help.talk.typed");
    screen->frame(shown.model, shown.now);
    screen->type(text::character_key(U'ô'));
    const auto typed = screen->frame(shown.model, shown.now);
    REQUIRE(sent<intent::Press>(typed));
    CHECK(sent<intent::Press>(typed)->field == journey::kTalkField);
    bool reached = false;
    for (int i = 0; i < 120 && !reached; ++i) {
        screen->navigate(ui::Nav::next);
        screen->frame(shown.model, shown.now);
        reached = screen->tree().find("talk.show")->focused;
    }
    REQUIRE(reached);
    screen->navigate(ui::Nav::select);
    std::vector<journey::Intent> meant = screen->frame(shown.model, shown.now);
    CHECK(sent<intent::HoldUpWords>(meant));
}

TEST_CASE("a sign that the font lacks is not taken from a hardware keyboard: another would stand there") {
    const auto screen = terminal();
    const ui::Preview shown = preview("help.talk.typed");
    screen->frame(shown.model, shown.now);
    for (const char32_t strange : {U'\u6F22', U'\u0E01', U'\U0001F600'}) {
        screen->type(text::character_key(strange));
        CHECK_FALSE(sent<intent::Press>(screen->frame(shown.model, shown.now)));
    }
    for (const char32_t known : {U'ữ', U'Đ', U'ȃ', U'ñ', U'?'}) {
        screen->type(text::character_key(known));
        CHECK((sent<intent::Press>(screen->frame(shown.model, shown.now)) != nullptr) == (known != U'ȃ'));
    }
}

TEST_CASE("what was said last stays to be read while the answer is typed") {
    for (const ui::Panel& panel : {kPortrait, kLandscape}) {
        const auto screen = terminal(panel);
        const ui::Preview shown = preview("help.talk.goes_on");
        screen->frame(shown.model, shown.now);
        const ui::Widget* const last = screen->tree().find("talk.line.3");
        REQUIRE(last);
        CHECK(last->label == "Bà viết: Quầy số 3 ở bên nào?");
        CHECK(last->personal);
        CHECK(screen->tree().find("talk.line.2"));
    }
}

TEST_CASE("Leave asks over a call, too") {
    ui::Preview shown = preview("help.talk.typed");
    shown.model.visit->leaving = true;
    CHECK(sent<intent::AnswerLeave>(tap(*terminal(), shown, "leave.no")));
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
