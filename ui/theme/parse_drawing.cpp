// The part of SVG that a picture here may use, and nothing else of it.
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

#include "ui/theme/drawing_geometry.h"

namespace motcua::ui {
namespace {

constexpr std::size_t kBytesMax = 16 * 1024;
constexpr std::size_t kShapesMax = 80;
constexpr std::size_t kPointsMax = 2'000;
constexpr float kLargest = 1'000;

struct Tag {
    std::string_view name;  // "/svg" ends what "svg" began
    std::map<std::string_view, std::string_view> attributes;
    bool ends_itself = false;
};

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

void skip_space(std::string_view& text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

std::string_view take_name(std::string_view& text) {
    std::size_t end = 0;
    while (end < text.size() &&
           (is_letter(text[end]) || text[end] == '-' || (end > 0 && text[end] >= '0' && text[end] <= '9')))
        ++end;
    const std::string_view name = text.substr(0, end);
    text.remove_prefix(end);
    return name;
}

bool take(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

Result<Tag> take_tag(std::string_view& text) {
    skip_space(text);
    if (!take(text, "<")) return failure("expected a tag");
    Tag tag;
    const std::string_view begin = text;
    const bool closes = take(text, "/");
    const std::string_view name = take_name(text);
    if (name.empty()) return failure("a tag without a name");
    tag.name = begin.substr(0, name.size() + (closes ? 1 : 0));
    while (true) {
        skip_space(text);
        if (take(text, "/>")) {
            tag.ends_itself = true;
            return tag;
        }
        if (take(text, ">")) return tag;
        const std::string_view key = take_name(text);
        if (key.empty() || !take(text, "=\"")) return failure("a tag that is not whole");
        const std::size_t end = text.find('"');
        if (end == text.npos) return failure("a value that is not whole");
        if (!tag.attributes.emplace(key, text.substr(0, end)).second)
            return failure(fmt::format("{} is there twice", key));
        text.remove_prefix(end + 1);
    }
}

std::optional<float> take_number(std::string_view& text) {
    while (!text.empty() && (is_space(text.front()) || text.front() == ',')) text.remove_prefix(1);
    float value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || !(std::abs(value) <= kLargest)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

std::optional<float> number(std::string_view text) {
    const auto value = take_number(text);
    return text.empty() ? value : std::nullopt;
}

// The attributes of one element. Each is asked for; what nobody asked for is refused.
class Attributes {
  public:
    explicit Attributes(const Tag& tag) : left_(tag.attributes) {}

    std::string_view text(std::string_view key) {
        const auto found = left_.find(key);
        if (found == left_.end()) return {};
        const std::string_view value = found->second;
        left_.erase(found);
        return value;
    }
    float number_of(std::string_view key, std::optional<float> otherwise = std::nullopt) {
        const std::string_view written = text(key);
        const auto value = written.empty() ? otherwise : number(written);
        if (!value) flaw(fmt::format("{} is no number", key));
        return value.value_or(0);
    }
    Pigment ink(std::string_view key) {
        const std::string_view written = text(key);
        if (written.empty()) return Pigment::none;
        for (const auto& [name, ink] : {std::pair<std::string_view, Pigment>{"teal", Pigment::line},
                                        {"paleturquoise", Pigment::tone},
                                        {"white", Pigment::paper},
                                        {"gold", Pigment::warm}})
            if (name == written) return ink;
        flaw(fmt::format("{} is none of the four inks", written));
        return Pigment::none;
    }
    void flaw(std::string what) {
        if (flaw_.empty()) flaw_ = std::move(what);
    }
    // What was wrong; empty: nothing.
    [[nodiscard]] std::string done() const {
        if (flaw_.empty() && !left_.empty()) return fmt::format("{} is not known here", left_.begin()->first);
        return flaw_;
    }

  private:
    std::map<std::string_view, std::string_view> left_;
    std::string flaw_;
};

// "M 1 2 L 3 4 Q … C … Z": capitals only. Each M begins an outline of its own.
class PathReader {
  public:
    struct Outline {
        Points points;
        bool closed = false;
    };

    // Empty where the path says something else.
    static std::vector<Outline> read(std::string_view text) {
        PathReader reader;
        while (true) {
            skip_space(text);
            if (text.empty()) return std::move(reader.outlines_);
            char command = text.front();
            if (is_letter(command)) {
                text.remove_prefix(1);
            } else {
                command = reader.last_ == 'M' ? 'L' : reader.last_;  // the same once more
            }
            if (!reader.follow(command, text)) return {};
            reader.last_ = command;
        }
    }

  private:
    bool follow(char command, std::string_view& text) {
        if (command == 'Z') {
            if (last_ == 'Z' || outlines_.empty()) return false;
            outlines_.back().closed = true;
            return true;
        }
        const std::size_t count = command == 'M' || command == 'L' ? 1
                                  : command == 'Q'                 ? 2
                                  : command == 'C'                 ? 3
                                                                   : 0;
        if (count == 0 || (command != 'M' && (outlines_.empty() || last_ == 'Z'))) return false;
        std::array<Drawing::Point, 3> to;
        for (std::size_t i = 0; i < count; ++i) {
            const auto x = take_number(text);
            const auto y = take_number(text);
            if (!x || !y) return false;
            to.at(i) = {*x, *y};
        }
        if (command == 'M') outlines_.push_back({{to[0]}, false});
        Points& points = outlines_.back().points;
        if (command == 'L') points.push_back(to[0]);
        if (command == 'Q') append_quadratic(points, to[0], to[1]);
        if (command == 'C') append_cubic(points, to[0], to[1], to[2]);
        return points.size() <= kPointsMax;
    }

    std::vector<Outline> outlines_;
    char last_ = 0;
};

bool same(Drawing::Point a, Drawing::Point b) { return std::hypot(a.x - b.x, a.y - b.y) < 1e-3F; }

// An outline with its paint. What is wrong with it; empty: nothing.
std::string add_shape(Drawing& drawing, Points points, bool closed, const Drawing::Shape& paint) {
    while (closed && points.size() > 1 && same(points.front(), points.back())) points.pop_back();
    if (points.size() < (closed ? 3U : 2U)) return "a shape without extent";
    if (drawing.shapes.size() == kShapesMax) return fmt::format("more than {} shapes", kShapesMax);
    Drawing::Shape shape = paint;
    shape.closed = closed;
    if (closed || shape.fill != Pigment::none) make_clockwise(points);
    if (shape.fill != Pigment::none) {
        if (points.size() < 3) return "a fill without extent";
        if (!is_convex(points)) {
            shape.triangles = triangles_of(points);
            if (shape.triangles.empty()) return "an outline that crosses itself";
            if (shape.opacity < 1) return "what lets light through is convex";
        }
    }
    shape.points = std::move(points);
    drawing.shapes.push_back(std::move(shape));
    return {};
}

std::string read_element(const Tag& tag, Drawing& drawing) {
    Attributes attributes(tag);
    Drawing::Shape paint;
    paint.fill = attributes.ink("fill");
    paint.stroke = attributes.ink("stroke");
    if (paint.stroke != Pigment::none) paint.weight = attributes.number_of("stroke-width");
    paint.opacity = attributes.number_of("opacity", 1.0F);
    std::vector<PathReader::Outline> outlines;
    if (tag.name == "path") {
        outlines = PathReader::read(attributes.text("d"));
        if (outlines.empty()) attributes.flaw("a path that is not M, L, Q, C and Z");
    } else if (tag.name == "circle") {
        const float x = attributes.number_of("cx");
        const float y = attributes.number_of("cy");
        outlines.push_back({circle_outline({x, y}, attributes.number_of("r")), true});
    } else if (tag.name == "rect") {
        const float x = attributes.number_of("x");
        const float y = attributes.number_of("y");
        const float width = attributes.number_of("width");
        const float height = attributes.number_of("height");
        outlines.push_back(
            {rectangle_outline({x, y}, width, height, attributes.number_of("rx", 0.0F)), true});
    } else {
        return fmt::format("<{}> is not known here", tag.name);
    }
    if (!tag.ends_itself) return "an element that does not end itself";
    if (std::string flaw = attributes.done(); !flaw.empty()) return flaw;
    for (PathReader::Outline& outline : outlines)
        if (std::string flaw = add_shape(drawing, std::move(outline.points), outline.closed, paint);
            !flaw.empty())
            return flaw;
    return {};
}

// What makes any browser draw it as this machine does stands in every root.
std::string read_root(const Tag& tag, Drawing& drawing) {
    Attributes attributes(tag);
    const bool fixed = attributes.text("xmlns") == "http://www.w3.org/2000/svg" &&
                       attributes.text("fill") == "none" && attributes.text("stroke-linecap") == "round" &&
                       attributes.text("stroke-linejoin") == "round";
    if (tag.name != "svg" || tag.ends_itself || !fixed) return "not the root of a picture";
    std::string_view box = attributes.text("viewBox");
    const auto left = take_number(box);
    const auto top = take_number(box);
    const auto width = take_number(box);
    const auto height = take_number(box);
    const bool begins_at_zero = left == 0.0F && top == 0.0F;
    if (!begins_at_zero || !width || !height || *width < 1 || *height < 1 || !box.empty())
        return "a viewBox that is not 0 0 and a size";
    drawing.width = *width;
    drawing.height = *height;
    return attributes.done();
}

}  // namespace

Result<Drawing> parse_drawing(std::string_view svg) {
    if (svg.size() > kBytesMax) return failure(fmt::format("more than {} bytes", kBytesMax));
    Drawing drawing;
    const auto root = take_tag(svg);
    if (!root) return tl::unexpected(root.error());
    if (std::string flaw = read_root(*root, drawing); !flaw.empty()) return failure(std::move(flaw));
    while (true) {
        const auto tag = take_tag(svg);
        if (!tag) return tl::unexpected(tag.error());
        if (tag->name == "/svg") break;
        if (std::string flaw = read_element(*tag, drawing); !flaw.empty()) return failure(std::move(flaw));
    }
    skip_space(svg);
    if (!svg.empty()) return failure("something after its end");
    return drawing;
}

}  // namespace motcua::ui
