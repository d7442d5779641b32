#include "platform/demo/demo_codes.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "platform/camera/codes.h"
#include "platform/demo/demo_paper.h"
#include "platform/paper/paper.h"
#include "platform/runtime/files.h"

namespace motcua::platform {
namespace {

constexpr std::uint32_t kWhite = 0xffffffff;
constexpr std::uint32_t kBlack = 0xff000000;
constexpr int kModulePixels = 8;
constexpr int kQuietModules = 4;

struct Picture {
    int side = 0;
    std::vector<std::uint32_t> pixels;
};

Picture draw(const CodeMatrix& code) {
    const int modules = code.side + 2 * kQuietModules;
    Picture picture;
    picture.side = modules * kModulePixels;
    picture.pixels.assign(static_cast<std::size_t>(picture.side) * static_cast<std::size_t>(picture.side),
                          kWhite);
    for (int y = 0; y < picture.side; ++y)
        for (int x = 0; x < picture.side; ++x) {
            const int column = x / kModulePixels - kQuietModules;
            const int row = y / kModulePixels - kQuietModules;
            const bool inside = column >= 0 && row >= 0 && column < code.side && row < code.side;
            if (inside && code.at(column, row))
                picture.pixels[static_cast<std::size_t>(y * picture.side + x)] = kBlack;
        }
    return picture;
}

// A card carried in a wet pocket for ten years: nearly half of the code is gone, one of its corners, too.
void wear(Picture& picture) {
    const int third = picture.side / 3;
    for (int y = third; y < picture.side; ++y)
        for (int x = 0; x < third * 2; ++x)
            picture.pixels[static_cast<std::size_t>(y * picture.side + x)] = kWhite;
}

Status<> write_code(const std::filesystem::path& file, std::string_view payload, bool worn) {
    const auto code = make_code_writer()->write(payload);
    if (!code) return tl::unexpected(code.error());
    Picture picture = draw(*code);
    if (worn) wear(picture);
    const auto png = picture_png(picture.side, picture.side, picture.pixels);
    if (!png) return tl::unexpected(png.error());
    return write_file(file, view(*png));
}

Status<> write_paper(const std::filesystem::path& file) {
    const ColourImage seen = demo_paper("QUYẾT ĐỊNH CÔNG NHẬN THUẬN TÌNH LY HÔN");
    std::vector<std::uint32_t> pixels;
    for (std::size_t i = 0; i < seen.rgb.size(); i += 3)
        pixels.push_back(kBlack | seen.rgb[i] | static_cast<std::uint32_t>(seen.rgb[i + 1]) << 8U |
                         static_cast<std::uint32_t>(seen.rgb[i + 2]) << 16U);
    const auto png = picture_png(seen.width, seen.height, pixels);
    if (!png) return tl::unexpected(png.error());
    return write_file(file, view(*png));
}

}  // namespace

Status<> write_demo_codes(const std::filesystem::path& folder) {
    constexpr std::string_view kPoster = "https://dichvucong.gov.vn/thu-tuc-hanh-chinh?ma_thu_tuc=1.004873";
    constexpr std::string_view kCard =
        "049155999001|205999001|Nguyễn Thị Mẫu|12031955|Nữ|Khối phố Mẫu, Tân Thạnh, Tam Kỳ, Quảng "
        "Nam|10052021";
    constexpr std::string_view kOtherCard =
        "048088999002||Trần Văn Thử|01021988|Nam|Khối phố Mẫu, Bàn Thạch, Đà Nẵng|06102025||||";
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return failure("cannot make " + folder.string() + ": " + failed.message());
    for (const auto& [name, payload, worn] :
         {std::tuple{"poster.png", kPoster, false}, std::tuple{"card.png", kCard, false},
          std::tuple{"other-card.png", kOtherCard, false}, std::tuple{"worn-card.png", kCard, true}})
        if (const auto written = write_code(folder / name, payload, worn); !written) return written;
    return write_paper(folder / "paper.png");
}

}  // namespace motcua::platform
