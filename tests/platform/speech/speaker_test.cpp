// The whole speaker over SDL's drivers that need no sound card.
#include <algorithm>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "platform/speech/speech.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

using platform::make_speaker;

class Driver {
  public:
    explicit Driver(const char* name) { setenv("SDL_AUDIODRIVER", name, 1); }
    ~Driver() { unsetenv("SDL_AUDIODRIVER"); }
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;
};

// Counts how often the speaker said that it is done, and waits for it.
class Ended {
  public:
    std::function<void()> teller() {
        return [this] {
            const std::lock_guard lock(mutex_);
            ++times_;
            told_.notify_all();
        };
    }
    void wait_for(int times) {
        std::unique_lock lock(mutex_);
        told_.wait(lock, [&] { return times_ >= times; });
    }
    int times() {
        const std::lock_guard lock(mutex_);
        return times_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable told_;
    int times_ = 0;
};

// SDL writes what would be heard into a file, as fast as it comes.
class Recording {
  public:
    Recording() {
        setenv("SDL_DISKAUDIOFILE", file_.c_str(), 1);
        setenv("SDL_DISKAUDIODELAY", "1", 1);
    }
    [[nodiscard]] std::vector<std::int16_t> samples() const {
        std::ifstream in(file_, std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        std::vector<std::int16_t> all(bytes.size() / 2);
        std::copy_n(bytes.data(), all.size() * 2, reinterpret_cast<char*>(all.data()));
        return all;
    }
    [[nodiscard]] std::size_t loud() const {
        const auto all = samples();
        return static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(), [](int s) { return std::abs(s) > 200; }));
    }

  private:
    TempFolder folder_;
    std::string file_ = (folder_.path() / "heard.raw").string();
    Driver driver_{"disk"};
};

TEST_CASE("what is said in Vietnamese is heard, and its end is told once") {
    const Recording recording;
    Ended ended;
    {
        const auto speaker = make_speaker(ended.teller());
        REQUIRE(speaker->ready());
        speaker->say("Mời ông bà quét thẻ.", "vi");
        ended.wait_for(1);
    }
    CHECK(ended.times() == 1);
    CHECK(recording.loud() > 5000);
}

TEST_CASE("a new text takes the place of the one being said, and only its end is told") {
    const Recording recording;
    Ended ended;
    std::string endless;
    for (int i = 0; i < 2000; ++i) endless += "Mời ông bà quét thẻ căn cước. ";
    {
        const auto speaker = make_speaker(ended.teller());
        speaker->say(endless, "vi");
        speaker->say(endless, "en");
        speaker->say("Xong.", "vi");
        ended.wait_for(1);
    }
    CHECK(ended.times() == 1);
    CHECK(recording.samples().size() < 22050U * 60);  // an hour of the first would have followed
}

TEST_CASE("after stop nothing more is said and no end is told") {
    const Recording recording;
    Ended ended;
    std::string endless;
    for (int i = 0; i < 2000; ++i) endless += "Mời ông bà quét thẻ căn cước. ";
    {
        const auto speaker = make_speaker(ended.teller());
        speaker->say(endless, "vi");
        speaker->stop();
        speaker->stop();
    }
    CHECK(ended.times() == 0);
    CHECK(recording.samples().size() < 22050U * 60);
}

TEST_CASE("the bell is heard while a text is said, and does not end it") {
    const Recording spoken;
    Ended ended;
    const std::string text = "Mời ông bà chờ một lát, cán bộ sẽ tới giúp ông bà.";
    {
        const auto speaker = make_speaker(ended.teller());
        speaker->say(text, "vi");
        ended.wait_for(1);
    }
    const std::size_t without = spoken.loud();
    const Recording both;
    {
        const auto speaker = make_speaker(ended.teller());
        speaker->ring();
        speaker->say(text, "vi");
        ended.wait_for(2);
    }
    CHECK(ended.times() == 2);
    CHECK(both.loud() > without + 3000);
}

TEST_CASE("without an audio device the speaker is not ready, and nothing blocks or breaks") {
    const Driver driver("none of this name");
    Ended ended;
    const auto speaker = make_speaker(ended.teller());
    CHECK_FALSE(speaker->ready());
    speaker->say("Mời ông bà quét thẻ.", "vi");
    speaker->ring();
    speaker->stop();
    CHECK(ended.times() == 0);
}

TEST_CASE("a speaker can be let go in the middle of a word, and another made") {
    const Driver driver("dummy");
    Ended ended;
    for (int i = 0; i < 3; ++i) {
        const auto speaker = make_speaker(ended.teller());
        REQUIRE(speaker->ready());
        speaker->ring();
        speaker->say("Mời ông bà quét thẻ căn cước.", "vi");
    }
    CHECK(ended.times() == 0);
}

}  // namespace
}  // namespace motcua::tests
