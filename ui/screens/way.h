// How far a dossier has come, as stations on a way.
#pragma once

#include "ui/screens/page.h"

namespace motcua::ui {

// `reached` stations of the four are behind it; the next one is waited for. Says of none of them that it
// happened but of those. Goes where words need the room.
Block way_block(Frame& frame, float width, int reached);

}  // namespace motcua::ui
