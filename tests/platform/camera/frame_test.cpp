#include <fstream>
#include <string>

#include <SDL.h>
#include <SDL_image.h>
#include <doctest/doctest.h>

#include "platform/camera/codes.h"
#include "tests/platform/camera/picture.h"
#include "tests/support/temp_folder.h"

namespace motcua::tests {
namespace {

using platform::load_frame;

std::filesystem::path write(const TempFolder& folder, const std::string& bytes) {
    const std::filesystem::path file = folder.path() / "frame";
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string refusal(const TempFolder& folder, const std::string& bytes) {
    const auto frame = load_frame(write(folder, bytes));
    return frame ? "accepted" : frame.error().what;
}

// The picture in two formats, as the camera path gets it.
struct Files {
    explicit Files(const GreyImage& image) {
        SDL_Surface* const surface =
            SDL_CreateRGBSurfaceWithFormat(0, image.width, image.height, 24, SDL_PIXELFORMAT_RGB24);
        for (int y = 0; y < image.height; ++y) {
            auto* const row = static_cast<std::uint8_t*>(surface->pixels) + y * surface->pitch;
            for (int x = 0; x < 3 * image.width; ++x) {
                row[x] = image.pixels[static_cast<std::size_t>(y * image.width + x / 3)];
            }
        }
        REQUIRE(IMG_SavePNG(surface, png.c_str()) == 0);
        REQUIRE(IMG_SaveJPG(surface, jpeg.c_str(), 90) == 0);
        SDL_FreeSurface(surface);
    }
    TempFolder folder;
    std::filesystem::path png = folder.path() / "card.png";
    std::filesystem::path jpeg = folder.path() / "card.jpg";
};

const std::string kCard =
    "049155999003||Lê Thị Ví Dụ|05091955|Nữ|Khối phố Mẫu, Bàn Thạch, Đà Nẵng|06102025||||";

GreyImage card_picture() { return photograph(*platform::make_code_writer()->write(kCard), {}); }

TEST_CASE("a card's code is read from a PNG and from a JPEG") {
    const GreyImage picture = card_picture();
    const Files files(picture);
    for (const auto& file : {files.png, files.jpeg}) {
        const auto frame = load_frame(file);
        REQUIRE(frame.has_value());
        CHECK(frame->width == picture.width);
        CHECK(frame->height == picture.height);
        const auto content = platform::make_code_reader()->read(platform::to_grey(*frame));
        REQUIRE(content.has_value());
        CHECK(view(*content) == kCard);
    }
    CHECK(platform::to_grey(*load_frame(files.png)).pixels == picture.pixels);
}

TEST_CASE("what a file is called does not matter, what it holds does") {
    const Files files(card_picture());
    std::filesystem::rename(files.png, files.folder.path() / "card.txt");
    CHECK(load_frame(files.folder.path() / "card.txt").has_value());
}

TEST_CASE("files that are no picture are refused with a reason") {
    const TempFolder folder;
    CHECK(load_frame(folder.path() / "missing.png").error().what == "no such picture file");
    CHECK(load_frame(folder.path()).error().what == "no such picture file");
    CHECK(refusal(folder, "") == "neither a PNG nor a JPEG");
    CHECK(refusal(folder, "Họ và tên: Lê Thị Ví Dụ") == "neither a PNG nor a JPEG");
    CHECK(refusal(folder, "GIF89a" + std::string(100, 'x')) == "neither a PNG nor a JPEG");
    CHECK(refusal(folder, "\x89PNG\r\n\x1a\n") == "the picture has no size");
    CHECK(refusal(folder, "\xFF\xD8\xFF") == "the picture has no size");
    CHECK(refusal(folder, "\xFF\xD8\xFF\xE0" + std::string(100, '\0')) == "the picture has no size");
}

TEST_CASE("a picture that claims a huge size is refused before it is decoded") {
    const Files files(card_picture());
    std::string png = bytes_of(files.png);
    png.replace(16, 8, std::string("\x00\x00\xC3\x50\x00\x00\xC3\x50", 8));  // 50,000 x 50,000
    CHECK(refusal(files.folder, png) == "the picture is empty or larger than 8192 x 8192");
    png.replace(16, 8, std::string(8, '\0'));
    CHECK(refusal(files.folder, png) == "the picture is empty or larger than 8192 x 8192");
    const std::string jpeg("\xFF\xD8\xFF\xC0\x00\x11\x08\xFF\xFF\xFF\xFF\x03", 12);
    CHECK(refusal(files.folder, jpeg) == "the picture is empty or larger than 8192 x 8192");
}

TEST_CASE("a file beyond 32 MB is refused unread") {
    const TempFolder folder;
    const auto file = write(folder, "\x89PNG\r\n\x1a\n");
    std::filesystem::resize_file(file, (32U << 20) + 1);
    CHECK(load_frame(file).error().what == "the picture file is larger than 32 MB");
}

TEST_CASE("a picture cut off anywhere or with bytes turned over never breaks the reader") {
    const Files files(card_picture());
    for (const auto& file : {files.png, files.jpeg}) {
        const std::string whole = bytes_of(file);
        for (std::size_t cut = 0; cut < whole.size(); cut += whole.size() / 23 + 1) {
            const auto frame = load_frame(write(files.folder, whole.substr(0, cut)));
            if (frame) CHECK(frame->rgb.size() == static_cast<std::size_t>(3 * frame->width * frame->height));
        }
        for (std::size_t at = 0; at < whole.size(); at += whole.size() / 37 + 1) {
            std::string spoiled = whole;
            spoiled[at] = static_cast<char>(~spoiled[at]);
            const auto frame = load_frame(write(files.folder, spoiled));
            if (frame) CHECK(frame->rgb.size() == static_cast<std::size_t>(3 * frame->width * frame->height));
        }
    }
}

TEST_CASE("what is transparent is white paper") {
    const TempFolder folder;
    const auto file = folder.path() / "clear.png";
    SDL_Surface* const surface = SDL_CreateRGBSurfaceWithFormat(0, 2, 1, 32, SDL_PIXELFORMAT_RGBA32);
    auto* const rgba = static_cast<std::uint8_t*>(surface->pixels);
    std::fill(rgba, rgba + 8, std::uint8_t{0});
    rgba[7] = 255;
    REQUIRE(IMG_SavePNG(surface, file.c_str()) == 0);
    SDL_FreeSurface(surface);
    CHECK(platform::to_grey(*load_frame(file)).pixels == std::vector<std::uint8_t>{255, 0});
}

}  // namespace
}  // namespace motcua::tests
