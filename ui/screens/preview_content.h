// What the previews of the screens are about.
#pragma once

#include <memory>

#include "kiosk/content/pack.h"

namespace motcua::ui {

// The content that the previews show: long enough to be honest, and of no real place's rules.
std::shared_ptr<const content::Content> preview_content();

}  // namespace motcua::ui
