// The vocabulary of the screens. Each draws itself, names itself in the tree, and says whether it was tapped.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "ui/widgets/pen.h"

namespace motcua::ui {

// ---- text
// ----------------------------------------------------------------------------------------------------

struct Text {
    std::string_view id{};
    std::string_view text{};
    Style style = Style::body;
    std::string_view role = "text";
    Align align = Align::left;
    Wrap wrap = Wrap::plain;
    bool soft = false;
    bool personal = false;
};

float text_height(const Pen& pen, const Text& text, float width);
// Draws from the top of `rect`; what lies below it is `on`.
void draw_text(Pen& pen, const Rect& rect, const Text& text, Colour on);

// ---- buttons
// -------------------------------------------------------------------------------------------------

enum class ButtonKind : std::uint8_t {
    primary,    // the one main thing; one a screen
    secondary,  // outlined
    small,      // inside a row: outlined, less high
    leave,      // ends or erases
};

struct Button {
    std::string_view id{};
    std::string_view label{};
    ButtonKind kind = ButtonKind::secondary;
    std::optional<Icon> icon = std::nullopt;
    bool enabled = true;
    bool icon_after = false;  // the words first
    bool icon_only = false;   // the label is for the ear
};

// The least width in which the label stands on one line, and the height that it needs at a width.
float button_width(const Pen& pen, const Button& button);
float button_height(const Pen& pen, const Button& button, float width);
bool draw_button(Pen& pen, const Rect& rect, const Button& button);

// ---- choices and tiles
// ---------------------------------------------------------------------------------------

struct Choice {
    std::string_view id{};
    std::string_view label{};
    std::string_view help{};  // one plain line under the label; may be empty
    bool selected = false;
    bool several = false;                        // a box to tick, not one of many
    std::optional<Icon> picture = std::nullopt;  // at the end of its line, for who does not read
    bool personal = false;                       // the label says what somebody typed
};
float choice_height(const Pen& pen, const Choice& choice, float width);
bool draw_choice(Pen& pen, const Rect& rect, const Choice& choice);

struct Tile {
    std::string_view id{};
    std::string_view label{};
    std::string_view hint{};
    Icon icon = Icon::paper;
    Tint tint{};
    bool primary = false;
    bool beside = false;                         // the icon beside the words, not above them
    bool large = false;                          // one of few
    std::function<void(const Rect&)> picture{};  // instead of the icon: fills what the words leave
};
float tile_height(const Pen& pen, const Tile& tile, float width);
bool draw_tile(Pen& pen, const Rect& rect, const Tile& tile);

// ---- what is said
// --------------------------------------------------------------------------------------------

enum class BannerKind : std::uint8_t { good, wait, wrong };
struct Banner {
    std::string_view id{};
    std::string_view text{};
    BannerKind kind = BannerKind::wait;
    bool personal = false;
};
float banner_height(const Pen& pen, const Banner& banner, float width);
void draw_banner(Pen& pen, const Rect& rect, const Banner& banner);

// A number in a disc with a sentence beside it.
float numbered_height(const Pen& pen, std::string_view text, float width);
void draw_numbered(Pen& pen, const Rect& rect, std::string_view id, int number, std::string_view text);

// How far: n of `of`, as a bar with its words before and what it is about after it.
struct Progress {
    int n = 0;
    int of = 0;
    std::string_view words{};
    std::string_view about{};
};
float progress_height(const Pen& pen, const Progress& progress, float width);
void draw_progress(Pen& pen, const Rect& rect, const Progress& progress);

// ---- fields
// --------------------------------------------------------------------------------------------------

struct Field {
    std::string_view id{};
    std::string_view label{};
    std::string_view value{};        // as typed
    std::string_view placeholder{};  // shown while nothing is typed
    std::string_view input{};        // text name number phone date year day month ...
    bool focused = false;
    bool wrong = false;
    bool touchable = true;
    Align align = Align::left;
    std::string_view unit{};          // "m²": at the end of its line
    std::size_t lines_least = 1;      // it shows that there is room for so many
    std::size_t lines_above_end = 0;  // where not all have room: so many stay below those that are seen
};
float field_height(const Pen& pen, const Field& field, float width);
// With its least lines; where it is lower than its value needs, the last lines stand in it.
float least_field_height(const Pen& pen, const Field& field);
struct FieldLines {
    std::size_t all = 0;
    std::size_t shown = 0;
};
FieldLines field_lines(const Pen& pen, const Field& field, const Rect& rect);
bool draw_field(Pen& pen, const Rect& rect, const Field& field);

// A count between two buttons. -1, 0 or +1.
struct Stepper {
    std::string_view id{};  // buttons: <id>.minus, <id>.plus; the number itself: <id>
    std::string_view label{};
    int value = 0;
    int min = 0;
    int max = 0;
    std::string_view fewer{};
    std::string_view more{};
};
int draw_stepper(Pen& pen, const Rect& rect, const Stepper& stepper);

// The icon's colours on a ground of the palette.
IconColours icon_colours(const Tint& tint, const Palette& palette);

}  // namespace motcua::ui
