// Pictures of a code as a camera might give them: turned, blurred, noisy, grey.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include "kiosk/base/devices.h"

namespace motcua::tests {

struct Scene {
    double px_per_module = 6;
    double degrees = 0;
    double shear = 0;  // how far a column leans, px per px
    int blur = 0;      // side of the mean square is 2 * blur + 1 px
    int noise = 0;     // +- grey levels
    int dark = 20;     // grey of ink
    int light = 235;   // grey of paper
    int shadow = 0;    // grey levels that the left side loses
    int width = 640;
    int height = 480;
};

inline std::uint8_t& pixel(GreyImage& image, int x, int y) {
    return image.pixels[static_cast<std::size_t>(y * image.width + x)];
}

inline GreyImage blurred(const GreyImage& image, int reach) {
    GreyImage out = image;
    GreyImage in = image;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            int sum = 0;
            int count = 0;
            for (int v = std::max(y - reach, 0); v <= std::min(y + reach, image.height - 1); ++v) {
                for (int u = std::max(x - reach, 0); u <= std::min(x + reach, image.width - 1);
                     ++u, ++count) {
                    sum += pixel(in, u, v);
                }
            }
            pixel(out, x, y) = static_cast<std::uint8_t>(sum / count);
        }
    }
    return out;
}

// The code in the middle of the picture, on a white card.
inline GreyImage photograph(const CodeMatrix& code, const Scene& scene) {
    GreyImage image{scene.width, scene.height,
                    std::vector<std::uint8_t>(static_cast<std::size_t>(scene.width * scene.height))};
    std::mt19937 random(7);
    const double angle = scene.degrees * 3.14159265358979 / 180;
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const double dy = y + 0.5 - image.height / 2.0;
            const double dx = x + 0.5 - image.width / 2.0 - scene.shear * dy;
            const double u =
                (dx * std::cos(angle) + dy * std::sin(angle)) / scene.px_per_module + code.side / 2.0;
            const double v =
                (dy * std::cos(angle) - dx * std::sin(angle)) / scene.px_per_module + code.side / 2.0;
            const bool inside = u >= 0 && v >= 0 && u < code.side && v < code.side;
            const bool ink = inside && code.at(static_cast<int>(u), static_cast<int>(v));
            const int shade = scene.shadow * (image.width - x) / image.width;
            const int noise =
                scene.noise == 0
                    ? 0
                    : static_cast<int>(random() % static_cast<unsigned>(2 * scene.noise + 1)) - scene.noise;
            const int value = (ink ? scene.dark : scene.light) - shade + noise;
            pixel(image, x, y) = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
        }
    }
    return scene.blur == 0 ? image : blurred(image, scene.blur);
}

}  // namespace motcua::tests
