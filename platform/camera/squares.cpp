#include "platform/camera/squares.h"

#include <string>

#include <ZXing/ReadBarcode.h>
#include <opencv2/imgproc.hpp>

#include "platform/camera/payload.h"

namespace motcua::platform {
namespace {

// The content as UTF-8; empty for what must not be used. Most cards declare no character set: their bytes are
// taken as they are, because a guess would turn Vietnamese names into something else.
Secret content_of(const ZXing::Result& code) {
    if (!code.isValid() || code.isPartOfSequence()) return {};
    Secret content;
    if (code.hasECI()) {
        std::string text = code.text();
        content = secret(text);
        wipe(text.data(), text.size());
    } else {
        content.assign(code.bytes().begin(), code.bytes().end());
    }
    if (content.size() > kPayloadMax || !is_utf8(view(content))) return {};
    return content;
}

}  // namespace

Secret read_squares(const cv::Mat1b& dark) {
    static const ZXing::DecodeHints pure = ZXing::DecodeHints()
                                               .setFormats(ZXing::BarcodeFormat::QRCode)
                                               .setCharacterSet("UTF8")
                                               .setIsPure(true)
                                               .setBinarizer(ZXing::Binarizer::FixedThreshold)
                                               .setTryDownscale(false);
    constexpr int kPixels = 3;  // a square
    constexpr int kQuiet = 4;   // squares
    cv::Mat1b drawn;
    cv::resize(255 - dark, drawn, {}, kPixels, kPixels, cv::INTER_NEAREST);
    constexpr int kBorder = kQuiet * kPixels;
    cv::copyMakeBorder(drawn, drawn, kBorder, kBorder, kBorder, kBorder, cv::BORDER_CONSTANT, 255);
    const ZXing::ImageView view(drawn.data, drawn.cols, drawn.rows, ZXing::ImageFormat::Lum,
                                static_cast<int>(drawn.step[0]));
    return content_of(ZXing::ReadBarcode(view, pure));
}

}  // namespace motcua::platform
