// Words made hard: what no pack says, and any pack might.
#pragma once

#include <memory>

#include "kiosk/content/pack.h"

namespace motcua::tests {

// Every sentence of the machine and of the pack with ẫ, ễ, ổ and their capitals for its vowels.
std::shared_ptr<const content::Content> with_stacked_marks(const content::Content& content);

}  // namespace motcua::tests
