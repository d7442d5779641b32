#include "platform/photo/sheet.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <opencv2/imgproc.hpp>

namespace motcua::platform {
namespace {

using Corners = std::array<cv::Point2f, 4>;
using Outline = std::vector<cv::Point>;

constexpr int kSearchSide = 640;         // pixels: a sheet's edge is seen well enough
constexpr double kLeastShare = 1.0 / 6;  // of the picture
constexpr double kWholePicture = 0.97;

// By where each lies: the sum of x and y is least at the top left, their difference at the top right.
Corners in_order(const Corners& any) {
    const auto sum = [](const cv::Point2f& p) { return p.x + p.y; };
    const auto difference = [](const cv::Point2f& p) { return p.y - p.x; };
    const auto by = [&](auto value) {
        return std::minmax_element(any.begin(), any.end(),
                                   [&](const auto& a, const auto& b) { return value(a) < value(b); });
    };
    const auto sums = by(sum);
    const auto differences = by(difference);
    return {*sums.first, *differences.first, *sums.second, *differences.second};
}

// The straight line through what of the outline lies along one side, clear of the corners.
std::optional<cv::Vec4f> line_along(const Outline& outline, const cv::Point2f& from, const cv::Point2f& to) {
    const cv::Point2f along = to - from;
    const auto side = static_cast<float>(cv::norm(along));
    Outline near;
    for (const cv::Point& point : outline) {
        const cv::Point2f off = cv::Point2f(point) - from;
        const float at = off.dot(along) / (side * side);
        if (at > 0.08F && at < 0.92F && std::abs(off.cross(along)) / side < 3) near.push_back(point);
    }
    if (near.size() < 8) return std::nullopt;
    cv::Vec4f line;
    cv::fitLine(near, line, cv::DIST_HUBER, 0, 0.01, 0.01);
    return line;
}

std::optional<cv::Point2f> crossing(const cv::Vec4f& a, const cv::Vec4f& b) {
    const cv::Point2f along_a{a[0], a[1]};
    const cv::Point2f along_b{b[0], b[1]};
    const auto angle = static_cast<float>(along_a.cross(along_b));
    if (std::abs(angle) < 0.2F) return std::nullopt;
    const cv::Point2f apart{b[2] - a[2], b[3] - a[3]};
    return cv::Point2f{a[2], a[3]} + along_a * (static_cast<float>(apart.cross(along_b)) / angle);
}

// Corners are where the sides would meet: paper has ears, and an outline is rounded there.
Corners sharpened(const Outline& outline, const Corners& rough) {
    std::array<std::optional<cv::Vec4f>, 4> sides;
    for (std::size_t i = 0; i < 4; ++i) sides[i] = line_along(outline, rough[i], rough[(i + 1) % 4]);
    Corners out = rough;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto& before = sides[(i + 3) % 4];
        if (!before || !sides[i]) continue;
        if (const auto corner = crossing(*before, *sides[i])) out[i] = *corner;
    }
    return out;
}

std::vector<cv::Point> every_point(const Outline& outline) {
    const cv::Rect box = cv::boundingRect(outline);
    cv::Mat drawn = cv::Mat::zeros(box.br().y + 2, box.br().x + 2, CV_8U);
    cv::polylines(drawn, outline, true, 255);
    Outline all;
    cv::findNonZero(drawn, all);
    return all;
}

// The outline's hull as four corners, if it is nearly that.
std::optional<Corners> four_corners(const Outline& outline) {
    Outline hull;
    cv::convexHull(outline, hull);
    const double around = cv::arcLength(hull, true);
    for (const double slack : {0.02, 0.035, 0.05}) {
        Outline few;
        cv::approxPolyDP(hull, few, slack * around, true);
        if (few.size() != 4) continue;
        if (cv::contourArea(few) < 0.92 * cv::contourArea(hull)) return std::nullopt;
        return sharpened(every_point(outline), {few[0], few[1], few[2], few[3]});
    }
    return std::nullopt;
}

bool at_the_edge(const Corners& corners, const cv::Size& size) {
    constexpr float margin = 3;
    return std::any_of(corners.begin(), corners.end(), [&](const cv::Point2f& p) {
        return p.x < margin || p.y < margin || p.x > static_cast<float>(size.width - 1) - margin ||
               p.y > static_cast<float>(size.height - 1) - margin;
    });
}

struct Found {
    Corners corners;
    double area = 0;
};

// Looks among what `mask` sets apart for the largest four-cornered thing.
void look_in(const cv::Mat& mask, Found& best) {
    std::vector<Outline> outlines;
    cv::findContours(mask, outlines, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_SIMPLE);
    const double picture = static_cast<double>(mask.total());
    for (const Outline& outline : outlines) {
        Outline hull;
        cv::convexHull(outline, hull);
        const double area = cv::contourArea(hull);
        if (area < kLeastShare * picture || area <= best.area) continue;
        if (const auto corners = four_corners(outline)) best = {*corners, area};
    }
}

cv::Mat closed(const cv::Mat& mask, int pixels) {
    cv::Mat out;
    cv::morphologyEx(mask, out, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_RECT, {pixels, pixels}));
    return out;
}

