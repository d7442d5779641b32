#include "platform/paper/paper.h"
#include "platform/paper/sheet.h"

namespace motcua::platform {
namespace {

constexpr int kMaxSide = 32767;  // cairo's own limit

// 0xAABBGGRR as cairo keeps it: 0xAARRGGBB, colours multiplied by alpha.
std::uint32_t premultiplied(std::uint32_t pixel) {
    const std::uint32_t alpha = pixel >> 24;
    const auto channel = [&](int shift) { return (((pixel >> shift) & 0xFFU) * alpha + 127) / 255; };
    return alpha << 24 | channel(0) << 16 | channel(8) << 8 | channel(16);
}

}  // namespace

Result<Secret> picture_png(int width, int height, const std::vector<std::uint32_t>& pixels) {
    const bool possible = width > 0 && height > 0 && width <= kMaxSide && height <= kMaxSide &&
                          pixels.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    if (!possible) return failure("a picture's size and its pixels do not fit together");
    bool opaque = true;
    for (const std::uint32_t pixel : pixels) opaque = opaque && pixel >> 24 == 255;
    const Surface surface(
        cairo_image_surface_create(opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return failure("no memory for a picture");
    cairo_surface_flush(surface.get());
    unsigned char* const rows = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    auto pixel = pixels.begin();
    for (int y = 0; y < height; ++y) {
        auto* const row = reinterpret_cast<std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < width; ++x, ++pixel) row[x] = premultiplied(*pixel);
    }
    cairo_surface_mark_dirty(surface.get());
    return finished_png(surface);
}

Result<Secret> first_page_png(const Drawing& drawing, int dpi) {
    const auto page = drawing.page(0, dpi, drawing.size());
    if (!page) return tl::unexpected(page.error());
    const Surface surface = grey_surface(page->width, page->height);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return failure("no memory for a picture");
    cairo_surface_flush(surface.get());
    unsigned char* const rows = cairo_image_surface_get_data(surface.get());
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < page->height; ++y)
        page->rows.copy(reinterpret_cast<char*>(rows + y * stride), static_cast<std::size_t>(page->width),
                        static_cast<std::size_t>(y) * static_cast<std::size_t>(page->width));
    cairo_surface_mark_dirty(surface.get());
    return finished_png(surface);
}

}  // namespace motcua::platform
