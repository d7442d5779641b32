#include "platform/printing/raster.h"

#include <cmath>
#include <exception>
#include <memory>

#include <cups/cups.h>  // which pwg.h does not read itself
#include <cups/pwg.h>
#include <cups/raster.h>

namespace motcua::platform {
namespace {

struct CloseRaster {
    void operator()(cups_raster_t* raster) const { cupsRasterClose(raster); }
};

// libcups hands over bytes through C: nothing may be thrown back through it.
ssize_t append_raster(void* out, unsigned char* bytes, size_t count) noexcept {
    try {
        auto& secret = *static_cast<Secret*>(out);
        if (secret.capacity() < secret.size() + count) secret.reserve(2 * (secret.size() + count));
        secret.append(reinterpret_cast<const char*>(bytes), count);
        return static_cast<ssize_t>(count);
    } catch (const std::exception&) {
        return -1;
    }
}

int hundredths(double millimetres) { return static_cast<int>(std::lround(millimetres * 100)); }

Status<> write_page(cups_raster_t* raster, GreyPage& page, int pages, int dpi, const PaperSize& sheet) {
    cups_page_header2_t header{};
    pwg_media_t* const media = pwgMediaForSize(hundredths(sheet.width), hundredths(sheet.height));
    if (!media || !cupsRasterInitPWGHeader(&header, media, "sgray_8", dpi, dpi, "one-sided", nullptr))
        return failure("no raster for a sheet of this size");
    header.cupsWidth = static_cast<unsigned>(page.width);
    header.cupsHeight = static_cast<unsigned>(page.height);
    header.cupsBytesPerLine = header.cupsWidth;
    header.cupsInteger[CUPS_RASTER_PWG_TotalPageCount] = static_cast<unsigned>(pages);
    if (!cupsRasterWriteHeader2(raster, &header)) return failure("the raster could not be written");
    auto* const rows = reinterpret_cast<unsigned char*>(page.rows.data());
    for (int y = 0; y < page.height; ++y) {
        unsigned char* const row = rows + static_cast<std::ptrdiff_t>(y) * page.width;
        if (cupsRasterWritePixels(raster, row, header.cupsWidth) != header.cupsWidth)
            return failure("the raster could not be written");
    }
    return {};
}

}  // namespace

Result<Secret> pwg_raster(const Drawing& drawing, int dpi, const PaperSize& sheet) {
    Secret bytes;
    {
        const std::unique_ptr<cups_raster_t, CloseRaster> raster(
            cupsRasterOpenIO(append_raster, &bytes, CUPS_RASTER_WRITE_PWG));
        if (!raster) return failure("no memory for a raster");
        const int pages = drawing.pages();
        for (int n = 0; n < pages; ++n) {
            auto page = drawing.page(n, dpi, sheet);
            if (!page) return tl::unexpected(page.error());
            if (const auto written = write_page(raster.get(), *page, pages, dpi, sheet); !written)
                return tl::unexpected(written.error());
        }
    }
    return bytes;
}

}  // namespace motcua::platform
