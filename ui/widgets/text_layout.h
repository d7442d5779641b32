// A text as lines of whole words. Words are never cut; a word wider than the line breaks between letters.
#pragma once

#include <string_view>
#include <vector>

#include "ui/theme/fonts.h"

namespace motcua::ui {

enum class Wrap : std::uint8_t {
    plain,
    balanced  // as many lines as plain, ended by a clause or of about the same width: headings and labels
};

struct Line {
    std::string_view text;  // into the text that was laid out, which must outlive the paragraph
    float width = 0;
};

struct Paragraph {
    const Face* face = nullptr;
    std::vector<Line> lines;
    float width = 0;   // of the widest line
    float height = 0;  // lines * face.line_px
};

Paragraph lay_out(const Face& face, std::string_view text, float max_width, Wrap wrap = Wrap::plain);

// Width of the widest word: the least width in which the text can stand without breaking a word.
float widest_word(const Face& face, std::string_view text);

}  // namespace motcua::ui
