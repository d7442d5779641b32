#include "platform/gallery/gallery.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <system_error>

#include "platform/paper/paper.h"
#include "platform/runtime/fonts.h"
#include "ui/screens/looks.h"
#include "ui/screens/previews.h"
#include "ui/screens/ui.h"

namespace motcua::platform {
namespace {

namespace fs = std::filesystem;
using ui::Look;
using ui::Preview;

Status<> make_folder(const fs::path& folder) {
    std::error_code failed;
    fs::create_directories(folder, failed);
    if (failed) return failure("cannot make " + folder.string() + ": " + failed.message());
    return {};
}

// Pictures of nobody: no rights to guard, nothing to sync.
Status<> write_plain(const fs::path& file, std::string_view bytes) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) return failure("cannot write " + file.string());
    return {};
}

std::vector<Preview> chosen(const std::string& only) {
    std::vector<Preview> all = ui::previews();
    all.erase(std::remove_if(all.begin(), all.end(),
                             [&](const Preview& preview) { return preview.name.rfind(only, 0) != 0; }),
              all.end());
    return all;
}

// One terminal a way the glass lies; each keeps its letters while the text size stays.
class Terminals {
  public:
    static Result<Terminals> create() {
        Terminals both;
        for (const bool landscape : {false, true}) {
            auto made = ui::Ui::create(ui::usual_panel(landscape), font_files());
            if (!made) return tl::unexpected(made.error());
            both.terminals_.at(landscape ? 1 : 0) = std::move(*made);
        }
        return both;
    }

    ui::Ui& showing(Preview& preview, const Look& look) {
        ui::Ui& terminal = *terminals_.at(look.landscape ? 1 : 0);
        preview.model.settings = look.settings;
        terminal.frame(preview.model, preview.now);
        return terminal;
    }

  private:
    std::array<std::unique_ptr<ui::Ui>, 2> terminals_;
};

Status<> write_picture(const ui::Ui& terminal, const fs::path& file) {
    const ui::Canvas& canvas = terminal.canvas();
    const auto png = picture_png(canvas.width, canvas.height, canvas.pixels);
    if (!png) return tl::unexpected(png.error());
    if (const auto written = write_plain(file.string() + ".png", view(*png)); !written) return written;
    return write_plain(file.string() + ".json", ui::to_json(terminal.tree()));
}

GalleryPicture named(const Preview& preview, const Look& look, const std::string& screen) {
    return {preview.name,
            screen,
            std::string(ui::name(look.settings.text_size)),
            std::string(ui::name(look.settings.contrast)),
            look.landscape ? "landscape" : "portrait",
            std::string(ui::name(look.settings.language)),
            preview.name + "/" + ui::name(look)};
}

}  // namespace

Status<> render_gallery(const GalleryOptions& options) {
    std::vector<Preview> previews = chosen(options.only);
    if (previews.empty()) return failure("no preview's name begins with " + options.only);
    auto terminals = Terminals::create();
    if (!terminals) return tl::unexpected(terminals.error());
    for (const Preview& preview : previews)
        if (const auto made = make_folder(options.out / preview.name); !made) return made;

    std::vector<GalleryPicture> pictures;
    for (const Look& look : options.full ? ui::every_look() : ui::covering_looks())
        for (Preview& preview : previews) {
            const ui::Ui& terminal = terminals->showing(preview, look);
            pictures.push_back(named(preview, look, terminal.tree().screen));
            const auto written = write_picture(terminal, options.out / pictures.back().file);
            if (!written) return written;
        }
    // Leafing through, all looks of one preview stand together.
    const auto order = [&](const GalleryPicture& picture) {
        return std::find_if(previews.begin(), previews.end(),
                            [&](const Preview& preview) { return preview.name == picture.preview; });
    };
    std::stable_sort(pictures.begin(), pictures.end(),
                     [&](const auto& a, const auto& b) { return order(a) < order(b); });
    return write_plain(options.out / "index.html", gallery_page(pictures));
}

}  // namespace motcua::platform
