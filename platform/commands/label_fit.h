// Whether what a pack says stands whole on the glass, measured by drawing it.
#pragma once

#include "kiosk/base/result.h"
#include "kiosk/content/read_content.h"

namespace motcua::platform {

// Lays out the catalogue, every overview, notice and question in the largest size, upright and lying, in both
// languages, with no picture made of them. Of a list that is turned only what stands first. A flaw for each
// label that leaves its place. Fails where the fonts are missing.
Status<> check_label_fit(const content::Content& content, content::Flaws& flaws);

}  // namespace motcua::platform
