// What a widget draws and names itself with. One pen a frame.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/photographs.h"
#include "ui/widgets/rect.h"
#include "ui/widgets/text_layout.h"
#include "ui/widgets/touch.h"
#include "ui/widgets/tree.h"

struct ImDrawList;

namespace motcua::ui {

enum class Align : std::uint8_t { left, centre, right };

class Pen {
  public:
    Pen(ImDrawList& draw_list, const Theme& look, const Touch& finger, Tree& names, Photographs& photographs)
        : theme(look),
          colours(*look.colours),
          touch(finger),
          tree(names),
          list_(draw_list),
          photographs_(photographs) {
        bounds_.w = static_cast<float>(look.panel.width_px);
        bounds_.h = static_cast<float>(look.panel.height_px);
    }

    // Colour everywhere in `rect`, corners rounded by `radius` pixels.
    void fill(const Rect& rect, Colour colour, float radius = 0);
    void outline(const Rect& rect, Colour colour, float width, float radius = 0);
    void disc(float x, float y, float radius, Colour colour);
    void ring(float x, float y, float radius, Colour colour, float width);
    // Four corners in turn.
    void quad(const std::array<Spot, 4>& corners, Colour colour, float opacity);
    void segment(Spot from, Spot to, Colour colour, float width);
    // As large as `box` allows, in its middle.
    void icon(Icon icon, const Rect& box, const IconColours& colours);
    // Fills `rect`, whose sides are whole pixels.
    void photograph(const SharedPhoto& photo, const Rect& rect);
    // The same of a picture that is another one soon: larger or smaller between its pixels, and no better.
    void live(const SharedLive& live, const Rect& rect);
    // A card's ground with its shadow and border.
    void card(const Rect& rect, Colour ground, Colour border);

    [[nodiscard]] Paragraph lay_out(Style style, std::string_view text, float max_width,
                                    Wrap wrap = Wrap::plain) const {
        return ui::lay_out(theme.face(style), text, max_width, wrap);
    }
    // Writes the lines from the top of `box`. False where ink leaves the box or the glass: the text is
    // clipped.
    bool write(const Paragraph& text, const Rect& box, Colour colour, Align align = Align::left);
    // The same, in the middle of the box's height.
    bool write_middle(const Paragraph& text, const Rect& box, Colour colour, Align align = Align::left);

    // Puts a widget into the tree, clipped where it leaves the bounds; the reference is good until the next
    // one.
    Widget& name(std::string_view id, std::string_view role, const Rect& rect, std::string_view label);
    // Notes a widget's smallest text and its colours.
    void note(Widget& widget, const Face& face, Colour fg, Colour bg) const;

    // What is drawn or named from here on belongs into `area`; what leaves it is clipped.
    void stay_within(const Rect& area) { bounds_ = area; }

    [[nodiscard]] float mm(float millimetres) const { return theme.mm(millimetres); }

    [[nodiscard]] float target(float millimetres) const { return theme.target(millimetres); }

    const Theme& theme;
    const Palette& colours;
    const Touch& touch;
    Tree& tree;

  private:
    ImDrawList& list_;
    Photographs& photographs_;
    Rect bounds_;
};

}  // namespace motcua::ui
