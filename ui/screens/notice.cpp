#include <algorithm>

#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {
namespace {

using text::T;

// "Tôi muốn làm bằng giấy" was chosen: where to go instead.
void draw_on_paper(const journey::Model& model, Frame& f) {
    const content::Procedure* procedure = journey::procedure(model);
    const std::string_view where =
        f.say(T::notice_paper_said,
              {{"counter", procedure ? std::string_view(procedure->counter) : std::string_view()}});
    const Rect body = draw_head(model, f, {"notice.paper_said", where});
    Pages pages;
    pages.buttons = {{"notice.done", f.say(T::receipt_done), ButtonKind::primary}};
    if (draw_pages(f, body, pages).button == "notice.done") f.send(journey::intent::Done{});
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
    pages.gap = f.mm(space::small_gap);
    int number = 0;
    for (const text::LocalText& paragraph : model.machine.content->notice.paragraphs) {
        const Text text{.id = f.keep("notice.text." + std::to_string(++number)), .text = f.say(paragraph)};
        pages.blocks.push_back(text_block(f, body.w, text));
    }
    for (const auto& consent : model.machine.content->notice.consents)
        pages.blocks.push_back(consent_block(model, f, body.w, consent));
    pages.buttons = {{"notice.paper", f.say(T::notice_paper), ButtonKind::secondary},
                     {"notice.read", f.say(T::notice_read), ButtonKind::primary}};
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "notice.read") f.send(journey::intent::NoticeRead{});
    if (tap.button == "notice.paper") f.send(journey::intent::NoticePaper{});
    send_turn(f, model_page, tap);
}

}  // namespace motcua::ui
