#include <opencv2/imgproc.hpp>

#include "tests/platform/camera/frames/card_frames.h"
#include "tests/platform/camera/frames/drawn_card.h"
#include "tests/platform/camera/frames/lens.h"

namespace motcua::tests {
namespace {

constexpr int kPaper = 225;
constexpr int kInk = 35;

cv::Mat plain(int grey) { return {kFrameHeight, kFrameWidth, CV_8U, cv::Scalar(grey)}; }

cv::Mat only_noise(Dice& dice) {
    cv::Mat frame = plain(128);
    add_noise(frame, 70, dice);
    return frame;
}

cv::Mat printed_page(Dice& dice) {
    cv::Mat frame = plain(kPaper);
    for (int y = 30; y < kFrameHeight; y += 22) {
        std::string line;
        while (line.size() < 110)
            line += static_cast<char>(dice.between(0, 5) == 0 ? ' ' : dice.between('a', 'z'));
        cv::putText(frame, line, {20, y}, cv::FONT_HERSHEY_SIMPLEX, 0.6, kInk, 2, cv::LINE_AA);
    }
    return frame;
}

cv::Mat cloth(Dice& dice) {
    const int thread = dice.between(3, 6);
    cv::Mat frame = plain(0);
    for (int y = 0; y < frame.rows; ++y)
        for (int x = 0; x < frame.cols; ++x)
            frame.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>((x / thread + y / thread) % 2 == 0
                                                                         ? 60 + x / (6 * thread) % 3 * 40
                                                                         : 190 - y / (4 * thread) % 2 * 30);
    return frame;
}

// Boxes of chance in rows and columns as close as the squares of a code.
cv::Mat confetti(Dice& dice) {
    const int side = dice.between(5, 7);
    cv::Mat frame = plain(kPaper);
    for (int y = 0; y < frame.rows; y += side)
        for (int x = 0; x < frame.cols; x += side)
            if (dice.between(0, 1) == 0) cv::rectangle(frame, {x, y, side, side}, kInk, cv::FILLED);
    return frame;
}

// Each tile is drawn as a finder is.
cv::Mat tiles(Dice& dice) {
    const int square = dice.between(4, 6);
    cv::Mat frame = plain(kPaper);
    const int pitch = square * dice.between(9, 14);
    for (int y = 10; y < frame.rows; y += pitch)
        for (int x = 10; x < frame.cols; x += pitch)
            for (const auto& [inset, grey] : {std::pair{0, kInk}, std::pair{1, kPaper}, std::pair{2, kInk}})
                cv::rectangle(frame,
                              {x + inset * square, y + inset * square, (7 - 2 * inset) * square,
                               (7 - 2 * inset) * square},
                              grey, cv::FILLED);
    return frame;
}

cv::Mat back_of_a_card(Dice& dice) {
    cv::Mat frame = blank_card(dice)(cv::Rect(0, 200, kFrameWidth, kFrameHeight)).clone();
    for (int row = 0; row < 3; ++row) {
        std::string line = "IDVNM";
        while (line.size() < 30)
            line += dice.between(0, 2) == 0 ? '<' : static_cast<char>(dice.between('A', 'Z'));
        cv::putText(frame, line, {60, 560 + row * 50}, cv::FONT_HERSHEY_PLAIN, 3, kInk, 3, cv::LINE_AA);
    }
    return frame;
}

// A code whose corners, timing and alignment are right, and whose content is chance.
cv::Mat code_of_chance(Dice& dice) {
    const CodeMatrix right = code_of(card_payload(static_cast<std::uint32_t>(dice.between(0, 1 << 20))));
    CodeMatrix spoiled = right;
    for (int y = 9; y < right.side; ++y)
        for (int x = 9; x < right.side; ++x)
            spoiled.dark[static_cast<std::size_t>(y * right.side + x)] = dice.between(0, 1) == 0;
    return draw_card(dice, spoiled).card(cv::Rect(260, 0, kFrameWidth - 40, kFrameHeight)).clone();
}

cv::Mat as_a_frame(const cv::Mat& any) {
    cv::Mat frame = plain(90);
    any.copyTo(frame(cv::Rect(0, 0, any.cols, any.rows)));
    cv::GaussianBlur(frame, frame, {}, 0.7);
    return frame;
}

}  // namespace

std::vector<NoCode> frames_without_code(std::uint32_t seed) {
    Dice dice(seed);
    std::vector<NoCode> frames;
    const auto add = [&](const char* what, const cv::Mat& frame) {
        frames.push_back({what, grey_image(as_a_frame(frame))});
    };
    add("nothing", plain(130));
    add("noise", only_noise(dice));
    add("a printed page", printed_page(dice));
    add("cloth", cloth(dice));
    add("confetti", confetti(dice));
    add("tiles", tiles(dice));
    add("a card's back", back_of_a_card(dice));
    add("a code of chance", code_of_chance(dice));
    return frames;
}

}  // namespace motcua::tests
