#include "platform/camera/grid.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "platform/camera/layout.h"

namespace motcua::platform {
namespace {

using cv::Point2d;

Point2d apply(const cv::Matx33d& h, double x, double y) {
    const double w = h(2, 0) * x + h(2, 1) * y + h(2, 2);
    return {(h(0, 0) * x + h(0, 1) * y + h(0, 2)) / w, (h(1, 0) * x + h(1, 1) * y + h(1, 2)) / w};
}

// Between the four pixels around; outside the picture its border goes on.
float bright(const cv::Mat1b& image, const Point2d& at) {
    const double x = std::clamp(at.x, 0.0, image.cols - 1.001);
    const double y = std::clamp(at.y, 0.0, image.rows - 1.001);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const auto fx = static_cast<float>(x - left);
    const auto fy = static_cast<float>(y - top);
    const std::uint8_t* const above = image[top] + left;
    const std::uint8_t* const below = image[top + 1] + left;
    const float upper = static_cast<float>(above[0]) * (1 - fx) + static_cast<float>(above[1]) * fx;
    const float lower = static_cast<float>(below[0]) * (1 - fx) + static_cast<float>(below[1]) * fx;
    return upper * (1 - fy) + lower * fy;
}

// How much darker a place is than its surroundings.
float darkness(const Seen& seen, const Point2d& at) {
    const int x = std::clamp(static_cast<int>(std::lround(at.x)), 0, seen.mean.cols - 1);
    const int y = std::clamp(static_cast<int>(std::lround(at.y)), 0, seen.mean.rows - 1);
    return static_cast<float>(seen.mean(y, x)) - bright(seen.grey, at);
}

// How well what is seen is what ought to be there: 1 all of it, 0 chance.
class Agreement {
  public:
    void add(float darkness, bool dark) {
        agreed_ += dark ? darkness : -darkness;
        all_ += std::abs(darkness) + 1;  // one grey level is nothing
    }
    [[nodiscard]] double share() const { return all_ > 0 ? agreed_ / all_ : 0; }

