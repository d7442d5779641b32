// The whole speaker over SDL's drivers that need no sound card.
#include <algorithm>
#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "platform/speech/jack.h"
#include "platform/speech/recording.h"
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

// What the speaker told, and a way to wait for it.
class Reports {
  public:
    SpeakerReports reports() {
        SpeakerReports out;
        out.began = [this](std::uint32_t number, std::size_t piece) {
            note([&] { began_.emplace_back(number, piece); });
        };
        out.ended = [this](std::uint32_t number) { note([&] { ended_.push_back(number); }); };
        out.ready_changed = [this] { note([this] { ++changes_; }); };
        return out;
    }
    void wait_for_end(std::uint32_t number) {
        wait([&] { return std::find(ended_.begin(), ended_.end(), number) != ended_.end(); });
    }
    void wait_for_piece(std::uint32_t number, std::size_t piece) {
        wait([&] {
            return std::find(began_.begin(), began_.end(), std::pair{number, piece}) != began_.end();
        });
    }
    void wait_for_changes(int changes) {
        wait([&] { return changes_ >= changes; });
    }
    std::vector<std::uint32_t> ended() {
        const std::lock_guard lock(mutex_);
        return ended_;
    }
    std::vector<std::pair<std::uint32_t, std::size_t>> began() {
        const std::lock_guard lock(mutex_);
        return began_;
    }

  private:
    template <class What>
    void note(const What& what) {
        const std::lock_guard lock(mutex_);
        what();
        told_.notify_all();
    }
    template <class Done>
    void wait(const Done& done) {
        std::unique_lock lock(mutex_);
        told_.wait(lock, done);
    }

    std::mutex mutex_;
    std::condition_variable told_;
    std::vector<std::pair<std::uint32_t, std::size_t>> began_;
    std::vector<std::uint32_t> ended_;
    int changes_ = 0;
};

