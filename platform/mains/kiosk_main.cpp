// The terminal: `kiosk run` in a window, `kiosk play` with no display, `kiosk gallery` as pictures of itself.
#include <cstdio>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>

#include "platform/gallery/gallery.h"
#include "platform/memory/memory.h"
#include "platform/player/player.h"
#include "platform/window/window.h"
#include "sync/envelope/decision.h"

namespace {

using motcua::platform::GalleryOptions;
using motcua::platform::PlayOptions;
using motcua::platform::RunOptions;

// "1080x1920"
std::optional<motcua::ui::Panel> panel_in(const std::string& size) {
    int width = 0;
    int height = 0;
    char end = 0;
    if (std::sscanf(size.c_str(), "%5dx%5d%c", &width, &height, &end) != 2) return std::nullopt;
    if (width < 480 || height < 480 || width > 7680 || height > 7680) return std::nullopt;
    motcua::ui::Panel panel;
    panel.width_px = width;
    panel.height_px = height;
    return panel;
}

void add_run(CLI::App& app, RunOptions& options) {
    CLI::App* run = app.add_subcommand("run", "Open the kiosk of a data folder in a window");
    run->add_option("--data", options.data, "The kiosk's data folder")->required();
    run->add_option("--portal", options.portal_url, "Another address than the key list's");
    run->add_option("--printed", options.printed, "Demo folders: where slips go while there is no printer");
    run->add_flag("--fullscreen", options.fullscreen, "The whole screen");
}

void add_play(CLI::App& app, PlayOptions& options, std::string& size, std::string& start) {
    CLI::App* play = app.add_subcommand("play", "Play a journey on the real program, with no display");
    play->add_option("script", options.script, "A JSON array of steps; - reads one step a line")->required();
    play->add_option("--pack", options.pack, "A .pack file, or a folder of layers to build");
    play->add_option("--data", options.data, "The kiosk's data folder; made as a demo where it is not")
        ->required();
    play->add_option("--out", options.out, "Where pictures and trees go")->required();
    play->add_option("--portal", options.portal_url, "Use this portal instead of an own one");
    play->add_option("--size", size, "WIDTHxHEIGHT in pixels");
    play->add_option("--at", start, "When it begins, RFC 3339 (2026-11-23T02:24:00Z); else now");
}

void add_gallery(CLI::App& app, GalleryOptions& options) {
    CLI::App* gallery = app.add_subcommand("gallery", "Every screen as it looks, with invented people");
    gallery->add_option("--out", options.out, "Where pictures, trees and index.html go")->required();
    gallery->add_option("--only", options.only, "Previews whose name begins so, such as review");
    gallery->add_flag("--full", options.full, "Every setting with every other; else every two meet");
}

int show_gallery(const GalleryOptions& options) {
    const auto rendered = motcua::platform::render_gallery(options);
    if (rendered) return 0;
    std::fprintf(stderr, "kiosk gallery: %s\n", rendered.error().what.c_str());
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    motcua::platform::harden_process(argv);
    CLI::App app{"A public-service kiosk for a ward's one-stop counter"};
    app.require_subcommand(1);
    RunOptions run;
    PlayOptions play;
    GalleryOptions gallery;
    std::string size;
    std::string start;
    add_run(app, run);
    add_play(app, play, size, start);
    add_gallery(app, gallery);
    CLI11_PARSE(app, argc, argv);
    if (app.got_subcommand("run")) return motcua::platform::run_window(run);
    if (app.got_subcommand("gallery")) return show_gallery(gallery);
    if (!size.empty() && !(play.panel = panel_in(size))) {
        std::fputs("kiosk: --size takes WIDTHxHEIGHT, 480 to 7680 each\n", stderr);
        return 2;
    }
    if (!start.empty() && !(play.start = motcua::sync::parse_rfc3339(start))) {
        std::fputs("kiosk: --at takes a time such as 2026-11-23T02:24:00Z\n", stderr);
        return 2;
    }
    return motcua::platform::play(play);
}
