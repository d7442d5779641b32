#include "ui/screens/way.h"

#include <array>

namespace motcua::ui {
namespace {

using text::T;

struct Station {
    std::string_view id;
    T words;
    Icon picture;
};
constexpr std::array<Station, 4> kStations{{{"status.way.stored", T::status_way_stored, Icon::paper},
                                            {"status.way.sent", T::status_way_sent, Icon::envelope},
                                            {"status.way.received", T::status_way_received, Icon::staff},
                                            {"status.way.result", T::status_way_result, Icon::papers}}};

constexpr float kDisc = 7.0F;  // millimetres of radius

enum class Stand : std::uint8_t { done, now, later };

T words_of(Stand stand) {
    switch (stand) {
        case Stand::done: return T::status_way_done;
        case Stand::now: return T::status_way_now;
        case Stand::later: break;
    }
    return T::status_way_later;
}

void draw_disc(Pen& pen, float x, float y, Stand stand) {
    const Palette& p = pen.colours;
    const float radius = pen.mm(kDisc);
    const float size = radius * 1.2F;
    const Rect inside{x - size / 2, y - size / 2, size, size};
    if (stand == Stand::done) {
        pen.disc(x, y, radius, p.primary.ground);
        return pen.icon(Icon::tick, inside, {p.primary.ink, p.primary.ink, p.primary.ground});
    }
    pen.disc(x, y, radius, stand == Stand::now ? p.wait.ground : p.paper);
    pen.ring(x, y, radius, stand == Stand::now ? p.wait.accent : p.control_line, pen.mm(1.0F));
    if (stand == Stand::now) pen.icon(Icon::clock, inside, {p.wait.ink, p.wait.ink, p.wait.ground});
}

float picture_side(const Pen& pen) { return pen.mm(19.0F); }

void draw_station(Frame& f, const Rect& rect, const Station& station, Stand stand, bool last) {
    Pen& pen = f.pen;
    const Palette& p = pen.colours;
    Rect row = rect.inset(f.mm(space::padding), 0);
    Rect left = row.cut_left(2 * f.mm(kDisc));
    if (!last) {
        const float width = f.mm(1.4F);
        pen.fill({left.centre_x() - width / 2, left.centre_y(), width, rect.h},
                 stand == Stand::done ? p.primary.ground : p.track);
    }
    draw_disc(pen, left.centre_x(), left.centre_y(), stand);
    row.cut_left(f.mm(space::gap));
    const Rect picture = row.cut_right(picture_side(pen));
    pen.icon(station.picture, picture.middle(picture.w, picture.w), icon_colours(p.action, p));
    const std::string_view words = f.say(station.words);
    const std::string_view said = f.say(words_of(stand));
    const Paragraph label = pen.lay_out(stand == Stand::later ? Style::body : Style::strong, words, row.w);
    const Paragraph state = pen.lay_out(Style::small, said, row.w);
    Rect lines = row.middle(row.w, label.height + state.height);
    const Colour ink = stand == Stand::later ? p.soft_ink : p.ink;
    bool whole = lines.h <= rect.h && pen.write(label, lines.cut_top(label.height), ink);
    whole = pen.write(state, lines, p.soft_ink) && whole;
    Widget& widget = pen.name(station.id, "row", rect, words);
    widget.value = said;
    pen.note(widget, *state.face, p.soft_ink, p.paper);
    widget.clipped |= !whole;
}

}  // namespace

Block way_block(Frame& f, float width, int reached) {
    float least = f.mm(2 * kDisc + 8.0F);
    for (const Station& station : kStations) {
        const float room = width - 2 * f.mm(space::padding + kDisc) - f.mm(space::gap) - picture_side(f.pen);
        const float words = f.pen.lay_out(Style::strong, f.say(station.words), room).height;
        least = std::max(least, words + f.pen.theme.face(Style::small).line_px + f.mm(3.0F));
    }
    Block block;
    block.height = least * static_cast<float>(kStations.size()) + f.mm(4.0F);
    block.grows = true;
    block.may_go = true;
    block.draw = [&f, reached, least](const Rect& rect) {
        const auto count = static_cast<float>(kStations.size());
        const float padding = f.mm(2.0F);
        const float each = std::min((rect.h - 2 * padding) / count, least * 1.7F);
        f.pen.card({rect.x, rect.y, rect.w, each * count + 2 * padding}, f.pen.colours.paper,
                   f.pen.colours.line);
        Rect rows = rect.inset(0, padding);
        for (std::size_t i = 0; i < kStations.size(); ++i) {
            const int at = static_cast<int>(i);
            const Stand stand = at < reached ? Stand::done : at == reached ? Stand::now : Stand::later;
            draw_station(f, rows.cut_top(each), kStations.at(i), stand, i + 1 == kStations.size());
        }
    };
    return block;
}

}  // namespace motcua::ui
