#include "tests/platform/camera/frames/card_frames.h"

#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "tests/platform/camera/frames/dice.h"
#include "tests/platform/camera/frames/drawn_card.h"
#include "tests/platform/camera/frames/lens.h"

namespace motcua::tests {
namespace {

std::string date(Dice& dice, int first_year, int last_year) {
    const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return two(dice.between(1, 28)) + two(dice.between(1, 12)) +
           std::to_string(dice.between(first_year, last_year));
}

std::string digits(Dice& dice, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += static_cast<char>('0' + dice.between(0, 9));
    return out;
}

std::string full_name(Dice& dice) {
    static const std::vector<std::string> family{"Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng"};
    static const std::vector<std::string> middle{"Thị", "Văn", "Thị Mỹ", "Hữu", "Thị Ngọc", "Đình"};
    static const std::vector<std::string> given{"Mẫu", "Thử", "Ví Dụ", "Bịa Đặt", "Tưởng Tượng"};
    return dice.pick(family) + " " + dice.pick(middle) + " " + dice.pick(given);
}

std::string address(Dice& dice) {
    static const std::vector<std::string> hamlet{"Khối phố Mẫu", "Thôn Thử Nghiệm", "Tổ 12, khối phố Ví Dụ",
                                                 "Số nhà 99/7 đường Không Có"};
    static const std::vector<std::string> rest{"Tân Thạnh, Tam Kỳ, Quảng Nam", "Bàn Thạch, Đà Nẵng",
                                               "xã Tam Thăng, Tam Kỳ, Quảng Nam",
                                               "Hòa Thuận, Tam Kỳ, Quảng Nam"};
    return dice.pick(hamlet) + ", " + dice.pick(rest);
}

// How the camera and the light treat one card. What is not said is as at a good counter.
struct Treatment {
    double px_per_module = 5;
    double degrees = 0;
    double shear = 0;
    double tilt = 0;  // how much nearer one side is than the other, of the distance
    double tilt_degrees = 0;
    double defocus = 0;  // sigma, px
    double motion = 0;   // px
    double motion_degrees = 0;
    double contrast = 1;  // of the difference to the mean
    double mean = 128;
    double shade = 0;  // grey levels lost on the darker side
    double shade_degrees = 0;
    double glare = 0;  // radius, modules; in the code
    double noise = 2;  // sigma, grey levels
    int jpeg = 92;     // quality as in libjpeg
};

Treatment good_counter(Dice& dice) {
    Treatment good;
    good.px_per_module = dice.real(4.2, 6.5);
    good.degrees = dice.real(-4, 4);
    good.defocus = dice.real(0.5, 0.8);
    return good;
}

void add_blur(Treatment& t, Dice& dice, double how) {
    if (dice.between(0, 1) == 0) {
        t.defocus = dice.real(0.32, 0.47) * how * t.px_per_module;
    } else {
        t.motion = dice.real(0.6, 1.05) * how * t.px_per_module;
        t.motion_degrees = dice.real(0, 180);
    }
}

void add_contrast(Treatment& t, Dice& dice, double how) {
    if (dice.between(0, 4) < 2) {
        t.contrast = dice.real(0.08, 0.16) / how;
        t.mean = dice.real(70, 190);
        t.noise = dice.real(0.5, 1.2);
    } else {
        t.contrast = 0.45;
        t.mean = 130;
        t.shade = dice.real(90, 150) * how;
        t.shade_degrees = dice.real(0, 360);
    }
}

void add_tilt(Treatment& t, Dice& dice, double how) {
    t.tilt = dice.real(0.05, 0.16) * how;
    t.tilt_degrees = dice.real(0, 360);
    t.degrees = dice.real(-25, 25);
}

void add_skew(Treatment& t, Dice& dice, double how) {
    t.shear = dice.real(1.2, 1.38) * how * (dice.between(0, 1) == 0 ? 1 : -1);
}

void add_combination(Treatment& t, Dice& dice) {
    t.degrees = dice.real(0, 360);
    t.noise = dice.real(4, 12);
    t.jpeg = dice.between(30, 60);
    add_tilt(t, dice, 0.6);
    if (dice.between(0, 2) == 0) add_skew(t, dice, 0.8);
    if (dice.between(0, 2) == 0) add_blur(t, dice, 0.8);
    if (dice.between(0, 1) == 0) add_contrast(t, dice, 0.6);
    if (dice.between(0, 3) == 0) t.glare = dice.real(2, 4);
}

Treatment treatment(Spoiled kind, Dice& dice) {
    Treatment t = good_counter(dice);
    switch (kind) {
        case Spoiled::blur: add_blur(t, dice, 1); break;
        case Spoiled::noise: t.noise = dice.real(10, 24); break;
        case Spoiled::contrast: add_contrast(t, dice, 1); break;
        case Spoiled::rotation: t.degrees = dice.real(0, 360); break;
        case Spoiled::perspective: add_tilt(t, dice, 1); break;
        case Spoiled::skew: add_skew(t, dice, 1); break;
        case Spoiled::glare: t.glare = dice.real(3, 6); break;
        case Spoiled::small: t.px_per_module = dice.real(2.7, 3.4); break;
        case Spoiled::jpeg: t.jpeg = dice.between(8, 22); break;
        case Spoiled::combined: add_combination(t, dice); break;
    }
    return t;
}

// From the drawn card to the frame, the code's middle near the frame's.
cv::Mat view_of(const Drawn& drawn, const Treatment& t, const cv::Point2d& at) {
    const double scale = t.px_per_module / kArtModule;
    const double turn = t.degrees * CV_PI / 180;
    const cv::Matx33d to_centre(1, 0, -drawn.centre.x, 0, 1, -drawn.centre.y, 0, 0, 1);
    const cv::Matx33d lean(scale, scale * t.shear, 0, 0, scale, 0, 0, 0, 1);
    const cv::Matx33d turned(std::cos(turn), -std::sin(turn), 0, std::sin(turn), std::cos(turn), 0, 0, 0, 1);
    const double reach = drawn.side * scale;  // over the code, one side is `tilt` nearer than the other
    const double slope = t.tilt / reach;
    const double direction = t.tilt_degrees * CV_PI / 180;
    const cv::Matx33d tilted(1, 0, 0, 0, 1, 0, slope * std::cos(direction), slope * std::sin(direction), 1);
    const cv::Matx33d placed(1, 0, at.x, 0, 1, at.y, 0, 0, 1);
    return cv::Mat(placed * tilted * turned * lean * to_centre);
}

cv::Mat photograph_card(const CodeMatrix& code, const Treatment& t, const cv::Point2d& at, Dice& dice,
                        const cv::Mat& behind) {
    const Drawn drawn = draw_card(dice, code);
    cv::Mat frame = behind.clone();
    cv::warpPerspective(drawn.card, frame, view_of(drawn, t, at), frame.size(), cv::INTER_LINEAR,
                        cv::BORDER_TRANSPARENT);
    if (t.glare > 0) {
        const double off = drawn.side / kArtModule * t.px_per_module * 0.28;
        add_glare(frame, {at.x + dice.real(-off, off), at.y + dice.real(-off, off)},
                  t.glare * t.px_per_module);
    }
    return frame;
}

cv::Mat through_the_lens(cv::Mat frame, const Treatment& t, Dice& dice) {
    if (t.defocus > 0) cv::GaussianBlur(frame, frame, {}, t.defocus);
    if (t.motion > 1) move_while_open(frame, t.motion, t.motion_degrees);
    frame = lit(frame, {t.contrast, t.mean, t.shade, t.shade_degrees});
    add_noise(frame, t.noise, dice);
    return t.jpeg < 90 ? with_jpeg_losses(frame, t.jpeg) : frame;
}

cv::Mat table(Dice& dice) { return {kFrameHeight, kFrameWidth, CV_8U, cv::Scalar(dice.between(40, 110))}; }

// As it comes out of a plain camera, nothing spoiled.
cv::Mat seen_plainly(const std::string& payload, const cv::Point2d& at, Dice& dice, const cv::Mat& behind) {
    return photograph_card(code_of(payload), good_counter(dice), at, dice, behind);
}

}  // namespace

std::string card_payload(std::uint32_t seed) {
    Dice dice(seed);
    const bool woman = dice.between(0, 1) == 0;
    const bool newer = dice.between(0, 1) == 0;
    std::string payload =
        "0" + digits(dice, 2) + (woman ? "1" : "0") + digits(dice, 2) + "999" + digits(dice, 3);
    payload += "|" + (dice.between(0, 2) > 0 ? digits(dice, 9) : "") + "|" + full_name(dice);
    payload += "|" + date(dice, 1930, 2008) + (woman ? "|Nữ|" : "|Nam|") + address(dice);
    payload += "|" + date(dice, 2021, 2026);
    if (newer) payload += "|" + full_name(dice) + "|" + full_name(dice) + "||";
    return payload;
}

CardFrame card_frame(std::uint32_t seed, int index) {
    const std::uint32_t own = seed * 1'000'003U + static_cast<std::uint32_t>(index);
    Dice dice(own ^ 0x5bd1e995U);
    CardFrame out{static_cast<Spoiled>(index / kFramesPerKind), card_payload(own), {}};
    const Treatment t = treatment(out.kind, dice);
    const cv::Point2d at{kFrameWidth / 2.0 + dice.real(-150, 150), kFrameHeight / 2.0 + dice.real(-30, 30)};
    const cv::Mat seen = photograph_card(code_of(out.payload), t, at, dice, table(dice));
    out.image = grey_image(through_the_lens(seen, t, dice));
    return out;
}

GreyImage two_cards(std::uint32_t seed) {
    Dice dice(seed);
    const cv::Mat one = seen_plainly(card_payload(2 * seed), {400, 360}, dice, table(dice));
    const cv::Mat other = seen_plainly(card_payload(2 * seed + 1), {900, 360}, dice, table(dice));
    cv::Mat both = one.clone();
    other.colRange(kFrameWidth / 2 + 10, kFrameWidth)
        .copyTo(both.colRange(kFrameWidth / 2 + 10, kFrameWidth));
    return grey_image(through_the_lens(both, good_counter(dice), dice));
}

}  // namespace motcua::tests
