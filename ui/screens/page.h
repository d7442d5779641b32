// How a screen is built: a head that says what it is about, a body, and the buttons below.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/screens/frame.h"

namespace motcua::ui {

struct Head {
    std::string_view id;       // of the heading
    std::string_view title{};  // the one question of the page
    std::string_view hint{};   // one sentence; may be empty; left out where the body needs the room
    bool personal = false;     // the title names somebody
    float body_needs = 0;      // least height of the body in pixels
    bool beside = false;       // in landscape: the head stands beside a body that is no list
    std::function<void(const Rect&)> picture{};  // below a head that stands beside, where there is room
};

// Draws the step bar and the head, and what was wrong with the last thing held up. What is left is the
// body's.
Rect draw_head(const journey::Model& model, Frame& frame, const Head& head);
// The same above the body in any case.
Rect draw_stacked_head(const journey::Model& model, Frame& frame, const Head& head);
// Columns that a list stands in: two where the glass lies.
std::size_t columns_of(const Frame& frame);
// What a list asks of its head (Head::body_needs): where the glass lies, hints go before choices do.
float list_needs(const Frame& frame);

// A part of a body that may stand on another page than the one before it.
struct Block {
    float height = 0;  // the least
    std::function<void(const Rect&)> draw;
    bool continues = false;  // on a sheet: no line between this and the one before
    bool grows = false;      // takes what the others leave; several share it
    bool may_go = false;     // a picture: left out where the words need the room
    float least = 0;         // what is typed: may be this low where the keyboard needs the room; 0: `height`
};
Block text_block(Frame& frame, float width, const Text& text);
// A long text in parts of four lines, so that it fills the page that it begins on; ids: <id>, <id>.part2 …
std::vector<Text> in_parts(const Frame& frame, const Text& text, float width);
Block banner_block(Frame& frame, float width, const Banner& banner);

// People choose well among six: no more stand on one page; four where what is touched is larger.
std::size_t choices_a_page(const Frame& frame);

enum class LastButtons : std::uint8_t {
    at_the_end,  // until the last page, "next page" is the one main thing
    always       // turning pages is only a help
};

struct Pages {
    std::vector<Block> blocks{};
    std::vector<Button> buttons{};  // one row where they fit, else one below the other; the primary last
    LastButtons last = LastButtons::always;
    int page = 0;            // as the model or the scratch has it
    float gap = 0;           // between two blocks
    std::size_t most = 100;  // blocks a page
    float stretch = 1;       // blocks may grow by this factor where there is room
    bool sheet = false;      // the blocks are lines of one card
};

// What was tapped below the body.
struct PageTap {
    std::string button;  // id; empty: none
    std::optional<int> turn_to;
};
PageTap draw_pages(Frame& frame, Rect body, Pages pages);

// What the buttons of `pages` leave of the body to blocks that all stand on one page.
float room_on_one_page(const Frame& frame, const Rect& body, const Pages& pages);

// For the places whose page the model keeps: sends what leads from its page to the one wanted.
void send_turn(Frame& frame, int model_page, const PageTap& tap);

}  // namespace motcua::ui
