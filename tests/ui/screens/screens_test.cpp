// What a tap on each screen means, and what a screen tells.
#include <algorithm>

#include "tests/ui/screens/terminal.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;
using ui::Finger;
using ui::Preview;
using ui::Widget;

TEST_CASE("what was recalled says so wherever it is found, also among the meanings of a word") {
    ui::Preview shown = preview("search.results.ask");
    shown.model.machine.recalls = {1, {{"1.000656", "sai"}}};
    const auto screen = terminal();
    screen->frame(shown.model, shown.now);
    const std::string stopped = journey::words(shown.model)(text::T::recall_title);
    CHECK(screen->tree().find("procedures.1.000656")->value == stopped);
    CHECK(screen->tree().find("procedures.2.002307")->value != stopped);
}

TEST_CASE("home leads to scanning, to the procedures and to one's own dossier") {
    const auto screen = terminal();
    CHECK(sent<intent::OpenScan>(tap(*screen, preview("home"), "home.scan")));
    CHECK(sent<intent::OpenProcedures>(tap(*screen, preview("home"), "home.procedures")));
    CHECK(sent<intent::OpenStatus>(tap(*screen, preview("home"), "home.status")));
}

TEST_CASE("each control of the frame says what it is for") {
    const Preview shown = preview("question.choice");
    const auto press = [&](const char* id) { return tap(*terminal(), shown, id); };
    CHECK(sent<intent::Back>(press("frame.back")));
    CHECK(sent<intent::NextTextSize>(press("frame.text_size")));
    CHECK(sent<intent::NextContrast>(press("frame.contrast")));
    CHECK(sent<intent::ToggleLanguage>(press("frame.language")));
    CHECK(sent<intent::CallStaff>(press("frame.help")));
    CHECK(sent<intent::Leave>(press("frame.finish")));
    CHECK(sent<intent::ReadAloud>(press("frame.speak")));
}

TEST_CASE("on home and on the receipt there is nothing to go back to") {
    const auto screen = terminal();
    for (const char* name : {"home", "receipt"}) {
        CHECK(tap(*screen, preview(name), "frame.back").empty());
        CHECK_FALSE(screen->tree().find("frame.back")->enabled);
    }
}

TEST_CASE("a choice is chosen by its id, and the chosen one is marked") {
    const auto screen = terminal();
    const auto intents = tap(*screen, preview("question.choice"), "question.marital.status.widowed");
    const auto* chosen = sent<intent::Choose>(intents);
    REQUIRE(chosen);
    CHECK(chosen->field == "marital.status");
    CHECK(chosen->option == "widowed");
    CHECK(screen->tree().find("question.marital.status.cohabiting")->selected);
    CHECK_FALSE(screen->tree().find("question.marital.status.widowed")->selected);
    CHECK(sent<intent::Continue>(tap(*terminal(), preview("question.choice"), "question.continue")));
}

TEST_CASE("keys type what they show") {
    const auto key_of = [](const char* shown, const char* id) {
        const auto intents = tap(*terminal(), preview(shown), id);
        const auto* press = sent<intent::Press>(intents);
        REQUIRE(press);
        return press->key;
    };
    CHECK(key_of("question.name", "key.a").character == U'a');
    CHECK(key_of("question.alphabet", "key.a").character == U'A');  // a name begins with a capital
    CHECK(key_of("question.name", "key.hook").mark == text::Mark::hook);
    CHECK(key_of("question.name", "key.dd").mark == text::Mark::dd);
    CHECK(key_of("question.name", "key.space").kind == text::Key::Kind::space);
    CHECK(key_of("question.name", "key.erase").kind == text::Key::Kind::erase);
    CHECK(key_of("question.signs", "key.slash").character == U'/');
    CHECK(key_of("question.number", "key.7").character == U'7');
    CHECK(sent<intent::Shift>(tap(*terminal(), preview("question.name"), "key.shift")));
    CHECK(sent<intent::SwitchLayer>(tap(*terminal(), preview("question.name"), "key.digits")));
    CHECK(sent<intent::SwitchOrder>(tap(*terminal(), preview("question.name"), "key.alphabet")));
}

TEST_CASE("what is typed stands in its field, with the kind of input named") {
    const auto screen = terminal();
    const auto field = [&](const char* name, const char* id) {
        const Preview shown = preview(name);
        screen->frame(shown.model, shown.now);
        const Widget* found = screen->tree().find(id);
        REQUIRE(found);
        CHECK(found->role == "field");
        CHECK(found->personal);
        return std::pair{found->value, found->input};
    };
    CHECK(field("question.name", "question.spouse.name") ==
          std::pair<std::string, std::string>{"Nguyễn Thị Bưởi", "name"});
    CHECK(field("question.number", "question.applicant.id") ==
          std::pair<std::string, std::string>{"049 155 9", "number"});
    CHECK(field("question.phone", "question.contact.phone") ==
          std::pair<std::string, std::string>{"0999 000", "phone"});
}

