// The terminal put together, with a speaker that a test holds in its hand.
#include "tests/platform/runtime/counter.h"

namespace motcua::tests {
namespace {

namespace intent = journey::intent;

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
