#include <zbar.h>

#include "tests/platform/camera/frames/bare_readers.h"

namespace motcua::tests {
namespace {

class BareZBar final : public CodeReader {
  public:
    BareZBar() {
        scanner_.set_config(zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
        scanner_.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
        scanner_.set_config(zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    }
    Result<Secret> read(const GreyImage& image) override {
        zbar::Image seen(static_cast<unsigned>(image.width), static_cast<unsigned>(image.height), "Y800",
                         image.pixels.data(), image.pixels.size());
        if (scanner_.scan(seen) < 1) return failure("no code in the picture");
        const std::string data = seen.symbol_begin()->get_data();
        return secret(data);
    }

  private:
    zbar::ImageScanner scanner_;
};

}  // namespace

std::unique_ptr<CodeReader> bare_zbar() { return std::make_unique<BareZBar>(); }

}  // namespace motcua::tests
