#include "ui/theme/icons.h"

#include <cmath>
#include <initializer_list>
#include <numbers>

#include <imgui.h>

namespace motcua::ui {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;
constexpr float kWeight = 0.075F;  // of the icon's side

// Draws in a square of side 1; lines have round ends and joints.
class Stencil {
  public:
    Stencil(ImDrawList& list, float x, float y, float size) : list_(list), x_(x), y_(y), size_(size) {}

    void line(std::initializer_list<ImVec2> points, Colour colour, float weight = kWeight) {
        stroke(points.begin(), static_cast<int>(points.size()), colour, weight);
    }
    void polygon(std::initializer_list<ImVec2> points, Colour colour) {
        for (const ImVec2& p : points) list_.PathLineTo(at(p));
        list_.PathFillConvex(packed(colour));
    }
    void disc(ImVec2 centre, float radius, Colour colour) {
        list_.AddCircleFilled(at(centre), radius * size_, packed(colour), 0);
    }
    void ring(ImVec2 centre, float radius, Colour colour, float weight = kWeight) {
        list_.AddCircle(at(centre), radius * size_, packed(colour), 0, weight * size_);
    }
    void box(ImVec2 from, ImVec2 to, float radius, Colour colour) {
        list_.AddRectFilled(at(from), at(to), packed(colour), radius * size_);
    }
    void frame(ImVec2 from, ImVec2 to, float radius, Colour colour, float weight = kWeight) {
        list_.AddRect(at(from), at(to), packed(colour), radius * size_, 0, weight * size_);
    }
    // Angles in turns: 0 is right, 0.25 is down.
    void arc(ImVec2 centre, float radius, float from, float to, Colour colour, float weight = kWeight) {
        constexpr int kParts = 24;
        ImVec2 points[kParts + 1];
        for (int i = 0; i <= kParts; ++i) {
            const float turn = from + (to - from) * static_cast<float>(i) / kParts;
            points[i] = {centre.x + radius * cos_of(turn), centre.y + radius * sin_of(turn)};
        }
        stroke(points, kParts + 1, colour, weight);
    }
    void half_disc(ImVec2 centre, float radius, float from, float to, Colour colour) {
        list_.PathArcTo(at(centre), radius * size_, from * 2 * kPi, to * 2 * kPi, 32);
        list_.PathFillConvex(packed(colour));
    }

  private:
    static float cos_of(float turn) { return std::cos(turn * 2 * kPi); }
    static float sin_of(float turn) { return std::sin(turn * 2 * kPi); }
    [[nodiscard]] ImVec2 at(ImVec2 p) const { return {x_ + p.x * size_, y_ + p.y * size_}; }
    void stroke(const ImVec2* points, int count, Colour colour, float weight) {
        for (int i = 0; i < count; ++i) list_.PathLineTo(at(points[i]));
        list_.PathStroke(packed(colour), 0, weight * size_);
        for (const int end : {0, count - 1}) disc(points[end], weight / 2, colour);
    }

