// Which letters the screens can draw, without drawing one.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "kiosk/base/result.h"
#include "ui/theme/fonts.h"

struct ImFontAtlas;

namespace motcua::ui {

class Letters {
  public:
    // Fails where a font file cannot be read.
    static Result<Letters> load(const FontFiles& files);

    // The letters of `text` that would be an empty box on a screen, each once; empty: none.
    [[nodiscard]] std::string missing(std::string_view text) const;

  private:
    std::shared_ptr<ImFontAtlas> atlas_;
    Face regular_;
    Face bold_;
};

}  // namespace motcua::ui
