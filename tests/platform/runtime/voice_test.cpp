// The terminal put together, with a speaker that a test holds in its hand.
#include <doctest/doctest.h>

#include "platform/runtime/terminal.h"
#include "tests/support/clock.h"
#include "tests/support/random.h"
#include "tests/support/ward.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;

class FakeSpeaker final : public Speaker {
  public:
    [[nodiscard]] bool ready() const override { return there; }
    void say(Utterance utterance) override { said.push_back(std::move(utterance)); }
    void pause(bool) override {}
    void stop() override {}
    void set_voice(int, int) override {}
    void ring() override {}
    void notice() override {}
    bool there = true;
    std::vector<Utterance> said;
};

class NoPrinter final : public Printer {
  public:
    [[nodiscard]] bool ready() const override { return false; }
    Status<> print(const Paper&) override { return failure("no printer"); }
};

class NoReader final : public CodeReader {
  public:
    Result<Secret> read(const GreyImage&) override { return failure("no code"); }
};

class NoWriter final : public CodeWriter {
  public:
    Result<CodeMatrix> write(std::string_view) override { return failure("no code"); }
};

class Counter {
  public:
    explicit Counter(std::shared_ptr<const content::Content> content = ward_content()) {
        const std::string noto = "/usr/share/fonts/truetype/noto/NotoSans-";
        auto made = ui::Ui::create({1080, 1920, 4.03F}, {noto + "Regular.ttf", noto + "Bold.ttf"});
        REQUIRE(made);
        ui_ = std::move(*made);
        terminal_ = std::make_unique<platform::Terminal>(
            platform::World{*ui_, clock, random_, reader_, writer_, printer_, speaker,
                            [] { return journey::Headphones::none; }, nullptr, nullptr, "BT01", "", [] {},
                            [](bool) {}},
            mailbox);
        terminal_->begin(std::move(content), std::nullopt, false);
        terminal_->turn();
    }
    void turn() { terminal_->turn(); }
    void tap(const std::string& id) {
        const ui::Widget* const widget = ui_->tree().find(id);
        REQUIRE_MESSAGE(widget, "no widget " << id);
        const auto& [x, y, w, h] = widget->rect;
        clock.advance(Millis{1'000});
        terminal_->touch({ui::Finger::Kind::down, x + w / 2, y + h / 2});
        terminal_->touch({ui::Finger::Kind::up, x + w / 2, y + h / 2});
        turn();
    }
    [[nodiscard]] const ui::Widget& find(const std::string& id) const {
        const ui::Widget* const widget = ui_->tree().find(id);
        REQUIRE_MESSAGE(widget, "no widget " << id);
        return *widget;
    }
    [[nodiscard]] const journey::Model& model() const { return terminal_->model(); }

    ManualClock clock;
    FakeSpeaker speaker;
    platform::Mailbox mailbox{[] {}};

  private:
    SeededRandom random_{1};
    NoPrinter printer_;
    NoReader reader_;
    NoWriter writer_;
    std::unique_ptr<ui::Ui> ui_;
    std::unique_ptr<platform::Terminal> terminal_;
};

TEST_CASE("a speaker that disappears while it reads: the screen says so, goes on, and reads again later") {
    Counter counter;
    counter.tap("frame.speak");
    REQUIRE(counter.speaker.said.size() == 1);
    CHECK(counter.model().speech.speaking);

    counter.speaker.there = false;
    counter.mailbox.post(intent::SpeechEnded{counter.speaker.said.back().number});
    counter.turn();
    CHECK_FALSE(counter.model().speech.speaking);
    CHECK_FALSE(counter.find("frame.speak").enabled);
    counter.tap("home.procedures");
    CHECK(counter.model().visit);
    CHECK(counter.speaker.said.size() == 1);

    counter.speaker.there = true;
    counter.turn();
    CHECK(counter.find("frame.speak").enabled);
    counter.tap("frame.speak");
    CHECK(counter.speaker.said.size() == 2);
}

TEST_CASE("without an audio device from the start all can be done, and the control says that it is mute") {
    Counter counter;
    counter.speaker.there = false;
    counter.turn();
    CHECK_FALSE(counter.find("frame.speak").enabled);
    counter.tap("frame.speak");
    counter.tap("home.procedures");
    CHECK(counter.model().visit);
    CHECK(counter.speaker.said.empty());
}

TEST_CASE("what is only heard reaches the speaker as its clip, what has none as the region's Vietnamese") {
    auto content = std::make_shared<content::Content>(*ward_content());
    content->locality.voice_languages = {{"vidu", "Vídu"}};
    const auto clip = std::make_shared<const std::string>("RIFF");
    content->recordings["vidu/home.procedures"] = clip;
    Counter counter(content);
    for (int i = 0; i < 2; ++i) counter.tap("frame.language");
    REQUIRE_FALSE(counter.speaker.said.empty());
    int clips = 0;
    for (const Utterance::Piece& piece : counter.speaker.said.back().pieces) {
        CHECK(piece.voice == content->locality.voice);
        CHECK_FALSE(piece.words.empty());
        CHECK(piece.at_any_pace == (piece.recording != nullptr));
        clips += piece.recording == clip ? 1 : 0;
    }
    CHECK(clips == 1);
}

}  // namespace
}  // namespace motcua::tests
