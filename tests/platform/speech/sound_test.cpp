// The parts that need no device: voice, bell and mixer.
#include <cmath>
#include <numbers>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "platform/speech/bell.h"
#include "platform/speech/mixer.h"
#include "platform/speech/voice.h"

namespace motcua::tests {
namespace {

using platform::bell_sound;
using platform::Mixer;
using platform::Voice;

using Samples = std::vector<std::int16_t>;

Samples spoken(Voice& voice, const std::string& text, const std::string& name, int pace = 100) {
    Samples all;
    voice.speak(secret(text), name, pace, [&](const std::int16_t* samples, std::size_t count) {
        all.insert(all.end(), samples, samples + count);
        return true;
    });
    return all;
}

int loudest(const Samples& samples) {
    int most = 0;
    for (const std::int16_t sample : samples) most = std::max(most, std::abs(int{sample}));
    return most;
}

TEST_CASE("a Vietnamese sentence becomes sound at the pace of somebody who explains") {
    const auto voice = Voice::create();
    REQUIRE(voice);
    const Samples said = spoken(*voice, "Mời ông bà quét thẻ căn cước.", "vi-vn-x-central");
    const double seconds = static_cast<double>(said.size()) / voice->sample_rate();
    CHECK(seconds > 2.0);  // seven syllables
    CHECK(seconds < 6.0);
    CHECK(loudest(said) > 3000);
}

TEST_CASE("tones are heard: the same letters with another mark sound otherwise") {
    const auto voice = Voice::create();
    REQUIRE(voice);
    CHECK(spoken(*voice, "mã", "vi") != spoken(*voice, "má", "vi"));
    CHECK(spoken(*voice, "name", "en") != spoken(*voice, "name", "vi"));
}

TEST_CASE("an unknown voice and a text of nothing are silent, whatever the bytes nothing breaks") {
    const auto voice = Voice::create();
    REQUIRE(voice);
    CHECK(spoken(*voice, "Bonjour", "nobody-s-voice").empty());
    CHECK(loudest(spoken(*voice, "", "vi")) == 0);
    CHECK_FALSE(spoken(*voice, "\xFF\xFE <b>&\x01 mã vuông", "vi").empty());
}

TEST_CASE("the voice stops making sound when it was told enough") {
    const auto voice = Voice::create();
    REQUIRE(voice);
    std::string text;
    for (int i = 0; i < 200; ++i) text += "Mời ông bà quét thẻ căn cước. ";
    int calls = 0;
    voice->speak(secret(text), "vi", 100, [&](const std::int16_t*, std::size_t) { return ++calls < 3; });
    CHECK(calls == 3);
}

double seconds(const Samples& samples, const Voice& voice) {
    return static_cast<double>(samples.size()) / voice.sample_rate();
}

TEST_CASE("whenever the voice was cut short, what it says next is whole") {
    const auto voice = Voice::create();
    REQUIRE(voice);
    const std::string next = "Mời ông bà quét thẻ căn cước.";
    const double whole = seconds(spoken(*voice, next, "vi"), *voice);
    for (int last = 1; last <= 12; ++last) {
        CAPTURE(last);
        int calls = 0;
        voice->speak(secret("Ông bà đang ở trang đầu. Hôm nay thứ hai."), "vi", 100,
                     [&](const std::int16_t*, std::size_t) { return ++calls < last; });
        CHECK(seconds(spoken(*voice, next, "vi"), *voice) == doctest::Approx(whole).epsilon(0.02));
    }
}

// Cycles a second of the loudest part of a vowel, by the shift at which it resembles itself most.
double pitch(const Samples& samples, int rate) {
    const auto window = static_cast<std::size_t>(rate) / 20;
    std::size_t loudest_at = 0;
    double most = 0;
    for (std::size_t at = 0; at + 3 * window < samples.size(); at += window / 2) {
        double energy = 0;
        for (std::size_t i = 0; i < window; ++i) energy += double{1} * samples[at + i] * samples[at + i];
        if (energy <= most) continue;
        most = energy;
        loudest_at = at;
    }
    std::size_t best = 0;
    double resemblance = 0;
    for (std::size_t shift = static_cast<std::size_t>(rate) / 300;
         shift < static_cast<std::size_t>(rate) / 60; ++shift) {
        double sum = 0;
        for (std::size_t i = 0; i < window; ++i)
            sum += double{1} * samples[loudest_at + i] * samples[loudest_at + i + shift];
        if (sum <= resemblance) continue;
        resemblance = sum;
        best = shift;
    }
    return best == 0 ? 0 : static_cast<double>(rate) / static_cast<double>(best);
}

TEST_CASE("half the pace takes twice the time, twice the pace half of it, in both languages") {
    const auto voice = Voice::create();
    REQUIRE(voice);
    const std::vector<std::pair<std::string, std::string>> said{
        {"vi-vn-x-central", "Mời ông bà xem lại thông tin đã đúng chưa nếu chưa đúng thì bấm vào nút sửa"},
        {"en", "Please read your answers again and press the button when everything is right for you"}};
    for (const auto& one : said) {
        CAPTURE(one.first);
        const double normal = seconds(spoken(*voice, one.second, one.first), *voice);
        double last = 1000;
        for (const int pace : {50, 65, 80, 100, 120, 140, 170, 200}) {
            CAPTURE(pace);
            const double taken = seconds(spoken(*voice, one.second, one.first, pace), *voice);
            CHECK(taken < last);
            CHECK(taken == doctest::Approx(normal * 100 / pace).epsilon(0.12));
            last = taken;
        }
    }
}

TEST_CASE("another pace keeps the pitch") {
    const auto voice = Voice::create();
    REQUIRE(voice);
    const double normal = pitch(spoken(*voice, "ma", "vi-vn-x-central"), voice->sample_rate());
    CHECK(normal > 60);
    for (const int pace : {50, 200})
        CHECK(pitch(spoken(*voice, "ma", "vi-vn-x-central", pace), voice->sample_rate()) ==
              doctest::Approx(normal).epsilon(0.08));
}

TEST_CASE("there is one voice at a time, and another after it") {
    auto voice = Voice::create();
    REQUIRE(voice);
    CHECK(Voice::create() == nullptr);
    voice.reset();
    CHECK(Voice::create() != nullptr);
}

// How much of one frequency there is in a second of sound from `from` on (G. Goertzel, 1958).
double strength(const Samples& samples, std::size_t from, double hertz, int rate) {
    double in_phase = 0;
    double across = 0;
    for (std::size_t i = from; i < from + static_cast<std::size_t>(rate) / 4; ++i) {
        const double phase = 2 * std::numbers::pi * hertz * static_cast<double>(i) / rate;
        in_phase += samples[i] * std::cos(phase);
        across += samples[i] * std::sin(phase);
    }
    return std::hypot(in_phase, across);
}

TEST_CASE("the bell is a high stroke and then a low one, and fades to nothing without a click") {
    constexpr int rate = 22050;
    const Samples bell = bell_sound(rate);
    REQUIRE(bell.size() == 22050U * 16 / 10);
    const std::size_t second = 22050U / 2;
    CHECK(strength(bell, 0, 659.26, rate) > 10 * strength(bell, 0, 523.25, rate));
    CHECK(strength(bell, second, 523.25, rate) > strength(bell, second, 659.26, rate));
    CHECK(loudest(bell) > 8000);
    CHECK(loudest(bell) < 32767);
    CHECK(bell.front() == 0);
    CHECK(std::abs(int{bell.back()}) < 30);
    for (std::size_t i = 1; i < bell.size(); ++i) REQUIRE(std::abs(bell[i] - bell[i - 1]) < 6000);
}

TEST_CASE("the bell sounds over the voice, and both together never turn over") {
    Mixer mixer(22050);
    CHECK(mixer.silent());
    CHECK(mixer.next() == 0);
    for (int i = 0; i < 30000; ++i) mixer.voice().push(32767);
    mixer.ring();
    CHECK_FALSE(mixer.silent());
    for (int i = 0; i < 30000; ++i) REQUIRE(mixer.next() > 0);
    CHECK(mixer.voice().empty());
    CHECK_FALSE(mixer.silent());  // the rest of the bell
    while (!mixer.silent()) mixer.next();
    CHECK(mixer.next() == 0);
}

TEST_CASE("a softer voice is softer by so many decibels, the bell is not") {
    Mixer mixer(22050);
    mixer.set_gain(-20);
    mixer.voice().push(10000);
    CHECK(mixer.next() == 1000);
    mixer.set_gain(0);
    mixer.voice().push(10000);
    CHECK(mixer.next() == 10000);
    Mixer soft(22050);
    soft.set_gain(-40);
    soft.ring();
    Mixer loud(22050);
    loud.ring();
    for (int i = 0; i < 5000; ++i) REQUIRE(soft.next() == loud.next());
}

TEST_CASE("a pause keeps what was to be said, and lets the bell through") {
    Mixer mixer(22050);
    for (int i = 0; i < 10; ++i) mixer.voice().push(5000);
    mixer.pause(true);
    CHECK(mixer.silent());
    CHECK(mixer.next() == 0);
    mixer.notice();
    CHECK_FALSE(mixer.silent());
    while (!mixer.silent()) mixer.next();
    mixer.pause(false);
    CHECK(mixer.next() == 5000);
}

TEST_CASE("what is cleared from the voice is not heard, the bell goes on") {
    Mixer mixer(22050);
    mixer.voice().push(1000);
    mixer.ring();
    mixer.voice().clear();
    CHECK(mixer.next() == 0);  // a bell begins softly
    CHECK_FALSE(mixer.silent());
}

TEST_CASE("the voice's queue keeps its order when it goes round") {
    platform::SampleQueue queue(3);
    for (std::int16_t i = 0; i < 20; ++i) {
        queue.push(i);
        queue.push(static_cast<std::int16_t>(i + 100));
        CHECK(queue.room() == 1);
        CHECK(queue.pop() == i);
        CHECK(queue.pop() == i + 100);
    }
    CHECK(queue.empty());
}

}  // namespace
}  // namespace motcua::tests
