// Items 40 to 42 of the checklist, and what bad input does, as somebody meets it who stands at the glass.
#include <algorithm>
#include <sstream>

#include "kiosk/journey/route.h"
#include "kiosk/journey/update.h"
#include "tests/ui/checklist/ink.h"
#include "tests/ui/checklist/ledger.h"
#include "ui/screens/preview_models.h"

namespace motcua::tests {
namespace {

using journey::Screen;
using ui::Finger;
using ui::Preview;
using ui::Rect;
using ui::Widget;

// The model behind the glass, changed by what fingers mean.
class Resident {
  public:
    Resident(ui::Ui& terminal, const Preview& start, const journey::Settings& settings)
        : terminal_(terminal), model(start.model) {
        terminal_.wipe();
        model.settings = settings;
        settle();
    }

    // Turns pages until it stands.
    const Widget& find(const std::string& id) {
        for (int page = 0; page < 12 && !terminal_.tree().find(id) && terminal_.tree().find("page.next");
             ++page)
            press("page.next");
        const Widget* const widget = terminal_.tree().find(id);
        REQUIRE_MESSAGE(widget, "no " << id << " on " << terminal_.tree().screen);
        return *widget;
    }
    void tap(const std::string& id) {
        find(id);
        press(id);
    }
    [[nodiscard]] Screen screen() const { return journey::route(model); }
    [[nodiscard]] const ui::Tree& tree() const { return terminal_.tree(); }

  private:
    void press(const std::string& id) {
        const Rect r = rect_of(*terminal_.tree().find(id));
        now_ += Millis{900};
        terminal_.touch({Finger::Kind::down, r.centre_x(), r.centre_y()});
        terminal_.touch({Finger::Kind::up, r.centre_x(), r.centre_y()});
        settle();
    }
    void settle() {
        do {
            for (const journey::Intent& intent : terminal_.frame(model, now_))
                static_cast<void>(journey::update(model, intent, now_));
        } while (terminal_.has_touches());
        static_cast<void>(terminal_.frame(model, now_));
    }

    ui::Ui& terminal_;

  public:
    journey::Model model;

  private:
    static inline Instant now_{Millis{3'000'000}};  // goes on from one person to the next
};

const std::vector<ui::Look>& sizes_and_ways() {
    static const std::vector<ui::Look> looks = looks_of_every_layout();
    return looks;
}

TEST_CASE("40: a wrong answer is told at its field, in the words that help, and stays to be mended") {
    Stage stage;
    for (const ui::Look& look : sizes_and_ways()) {
        CAPTURE(ui::name(look));
        Preview start = preview_named("question.phone");
        start.model.visit->drafts.front().problem.reset();
        start.model.visit->drafts.front().value = secret("09");
        Resident resident(stage.terminal(look.landscape), start, look.settings);
        CHECK_FALSE(resident.tree().find("question.contact.phone.problem"));
        resident.tap("question.continue");
        CHECK(resident.screen() == Screen::question);
        const Widget problem = resident.find("question.contact.phone.problem");
        const Widget field = resident.find("question.contact.phone");
        CHECK(problem.label == journey::words(resident.model)(text::T::problem_phone));
        CHECK(field.value == "09");
        CHECK(distance(rect_of(problem), rect_of(field)) < 10 * resident.tree().panel.px_per_mm);
        resident.tap("key.1");
        CHECK(resident.find("question.contact.phone").value == "091");
    }
}

TEST_CASE("41: every line of the review leads to its question and from there straight back") {
    Stage stage;
    for (const ui::Look& look : sizes_and_ways()) {
        CAPTURE(ui::name(look));
        Resident resident(stage.terminal(look.landscape), preview_named("review"), look.settings);
        resident.tap("review.change.purpose");
        REQUIRE(resident.screen() == Screen::question);
        resident.tap("question.purpose.land");
        resident.tap("question.continue");
        REQUIRE(resident.screen() == Screen::review);
        CHECK(resident.model.visit->answers.value("purpose") == "land");
        resident.tap("review.confirm");
        CHECK(resident.screen() == Screen::sign);
    }
}

// The tallest letter inside the widget, in millimetres.
double height_of_letters(const ui::Tree& tree, const Widget& widget) {
    int tallest = 0;
    for (const Glyph& glyph : glyphs_drawn())
        if (rect_of(widget).contains(glyph.centre_x(), glyph.centre_y()))
            tallest = std::max(tallest, glyph.h);
    return static_cast<double>(tallest) / tree.panel.px_per_mm;
}

TEST_CASE("42: the slip's number is large, in groups, a code as well, and never says more than is so") {
    Ledger ledger;
    for (const float px_per_mm : {4.03F, 5.78F}) {
        Stage stage(px_per_mm);
        for (const ui::Look& look : sizes_and_ways())
            for (const char* name : {"receipt", "receipt.sent"}) {
                CAPTURE(ui::name(look));
                const Preview shown = preview_named(name);
                Resident resident(stage.terminal(look.landscape), shown, look.settings);
                const journey::Model& model = resident.model;
                // "Đã gửi thành công lúc {time}."
                const std::string all = journey::words(model)(text::T::receipt_sent);
                const std::string sent = all.substr(0, all.find('{'));
                const std::string title = resident.find("receipt.title").label;
                const std::string truth = resident.find("receipt.truth").label;
                const bool says_sent = title.rfind(sent, 0) == 0 || truth.rfind(sent, 0) == 0;
                const bool filed = model.visit->slip->kiosk_does == content::KioskDoes::submit;
                CHECK(says_sent == (filed && model.visit->sent_at.has_value()));
                const Widget number = resident.find("receipt.code");
                ledger.measure("42", height_of_letters(resident.tree(), number), "receipt.code",
                               {shown, look, stage.terminal(look.landscape)});
                std::istringstream groups(number.value);
                for (std::string group; groups >> group;) CHECK(group.size() <= 4);
                CHECK(resident.find("receipt.code.picture").role == "image");
            }
    }
    ledger.close({"42"});
}

TEST_CASE("a name of 300 letters stands whole where it is read over, and its end where it is typed") {
    Stage stage;
    for (const ui::Look& look : sizes_and_ways()) {
        CAPTURE(ui::name(look));
        Resident reading(stage.terminal(look.landscape), preview_named("review.long_name"), look.settings);
        std::string whole = reading.find("review.name").value;
        for (int part = 2; part < 12; ++part) {
            const std::string id = "review.name.part" + std::to_string(part);
            while (!reading.tree().find(id) && reading.tree().find("page.next")) reading.tap("page.next");
            if (const Widget* const more = reading.tree().find(id)) whole += " " + more->value;
            if (whole == ui::preview::long_name(300)) break;
        }
        CHECK(whole == ui::preview::long_name(300));
        Resident typing(stage.terminal(look.landscape), preview_named("question.long_name"), look.settings);
        const Widget field = typing.find("question.spouse.name");
        CHECK(field.value == ui::preview::long_name(300));
        CHECK_FALSE(field.clipped);
    }
}

}  // namespace
}  // namespace motcua::tests
