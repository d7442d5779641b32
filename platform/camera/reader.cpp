#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <optional>
#include <string>
#include <vector>

#include <opencv2/imgproc.hpp>

#include "platform/camera/codes.h"
#include "platform/camera/finders.h"
#include "platform/camera/grid.h"
#include "platform/camera/squares.h"

namespace motcua::platform {
namespace {

constexpr int kMinSide = 21;  // the smallest code has 21 x 21 squares

using Contents = SecretVector<Secret>;

// What one look brought.
struct Look {
    Contents contents;
    bool unread = false;  // something lies there as a code would, and is none that was read
};

// What one picture may cost, counted in tries and not by a clock: the same picture always gives the same.
struct Budget {
    int corners = 600;
    int lies = 16;
};

// Soft and noisy pictures want their squares made out in different ways; each is cheap, a code has few
// squares.
Secret read_lie(const cv::Mat1b& picture, const Seen& seen, const Lie& lie) {
    for (const cv::Mat1b& source : {seen.grey, picture}) {
        const cv::Mat1f squares = squares_of(source, lie);
        for (const float crispness : {0.0F, 1.0F, 2.5F})
            if (Secret content = read_squares(dark_squares(squares, crispness)); !content.empty())
                return content;
    }
    return {};
}

// Three finders are tried with each of them as the corner between the others.
class Triples {
  public:
    Triples(const cv::Mat1b& picture, const Seen& seen, Budget& budget)
        : picture_(picture),
          seen_(seen),
          budget_(budget),
          finders_(find_finders(seen)),
          used_(finders_.size()) {
        for (const Finder& from : finders_)
            for (const Finder& to : finders_) sides_.push_back(side_between(seen, from, to));
    }

    Look read() {
        for (std::size_t c = 2; c < finders_.size(); ++c)
            for (std::size_t b = 1; b < c; ++b)
                for (std::size_t a = 0; a < b; ++a) try_three(a, b, c);
        look_.unread = std::any_of(unread_.begin(), unread_.end(), [&](const auto& three) {
            return std::none_of(three.begin(), three.end(), [&](std::size_t i) { return used_[i]; });
        });
        return std::move(look_);
    }

  private:
    void try_three(std::size_t a, std::size_t b, std::size_t c) {
        for (const auto& [corner, one, other] :
             {std::array{a, b, c}, std::array{b, c, a}, std::array{c, a, b}}) {
            if (used_[a] || used_[b] || used_[c]) return;
            const cv::Point2f to_one = finders_[one].centre - finders_[corner].centre;
            const cv::Point2f to_other = finders_[other].centre - finders_[corner].centre;
            const bool clockwise = to_one.cross(to_other) > 0;
            try_corner(corner, clockwise ? one : other, clockwise ? other : one);
        }
    }

    void try_corner(std::size_t corner, std::size_t right, std::size_t below) {
        const auto& across = sides_[corner * finders_.size() + right];
        const auto& down = sides_[corner * finders_.size() + below];
        if (!across || !down || !could_be_a_code(*across, *down) || budget_.corners-- <= 0) return;
        const auto lie = lie_of(seen_, {finders_[corner], finders_[right], finders_[below], *across, *down});
        if (!lie || budget_.lies-- <= 0) return;
        Secret content = read_lie(picture_, seen_, *lie);
        if (content.empty()) {
            unread_.push_back({corner, right, below});
            return;
        }
        look_.contents.push_back(std::move(content));
        used_[corner] = used_[right] = used_[below] = true;
    }

    const cv::Mat1b& picture_;
    const Seen& seen_;
    Budget& budget_;
    std::vector<Finder> finders_;
    std::vector<std::optional<Side>> sides_;  // from each to each
    std::vector<bool> used_;
    std::vector<std::array<std::size_t, 3>> unread_;
    Look look_;
};

cv::Mat1b scaled(const cv::Mat1b& picture, double by) {
    if (by == 1) return picture;
    const auto length = [by](int side) { return std::max(static_cast<int>(std::lround(side * by)), 1); };
    cv::Mat1b out;
    cv::resize(picture, out, {length(picture.cols), length(picture.rows)}, 0, 0,
               by < 1 ? cv::INTER_AREA : cv::INTER_LINEAR);
    return out;
}

// A lens out of focus and a card that moves wash out the light ring in a finder: it comes back.
cv::Mat1b crisp(const cv::Mat1b& picture) {
    cv::Mat1b soft;
    cv::GaussianBlur(picture, soft, {}, 3);
    cv::Mat1b out;
    cv::addWeighted(picture, 3, soft, -2, 0, out);
    return out;
}

Result<Secret> the_one(const Contents& contents) {
    if (contents.empty()) return failure("no code in the picture");
    const bool agree = std::all_of(contents.begin(), contents.end(),
                                   [&](const Secret& content) { return content == contents.front(); });
    if (!agree) return failure("more than one code in the picture");
    return contents.front();
}

// Looks at one picture in one way after the other, the cheap ones first, until there is nothing left to read.
class Looks {
  public:
    explicit Looks(const cv::Mat1b& picture) : picture_(picture) {}

    Result<Secret> read() {
        const double first = first_scale();
        const cv::Mat1b base = scaled(picture_, first);
        if (enough(base, {})) return the_one(contents_);
        const cv::Mat1b crisper = crisp(base);
        if (enough(crisper, {}) || enough(scaled(base, 0.5), {}) || enough(scaled(crisper, 2), {0, 101, 2}))
            return the_one(contents_);
        for (double scale = 2 * first; scale <= 1; scale *= 2)
            if (enough(scaled(picture_, scale), {})) break;
        return the_one(contents_);
    }

  private:
    // A code of which one sees little more in more pixels.
    [[nodiscard]] double first_scale() const {
        constexpr int kSideMax = 1600;  // px
        double scale = 1;
        while (std::max(picture_.cols, picture_.rows) * scale > kSideMax) scale /= 2;
        return scale;
    }

    bool enough(const cv::Mat1b& picture, const Manner& manner) {
        const Seen seen = look_at(picture, manner);
        Look look = Triples(picture, seen, budget_).read();
        const bool before = !contents_.empty();
        for (Secret& content : look.contents) contents_.push_back(std::move(content));
        return !contents_.empty() && (before || !look.unread);
    }

    const cv::Mat1b& picture_;
    Budget budget_;
    Contents contents_;
};

class Reader final : public CodeReader {
  public:
    Result<Secret> read(const GreyImage& image) override {
        const bool possible = image.width >= kMinSide && image.height >= kMinSide &&
                              image.width <= kPictureSideMax && image.height <= kPictureSideMax &&
                              image.pixels.size() == static_cast<std::size_t>(image.width) *
                                                         static_cast<std::size_t>(image.height);
        if (!possible) return failure("not a picture that can be read");
        try {
            // OpenCV knows no picture that may only be read; nothing here writes to it.
            return Looks(cv::Mat1b(image.height, image.width, const_cast<std::uint8_t*>(image.pixels.data())))
                .read();
        } catch (const std::exception& error) {
            return failure(std::string("reading a code: ") + error.what());
        }
    }
};

}  // namespace

std::unique_ptr<CodeReader> make_code_reader() { return std::make_unique<Reader>(); }

}  // namespace motcua::platform
