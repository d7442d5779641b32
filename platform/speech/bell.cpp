#include "platform/speech/bell.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace motcua::platform {
namespace {

struct Stroke {
    double begins;  // seconds
    double hertz;
};

constexpr double kAttack = 0.004;  // seconds; without it each stroke begins with a click
constexpr double kDecay = 0.28;    // seconds to 1/e

// A struck bar sounds its note and, softer and shorter, a higher one.
double sounding(const Stroke& stroke, double at) {
    const double since = at - stroke.begins;
    if (since < 0) return 0;
    const double phase = 2 * std::numbers::pi * stroke.hertz * since;
    const double swell = std::min(since / kAttack, 1.0);
    return swell * (std::sin(phase) * std::exp(-since / kDecay) +
                    0.3 * std::sin(4 * phase) * std::exp(-4 * since / kDecay));
}

std::vector<std::int16_t> sound_of(const std::vector<Stroke>& strokes, double seconds, double loudest,
                                   int rate) {
    std::vector<std::int16_t> sound(static_cast<std::size_t>(seconds * rate));
    for (std::size_t i = 0; i < sound.size(); ++i) {
        const double at = static_cast<double>(i) / rate;
        const double fade = std::min((seconds - at) / 0.1, 1.0);
        double value = 0;
        for (const Stroke& stroke : strokes) value += sounding(stroke, at);
        sound[i] = static_cast<std::int16_t>(std::clamp(loudest * 32767 * fade * value, -32767.0, 32767.0));
    }
    return sound;
}

}  // namespace

std::vector<std::int16_t> bell_sound(int rate) {
    return sound_of({{0.0, 659.26}, {0.45, 523.25}}, 1.6, 0.35, rate);
}

std::vector<std::int16_t> notice_sound(int rate) { return sound_of({{0.0, 392.0}}, 0.9, 0.22, rate); }

}  // namespace motcua::platform
