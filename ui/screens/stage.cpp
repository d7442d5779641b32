#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

constexpr float kLeast = 40.0F;     // millimetres of height: smaller, it says nothing from afar
constexpr float kTallest = 1.15F;   // of its width
constexpr float kSignMost = 64.0F;  // millimetres: a sign, unlike a scene, says no more when it is larger

bool is_sign(Icon picture) { return drawing_of(picture).width == drawing_of(picture).height; }

}  // namespace

IconColours stage_colours(const Pen& pen) {
    const Palette& p = pen.colours;
    return {p.stage.ink, p.stage.accent, p.paper, p.warm};
}

void draw_stage(Pen& pen, const Rect& area, Icon picture) {
    const Palette& p = pen.colours;
    const Rect place = area.middle(area.w, std::min(area.h, area.w * kTallest));
    const float radius = pen.mm(space::radius);
    pen.fill(place, p.stage.ground, radius);
    if (p.stage.ground == p.ground) pen.outline(place, p.line, pen.mm(space::border), radius);
    Rect inside = place.inset(place.w * 0.06F, place.h * 0.08F);
    if (is_sign(picture))
        inside = inside.middle(std::min(inside.w, pen.mm(kSignMost)), std::min(inside.h, pen.mm(kSignMost)));
    pen.icon(picture, inside, stage_colours(pen));
}

Block stage_block(Frame& frame, Icon picture) {
    return {frame.mm(kLeast), [&frame, picture](const Rect& rect) { draw_stage(frame.pen, rect, picture); },
            false, true, true};
}

Block live_block(Frame& frame, const Live& live) {
    Block block = stage_block(frame, {});
    block.draw = [&frame, live](const Rect& rect) { draw_live(frame.pen, rect, live); };
    return block;
}

Block camera_down_block(Frame& frame, float width) {
    return banner_block(frame, width,
                        {"scan.camera_down", frame.say(text::T::scan_camera_down), BannerKind::wrong});
}

}  // namespace motcua::ui
