#include <ZXing/ReadBarcode.h>

#include "tests/platform/camera/frames/bare_readers.h"

namespace motcua::tests {
namespace {

class BareZXing final : public CodeReader {
  public:
    Result<Secret> read(const GreyImage& image) override {
        const auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode).setTryHarder(true);
        const ZXing::ImageView seen(image.pixels.data(), image.width, image.height, ZXing::ImageFormat::Lum);
        const ZXing::Result code = ZXing::ReadBarcode(seen, hints);
        if (!code.isValid()) return failure("no code in the picture");
        return Secret(code.bytes().begin(), code.bytes().end());
    }
};

}  // namespace

std::unique_ptr<CodeReader> bare_zxing() { return std::make_unique<BareZXing>(); }

}  // namespace motcua::tests
