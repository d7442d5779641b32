#include "platform/runtime/fonts.h"

namespace motcua::platform {

const ui::FontFiles& font_files() {
    static const ui::FontFiles files{"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                     "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"};
    return files;
}

}  // namespace motcua::platform
