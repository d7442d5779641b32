// What a screen draws with and answers through. One a frame; nothing of it outlives the frame but `Scratch`.
#pragma once

#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/journey/intent.h"
#include "kiosk/journey/model.h"
#include "ui/widgets/controls.h"

namespace motcua::ui {

// What only the eye and the finger need between two frames. Belongs to one place of the journey and is gone
// with it.
struct Scratch {
    std::string place;                // screen, question and dialog
    int page = 0;                     // where the model keeps no page
    std::string field;                // that the keyboard writes into
    int date_part = 0;                // of a partial date: 0 the day is typed first, 1 the month, 2 the year
    bool date_begun = false;          // date_part holds
    std::size_t lines_above_end = 0;  // of a text that has more lines than room; 0: its end is seen
    bool number_held = false;
    bool say_again = false;  // "Đọc lại" was tapped in this frame
    bool operator==(const Scratch&) const = default;
};

struct Frame {
    Pen& pen;
    text::Words words;
    Instant now;
    Rect content;  // what the header and the controls leave
    Scratch& scratch;
    std::vector<journey::Intent>& intents;
    std::deque<std::string>& kept;
    const SecretVector<text::Key>& typed;  // on a hardware keyboard since the last frame

    void send(journey::Intent intent) { intents.push_back(std::move(intent)); }
    // Sentences stay where they are until the frame ends.
    [[nodiscard]] std::string_view keep(std::string words_of_this_frame) const {
        return kept.emplace_back(std::move(words_of_this_frame));
    }
    [[nodiscard]] std::string_view say(text::T key, std::initializer_list<text::Arg> args = {}) const {
        return keep(words(key, args));
    }
    [[nodiscard]] std::string_view say(const text::LocalText& sentence) const {
        return keep(words(sentence));
    }
    [[nodiscard]] float mm(float millimetres) const { return pen.mm(millimetres); }
};

// Draws the header and the connection line, and leaves the rest in `frame.content`.
void draw_header(const journey::Model& model, Frame& frame);
float header_height(const journey::Model& model, const Frame& frame);  // both of them, in pixels
// In place of both, while somebody types a code beside the glass: what they typed, and how it goes on. No
// lower than both, so that nothing else moves where there is room.
void draw_typed_code(const journey::Model& model, Frame& frame);
// The voice's own controls, while somebody is read to: the lower end of the content. Empty otherwise.
Rect cut_speech_bar(const journey::Model& model, const Frame& frame, Rect& from);
void draw_speech_bar(const journey::Model& model, Frame& frame, const Rect& bar);
// The seven controls, at the same place on every screen.
Rect cut_controls(const Frame& frame, Rect& from, const journey::Model& model);
void draw_controls(const journey::Model& model, Frame& frame, const Rect& controls);

}  // namespace motcua::ui