// SDL writes what would be heard into a file, as fast as it comes.
class Recording {
  public:
    explicit Recording(const std::string& file = {}) {
        if (!file.empty()) file_ = file;
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
    [[nodiscard]] std::size_t loud(int than = 200) const {
        const auto all = samples();
        return static_cast<std::size_t>(
            std::count_if(all.begin(), all.end(), [than](int s) { return std::abs(s) > than; }));
    }

  private:
    TempFolder folder_;
    std::string file_ = (folder_.path() / "heard.raw").string();
    Driver driver_{"disk"};
};

Utterance saying(std::uint32_t number, const std::vector<std::string>& sentences,
                 const std::string& voice = "vi-vn-x-central") {
    Utterance out;
    out.number = number;
    for (const std::string& sentence : sentences) out.pieces.push_back({secret(sentence), voice});
    return out;
}

std::string endless() {
    std::string text;
    for (int i = 0; i < 2000; ++i) text += "Mời ông bà quét thẻ căn cước. ";
    return text;
}

TEST_CASE("what is said is heard; each piece tells its beginning, in order, and the last its end") {
    const Recording recording;
    Reports told;
    {
        const auto speaker = make_speaker(told.reports());
        REQUIRE(speaker->ready());
        speaker->say(saying(7, {"Mời ông bà quét thẻ.", "Quay lại.", "Gọi cán bộ."}));
        told.wait_for_end(7);
    }
    CHECK(told.ended() == std::vector<std::uint32_t>{7});
    CHECK(told.began() == std::vector<std::pair<std::uint32_t, std::size_t>>{{7, 0}, {7, 1}, {7, 2}});
    CHECK(recording.loud() > 5000);
}

TEST_CASE("a new text takes the place of the one being said, and only its end is told") {
    const Recording recording;
    Reports told;
    {
        const auto speaker = make_speaker(told.reports());
        speaker->say(saying(1, {endless()}));
        speaker->say(saying(2, {endless()}, "en"));
        speaker->say(saying(3, {"Xong."}));
        told.wait_for_end(3);
    }
    CHECK(told.ended() == std::vector<std::uint32_t>{3});
    CHECK(recording.samples().size() < 22050U * 60);  // an hour of the first would have followed
}

TEST_CASE("after stop nothing more is said and no end is told") {
    const Recording recording;
    Reports told;
    {
        const auto speaker = make_speaker(told.reports());
        speaker->say(saying(1, {endless()}));
        told.wait_for_piece(1, 0);
        speaker->stop();
        speaker->stop();
    }
    CHECK(told.ended().empty());
    CHECK(recording.samples().size() < 22050U * 60);
}

TEST_CASE("what is paused is not heard, and goes on where it was") {
    const Recording recording;
    Reports told;
    {
        const auto speaker = make_speaker(told.reports());
        speaker->say(saying(1, {"Mời ông bà chờ một lát, cán bộ sẽ tới giúp ông bà.", "Xong."}));
        told.wait_for_piece(1, 0);
        speaker->pause(true);
        speaker->ring();
        speaker->pause(false);
        told.wait_for_end(1);
    }
    CHECK(told.began().size() == 2);
    CHECK(recording.loud() > 10000);
}

TEST_CASE("another pace begins the sentence anew, so that it is heard as it was wished") {
    const Recording recording;
    Reports told;
    {
        const auto speaker = make_speaker(told.reports());
        speaker->say(saying(1, {endless(), "Xong."}));
        told.wait_for_piece(1, 0);
        speaker->set_voice(200, 0);
        speaker->say(saying(2, {"Xong."}));
        told.wait_for_end(2);
    }
    CHECK(told.ended() == std::vector<std::uint32_t>{2});
}

TEST_CASE("softer is softer") {
    const auto loudest = [](int gain) {
        const Recording recording;
        Reports told;
        {
            const auto speaker = make_speaker(told.reports());
            speaker->set_voice(100, gain);
            speaker->say(saying(1, {"Mời ông bà quét thẻ."}));
            told.wait_for_end(1);
        }
        int most = 0;
        for (const int sample : recording.samples()) most = std::max(most, std::abs(sample));
        return most;
    };
    const double ratio = static_cast<double>(loudest(0)) / loudest(-20);
    CHECK(ratio == doctest::Approx(10).epsilon(0.02));
}

TEST_CASE("the bell is heard while a text is said, and does not end it") {
    const Recording spoken;
    const std::vector<std::string> text{"Mời ông bà chờ một lát, cán bộ sẽ tới giúp ông bà."};
    Reports first;
    {
        const auto speaker = make_speaker(first.reports());
        speaker->say(saying(1, text));
        first.wait_for_end(1);
    }
    const std::size_t without = spoken.loud();
    const Recording both;
    Reports second;
    {
        const auto speaker = make_speaker(second.reports());
        speaker->ring();
        speaker->say(saying(2, text));
        second.wait_for_end(2);
    }
    CHECK(both.loud() > without + 3000);
}

TEST_CASE("a recording is heard in place of the voice, at its own pace only") {
    const Recording recording;
    // A second of a square wave: 8 bit, 8,000 a second, as the simplest of recorders write it.
    std::string wav(
        "RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data\x40\x1f\0\0", 44);
    for (int i = 0; i < 8000; ++i) wav += i / 20 % 2 == 0 ? '\xF0' : '\x10';
    const auto samples = platform::samples_of(wav, 22050);
    CHECK(samples.size() == doctest::Approx(22050).epsilon(0.02));
    CHECK(platform::samples_of(wav.substr(0, 30), 22050).empty());
    CHECK(platform::samples_of("no WAV", 22050).empty());
    CHECK(platform::samples_of("", 22050).empty());
    Reports told;
    {
        const auto speaker = make_speaker(told.reports());
        speaker->set_voice(100, 0);
        Utterance utterance = saying(1, {"Mời ông bà quét thẻ."});
        utterance.pieces.front().recording = std::make_shared<const std::string>(wav);
        speaker->say(utterance);
        told.wait_for_end(1);
    }
    CHECK(recording.loud(20000) > 18000);  // no voice is so loud for so long
}

TEST_CASE("a recording that no voice can stand in for is heard at every pace") {
    std::string wav(
        "RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data\x40\x1f\0\0", 44);
    for (int i = 0; i < 8000; ++i) wav += i / 20 % 2 == 0 ? '\xF0' : '\x10';
    for (const bool at_any_pace : {true, false}) {
        const Recording recording;
        Reports told;
        {
            const auto speaker = make_speaker(told.reports());
            speaker->set_voice(140, 0);
            Utterance utterance = saying(1, {"Mời ông bà quét thẻ."});
            utterance.pieces.front().recording = std::make_shared<const std::string>(wav);
            utterance.pieces.front().at_any_pace = at_any_pace;
            speaker->say(utterance);
            told.wait_for_end(1);
        }
        CHECK((recording.loud(20000) > 18000) == at_any_pace);
    }
}

TEST_CASE("without an audio device the speaker is not ready, and nothing blocks or breaks") {
    const Driver driver("none of this name");
    Reports told;
    const auto speaker = make_speaker(told.reports());
    CHECK_FALSE(speaker->ready());
    speaker->say(saying(1, {"Mời ông bà quét thẻ."}));
    speaker->set_voice(50, -20);
    speaker->pause(true);
    speaker->ring();
    speaker->notice();
    speaker->stop();
    CHECK(told.began().empty());
}

TEST_CASE("a device that fails while speaking ends what was said, and is told; another one is found again") {
    Reports told;
    const Recording nowhere("/dev/full");
    const auto speaker = make_speaker(told.reports(), {Millis{2'000}, Millis{1}});
    REQUIRE(speaker->ready());
    speaker->say(saying(1, {endless()}));
    told.wait_for_end(1);
    told.wait_for_changes(2);  // gone, and there again
    speaker->say(saying(2, {endless()}));
    told.wait_for_end(2);
}

TEST_CASE("a speaker can be let go in the middle of a word, and another made") {
    const Driver driver("dummy");
    Reports told;
    for (std::uint32_t i = 0; i < 3; ++i) {
        const auto speaker = make_speaker(told.reports());
        REQUIRE(speaker->ready());
        speaker->ring();
        speaker->say(saying(i, {"Mời ông bà quét thẻ căn cước."}));
    }
    CHECK(told.ended().empty());
}

TEST_CASE("where no jack can be asked nothing is plugged in") {
    const TempFolder empty;
    CHECK_FALSE(platform::HeadphoneJack(empty.path()).plugged());
    CHECK_FALSE(platform::HeadphoneJack(empty.path() / "nowhere").plugged());
    std::ofstream(empty.path() / "event0") << "no device";
    CHECK_FALSE(platform::HeadphoneJack(empty.path()).plugged());
}

// Last: SDL's audio stays with the device that hangs.
TEST_CASE("a device that hangs holds up nobody") {
    signal(SIGPIPE, SIG_IGN);
    const TempFolder folder;
    const std::string pipe = (folder.path() / "pipe").string();
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = open(pipe.c_str(), O_RDONLY | O_NONBLOCK);  // and it never reads
    REQUIRE(reader >= 0);
    Reports told;
    {
        const Recording stuck(pipe);
        const auto speaker = make_speaker(told.reports(), {Millis{300}, Millis{60'000}});
        REQUIRE(speaker->ready());
        speaker->say(saying(1, {endless()}));
        told.wait_for_changes(1);
        CHECK_FALSE(speaker->ready());
        told.wait_for_end(1);
        speaker->say(saying(2, {"Xong."}));
        told.wait_for_end(2);
    }
    close(reader);  // it goes on, into nothing
}

}  // namespace
}  // namespace motcua::tests
