// The slip on the screen: what is so at this moment, and what it is not.
#include "kiosk/text/spoken.h"
#include "ui/screens/columns.h"
#include "ui/screens/pictured_step.h"
#include "ui/screens/print_trouble.h"
#include "ui/screens/screens.h"
#include "ui/screens/slip_card.h"

namespace motcua::ui {
namespace {

using text::T;

// What is out where not all is.
std::optional<T> printed_alone(const journey::Printing& printing) {
    if (printing.out.size() != 1 || printing.open.size() != 1) return std::nullopt;
    return printing.out.front() == Paper::Kind::slip ? T::receipt_only_slip_printed
                                                     : T::receipt_only_declaration_printed;
}

std::string_view trouble_words(const journey::Model& model, Frame& f) {
    const journey::Printing& printing = model.visit->printing;
    if (!printing.trouble) return f.say(T::receipt_no_printer);
    const std::string_view trouble = f.say(print_trouble_words(*printing.trouble));
    const auto alone = printed_alone(printing);
    return alone ? f.keep(std::string(f.say(*alone)) + ' ' + std::string(trouble)) : trouble;
}

void add_printing(const journey::Model& model, Frame& f, float width, std::vector<Block>& blocks) {
    const auto tell = [&](const char* id, std::string_view words, BannerKind kind) {
        blocks.push_back(banner_block(f, width, {id, words, kind}));
    };
    switch (model.visit->papers) {
        case journey::Papers::none: break;
        case journey::Papers::held:
        case journey::Papers::printing:
            return tell("receipt.printing", f.say(T::receipt_printing), BannerKind::wait);
        case journey::Papers::printed:
            return tell("receipt.printed", f.say(T::receipt_printed), BannerKind::good);
        case journey::Papers::failed:
            return tell(model.visit->printing.trouble ? "receipt.print_trouble" : "receipt.no_printer",
                        trouble_words(model, f), BannerKind::wait);
    }
}

Block truth_block(const journey::Model& model, Frame& f, const records::SlipWords& words, float width) {
    const BannerKind kind = model.visit->sent_at ? BannerKind::good : BannerKind::wait;
    return banner_block(f, width, {"receipt.truth", f.keep(words.truth), kind});
}

Block code_block(const journey::Model& model, Frame& f, float width) {
    const records::Slip& slip = *model.visit->slip;
    const SlipCard card{"receipt.code",
                        f.say(T::receipt_code),
                        f.keep(slip.number),
                        f.say(slip.procedure_name),
                        f.keep(text::date_and_time(slip.created, f.words.language)),
                        &slip.code};
    return slip_card_block(f, width, card);
}

// The last step is always what the slip itself is good for; what comes before it happens at the counter.
void add_steps(Frame& f, const records::SlipWords& words, float width, std::vector<Block>& blocks) {
    int number = 0;
    for (const std::string& step : words.steps) {
        const auto id = f.keep("receipt.step." + std::to_string(++number));
        const bool last = static_cast<std::size_t>(number) == words.steps.size();
        const Icon picture = last ? Icon::scene_scan_slip : Icon::scene_counter;
        blocks.push_back(pictured_step_block(f, width, {id, number, f.keep(step), picture}));
    }
}

Block disclaimer_block(Frame& f, const records::SlipWords& words, float width) {
    return text_block(
        f, width,
        {.id = "receipt.disclaimer", .text = f.keep(words.disclaimer), .style = Style::small, .soft = true});
}

std::vector<Block> blocks_of(const journey::Model& model, Frame& f, const records::SlipWords& words,
                             float width) {
    std::vector<Block> blocks{truth_block(model, f, words, width)};
    // Where letters are largest, only what comes first stands on the first page.
    const bool is_urgent = model.visit->papers == journey::Papers::failed;
    if (is_urgent) add_printing(model, f, width, blocks);
    blocks.push_back(code_block(model, f, width));
    if (!is_urgent) add_printing(model, f, width, blocks);
    add_steps(f, words, width, blocks);
    blocks.push_back(disclaimer_block(f, words, width));
    return blocks;
}

// Lying: what is so stands left, what to do right, where both fit.
void lay_in_columns(const journey::Model& model, Frame& f, const records::SlipWords& words, const Rect& body,
                    Pages& pages) {
    if (columns_of(f) < 2) return;
    const float between = f.mm(space::margin);
    const float width = column_width(body.w, 2, between);
    std::vector<Block> left{truth_block(model, f, words, width), code_block(model, f, width),
                            disclaimer_block(f, words, width)};
    std::vector<Block> right;
    add_printing(model, f, width, right);
    add_steps(f, words, width, right);
    Block both = side_by_side(std::move(left), std::move(right), pages.gap, between);
    if (both.height > room_on_one_page(f, body, pages)) return;
    pages.blocks.clear();
    pages.blocks.push_back(std::move(both));
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
    const bool are_printed = model.visit->papers == journey::Papers::printed;
    if (model.machine.printer_ready && (are_printed || model.visit->papers == journey::Papers::failed))
        pages.buttons.push_back({"receipt.print",
                                 f.say(are_printed ? T::receipt_print_again : T::print_again),
                                 ButtonKind::secondary});
    pages.buttons.push_back({"receipt.done", f.say(T::receipt_done), ButtonKind::primary});
    const auto make = [&](float width) { return blocks_of(model, f, words, width); };
    pages.blocks = list_in_columns(f, body.w, pages.gap, room_on_one_page(f, body, pages), make).rows;
    lay_in_columns(model, f, words, body, pages);
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "receipt.print") f.send(journey::intent::PrintAgain{});
    if (tap.button == "receipt.done") f.send(journey::intent::Done{});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

}  // namespace motcua::ui