TEST_CASE("digits fill day, month and year in turn") {
    const auto screen = terminal();
    const Preview shown = preview("question.date");
    screen->frame(shown.model, shown.now);
    const ui::Tree& tree = screen->tree();
    CHECK(tree.find("question.applicant.birth_date.day")->value == "12");
    CHECK(tree.find("question.applicant.birth_date.month")->value == "03");
    CHECK(tree.find("question.applicant.birth_date.year")->value == "1");
    CHECK(tree.find("question.applicant.birth_date.year")->selected);
    CHECK(tree.find("question.applicant.birth_date.year")->input == "year");
}

TEST_CASE("who only knows the year taps the year and types four digits") {
    const auto screen = terminal();
    Preview shown = preview("question.date");
    shown.model.visit->drafts.front().value.clear();
    CHECK(tap(*screen, shown, "question.applicant.birth_date.year").empty());  // nothing to erase
    shown.model.visit->drafts.front().value = secret("1955");
    screen->frame(shown.model, shown.now);
    CHECK(screen->tree().find("question.applicant.birth_date.year")->value == "1955");
    CHECK(screen->tree().find("question.applicant.birth_date.day")->value.empty());
}

TEST_CASE("a year that was answered before stands in the year's box") {
    const auto screen = terminal();
    Preview shown = preview("question.date");
    shown.model.visit->drafts.front().value = secret("1955");
    screen->frame(shown.model, shown.now);
    CHECK(screen->tree().find("question.applicant.birth_date.year")->value == "1955");
}

TEST_CASE("a problem is told beside the field in the words that help") {
    const auto screen = terminal();
    const Preview shown = preview("question.phone");
    screen->frame(shown.model, shown.now);
    const Widget* problem = screen->tree().find("question.contact.phone.problem");
    REQUIRE(problem);
    CHECK(problem->label == journey::words(shown.model)(text::T::problem_phone));
}

TEST_CASE("copies are counted with two buttons that stop at the ends") {
    const auto screen = terminal();
    const auto intents = tap(*screen, preview("question.count"), "question.copies.plus");
    REQUIRE(sent<intent::StepCount>(intents));
    CHECK(sent<intent::StepCount>(intents)->by == 1);
    CHECK(screen->tree().find("question.copies")->value == "1");
    CHECK(tap(*terminal(), preview("question.count"), "question.copies.minus").empty());
}

const Widget& review_row(ui::Ui& screen, const Preview& shown, const std::string& id) {
    Preview page = shown;
    for (int i = 0; i < 6; ++i) {
        page.model.visit->place = journey::place::Review{i};
        screen.frame(page.model, page.now);
        if (const Widget* found = screen.tree().find(id)) return *found;
    }
    FAIL("no row " << id);
    return *screen.tree().find(id);
}

TEST_CASE("review shows every line with its source, the number masked") {
    const auto screen = terminal();
    const Preview shown = preview("review");
    CHECK(review_row(*screen, shown, "review.name").value == "Nguyễn Thị Mẫu");
    CHECK(review_row(*screen, shown, "review.name.source").label == "theo thẻ");
    CHECK(review_row(*screen, shown, "review.id").value == "••• ••• ••• 001");
    CHECK(review_row(*screen, shown, "review.spouse.name").value == "Trần Văn Ví Dụ");
    CHECK(review_row(*screen, shown, "review.spouse.name.source").label == "tự chọn");
    CHECK(review_row(*screen, shown, "review.spouse.name").personal);
}

TEST_CASE("the whole number stands only while a finger holds the button") {
    const auto screen = terminal();
    Preview shown = preview("review");
    screen->frame(shown.model, shown.now);
    const Widget* const button = screen->tree().find("review.show_number");
    REQUIRE(button);
    const float x = button->rect[0] + 10;
    const float y = button->rect[1] + 10;
    screen->touch({Finger::Kind::down, x, y});
    const auto down = screen->frame(shown.model, shown.now);
    REQUIRE(sent<intent::ShowNumber>(down));
    CHECK(sent<intent::ShowNumber>(down)->shown);
    shown.model.visit->number_shown = true;
    CHECK(screen->frame(shown.model, shown.now).empty());  // said once
    CHECK(screen->tree().find("review.id")->value == "049155999001");
    screen->touch({Finger::Kind::up, x, y});
    const auto up = screen->frame(shown.model, shown.now);
    REQUIRE(sent<intent::ShowNumber>(up));
    CHECK_FALSE(sent<intent::ShowNumber>(up)->shown);
}