  private:
    double agreed_ = 0;
    double all_ = 0;
};

// Walks on from `at` px from `from` in one direction to where dark turns light (or light dark), at most to
// `limit`. Between two looks the edge lies where the line between them crosses zero.
bool walk_to_edge(const Seen& seen, const Point2d& from, const Point2d& direction, bool to_light,
                  double limit, double& at, double& edge) {
    constexpr double kStep = 0.5;
    double before = darkness(seen, from + direction * at);
    while (at < limit) {
        at += kStep;
        const double now = darkness(seen, from + direction * at);
        if (to_light ? now <= 0 : now > 0) {
            const double beyond = before == now ? 0.5 : std::clamp(now / (now - before), 0.0, 1.0);
            edge = at - kStep * beyond;
            return true;
        }
        before = now;
    }
    return false;
}

// The width of one square at a finder in one direction, px. Ink spreads or a lens eats it: the outer edge of
// the ring and its inner edge move against each other, so together they stay.
std::optional<double> square_along(const Seen& seen, const Finder& finder, const Point2d& direction) {
    const double limit = 3 * std::max(finder.across, finder.down);
    double sum = 0;
    for (const double sense : {1.0, -1.0}) {
        double at = 0;
        double core = 0;
        double inner = 0;
        double outer = 0;
        const Point2d way = direction * sense;
        if (!walk_to_edge(seen, finder.centre, way, true, limit, at, core) ||
            !walk_to_edge(seen, finder.centre, way, false, limit, at, inner) ||
            !walk_to_edge(seen, finder.centre, way, true, limit, at, outer))
            return std::nullopt;
        sum += inner + outer;
    }
    return sum / 12;  // 2.5 and 3.5 squares, twice
}

// The plane through three corners, its slope told by how squares shrink along two sides.
cv::Matx33d plane(const Corner& corner, int side) {
    const double n = side - 7;
    const double g = (corner.across.nearing - 1) / n;
    const double h = (corner.down.nearing - 1) / n;
    const Point2d c = corner.finder.centre;
    const Point2d a = (Point2d(corner.right.centre) * (1 + g * n) - c) / n;
    const Point2d b = (Point2d(corner.below.centre) * (1 + h * n) - c) / n;
    const cv::Matx33d from_middle(a.x, b.x, c.x, a.y, b.y, c.y, g, h, 1);
    return from_middle * cv::Matx33d(1, 0, -3.5, 0, 1, -3.5, 0, 0, 1);
}

double timing_agreement(const Seen& seen, const Lie& lie) {
    Agreement agreement;
    for (int i = 7; i < lie.side - 7; ++i) {
        agreement.add(darkness(seen, apply(lie.to_picture, i + 0.5, 6.5)), i % 2 == 0);
        agreement.add(darkness(seen, apply(lie.to_picture, 6.5, i + 0.5)), i % 2 == 0);
    }
    return agreement.share();
}

double finder_agreement(const Seen& seen, const Lie& lie) {
    Agreement agreement;
    const int far = lie.side - 7;
    for (const auto& [left, top] : {std::pair{0, 0}, std::pair{far, 0}, std::pair{0, far}})
        for (int y = 0; y < 7; ++y)
            for (int x = 0; x < 7; ++x)
                agreement.add(darkness(seen, apply(lie.to_picture, left + x + 0.5, top + y + 0.5)),
                              std::max(std::abs(x - 3), std::abs(y - 3)) != 2);
    return agreement.share();
}

struct Pair {
    Point2d squares;
    Point2d picture;
};

// The plane nearest to all pairs (least squares); needs four of them, no three in a line.
std::optional<cv::Matx33d> plane_through(const std::vector<Pair>& pairs, int side) {
    const double scale = side;
    const Point2d origin = pairs.front().picture;
    cv::Mat1d left(static_cast<int>(2 * pairs.size()), 8);
    cv::Mat1d right(left.rows, 1);
    for (int i = 0; i < static_cast<int>(pairs.size()); ++i) {
        const Pair& pair = pairs[static_cast<std::size_t>(i)];
        const Point2d s = pair.squares / scale;
        const Point2d p = (pair.picture - origin) / scale;
        const std::array<double, 16> rows{s.x, s.y, 1, 0,   0,   0, -p.x * s.x, -p.x * s.y,
                                          0,   0,   0, s.x, s.y, 1, -p.y * s.x, -p.y * s.y};
        std::copy(rows.begin(), rows.end(), left[2 * i]);
        right(2 * i, 0) = p.x;
        right(2 * i + 1, 0) = p.y;
    }
    cv::Mat1d h;
    if (!cv::solve(left, right, h, cv::DECOMP_SVD)) return std::nullopt;
    const cv::Matx33d scaled(h(0), h(1), h(2), h(3), h(4), h(5), h(6), h(7), 1);
    const cv::Matx33d back(scale, 0, origin.x, 0, scale, origin.y, 0, 0, 1);
    return back * scaled * cv::Matx33d(1 / scale, 0, 0, 0, 1 / scale, 0, 0, 0, 1);
}

// Where the alignment pattern with its middle near `at` (in squares) lies; nothing where none is to be seen.
std::optional<Pair> alignment_near(const Seen& seen, const Lie& lie, const Point2d& at, double reach) {
    const Point2d middle = apply(lie.to_picture, at.x, at.y);
    const Point2d right = apply(lie.to_picture, at.x + 1, at.y) - middle;
    const Point2d down = apply(lie.to_picture, at.x, at.y + 1) - middle;
    constexpr double kStep = 0.25;
    const int steps = static_cast<int>(reach / kStep);
    double best = 0.6;
    std::optional<Pair> found;
    for (int v = -steps; v <= steps; ++v)
        for (int u = -steps; u <= steps; ++u) {
            const Point2d place = middle + right * (u * kStep) + down * (v * kStep);
            Agreement agreement;
            for (int y = -2; y <= 2; ++y)
                for (int x = -2; x <= 2; ++x)
                    agreement.add(darkness(seen, place + right * x + down * y),
                                  std::max(std::abs(x), std::abs(y)) != 1);
            const double score = agreement.share() - 0.01 * std::hypot(u, v) * kStep;
            if (score > best) {
                best = score;
                found = Pair{at, place};
            }
        }
    return found;
}

void settle_on_alignment(const Seen& seen, Lie& lie, const Corner& corner) {
    const double far = lie.side - 3.5;
    std::vector<Pair> pairs{{{3.5, 3.5}, corner.finder.centre},
                            {{far, 3.5}, corner.right.centre},
                            {{3.5, far}, corner.below.centre}};
    const auto settle = [&](const std::vector<Pair>& on) {
        if (on.size() < 4) return;
        if (const auto better = plane_through(on, lie.side)) lie.to_picture = *better;
    };
    const std::vector<int> places = alignment_places(lie.side);
    if (places.empty()) return;
    const double last = places.back() + 0.5;
    const auto opposite = alignment_near(seen, lie, {last, last}, 4);
    if (opposite) {
        std::vector<Pair> four = pairs;
        four.push_back(*opposite);
        settle(four);
    }
    for (const int y : places)
        for (const int x : places) {
            if (!has_alignment(lie.side, x, y)) continue;
            const auto pattern = alignment_near(seen, lie, {x + 0.5, y + 0.5}, opposite ? 1 : 2);
            if (pattern) pairs.push_back(*pattern);
        }
    settle(pairs);
}

}  // namespace

std::optional<Side> side_between(const Seen& seen, const Finder& from, const Finder& to) {
    const Point2d way = Point2d(to.centre) - Point2d(from.centre);
    const double length = cv::norm(way);
    if (length < 20) return std::nullopt;
    const auto near = square_along(seen, from, way / length);
    const auto far = square_along(seen, to, way / length);
    if (!near || !far || *near < 1 || *far < 1 || *near > 3 * *far || *far > 3 * *near) return std::nullopt;
    return Side{length / std::sqrt(*near * *far), std::sqrt(*near / *far)};
}

bool could_be_a_code(const Side& across, const Side& down) {
    const auto [least, most] = std::minmax(across.squares, down.squares);
    return least > 10 && most < 200 && most - least < 0.25 * (least + 7);
}

std::optional<Lie> lie_of(const Seen& seen, const Corner& corner) {
    const double squares = std::sqrt(corner.across.squares * corner.down.squares) + 7;
    const int version = static_cast<int>(std::lround((squares - 17) / 4));
    std::optional<Lie> best;
    double most = 0.45;
    for (int v = std::max(version - 2, 1); v <= std::min(version + 2, 40); ++v) {
        const Lie lie{17 + 4 * v, plane(corner, 17 + 4 * v)};
        double agreement = timing_agreement(seen, lie);
        if (agreement > most) agreement = std::min(agreement, finder_agreement(seen, lie));
        if (agreement <= most) continue;
        most = agreement;
        best = lie;
    }
    if (best) settle_on_alignment(seen, *best, corner);
    return best;
}

cv::Mat1f squares_of(const cv::Mat1b& grey, const Lie& lie) {
    cv::Mat1f squares(lie.side, lie.side);
    for (int y = 0; y < lie.side; ++y)
        for (int x = 0; x < lie.side; ++x) {
            float sum = 0;
            for (const auto& [u, v] : {std::pair{0.5, 0.5}, std::pair{0.3, 0.5}, std::pair{0.7, 0.5},
                                       std::pair{0.5, 0.3}, std::pair{0.5, 0.7}})
                sum += bright(grey, apply(lie.to_picture, x + u, y + v));
            squares(y, x) = sum / 5;
        }
    return squares;
}

cv::Mat1b dark_squares(const cv::Mat1f& squares, float crispness) {
    cv::Mat1f mean;
    cv::blur(squares, mean, {3, 3}, {-1, -1}, cv::BORDER_REPLICATE);
    const cv::Mat1f crisper(squares + crispness * (squares - mean));
    cv::blur(crisper, mean, {11, 11}, {-1, -1}, cv::BORDER_REFLECT);
    cv::Mat1b dark(crisper < mean);
    put_right(dark);
    return dark;
}

}  // namespace motcua::platform
