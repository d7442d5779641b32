#include "ui/screens/pictured_step.h"

#include <algorithm>

#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

constexpr float kLeastStepPicture = 26.0F;  // millimetres of height
constexpr float kTallest = 66.0F;

}  // namespace

Block pictured_step_block(Frame& f, float width, const PicturedStep& step) {
    Block block;
    block.height = numbered_height(f.pen, step.words, width);
    block.grows = true;
    block.draw = [&f, step](const Rect& rect) {
        Rect area = rect;
        area.h = std::min(area.h, f.mm(kTallest));
        const float picture = std::min(area.h * 1.3F, area.w * 0.36F);
        const float words_width = area.w - picture - f.mm(space::gap);
        const float words = numbered_height(f.pen, step.words, words_width);
        if (area.h >= f.mm(kLeastStepPicture) && words <= area.h) {
            const Rect place = area.cut_left(picture);
            draw_stage(f.pen, place, step.picture);
            area.cut_left(f.mm(space::gap));
            area = area.middle(words_width, words);
        }
        draw_numbered(f.pen, area, step.id, step.number, step.words);
    };
    return block;
}

}  // namespace motcua::ui
