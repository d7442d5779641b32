#include "platform/demo/demo_paper.h"

#include <array>
#include <cstring>
#include <numbers>
#include <string>

#include <cairo.h>

#include "platform/paper/sheet.h"

namespace motcua::platform {
namespace {

constexpr int kWidth = 1600;
constexpr int kHeight = 1200;
constexpr double kSheetHeight = 1000;
constexpr double kSheetWidth = kSheetHeight / std::numbers::sqrt2;
constexpr double kAskew = 4 * std::numbers::pi / 180;

void write(cairo_t* context, std::string_view words, const Type& type, double& y) {
    constexpr double kMargin = 70;
    constexpr double kGap = 18;
    const Paragraph paragraph(context, words, type, kSheetWidth - 2 * kMargin);
    paragraph.draw(kMargin, y);
    y += paragraph.height() + kGap;
}

void draw_sheet(cairo_t* context, std::string_view title) {
    cairo_set_source_rgb(context, 0.94, 0.93, 0.9);
    cairo_rectangle(context, 0, 0, kSheetWidth, kSheetHeight);
    cairo_fill(context);
    cairo_set_source_rgb(context, 0.12, 0.12, 0.14);
    double y = 60;
    const Type centred{22, true, false, PANGO_ALIGN_CENTER};
    write(context, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", centred, y);
    write(context, "Độc lập - Tự do - Hạnh phúc", centred, y);
    write(context, title, {26, true, false, PANGO_ALIGN_CENTER}, y);
    write(context, "GIẤY MẪU ĐỂ GIỚI THIỆU MÁY, KHÔNG CÓ GIÁ TRỊ", centred, y);
    constexpr std::array<std::string_view, 4> kLines{
        "Điều 1. Các tên người, số và ngày trên giấy này đều do máy đặt ra.",
        "Điều 2. Chữ nhỏ in ở đây để biết ảnh chụp có đọc được hay không.",
        "Điều 3. Ảnh chỉ là bản chụp, chưa đối chiếu. Cán bộ vẫn xem giấy thật.",
        "Nơi nhận: phường Ví Dụ; người được giới thiệu; lưu hồ sơ mẫu."};
    for (const std::string_view line : kLines) write(context, line, {21}, y);
    write(context, "Người ký: Trần Văn Thử", {21, false, true, PANGO_ALIGN_RIGHT}, y);
}

ColourImage picture_of(cairo_surface_t* surface) {
    ColourImage picture{kWidth, kHeight, {}};
    cairo_surface_flush(surface);
    const unsigned char* row = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < kHeight; ++y, row += stride)
        for (int x = 0; x < kWidth; ++x) {
            std::uint32_t pixel = 0;  // 0x00RRGGBB (CAIRO_FORMAT_RGB24)
            std::memcpy(&pixel, row + 4 * x, sizeof pixel);
            for (const int shift : {16, 8, 0})
                picture.rgb.push_back(static_cast<std::uint8_t>(pixel >> static_cast<unsigned>(shift)));
        }
    return picture;
}

}  // namespace

ColourImage demo_paper(std::string_view title) {
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, kWidth, kHeight));
    const Context context(cairo_create(surface.get()));
    cairo_set_source_rgb(context.get(), 0.36, 0.29, 0.23);
    cairo_paint(context.get());
    cairo_translate(context.get(), kWidth / 2.0, kHeight / 2.0);
    cairo_rotate(context.get(), kAskew);
    cairo_translate(context.get(), -kSheetWidth / 2, -kSheetHeight / 2);
    draw_sheet(context.get(), title);
    return picture_of(surface.get());
}

}  // namespace motcua::platform