// A light sheet on something darker; print on it is closed over.
void look_for_light(const cv::Mat& grey, Found& best) {
    constexpr double kContrast = 30;
    cv::Mat light;
    cv::threshold(grey, light, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU);
    if (cv::mean(grey, light)[0] - cv::mean(grey, ~light)[0] < kContrast) return;
    look_in(closed(light, 9), best);
}

// A card with a colour of its own, or a sheet on a light table: by its edges.
void look_for_edges(const cv::Mat& grey, Found& best) {
    cv::Mat edges;
    cv::Canny(grey, edges, 20, 60);
    look_in(closed(edges, 7), best);
}

float length(const cv::Point2f& a, const cv::Point2f& b) { return std::hypot(a.x - b.x, a.y - b.y); }

// ISO 216: the sides of A4 are as 1 to the root of 2.
cv::Size2f proportioned(cv::Size2f size) {
    constexpr float kA4 = 1.41421F;
    const float longer = std::max(size.width, size.height);
    const float shorter = std::min(size.width, size.height);
    if (std::abs(longer / shorter / kA4 - 1) > 0.12F) return size;
    return size.width < size.height ? cv::Size2f{longer / kA4, longer} : cv::Size2f{longer, longer / kA4};
}

}  // namespace

std::optional<Sheet> find_sheet(const cv::Mat& rgb) {
    const double scale = std::min(1.0, static_cast<double>(kSearchSide) / std::max(rgb.cols, rgb.rows));
    cv::Mat small;
    cv::resize(rgb, small, {}, scale, scale, cv::INTER_AREA);
    cv::Mat grey;
    cv::cvtColor(small, grey, cv::COLOR_RGB2GRAY);
    cv::GaussianBlur(grey, grey, {5, 5}, 0);
    Found best;
    look_for_light(grey, best);
    if (best.area < kLeastShare * static_cast<double>(grey.total())) look_for_edges(grey, best);
    if (best.area <= 0) return std::nullopt;
    Sheet sheet{in_order(best.corners), at_the_edge(best.corners, grey.size())};
    // What is light all over is as likely a wall as a sheet held too near.
    if (best.area > kWholePicture * static_cast<double>(grey.total())) sheet.cut_off = true;
    for (cv::Point2f& corner : sheet.corners)
        corner = {(corner.x + 0.5F) / static_cast<float>(scale) - 0.5F,
                  (corner.y + 0.5F) / static_cast<float>(scale) - 0.5F};
    return sheet;
}

cv::Mat straightened(const cv::Mat& rgb, const Sheet& sheet, int side_max) {
    const Corners& c = sheet.corners;
    const cv::Size2f size = proportioned({(length(c[0], c[1]) + length(c[3], c[2])) / 2 + 1,
                                          (length(c[0], c[3]) + length(c[1], c[2])) / 2 + 1});
    const float shrink = std::min(1.0F, static_cast<float>(side_max) / std::max(size.width, size.height));
    const cv::Size whole{std::max(1, cvRound(size.width * shrink)),
                         std::max(1, cvRound(size.height * shrink))};
    const auto right = static_cast<float>(whole.width - 1);
    const auto bottom = static_cast<float>(whole.height - 1);
    const Corners to{cv::Point2f{0, 0}, {right, 0}, {right, bottom}, {0, bottom}};
    cv::Mat out;
    cv::warpPerspective(rgb, out, cv::getPerspectiveTransform(c.data(), to.data()), whole,
                        shrink < 0.6F ? cv::INTER_AREA : cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return out;
}

}  // namespace motcua::platform
