// The slip on the screen: what is so at this moment, and what it is not.
#include "kiosk/text/spoken.h"
#include "ui/screens/page.h"
#include "ui/screens/screens.h"
#include "ui/screens/slip_card.h"

namespace motcua::ui {
namespace {

using text::T;

void add_printing(const journey::Model& model, Frame& f, float width, std::vector<Block>& blocks) {
    const auto tell = [&](const char* id, T text, BannerKind kind) {
        blocks.push_back(banner_block(f, width, {id, f.say(text), kind}));
    };
    switch (model.visit->papers) {
        case journey::Papers::none: break;
        case journey::Papers::held:
        case journey::Papers::printing:
            return tell("receipt.printing", T::receipt_printing, BannerKind::wait);
        case journey::Papers::printed: return tell("receipt.printed", T::receipt_printed, BannerKind::good);
        case journey::Papers::failed:
            return tell("receipt.no_printer", T::receipt_no_printer, BannerKind::wait);
    }
}

std::vector<Block> blocks_of(const journey::Model& model, Frame& f, const records::SlipWords& words,
                             float width) {
    const records::Slip& slip = *model.visit->slip;
    std::vector<Block> blocks;
    const BannerKind kind = model.visit->sent_at ? BannerKind::good : BannerKind::wait;
    blocks.push_back(banner_block(f, width, {"receipt.truth", f.keep(words.truth), kind}));
    const SlipCard card{"receipt.code",
                        f.say(T::receipt_code),
                        f.keep(slip.number),
                        f.say(slip.procedure_name),
                        f.keep(text::date_and_time(slip.created, f.words.language)),
                        &slip.code};
    blocks.push_back(slip_card_block(f, width, card));
    int number = 0;
    for (const std::string& step : words.steps) {
        const auto id = f.keep("receipt.step." + std::to_string(++number));
        const auto said = f.keep(step);
        blocks.push_back({numbered_height(f.pen, said, width), [&f, id, number, said](const Rect& rect) {
                              draw_numbered(f.pen, rect, id, number, said);
                          }});
    }
    add_printing(model, f, width, blocks);
    const Text disclaimer{
        .id = "receipt.disclaimer", .text = f.keep(words.disclaimer), .style = Style::small, .soft = true};
    blocks.push_back(text_block(f, width, disclaimer));
    return blocks;
}

}  // namespace

void draw_receipt(const journey::Model& model, Frame& f) {
    if (!model.visit->slip) return;
    const auto offset =
        model.machine.content ? model.machine.content->locality.utc_offset : content::Locality{}.utc_offset;
    const auto moment = model.visit->sent_at ? records::SlipMoment::sent : records::SlipMoment::stored;
    std::optional<LocalTime> sent_at;
    if (model.visit->sent_at) sent_at = to_local(*model.visit->sent_at, offset);
    const records::SlipWords words = records::slip_words(*model.visit->slip, moment, f.words, sent_at);
    const Rect body = draw_head(model, f, {"receipt.title", f.keep(words.heading)});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::gap * 0.8F);
    pages.blocks = blocks_of(model, f, words, body.w);
    const bool are_printed =
        model.visit->papers == journey::Papers::printed || model.visit->papers == journey::Papers::failed;
    if (model.machine.printer_ready && are_printed)
        pages.buttons.push_back({"receipt.print", f.say(T::receipt_print_again), ButtonKind::secondary});
    pages.buttons.push_back({"receipt.done", f.say(T::receipt_done), ButtonKind::primary});
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "receipt.print") f.send(journey::intent::PrintAgain{});
    if (tap.button == "receipt.done") f.send(journey::intent::Done{});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

}  // namespace motcua::ui