TEST_CASE("a finger that still holds the number when the screen goes away does not leave it shown") {
    const auto screen = terminal();
    const Preview shown = preview("review");
    screen->frame(shown.model, shown.now);
    const Widget* const button = screen->tree().find("review.show_number");
    REQUIRE(button);
    screen->touch({Finger::Kind::down, button->rect[0] + 10, button->rect[1] + 10});
    screen->frame(shown.model, shown.now);
    const auto intents = screen->frame(preview("still_there").model, shown.now);
    REQUIRE(sent<intent::ShowNumber>(intents));
    CHECK_FALSE(sent<intent::ShowNumber>(intents)->shown);
}

TEST_CASE("review has to be read to its end before it can be confirmed") {
    const auto screen = terminal();
    Preview shown = preview("review");
    shown.model.settings.text_size = journey::TextSize::largest;
    for (int page = 0; page < 12; ++page) {
        shown.model.visit->place = journey::place::Review{page};
        screen->frame(shown.model, shown.now);
        const bool last = screen->tree().find("page.next") == nullptr;
        CHECK((screen->tree().find("review.confirm") != nullptr) == last);
        if (last) break;
        shown.now += Millis{1000};
        const auto intents = tap(*screen, shown, "page.next");
        REQUIRE(sent<intent::TurnPage>(intents));
        CHECK(sent<intent::TurnPage>(intents)->by == 1);
    }
    CHECK(sent<intent::Confirm>(tap(*terminal(), preview("review.last_page"), "review.confirm")));
}

TEST_CASE(
    "a page that no longer exists after text was made smaller shows the last one, and back leads on from "
    "there") {
    const auto screen = terminal();
    Preview shown = preview("review");
    shown.model.settings.text_size = journey::TextSize::largest;
    shown.model.visit->place = journey::place::Review{40};
    const auto intents = tap(*screen, shown, "page.previous");
    CHECK(screen->tree().find("review.confirm"));
    for (const journey::Intent& each : intents) {
        REQUIRE(std::get_if<intent::TurnPage>(&each));
        CHECK(std::get<intent::TurnPage>(each).by == -1);
    }
    CHECK(intents.size() > 30);
}

TEST_CASE("a card's line can be disputed, another's changed") {
    const auto screen = terminal();
    const Preview shown = preview("review");
    const auto disputed = tap(*screen, shown, "review.dispute.applicant.address");
    REQUIRE(sent<intent::DisputeCard>(disputed));
    CHECK(sent<intent::DisputeCard>(disputed)->field == "applicant.address");
    const Preview said = preview("review.disputed");
    screen->frame(said.model, said.now);
    CHECK(screen->tree().find("review.address.said"));
    const auto changed = tap(*terminal(), preview("review.last_page"), "review.change.delivery.way");
    REQUIRE(sent<intent::Change>(changed));
    CHECK(sent<intent::Change>(changed)->page_id == "delivery.way");
}

TEST_CASE("a signature comes in parts of the pad, one stroke at a time") {
    const auto screen = terminal();
    const Preview shown = preview("sign.pad");
    screen->frame(shown.model, shown.now);
    const auto rect = screen->tree().find("sign.pad")->rect;
    screen->touch({Finger::Kind::down, rect[0] + rect[2] * 0.25F, rect[1] + rect[3] * 0.5F});
    screen->touch({Finger::Kind::move, rect[0] + rect[2] * 0.75F, rect[1] + rect[3] * 0.5F});
    screen->touch({Finger::Kind::up, rect[0] + rect[2] * 2, rect[1] + rect[3] * 0.75F});  // off its edge
    const auto intents = screen->frame(shown.model, shown.now);
    const auto* stroke = sent<intent::AddStroke>(intents);
    REQUIRE(stroke);
    REQUIRE(stroke->points.size() == 3);
    CHECK(stroke->points[0].x == doctest::Approx(0.25));
    CHECK(stroke->points[2].x == doctest::Approx(1.0));
    CHECK(stroke->points[2].y == doctest::Approx(0.75));
}

TEST_CASE("the receipt tells what is so and never more") {
    const auto screen = terminal();
    const Preview waiting = preview("receipt");
    screen->frame(waiting.model, waiting.now);
    CHECK(screen->tree().find("receipt.truth")->label.find("CHƯA") != std::string::npos);
    CHECK(screen->tree().find("receipt.code")->value == "BT01 0027 4");
    CHECK(sent<intent::Done>(tap(*screen, waiting, "receipt.done")));
    const Preview broken = preview("receipt.no_printer");
    screen->frame(broken.model, broken.now);
    CHECK(screen->tree().find("receipt.no_printer"));
    CHECK_FALSE(screen->tree().find("receipt.print"));
}

