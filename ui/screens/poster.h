// Sentences in letters that are read from two metres.
#pragma once

#include "ui/screens/frame.h"

namespace motcua::ui {

// The largest letters in which `words` stand whole in `width` x `room` pixels. Where not even the least do,
// the least, turned over in pages of `room_of_many` each. At least one; into `words`, which must outlive
// them.
std::vector<Paragraph> poster_pages(const Frame& frame, std::string_view words, float width, float room,
                                    float room_of_many);

// What a card's ground leaves to its letters.
Rect inside_poster(const Frame& frame, const Rect& card);

struct Poster {
    std::string_view id;
    std::string_view words;  // all of them, for the ear
    const Paragraph* text = nullptr;
    bool personal = false;
};
// As black on white as the colours allow.
void draw_poster(Frame& frame, const Rect& card, const Poster& poster);

}  // namespace motcua::ui
