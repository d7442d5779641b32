#include <algorithm>
#include <exception>
#include <string>

#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>

#include "platform/camera/codes.h"
#include "platform/camera/payload.h"

namespace motcua::platform {
namespace {

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class ZXingWriter final : public CodeWriter {
  public:
    Result<CodeMatrix> write(std::string_view text) override {
        if (text.empty() || text.size() > kPayloadMax || !is_utf8(text)) {
            return failure("a code holds 1 to 4,296 bytes of UTF-8");
        }
        try {
            // ZXing counts levels 1..8 for all formats: 3 and 4 are M of a QR code. Plain ASCII needs no
            // character set declared, which old scanners stumble over.
            const ZXing::BitMatrix bits =
                ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                    .setEncoding(is_ascii(text) ? ZXing::CharacterSet::Unknown : ZXing::CharacterSet::UTF8)
                    .setEccLevel(4)
                    .setMargin(0)
                    .encode(std::string(text), 0, 0);
            return matrix(bits);
        } catch (const std::exception&) {
            return failure("the text does not fit a code");  // its own words might quote the text
        }
    }

  private:
    static CodeMatrix matrix(const ZXing::BitMatrix& bits) {
        CodeMatrix code;
        code.side = bits.width();
        code.dark.reserve(static_cast<std::size_t>(code.side) * static_cast<std::size_t>(code.side));
        for (int y = 0; y < code.side; ++y) {
            for (int x = 0; x < code.side; ++x) code.dark.push_back(bits.get(x, y));
        }
        return code;
    }
};

}  // namespace

std::unique_ptr<CodeWriter> make_code_writer() { return std::make_unique<ZXingWriter>(); }

}  // namespace motcua::platform
