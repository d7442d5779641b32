#include "platform/camera/codes.h"

#include <algorithm>
#include <array>
#include <exception>
#include <string>

#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>
#include <utf8proc.h>

#include "platform/camera/prepare.h"

namespace motcua::platform {
namespace {

constexpr int kMinSide = 21;  // the smallest code has 21 x 21 squares
constexpr std::size_t kMaxPayload = 4296;

bool is_utf8(std::string_view text) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t code_point = 0;
        const utf8proc_ssize_t used = utf8proc_iterate(at, left, &code_point);
        if (used <= 0) return false;
        at += used;
        left -= used;
    }
    return true;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

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
    if (content.size() > kMaxPayload || !is_utf8(view(content))) return {};
    return content;
}

SecretVector<Secret> contents_in(const GreyImage& image) {
    static const ZXing::DecodeHints hints = ZXing::DecodeHints()
                                                .setFormats(ZXing::BarcodeFormat::QRCode)
                                                .setTryHarder(true)
                                                .setTryRotate(true)
                                                .setTryDownscale(true)
                                                .setMaxNumberOfSymbols(4)
                                                .setCharacterSet("UTF8");
    const ZXing::ImageView view(image.pixels.data(), image.width, image.height, ZXing::ImageFormat::Lum);
    SecretVector<Secret> contents;
    for (const ZXing::Result& code : ZXing::ReadBarcodes(view, hints)) {
        Secret content = content_of(code);
        if (!content.empty()) contents.push_back(std::move(content));
    }
    return contents;
}

struct Preparation {
    GreyImage (*apply)(const GreyImage&);
    int max_side;  // pixels; beyond, it would cost more time and memory than it is worth
};

constexpr std::array<Preparation, 7> kPreparations{{
    {[](const GreyImage& image) { return image; }, kPictureSideMax},
    {local_threshold, 4096},
    {doubled, 2048},
    {halved, kPictureSideMax},
    {sharpened, 4096},
    {[](const GreyImage& image) { return sharpened(doubled(image)); }, 2048},
    {[](const GreyImage& image) { return local_threshold(halved(image)); }, kPictureSideMax},
}};

class ZXingReader final : public CodeReader {
  public:
    Result<Secret> read(const GreyImage& image) override {
        const bool possible = image.width >= kMinSide && image.height >= kMinSide &&
                              image.width <= kPictureSideMax && image.height <= kPictureSideMax &&
                              image.pixels.size() == static_cast<std::size_t>(image.width) *
                                                         static_cast<std::size_t>(image.height);
        if (!possible) return failure("not a picture that can be read");
        try {
            return first_content(image);
        } catch (const std::exception& error) {
            return failure(std::string("reading a code: ") + error.what());
        }
    }

  private:
    static Result<Secret> first_content(const GreyImage& image) {
        for (const Preparation& preparation : kPreparations) {
            if (std::max(image.width, image.height) > preparation.max_side) continue;
            const SecretVector<Secret> contents = contents_in(preparation.apply(image));
            if (contents.empty()) continue;
            const bool agree = std::all_of(contents.begin(), contents.end(), [&](const Secret& content) {
                return content == contents.front();
            });
            if (!agree) return failure("more than one code in the picture");
            return contents.front();
        }
        return failure("no code in the picture");
    }
};

class ZXingWriter final : public CodeWriter {
  public:
    Result<CodeMatrix> write(std::string_view text) override {
        if (text.empty() || text.size() > kMaxPayload || !is_utf8(text)) {
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

std::unique_ptr<CodeReader> make_code_reader() { return std::make_unique<ZXingReader>(); }
std::unique_ptr<CodeWriter> make_code_writer() { return std::make_unique<ZXingWriter>(); }

}  // namespace motcua::platform
