// A few pictures kept to the bit: what changes how the terminal looks is seen by somebody before it is
// accepted.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>

#include <cairo.h>
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "platform/paper/paper.h"
#include "ui/screens/looks.h"
#include "ui/screens/previews.h"
#include "ui/screens/ui.h"

namespace motcua::tests {
namespace {

namespace fs = std::filesystem;
using journey::Contrast;
using journey::TextSize;
using text::Language;
using ui::Canvas;

struct Golden {
    const char* preview;
    ui::Look look;
};

// Every text size, contrast, language and way the glass lies; every kind of widget.
constexpr std::array<Golden, 9> kGolden{{
    {"home", {{Language::vi, TextSize::normal, Contrast::light}, false}},
    {"question.name", {{Language::vi, TextSize::large, Contrast::light}, false}},
    {"question.phone", {{Language::en, TextSize::largest, Contrast::soft}, true}},
    {"question.choice", {{Language::vi, TextSize::normal, Contrast::high_light}, false}},
    {"review", {{Language::vi, TextSize::larger, Contrast::high_dark}, true}},
    {"receipt", {{Language::vi, TextSize::normal, Contrast::light}, true}},
    {"still_there", {{Language::vi, TextSize::largest, Contrast::soft}, false}},
    {"leave", {{Language::en, TextSize::normal, Contrast::high_dark}, false}},
    {"chip.reads.3", {{Language::vi, TextSize::large, Contrast::light}, false}},
}};

constexpr float kScale = 0.2F;  // 216 x 384 pixels, a few kilobytes each: the gallery shows more

Canvas drawn(const Golden& golden) {
    auto terminal = ui::Ui::create(ui::usual_panel(golden.look.landscape, kScale),
                                   {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                    "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"});
    REQUIRE(terminal);
    for (ui::Preview& preview : ui::previews()) {
        if (preview.name != golden.preview) continue;
        preview.model.settings = ui::set_to(preview.model.settings, golden.look);
        (*terminal)->frame(preview.model, preview.now);
    }
    return (*terminal)->canvas();
}

std::optional<Canvas> read_picture(const fs::path& file) {
    const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
        cairo_image_surface_create_from_png(file.c_str()), cairo_surface_destroy);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return std::nullopt;
    Canvas canvas;
    canvas.resize(cairo_image_surface_get_width(surface.get()),
                  cairo_image_surface_get_height(surface.get()));
    const unsigned char* const rows = cairo_image_surface_get_data(surface.get());
    auto pixel = canvas.pixels.begin();
    for (int y = 0; y < canvas.height; ++y) {
        const auto* const row = reinterpret_cast<const std::uint32_t*>(
            rows + static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface.get()));
        for (int x = 0; x < canvas.width; ++x, ++pixel)
            *pixel = 0xFF000000U | (row[x] & 0xFFU) << 16U | (row[x] & 0xFF00U) | (row[x] >> 16U & 0xFFU);
    }
    return canvas;
}

void write_picture(const fs::path& file, const Canvas& canvas) {
    const auto png = platform::picture_png(canvas.width, canvas.height, canvas.pixels);
    REQUIRE(png);
    std::ofstream out(file, std::ios::binary);
    out.write(png->data(), static_cast<std::streamsize>(png->size()));
}

// Where both are the same it is pale; where they are not it is red.
Canvas difference(const Canvas& before, const Canvas& after) {
    Canvas out = after;
    const bool same_size = before.width == after.width && before.height == after.height;
    for (std::size_t i = 0; i < out.pixels.size(); ++i) {
        const bool differs = !same_size || before.pixels[i] != after.pixels[i];
        const std::uint32_t pale = 0xFFC0C0C0U | (after.pixels[i] & 0x003F3F3FU);
        out.pixels[i] = differs ? 0xFF2020D0U : pale;
    }
    return out;
}

std::string name_of(const Golden& golden) {
    return fmt::format("{}.{}", golden.preview, ui::name(golden.look));
}

// Before, after and difference of each picture that is not as it was, on one page.
void write_page(const fs::path& folder, const std::vector<std::string>& changed) {
    std::ofstream page(folder / "index.html");
    page << "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>motcua: changed "
            "pictures</title>\n"
            "<style>body { font: 18px sans-serif } img { border: 1px solid; margin: 0 1em 2em 0 }</style>\n";
    for (const std::string& name : changed) {
        page << "<h1>" << name << "</h1>\n";
        for (const char* part : {"before", "after", "difference"})
            page << fmt::format("<img src=\"{0}.{1}.png\" alt=\"{1}\" title=\"{1}\">\n", name, part);
    }
    page << "</html>\n";
}

TEST_CASE("the pictures that are kept are drawn to the bit") {
    const fs::path kept = fs::path(MOTCUA_SOURCE_DIR) / "tests/ui/golden";
    const fs::path folder = fs::path(MOTCUA_BIN_DIR).parent_path() / "golden";
    fs::remove_all(folder);
    std::vector<std::string> changed;
    for (const Golden& golden : kGolden) {
        const std::string name = name_of(golden);
        const Canvas after = drawn(golden);
        const auto before = read_picture(kept / (name + ".png"));
        if (before && before->width == after.width && before->pixels == after.pixels) continue;
        fs::create_directories(folder);
        changed.push_back(name);
        write_picture(folder / (name + ".after.png"), after);
        if (before) write_picture(folder / (name + ".before.png"), *before);
        write_picture(folder / (name + ".difference.png"), difference(before.value_or(Canvas{}), after));
    }
    if (!changed.empty()) write_page(folder, changed);
    for (const std::string& name : changed)
        FAIL_CHECK(
            fmt::format("{} is not as it was. Look at {}/index.html; where it is right, accept it with "
                        "tests/ui/golden/accept.sh {}",
                        name, folder.string(), folder.string()));
}

TEST_CASE("no picture is kept that nobody draws") {
    for (const auto& entry : fs::directory_iterator(fs::path(MOTCUA_SOURCE_DIR) / "tests/ui/golden")) {
        if (entry.path().extension() != ".png") continue;
        bool drawn_here = false;
        for (const Golden& golden : kGolden) drawn_here |= entry.path().stem() == name_of(golden);
        CHECK_MESSAGE(drawn_here, entry.path().string());
    }
}

}  // namespace
}  // namespace motcua::tests
