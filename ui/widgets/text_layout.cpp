#include "ui/widgets/text_layout.h"

#include <algorithm>

namespace motcua::ui {
namespace {

std::size_t end_of_character(std::string_view text, std::size_t at) {
    ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    return at;
}

// Where the longest part of `word` ends that fits; at least one character.
std::size_t fitting_part(const Face& face, std::string_view word, float max_width) {
    std::size_t end = end_of_character(word, 0);
    while (end < word.size()) {
        const std::size_t next = end_of_character(word, end);
        if (width_of(face, word.substr(0, next)) > max_width) break;
        end = next;
    }
    return end;
}

// Where the next line ends: the last word that fits, or the part of the first word that does.
std::size_t end_of_line(const Face& face, std::string_view text, float max_width) {
    std::size_t fits = 0;
    float width = 0;
    std::size_t at = 0;
    while (at < text.size() && text[at] != '\n') {
        std::size_t end = at;
        while (end < text.size() && text[end] == ' ') ++end;
        while (end < text.size() && text[end] != ' ' && text[end] != '\n') ++end;
        width += width_of(face, text.substr(at, end - at));
        if (width > max_width) break;
        fits = at = end;
    }
    if (fits > 0 || text.empty() || text.front() == '\n') return fits;
    const std::size_t word_end = std::min(text.find_first_of(" \n"), text.size());
    return fitting_part(face, text.substr(0, word_end), max_width);
}

std::vector<Line> lines_of(const Face& face, std::string_view text, float max_width) {
    std::vector<Line> lines;
    while (!text.empty()) {
        const std::size_t end = end_of_line(face, text, max_width);
        const std::string_view line = text.substr(0, end);
        lines.push_back({line, width_of(face, line)});
        text.remove_prefix(end);
        if (!text.empty() && text.front() == '\n') {
            text.remove_prefix(1);
            continue;
        }
        while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    }
    return lines;
}

float narrowest_with(const Face& face, std::string_view text, float max_width, std::size_t lines) {
    float low = std::max(max_width / static_cast<float>(lines) * 0.8F, widest_word(face, text));
    float high = max_width;
    for (int i = 0; i < 8 && high - low > 2; ++i) {
        const float middle = (low + high) / 2;
        (lines_of(face, text, middle).size() > lines ? low : high) = middle;
    }
    return high;
}

// Two lines read best when a sentence or a clause ends the first. Empty where none does well.
std::vector<Line> broken_at_punctuation(const Face& face, std::string_view text, float max_width) {
    constexpr float kLonely = 0.3F;  // a clause so much shorter than the rest would stand alone
    std::vector<Line> best;
    float least = max_width;
    for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
        if (at == 0 || std::string_view(".?!,;:").find(text[at - 1]) == std::string_view::npos) continue;
        const Line first{text.substr(0, at), width_of(face, text.substr(0, at))};
        const Line second{text.substr(at + 1), width_of(face, text.substr(at + 1))};
        const float longer = std::max(first.width, second.width);
        if (longer > least || std::min(first.width, second.width) < longer * kLonely) continue;
        least = longer;
        best = {first, second};
    }
    return best;
}

std::vector<Line> balanced_lines(const Face& face, std::string_view text, float max_width,
                                 std::size_t count) {
    if (count == 2) {
        std::vector<Line> lines = broken_at_punctuation(face, text, max_width);
        if (!lines.empty()) return lines;
    }
    return lines_of(face, text, narrowest_with(face, text, max_width, count));
}

}  // namespace

Paragraph lay_out(const Face& face, std::string_view text, float max_width, Wrap wrap) {
    Paragraph out{&face, lines_of(face, text, max_width), 0, 0};
    if (wrap == Wrap::balanced && out.lines.size() > 1 && text.find('\n') == std::string_view::npos)
        out.lines = balanced_lines(face, text, max_width, out.lines.size());
    for (const Line& line : out.lines) out.width = std::max(out.width, line.width);
    out.height = static_cast<float>(out.lines.size()) * face.line_px;
    return out;
}

float widest_word(const Face& face, std::string_view text) {
    float widest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        widest = std::max(widest, width_of(face, text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return widest;
}

}  // namespace motcua::ui
