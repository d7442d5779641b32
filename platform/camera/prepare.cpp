#include "platform/camera/prepare.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace motcua::platform {
namespace {

std::size_t index(int width, int x, int y) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x);
}

GreyImage blank(int width, int height) {
    return {width, height,
            std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height))};
}

// The sums of every rectangle that begins at the top left: the mean of any square in four look-ups.
// F. Crow, "Summed-area tables for texture mapping", SIGGRAPH 1984.
class SummedArea {
  public:
    explicit SummedArea(const GreyImage& image) : width_(image.width), height_(image.height) {
        sums_.resize(static_cast<std::size_t>(width_ + 1) * static_cast<std::size_t>(height_ + 1));
        for (int y = 0; y < height_; ++y) {
            std::uint32_t row = 0;  // wraps beyond 2^32; differences stay right
            for (int x = 0; x < width_; ++x) {
                row += image.pixels[index(width_, x, y)];
                sums_[index(width_ + 1, x + 1, y + 1)] = sums_[index(width_ + 1, x + 1, y)] + row;
            }
        }
    }
    // The mean of the square of side 2 * reach + 1 around (x, y), as far as it lies in the picture.
    [[nodiscard]] int mean(int x, int y, int reach) const {
        const int x0 = std::max(x - reach, 0);
        const int y0 = std::max(y - reach, 0);
        const int x1 = std::min(x + reach + 1, width_);
        const int y1 = std::min(y + reach + 1, height_);
        const std::uint32_t sum = at(x1, y1) - at(x0, y1) - at(x1, y0) + at(x0, y0);
        return static_cast<int>(sum / static_cast<std::uint32_t>((x1 - x0) * (y1 - y0)));
    }

  private:
    [[nodiscard]] std::uint32_t at(int x, int y) const { return sums_[index(width_ + 1, x, y)]; }
    int width_;
    int height_;
    std::vector<std::uint32_t> sums_;
};

}  // namespace

GreyImage local_threshold(const GreyImage& image) {
    const SummedArea sums(image);
    const int reach = std::max(std::min(image.width, image.height) / 32, 4);
    GreyImage out = blank(image.width, image.height);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const std::size_t i = index(image.width, x, y);
            // A hair below the mean, so that even paper stays paper.
            out.pixels[i] = image.pixels[i] + 3 < sums.mean(x, y, reach) ? 0 : 255;
        }
    }
    return out;
}

GreyImage doubled(const GreyImage& image) {
    GreyImage out = blank(image.width * 2, image.height * 2);
    for (int y = 0; y < out.height; ++y) {
        // Centres of the new pixels lie a quarter of an old one beside the old centres.
        const int near_y = y / 2;
        const int far_y = std::clamp(near_y + (y % 2 == 0 ? -1 : 1), 0, image.height - 1);
        for (int x = 0; x < out.width; ++x) {
            const int near_x = x / 2;
            const int far_x = std::clamp(near_x + (x % 2 == 0 ? -1 : 1), 0, image.width - 1);
            const int sum = 9 * image.pixels[index(image.width, near_x, near_y)] +
                            3 * image.pixels[index(image.width, far_x, near_y)] +
                            3 * image.pixels[index(image.width, near_x, far_y)] +
                            image.pixels[index(image.width, far_x, far_y)];
            out.pixels[index(out.width, x, y)] = static_cast<std::uint8_t>((sum + 8) / 16);
        }
    }
    return out;
}

GreyImage halved(const GreyImage& image) {
    GreyImage out = blank(image.width / 2, image.height / 2);
    for (int y = 0; y < out.height; ++y) {
        for (int x = 0; x < out.width; ++x) {
            const std::size_t above = index(image.width, 2 * x, 2 * y);
            const std::size_t below = index(image.width, 2 * x, 2 * y + 1);
            const int sum =
                image.pixels[above] + image.pixels[above + 1] + image.pixels[below] + image.pixels[below + 1];
            out.pixels[index(out.width, x, y)] = static_cast<std::uint8_t>((sum + 2) / 4);
        }
    }
    return out;
}

GreyImage sharpened(const GreyImage& image) {
    const SummedArea sums(image);
    GreyImage out = blank(image.width, image.height);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const std::size_t i = index(image.width, x, y);
            const int value = image.pixels[i] + 3 * (image.pixels[i] - sums.mean(x, y, 2));
            out.pixels[i] = static_cast<std::uint8_t>(std::clamp(value, 0, 255));
        }
    }
    return out;
}

}  // namespace motcua::platform