    ImDrawList& list_;
    float x_, y_, size_;
};

void house(Stencil& s, const IconColours& c) {
    s.line({{0.12F, 0.50F}, {0.50F, 0.16F}, {0.88F, 0.50F}}, c.line);
    s.line({{0.23F, 0.44F}, {0.23F, 0.84F}, {0.77F, 0.84F}, {0.77F, 0.44F}}, c.line);
    s.line({{0.42F, 0.82F}, {0.42F, 0.60F}, {0.58F, 0.60F}, {0.58F, 0.82F}}, c.line);
}

void speaker(Stencil& s, const IconColours& c) {
    s.line({{0.12F, 0.38F},
            {0.28F, 0.38F},
            {0.50F, 0.20F},
            {0.50F, 0.80F},
            {0.28F, 0.62F},
            {0.12F, 0.62F},
            {0.12F, 0.38F}},
           c.line);
}

void sound(Stencil& s, const IconColours& c) {
    speaker(s, c);
    s.arc({0.52F, 0.50F}, 0.17F, -0.14F, 0.14F, c.line);
    s.arc({0.52F, 0.50F}, 0.34F, -0.14F, 0.14F, c.line);
}

void silence(Stencil& s, const IconColours& c) {
    speaker(s, c);
    s.line({{0.66F, 0.38F}, {0.90F, 0.62F}}, c.line);
    s.line({{0.90F, 0.38F}, {0.66F, 0.62F}}, c.line);
}

void letter_a(Stencil& s, ImVec2 foot, float height, Colour colour, float weight) {
    const float half = height * 0.38F;
    s.line({{foot.x - half, foot.y}, {foot.x, foot.y - height}, {foot.x + half, foot.y}}, colour, weight);
    s.line({{foot.x - half * 0.6F, foot.y - height * 0.34F}, {foot.x + half * 0.6F, foot.y - height * 0.34F}},
           colour, weight);
}

void text_size(Stencil& s, const IconColours& c) {
    letter_a(s, {0.20F, 0.80F}, 0.38F, c.line, 0.075F);
    letter_a(s, {0.66F, 0.80F}, 0.64F, c.line, 0.095F);
}

void contrast(Stencil& s, const IconColours& c) {
    s.ring({0.5F, 0.5F}, 0.36F, c.line);
    s.half_disc({0.5F, 0.5F}, 0.36F, 0.25F, 0.75F, c.line);
}

void globe(Stencil& s, const IconColours& c) {
    constexpr float kThin = 0.06F;
    s.ring({0.5F, 0.5F}, 0.37F, c.line, 0.07F);
    s.line({{0.15F, 0.5F}, {0.85F, 0.5F}}, c.line, kThin);
    s.arc({0.80F, 0.5F}, 0.47F, 0.37F, 0.63F, c.line, kThin);
    s.arc({0.20F, 0.5F}, 0.47F, -0.13F, 0.13F, c.line, kThin);
}

void bell(Stencil& s, const IconColours& c) {
    s.arc({0.5F, 0.42F}, 0.24F, 0.5F, 1.0F, c.line);
    s.line({{0.26F, 0.42F}, {0.26F, 0.58F}, {0.16F, 0.72F}, {0.84F, 0.72F}, {0.74F, 0.58F}, {0.74F, 0.42F}},
           c.line);
    s.line({{0.5F, 0.10F}, {0.5F, 0.16F}}, c.line);
    s.line({{0.42F, 0.87F}, {0.58F, 0.87F}}, c.line, 0.095F);
}

void leave(Stencil& s, const IconColours& c) {
    s.line({{0.52F, 0.14F}, {0.16F, 0.14F}, {0.16F, 0.86F}, {0.52F, 0.86F}}, c.line);
    s.line({{0.42F, 0.50F}, {0.86F, 0.50F}}, c.line);
    s.line({{0.68F, 0.32F}, {0.86F, 0.50F}, {0.68F, 0.68F}}, c.line);
}

void code(Stencil& s, ImVec2 from, float side, Colour line, Colour paper) {
    const float cell = side / 7;
    s.box(from, {from.x + side, from.y + side}, 0.02F, paper);
    for (const ImVec2 eye : {ImVec2{0, 0}, ImVec2{4, 0}, ImVec2{0, 4}}) {
        const ImVec2 at{from.x + eye.x * cell, from.y + eye.y * cell};
        s.frame({at.x + cell * 0.4F, at.y + cell * 0.4F}, {at.x + cell * 2.6F, at.y + cell * 2.6F}, 0, line,
                cell * 0.8F);
    }
    for (const ImVec2 dot : {ImVec2{4, 4}, ImVec2{6, 4}, ImVec2{5, 5}, ImVec2{4, 6}, ImVec2{6, 6}}) {
        const ImVec2 at{from.x + dot.x * cell, from.y + dot.y * cell};
        s.box(at, {at.x + cell, at.y + cell}, 0, line);
    }
}

void card(Stencil& s, const IconColours& c) {
    s.box({0.02F, 0.19F}, {0.98F, 0.81F}, 0.07F, c.paper);
    s.frame({0.02F, 0.19F}, {0.98F, 0.81F}, 0.07F, c.line, 0.045F);
    s.disc({0.28F, 0.41F}, 0.105F, c.fill);
    s.half_disc({0.28F, 0.72F}, 0.17F, 0.5F, 1.0F, c.fill);
    code(s, {0.56F, 0.32F}, 0.34F, c.line, c.paper);
}

void no_card(Stencil& s, const IconColours& c) {
    s.frame({0.06F, 0.22F}, {0.94F, 0.78F}, 0.07F, c.line);
    s.disc({0.30F, 0.43F}, 0.09F, c.fill);
    s.half_disc({0.30F, 0.70F}, 0.15F, 0.5F, 1.0F, c.fill);
    s.line({{0.56F, 0.44F}, {0.78F, 0.44F}}, c.line);
    s.line({{0.56F, 0.60F}, {0.70F, 0.60F}}, c.line);
    s.line({{0.14F, 0.92F}, {0.86F, 0.08F}}, c.paper, 0.16F);
    s.line({{0.14F, 0.92F}, {0.86F, 0.08F}}, c.line);
}

void paper(Stencil& s, const IconColours& c) {
    s.polygon({{0.20F, 0.08F}, {0.60F, 0.08F}, {0.82F, 0.30F}, {0.82F, 0.92F}, {0.20F, 0.92F}}, c.paper);
    s.polygon({{0.60F, 0.08F}, {0.82F, 0.30F}, {0.60F, 0.30F}}, c.fill);
    s.line({{0.60F, 0.08F},
            {0.20F, 0.08F},
            {0.20F, 0.92F},
            {0.82F, 0.92F},
            {0.82F, 0.30F},
            {0.60F, 0.08F},
            {0.60F, 0.30F},
            {0.82F, 0.30F}},
           c.line, 0.06F);
    for (const float y : {0.47F, 0.61F}) s.line({{0.34F, y}, {0.68F, y}}, c.line, 0.06F);
    s.line({{0.34F, 0.75F}, {0.55F, 0.75F}}, c.line, 0.06F);
}

void magnifier(Stencil& s, const IconColours& c) {
    s.line({{0.62F, 0.62F}, {0.88F, 0.88F}}, c.line, 0.12F);
    s.disc({0.42F, 0.42F}, 0.31F, c.paper);
    s.ring({0.42F, 0.42F}, 0.31F, c.line, 0.07F);
    s.line({{0.29F, 0.42F}, {0.39F, 0.52F}, {0.56F, 0.33F}}, c.fill, 0.08F);
}

void phone(Stencil& s, const IconColours& c) {
    s.box({0.28F, 0.06F}, {0.72F, 0.94F}, 0.09F, c.paper);
    s.frame({0.28F, 0.06F}, {0.72F, 0.94F}, 0.09F, c.line);
    s.disc({0.50F, 0.40F}, 0.09F, c.fill);
    s.half_disc({0.50F, 0.66F}, 0.13F, 0.5F, 1.0F, c.fill);
    s.line({{0.44F, 0.82F}, {0.56F, 0.82F}}, c.line, 0.06F);
}

void hand(Stencil& s, const IconColours& c) {
    s.line({{0.40F, 0.60F}, {0.40F, 0.18F}}, c.line);
    s.arc({0.46F, 0.18F}, 0.06F, 0.5F, 1.0F, c.line);
    s.line({{0.52F, 0.18F}, {0.52F, 0.46F}}, c.line);
    s.line({{0.52F, 0.42F}, {0.64F, 0.42F}, {0.64F, 0.50F}}, c.line);
    s.line({{0.64F, 0.46F},
            {0.76F, 0.46F},
            {0.78F, 0.54F},
            {0.78F, 0.70F},
            {0.70F, 0.90F},
            {0.42F, 0.90F},
            {0.24F, 0.64F},
            {0.28F, 0.57F},
            {0.40F, 0.66F}},
           c.line);
}

void pen(Stencil& s, const IconColours& c) {
    s.line({{0.20F, 0.80F}, {0.25F, 0.61F}, {0.68F, 0.18F}, {0.82F, 0.32F}, {0.39F, 0.75F}, {0.20F, 0.80F}},
           c.line, 0.06F);
    s.line({{0.58F, 0.28F}, {0.72F, 0.42F}}, c.line, 0.06F);
    s.line({{0.52F, 0.90F}, {0.86F, 0.90F}}, c.fill, 0.06F);
}

void printer(Stencil& s, const IconColours& c) {
    s.line({{0.28F, 0.34F}, {0.28F, 0.12F}, {0.72F, 0.12F}, {0.72F, 0.34F}}, c.line);
    s.line({{0.28F, 0.70F}, {0.12F, 0.70F}, {0.12F, 0.34F}, {0.88F, 0.34F}, {0.88F, 0.70F}, {0.72F, 0.70F}},
           c.line);
    s.box({0.28F, 0.56F}, {0.72F, 0.90F}, 0, c.paper);
    s.frame({0.28F, 0.56F}, {0.72F, 0.90F}, 0.02F, c.line);
    s.line({{0.38F, 0.72F}, {0.62F, 0.72F}}, c.fill, 0.06F);
}

void clock(Stencil& s, const IconColours& c) {
    s.ring({0.5F, 0.5F}, 0.37F, c.line);
    s.line({{0.5F, 0.28F}, {0.5F, 0.52F}, {0.66F, 0.60F}}, c.line);
}

void coin(Stencil& s, const IconColours& c) {
    s.disc({0.5F, 0.5F}, 0.37F, c.paper);
    s.ring({0.5F, 0.5F}, 0.37F, c.line);
    s.ring({0.48F, 0.55F}, 0.12F, c.line, 0.06F);
    s.line({{0.61F, 0.28F}, {0.61F, 0.68F}}, c.line, 0.06F);
    s.line({{0.52F, 0.36F}, {0.70F, 0.36F}}, c.line, 0.06F);
}

void office(Stencil& s, const IconColours& c) {
    s.line({{0.12F, 0.36F}, {0.50F, 0.12F}, {0.88F, 0.36F}, {0.12F, 0.36F}}, c.line, 0.065F);
    for (const float x : {0.24F, 0.50F, 0.76F}) s.line({{x, 0.48F}, {x, 0.72F}}, c.line, 0.065F);
    s.line({{0.12F, 0.86F}, {0.88F, 0.86F}}, c.line, 0.065F);
}

void people(Stencil& s, const IconColours& c) {
    s.disc({0.34F, 0.32F}, 0.14F, c.line);
    s.half_disc({0.34F, 0.78F}, 0.24F, 0.5F, 1.0F, c.line);
    s.ring({0.68F, 0.36F}, 0.12F, c.fill, 0.07F);
    s.arc({0.68F, 0.76F}, 0.20F, 0.52F, 0.98F, c.fill, 0.07F);
}

void erase(Stencil& s, const IconColours& c) {
    s.line({{0.06F, 0.5F}, {0.30F, 0.22F}, {0.92F, 0.22F}, {0.92F, 0.78F}, {0.30F, 0.78F}, {0.06F, 0.5F}},
           c.line, 0.07F);
    s.line({{0.48F, 0.38F}, {0.72F, 0.62F}}, c.line, 0.07F);
    s.line({{0.72F, 0.38F}, {0.48F, 0.62F}}, c.line, 0.07F);
}

void shift(Stencil& s, const IconColours& c) {
    s.line({{0.5F, 0.12F},
            {0.14F, 0.50F},
            {0.34F, 0.50F},
            {0.34F, 0.84F},
            {0.66F, 0.84F},
            {0.66F, 0.50F},
            {0.86F, 0.50F},
            {0.5F, 0.12F}},
           c.line, 0.07F);
}

// `mood` from -2 to 2: the mouth bends with it.
void face(Stencil& s, const IconColours& c, float mood) {
    s.disc({0.5F, 0.5F}, 0.44F, c.fill);
    s.ring({0.5F, 0.5F}, 0.44F, c.line, 0.05F);
    s.disc({0.35F, 0.41F}, 0.055F, c.line);
    s.disc({0.65F, 0.41F}, 0.055F, c.line);
    const float corner = 0.66F - mood * 0.035F;
    const float middle = 0.66F + mood * 0.06F;
    s.line({{0.30F, corner},
            {0.36F, corner + (middle - corner) * 0.6F},
            {0.43F, corner + (middle - corner) * 0.92F},
            {0.50F, middle},
            {0.57F, corner + (middle - corner) * 0.92F},
            {0.64F, corner + (middle - corner) * 0.6F},
            {0.70F, corner}},
           c.line, 0.06F);
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, float x, float y, float size, const IconColours& c) {
    Stencil s(list, x, y, size);
    switch (icon) {
        case Icon::house: return house(s, c);
        case Icon::back: return s.line({{0.62F, 0.20F}, {0.34F, 0.50F}, {0.62F, 0.80F}}, c.line, 0.095F);
        case Icon::forward: return s.line({{0.38F, 0.20F}, {0.66F, 0.50F}, {0.38F, 0.80F}}, c.line, 0.095F);
        case Icon::speaker: return sound(s, c);
        case Icon::silence: return silence(s, c);
        case Icon::text_size: return text_size(s, c);
        case Icon::contrast: return contrast(s, c);
        case Icon::globe: return globe(s, c);
        case Icon::bell: return bell(s, c);
        case Icon::leave: return leave(s, c);
        case Icon::card: return card(s, c);
        case Icon::no_card: return no_card(s, c);
        case Icon::paper: return paper(s, c);
        case Icon::magnifier: return magnifier(s, c);
        case Icon::phone: return phone(s, c);
        case Icon::hand: return hand(s, c);
        case Icon::pen: return pen(s, c);
        case Icon::printer: return printer(s, c);
        case Icon::tick: return s.line({{0.16F, 0.54F}, {0.40F, 0.76F}, {0.84F, 0.26F}}, c.line, 0.11F);
        case Icon::cross:
            s.line({{0.24F, 0.24F}, {0.76F, 0.76F}}, c.line, 0.10F);
            return s.line({{0.76F, 0.24F}, {0.24F, 0.76F}}, c.line, 0.10F);
        case Icon::exclamation:
            s.disc({0.5F, 0.5F}, 0.44F, c.line);
            s.line({{0.5F, 0.26F}, {0.5F, 0.54F}}, c.paper, 0.11F);
            return s.disc({0.5F, 0.73F}, 0.065F, c.paper);
        case Icon::clock: return clock(s, c);
        case Icon::coin: return coin(s, c);
        case Icon::office: return office(s, c);
        case Icon::people: return people(s, c);
        case Icon::plus:
            s.line({{0.5F, 0.18F}, {0.5F, 0.82F}}, c.line, 0.11F);
            return s.line({{0.18F, 0.5F}, {0.82F, 0.5F}}, c.line, 0.11F);
        case Icon::minus: return s.line({{0.18F, 0.5F}, {0.82F, 0.5F}}, c.line, 0.11F);
        case Icon::erase: return erase(s, c);
        case Icon::shift: return shift(s, c);
        case Icon::face_1: return face(s, c, -2);
        case Icon::face_2: return face(s, c, -1);
        case Icon::face_3: return face(s, c, 0);
        case Icon::face_4: return face(s, c, 1);
        case Icon::face_5: return face(s, c, 2);
    }
}

}  // namespace motcua::ui