TEST_CASE("any tap on the warning says that somebody is there") {
    const Preview shown = preview("still_there");
    const auto screen = terminal();
    screen->frame(shown.model, shown.now);
    screen->touch({Finger::Kind::down, 540, 900});
    screen->touch({Finger::Kind::up, 540, 900});
    const auto intents = screen->frame(shown.model, shown.now);
    REQUIRE(intents.size() == 1);
    CHECK(sent<intent::StillHere>(intents));
    const auto more = tap(*terminal(), shown, "still.more");
    CHECK(sent<intent::MoreTime>(more));
    CHECK_FALSE(sent<intent::StillHere>(more));
}

TEST_CASE(
    "a finger already on its way when the warning appears counts as being there, and does nothing else") {
    const auto screen = terminal();
    const Preview before = preview("review.last_page");
    screen->frame(before.model, before.now);
    const auto rect = screen->tree().find("review.confirm")->rect;
    screen->touch({Finger::Kind::down, rect[0] + 20, rect[1] + 20});
    screen->touch({Finger::Kind::up, rect[0] + 20, rect[1] + 20});
    const auto intents = screen->frame(preview("still_there").model, before.now);
    REQUIRE(intents.size() == 1);
    CHECK(sent<intent::StillHere>(intents));
}

TEST_CASE("the countdown asks to be drawn again at its next second, other screens never") {
    const auto screen = terminal();
    const Preview counting = preview("still_there");
    screen->frame(counting.model, counting.now + Millis{250});
    REQUIRE(screen->next_change());
    CHECK(*screen->next_change() == counting.now + Millis{1000});
    const Preview still = preview("question.choice");
    screen->frame(still.model, still.now);
    CHECK_FALSE(screen->next_change());
}

TEST_CASE("rating is one tap, skipping is one tap") {
    const auto rated = tap(*terminal(), preview("rating"), "rating.5");
    REQUIRE(sent<intent::Rate>(rated));
    CHECK(sent<intent::Rate>(rated)->score == 5);
    const auto skipped = tap(*terminal(), preview("rating"), "rating.skip");
    CHECK(sent<intent::Rate>(skipped)->score == 0);
}

TEST_CASE("leaving asks once; Back is the answer that loses nothing") {
    const auto yes = tap(*terminal(), preview("leave"), "leave.yes");
    CHECK(sent<intent::AnswerLeave>(yes)->leave);
    const auto back = tap(*terminal(), preview("leave"), "frame.back");
    CHECK_FALSE(sent<intent::AnswerLeave>(back)->leave);
    const auto keep = tap(*terminal(), preview("scan.other_card"), "frame.back");
    CHECK(sent<intent::OtherCard>(keep)->use == intent::OtherCard::Use::none);
}

TEST_CASE("an address begins with this ward or elsewhere, and a place that is found is taken with one tap") {
    const auto here = tap(*terminal(), preview("question.address.where"), "question.applicant.address.here");
    REQUIRE(sent<intent::Choose>(here));
    CHECK(sent<intent::Choose>(here)->option == journey::kHere);
    const Preview found = preview("question.address.province_found");
    const auto second = tap(*terminal(), found, "question.applicant.address.place_2");
    REQUIRE(sent<intent::PickPlace>(second));
    CHECK(sent<intent::PickPlace>(second)->name == "tỉnh Quảng Ninh");
    CHECK(sent<intent::PlaceAsTyped>(tap(*terminal(), found, "question.applicant.address.as_typed")));
}

TEST_CASE("rows of places never take the room of the keyboard, however large the letters are") {
    const auto screen = terminal();
    Preview shown = preview("question.address.province");
    screen->frame(shown.model, shown.now);
    const auto rows = [&] {
        return std::count_if(screen->tree().widgets.begin(), screen->tree().widgets.end(),
                             [](const Widget& widget) { return widget.role == "choice"; });
    };
    const auto at_first = rows();
    shown.model.settings.text_size = journey::TextSize::largest;
    screen->frame(shown.model, shown.now);
    CHECK(rows() >= 1);
    CHECK(rows() < at_first);
}

