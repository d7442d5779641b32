// Somebody types: by mark keys, Telex or VNI, with what the keyboard offers.
#include <algorithm>

#include <doctest/doctest.h>

#include "tests/kiosk/journey/resident.h"

using namespace motcua;
using namespace motcua::tests;
namespace intent = motcua::journey::intent;
using journey::Draft;
using journey::Screen;

namespace {

constexpr const char* kName = "applicant.name";
constexpr const char* kNumber = "applicant.id";
constexpr const char* kAddress = "applicant.address";

// Without a card, at the page that asks for this field.
class Writer : public Resident {
  public:
    explicit Writer(const std::string& field) : field_(field) {
        hold_up(kPoster);
        say(intent::Begin{});
        say(intent::NoticeRead{});
        say(intent::NoCard{});
        for (int pages = 0; pages < 60 && !draft(); ++pages) answer_page();
        REQUIRE(draft());
    }

    [[nodiscard]] const Draft* draft() const {
        for (const Draft& each : model.visit->drafts)
            if (each.field == field_) return &each;
        return nullptr;
    }
    [[nodiscard]] std::string value() const { return std::string(view(draft()->value)); }

    void press(std::string_view keys) {
        for (const char key : keys)
            say(intent::Press{field_, text::character_key(static_cast<char32_t>(key))});
    }
    void use(text::Method method) {
        while (model.visit->typist.method != method) say(intent::SwitchMethod{});
    }
    void take(std::size_t n) { say(intent::TakeSuggestion{field_, n}); }
    [[nodiscard]] std::vector<std::string> offered() const {
        std::vector<std::string> words;
        for (const auto& each : journey::suggestions(model, field_)) words.emplace_back(each.phrase);
        return words;
    }

  private:
    std::string field_;
};

}  // namespace

TEST_CASE("the way of typing is chosen in turn, and letters compose by it") {
    Writer writer(kName);
    writer.press("Nguyeenx ");
    CHECK(writer.value() == "Nguyeenx ");
    writer.use(text::Method::telex);
    writer.press("Thij ");
    CHECK(writer.value() == "Nguyeenx Thị ");
    writer.use(text::Method::vni);
    writer.press("Bu7o7i3");
    CHECK(writer.value() == "Nguyeenx Thị Bưởi");
    writer.say(intent::SwitchMethod{});
    CHECK(writer.model.visit->typist.method == text::Method::mark_keys);
}

TEST_CASE("the way of typing and the order of the keys stay for the visit, and are gone with it") {
    Writer writer(kName);
    writer.use(text::Method::telex);
    writer.say(intent::SwitchOrder{});
    writer.press("Maaux");
    writer.say(intent::Continue{});
    REQUIRE(writer.screen() == Screen::question);
    CHECK(writer.model.visit->typist.method == text::Method::telex);
    CHECK(writer.model.visit->typist.order == journey::Typist::Order::alphabet);
    writer.say(intent::Leave{});
    writer.say(intent::AnswerLeave{true});
    writer.hold_up(kPoster);
    REQUIRE(writer.model.visit);
    CHECK(writer.model.visit->typist.method == text::Method::mark_keys);
    CHECK(writer.model.visit->typist.order == journey::Typist::Order::qwerty);
}

TEST_CASE("in a number a digit is a digit, whatever the way of typing") {
    Writer writer(kNumber);
    writer.use(text::Method::vni);
    writer.press("04915");
    CHECK(writer.value() == "04915");
}

TEST_CASE("a word that is offered takes the place of its beginning, and the next one can follow") {
    Writer writer(kName);
    REQUIRE(writer.offered().size() == journey::kSuggestionsMax);
    CHECK(writer.offered().front() == "Nguyễn");
    writer.press("bhn");
    REQUIRE_FALSE(writer.offered().empty());
    CHECK(writer.offered().front() == "Bhnướch");
    writer.take(0);
    CHECK(writer.value() == "Bhnướch ");
    CHECK(writer.draft()->keyboard.capital);
    CHECK(writer.offered().front() == "Thị");
    writer.take(99);
    CHECK(writer.value() == "Bhnướch ");
    writer.take(0);
    writer.press("Mau");
    writer.say(intent::Continue{});
    CHECK(writer.model.visit->answers.value(kName) == "Bhnướch Thị Mau");
}

TEST_CASE("the line of an address is offered words that such a line has") {
    Writer writer(kAddress);
    writer.press("12");  // nothing is typed where one chooses
    writer.say(intent::Choose{kAddress, journey::kHere});
    writer.say(intent::Continue{});
    CHECK(writer.offered().empty());  // whole places are, as rows
    writer.say(intent::Continue{});
    writer.press("12/3 duon");
    REQUIRE_FALSE(writer.offered().empty());
    CHECK(writer.offered().front() == "Đường");
    writer.take(0);
    CHECK(view(writer.draft()->picking->typed) == "12/3 Đường ");
}

TEST_CASE("nothing that somebody typed is ever offered to the next person") {
    Writer first(kName);
    first.press("Zyxwv ");
    first.say(intent::Continue{});
    first.say(intent::Leave{});
    first.say(intent::AnswerLeave{true});
    Writer second(kName);
    second.press("Zy");
    CHECK(second.offered().empty());
}

TEST_CASE("a word that would be too long for its field is not taken") {
    Writer writer(kName);
    writer.press(std::string(97, 'q') + " ");
    writer.take(0);
    CHECK(writer.value() == std::string(97, 'q') + " ");
}

TEST_CASE("keys of the keyboard that has no field change nothing") {
    Resident resident;
    resident.say(intent::SwitchMethod{});
    resident.say(intent::TakeSuggestion{kName, 0});
    resident.say(intent::Shift{kName});
    CHECK(resident.screen() == Screen::home);
    resident.begin_with_card();
    resident.say(intent::TakeSuggestion{"nothing", 0});
    resident.say(intent::SwitchLayer{"nothing"});
    CHECK(resident.screen() == Screen::question);
}
