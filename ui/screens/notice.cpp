#include <algorithm>

#include "ui/screens/columns.h"
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"

namespace motcua::ui {
namespace {

using text::T;

// "Tôi muốn làm bằng giấy" was chosen: where to go instead.
void draw_on_paper(const journey::Model& model, Frame& f) {
    const content::Procedure* procedure = journey::procedure(model);
    const content::LocalText place =
        procedure ? model.machine.content->place_of(*procedure) : content::LocalText{};
    const std::string_view where = f.say(T::notice_paper_said, {{"place", f.say(place)}});
    const Rect body = draw_head(model, f, {.id = "notice.paper_said", .title = where, .beside = true});
    Pages pages;
    pages.blocks = {stage_block(f, Icon::scene_counter)};
    pages.buttons = {{"notice.done", f.say(T::receipt_done), ButtonKind::primary}};
    if (draw_pages(f, body, pages).button == "notice.done") f.send(journey::intent::Done{});
}

// "Ai xử lý: …": what the paragraph is about stands out, so that who looks for one thing finds it.
struct Lead {
    std::string_view words;  // with its colon; empty: none
    std::string_view rest;
    float width = 0;  // of the words in their own face, with the blank after them
};

Lead lead_of(const Frame& f, std::string_view paragraph, float width) {
    const std::size_t colon = paragraph.find(": ");
    if (colon == paragraph.npos) return {{}, paragraph, 0};
    const std::string_view words = paragraph.substr(0, colon + 1);
    const float taken =
        width_of(f.pen.theme.face(Style::strong), words) + width_of(f.pen.theme.face(Style::body), " ");
    if (taken > width * 0.8F) return {{}, paragraph, 0};
    return {words, paragraph.substr(colon + 2), taken};
}

// The first line is shorter by the lead before it.
std::vector<Line> lines_after(const Frame& f, const Lead& lead, float width) {
    const Face& face = f.pen.theme.face(Style::body);
    const Paragraph beside = lay_out(face, lead.rest, width - lead.width);
    if (lead.words.empty() || beside.lines.size() < 2) return beside.lines;
    std::vector<Line> lines{beside.lines.front()};
    std::string_view below = lead.rest.substr(lines.front().text.size());
    below.remove_prefix(std::min(below.find_first_not_of(' '), below.size()));
    for (const Line& line : lay_out(face, below, width).lines) lines.push_back(line);
    return lines;
}

void draw_paragraph(Frame& f, const Rect& rect, std::string_view id, std::string_view said) {
    Pen& pen = f.pen;
    const Colour ink = pen.colours.ink;
    const Lead lead = lead_of(f, said, rect.w);
    const Face& body = pen.theme.face(Style::body);
    const std::vector<Line> lines = lines_after(f, lead, rect.w);
    Rect area = rect;
    Rect first = area.cut_top(body.line_px);
    const Paragraph head = pen.lay_out(Style::strong, lead.words, rect.w);
    const Rect taller{first.x, first.centre_y() - head.height / 2, first.w, head.height};
    bool whole = pen.write(head, taller, ink);
    first.cut_left(lead.width);
    whole = pen.write({&body, {lines.front()}, lines.front().width, body.line_px}, first, ink) && whole;
    const std::vector<Line> rest(lines.begin() + 1, lines.end());
    whole = pen.write({&body, rest, rect.w, area.h}, area, ink) && whole;
    Widget& widget = pen.name(id, "text", rect, said);
    pen.note(widget, body, ink, pen.colours.ground);
    widget.clipped |= !whole;
}

Block paragraph_block(Frame& f, float width, std::string_view id, std::string_view said) {
    const auto lines = static_cast<float>(lines_after(f, lead_of(f, said, width), width).size());
    return {lines * f.pen.theme.face(Style::body).line_px,
            [&f, id, said](const Rect& rect) { draw_paragraph(f, rect, id, said); }};
}

std::vector<Block> paragraphs(const journey::Model& model, Frame& f, float width) {
    std::vector<Block> blocks;
    for (const text::LocalText& paragraph : model.machine.content->notice.paragraphs) {
        const std::string id = "notice.text." + std::to_string(blocks.size() + 1);
        blocks.push_back(paragraph_block(f, width, f.keep(id), f.say(paragraph)));
    }
    return blocks;
}

Block consent_block(const journey::Model& model, Frame& f, float width,
                    const content::DataNotice::Consent& consent) {
    const auto& given = model.visit->consents;
    const Choice choice{f.keep("notice.consent." + consent.id), f.say(consent.label),
                        f.say(T::notice_optional),
                        std::find(given.begin(), given.end(), consent.id) != given.end(), true};
    return {choice_height(f.pen, choice, width), [&f, choice, id = consent.id](const Rect& rect) {
                if (draw_choice(f.pen, rect, choice)) f.send(journey::intent::ToggleConsent{id});
            }};
}

}  // namespace

void draw_notice(const journey::Model& model, Frame& f) {
    if (model.visit->on_paper) return draw_on_paper(model, f);
    const Rect body = draw_head(model, f, {"notice.title", f.say(T::notice_title)});
    const int model_page = std::get<journey::place::Notice>(model.visit->place).page;
    Pages pages;
    pages.page = model_page;
    pages.last = LastButtons::at_the_end;
    pages.gap = f.mm(space::choice_gap);
    pages.buttons = {{"notice.paper", f.say(T::notice_paper), ButtonKind::secondary},
                     {"notice.read", f.say(T::notice_read), ButtonKind::primary}};
    const std::size_t columns = columns_of(f);
    const float between = f.mm(space::margin);
    pages.blocks = in_columns(paragraphs(model, f, column_width(body.w, columns, between)), columns, between);
    for (const auto& consent : model.machine.content->notice.consents)
        pages.blocks.push_back(consent_block(model, f, body.w, consent));
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "notice.read") f.send(journey::intent::NoticeRead{});
    if (tap.button == "notice.paper") f.send(journey::intent::NoticePaper{});
    send_turn(f, model_page, tap);
}

}  // namespace motcua::ui
