// Noto Sans in the sizes that one text size needs, drawn by FreeType into one atlas.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/result.h"
#include "ui/theme/panel.h"
#include "ui/theme/scale.h"

struct ImFont;
struct ImFontAtlas;

namespace motcua::ui {

struct FontFiles {
    std::filesystem::path regular;
    std::filesystem::path bold;
};

// One style at its size in pixels of this panel.
struct Face {
    ImFont* font = nullptr;
    float em_px = 0;    // what people call the font size
    float cap_px = 0;   // the drawn height of this font's own H
    float line_px = 0;  // from baseline to baseline, 1.4 em: room for stacked marks
};

// What a text really covers when it is drawn, relative to the left end of its baseline; y grows downwards.
struct Ink {
    float left = 0, top = 0, right = 0, bottom = 0;
};

class Fonts {
  public:
    // Reads both files into memory, where they stay.
    static Result<Fonts> load(const FontFiles& files, const Panel& panel);

    // Fills the atlas with every style at this text size; of a poster's letters only those of `poster`. The
    // atlas must belong to no running frame.
    Status<> build(ImFontAtlas& atlas, journey::TextSize size, const std::string& poster = {});

    [[nodiscard]] const Face& face(Style style) const { return faces_.at(static_cast<std::size_t>(style)); }

  private:
    std::string regular_;
    std::string bold_;
    Panel panel_;
    std::array<Face, kStyles> faces_{};
};

// Advance width of one line, in pixels.
float width_of(const Face& face, std::string_view text);
Ink ink_of(const Face& face, std::string_view text);
// Every character has its own glyph: no fallback box would be drawn.
bool has_every_glyph(const Face& face, std::string_view text);

}  // namespace motcua::ui