TEST_CASE("another person's card is asked about, with three answers") {
    using Use = intent::OtherCard::Use;
    const Preview shown = preview("scan.card_of_person");
    const auto use = [&](const char* button) {
        return sent<intent::OtherCard>(tap(*terminal(), shown, button))->use;
    };
    CHECK(use("scan.person_yes") == Use::person);
    CHECK(use("scan.person_no") == Use::none);
    CHECK(use("scan.other_new") == Use::new_visit);
    CHECK(sent<intent::Continue>(tap(*terminal(), preview("question.person"), "question.continue")));
    const auto change = tap(*terminal(), preview("review.person"), "review.change.spouse");
    REQUIRE(sent<intent::Change>(change));
    CHECK(sent<intent::Change>(change)->page_id == "spouse");
}

TEST_CASE("an old ward is asked about with both lines, which are the person's own; Back keeps the card's") {
    const auto screen = terminal();
    const Preview shown = preview("scan.unit");
    screen->frame(shown.model, shown.now);
    for (const char* line : {"unit.on_card", "unit.now"}) {
        REQUIRE(screen->tree().find(line));
        CHECK(screen->tree().find(line)->personal);
    }
    CHECK(sent<intent::ConfirmUnit>(tap(*terminal(), shown, "unit.right"))->right);
    CHECK_FALSE(sent<intent::ConfirmUnit>(tap(*terminal(), shown, "unit.keep"))->right);
    CHECK_FALSE(sent<intent::ConfirmUnit>(tap(*terminal(), shown, "frame.back"))->right);
    const Preview reviewed = preview("review.unit");
    screen->frame(reviewed.model, reviewed.now);
    REQUIRE(screen->tree().find("review.address.said"));
    CHECK(screen->tree().find("review.address.said")->personal);
}

TEST_CASE("a page that was turned asks to be drawn at once, and then rests") {
    const auto screen = terminal();
    Preview shown = preview("receipt");
    shown.model.settings.text_size = journey::TextSize::largest;
    tap(*screen, shown, "page.next");
    CHECK(screen->has_touches());
    screen->frame(shown.model, shown.now);
    CHECK_FALSE(screen->has_touches());
    CHECK(screen->tree().find("page.of")->label.rfind("Trang 2", 0) == 0);
}

TEST_CASE("what a question covers is not there") {
    const auto screen = terminal();
    for (const char* name : {"leave", "scan.other_card", "scan.unit"}) {
        const Preview shown = preview(name);
        screen->frame(shown.model, shown.now);
        for (const Widget& widget : screen->tree().widgets) CHECK(widget.id.rfind("review.", 0) != 0);
    }
}

TEST_CASE("after a wipe neither tree nor picture hold anything of the last person") {
    const auto screen = terminal();
    const Preview shown = preview("review");
    screen->frame(shown.model, shown.now);
    REQUIRE_FALSE(screen->canvas().pixels.empty());
    screen->wipe();
    CHECK(screen->tree().widgets.empty());
    const auto& pixels = screen->canvas().pixels;
    CHECK(
        std::all_of(pixels.begin(), pixels.end(), [](std::uint32_t pixel) { return pixel == 0xFF000000U; }));
    const Preview next = preview("home");
    screen->frame(next.model, next.now);
    CHECK(screen->tree().screen == "home");
    CHECK(screen->canvas().pixels.front() != 0xFF000000U);
}

TEST_CASE("the same model is the same picture, and a pressed button is another one") {
    const auto screen = terminal();
    const Preview shown = preview("question.choice");
    screen->frame(shown.model, shown.now);
    const auto resting = screen->canvas().pixels;
    screen->frame(shown.model, shown.now);
    CHECK(screen->canvas().pixels == resting);
    const auto rect = screen->tree().find("question.continue")->rect;
    screen->touch({Finger::Kind::down, rect[0] + 20, rect[1] + 20});
    screen->frame(shown.model, shown.now);
    CHECK(screen->canvas().pixels != resting);
}

TEST_CASE("an impossible panel or a missing font is refused") {
    CHECK_FALSE(ui::Ui::create({0, 1920, 4.03F}, noto()));
    CHECK_FALSE(ui::Ui::create({1080, 1920, 0}, noto()));
    CHECK_FALSE(ui::Ui::create(kPortrait, {"/nowhere/NotoSans-Regular.ttf", "/nowhere/NotoSans-Bold.ttf"}));
}

TEST_CASE("two terminals in one process do not disturb each other") {
    const auto first = terminal();
    const auto second = terminal(kLandscape);
    const Preview shown = preview("home");
    first->frame(shown.model, shown.now);
    second->frame(shown.model, shown.now);
    CHECK(first->canvas().width == 1080);
    CHECK(second->canvas().width == 1920);
    CHECK(first->canvas().pixels.size() == second->canvas().pixels.size());
}

}  // namespace
}  // namespace motcua::tests
