// The card on the reader beside the screen: laid down, read, taken back; and what to do where it cannot be
// read.
#include <algorithm>
#include <array>

#include "ui/screens/question_date.h"
#include "ui/screens/screens.h"
#include "ui/screens/stage.h"
#include "ui/screens/typed.h"

namespace motcua::ui {
namespace {

using identity::chip::Step;
using identity::chip::Stop;
using identity::chip::Verdict;
using journey::ChipVisit;
using text::T;
using Phase = ChipVisit::Phase;

// What a state of the reading says.
struct Told {
    T title;
    std::optional<T> hint{};
    Icon picture = Icon::scene_chip;
    std::optional<T> notice{};  // on a banner: read, and yet not all is well
    bool may_go_on = true;      // without the chip
    bool may_type = false;      // the card's last day
    bool is_end = false;        // nothing more is read
};

bool is_down(const journey::Model& model) { return model.machine.chip_reader != ChipReaderState::works; }

bool has_failed_often(const ChipVisit& chip) {
    return chip.failures >= journey::Limits{}.failed_readings_before_other_ways;
}

Told told_reader_gone() { return {T::chip_reader_gone, T::chip_reader_gone_hint, Icon::scene_counter}; }

Told told_not_read(const ChipVisit& chip) {
    if (has_failed_often(chip)) return {T::chip_silent_again, T::chip_silent_again_hint};
    return {T::chip_silent, T::chip_silent_hint};
}

Told told_stopped(const ChipVisit& chip) {
    if (chip.is_mute) return {T::chip_mute, T::chip_mute_hint};
    switch (chip.stop) {
        case Stop::card_gone: return {T::chip_card_gone, T::chip_card_gone_hint};
        case Stop::silent:
        case Stop::garbled:
        case Stop::reader_gone: return told_not_read(chip);  // it is there again
        case Stop::no_chip: return {T::chip_no_chip, T::chip_no_chip_hint};
        case Stop::no_key: {
            Told told{T::chip_no_key, T::chip_no_key_hint};
            told.may_type = true;
            return told;
        }
        case Stop::refused:
        case Stop::unreadable: return {T::chip_broken, T::chip_broken_hint, Icon::scene_counter};
    }
    return told_not_read(chip);
}

// Never that somebody did something wrong: what the machine could not do, and who helps.
Told told_ended(Verdict verdict, bool card_lies_there) {
    Told told{T::chip_unproved, T::chip_unproved_hint, Icon::scene_counter};
    told.is_end = true;
    if (verdict == Verdict::differs) {
        told = {T::chip_differs, T::chip_differs_hint};
        told.is_end = true;
    }
    if (identity::chip::stops(verdict)) return told;
    told.picture = Icon::scene_chip_done;
    told.hint.reset();
    if (verdict == Verdict::proved) {
        told.title = card_lies_there ? T::chip_proved_take : T::chip_proved;
        if (card_lies_there) told.hint = T::chip_proved_hint;
        return told;
    }
    told.picture = Icon::scene_chip_take;
    told.title = card_lies_there ? T::chip_read_take : T::chip_read;
    told.notice = T::chip_issuer_unknown;
    return told;
}

Told told_of(const journey::Model& model) {
    const ChipVisit& chip = *model.visit->chip;
    if (chip.phase == Phase::ended) return told_ended(chip.verdict, model.machine.laid_card.has_value());
    if (chip.phase == Phase::reads) {
        Told told{T::chip_reads, T::chip_reads_hint, Icon::scene_chip_reads};
        told.may_go_on = false;
        return told;
    }
    if (is_down(model)) return told_reader_gone();
    if (chip.phase == Phase::stopped) return told_stopped(chip);
    return {T::chip_title, T::chip_why};
}

// ---- how far the reading is
// ---------------------------------------------------------------------------------

constexpr std::array kReadingSteps{T::chip_step_open,      T::chip_step_zone,     T::chip_step_state,
                                   T::chip_step_signature, T::chip_step_original, T::chip_step_face,
                                   T::chip_step_done};
constexpr std::size_t kRead = kReadingSteps.size() - 1;  // the last one is no step of its own

struct ReadSoFar {
    std::size_t n = 0;
    std::string_view words;  // "Đã đọc 2 / 6"
    std::string_view now;
};

float reading_height(const Frame& f, const ReadSoFar& so_far, float width) {
    const float inner = width - 2 * f.mm(space::padding);
    return f.pen.lay_out(Style::strong, so_far.words, inner).height + f.mm(10.0F) +
           f.pen.lay_out(Style::body, so_far.now, inner).height + f.mm(4 * space::small_gap);
}

// One field for each step, filled once it is done: what moves, moves because something was read.
void draw_reading(Frame& f, const Rect& rect, const ReadSoFar& so_far) {
    const Palette& p = f.pen.colours;
    f.pen.card(rect, p.paper, p.line);
    Rect inside = rect.inset(f.mm(space::padding), f.mm(space::small_gap));
    const Paragraph words = f.pen.lay_out(Style::strong, so_far.words, inside.w);
    const Paragraph now = f.pen.lay_out(Style::body, so_far.now, inside.w);
    inside = inside.middle(inside.w, words.height + now.height + f.mm(10.0F + 2 * space::small_gap));
    bool whole = f.pen.write(words, inside.cut_top(words.height), p.ink);
    inside.cut_top(f.mm(space::small_gap));
    Rect bar = inside.cut_top(f.mm(10.0F));
    inside.cut_top(f.mm(space::small_gap));
    const float gap = f.mm(2.0F);
    const float each = (bar.w - gap * static_cast<float>(kRead - 1)) / static_cast<float>(kRead);
    for (std::size_t i = 0; i < kRead; ++i) {
        const Rect part = bar.cut_left(each);
        bar.cut_left(gap);
        if (i < so_far.n)
            f.pen.fill(part, p.action.accent, f.mm(2.0F));
        else
            f.pen.outline(part, p.control_line, f.mm(space::border), f.mm(2.0F));
    }
    whole = f.pen.write(now, inside, p.ink) && whole;
    Widget& widget = f.pen.name("chip.progress", "progress", rect, so_far.words);
    widget.value = so_far.now;
    f.pen.note(widget, *now.face, p.ink, p.paper);
    widget.clipped |= !whole;
}

Block reading_block(Frame& f, Step step, float width) {
    const auto n = std::min(static_cast<std::size_t>(step), kRead);
    const ReadSoFar so_far{n,
                           f.say(T::chip_step_of, {{"n", std::to_string(n)}, {"of", std::to_string(kRead)}}),
                           f.say(kReadingSteps.at(n))};
    return {reading_height(f, so_far, width),
            [&f, so_far](const Rect& rect) { draw_reading(f, rect, so_far); }};
}

// ---- the page
// ---------------------------------------------------------------------------------------------

// The one thing to do where there is one; where the card is laid down, no button is.
std::vector<Button> buttons_for(const journey::Model& model, const Frame& f, const Told& told) {
    if (journey::is_stopped_by_chip(model))
        return {{"chip.call_staff", f.say(T::frame_help), ButtonKind::primary, Icon::bell}};
    if (told.is_end) return {{"chip.continue", f.say(T::chip_continue), ButtonKind::primary}};
    std::vector<Button> buttons;
    const bool first = journey::may_pass_over_chip(model, journey::Limits{});
    if (told.may_go_on)
        buttons.push_back({"chip.pass_over", f.say(T::chip_pass_over),
                           first ? ButtonKind::primary : ButtonKind::secondary});
    if (!told.may_type) return buttons;
    const Button type{"chip.type_expiry", f.say(T::chip_type_expiry),
                      first ? ButtonKind::secondary : ButtonKind::primary};
    buttons.insert(first ? buttons.begin() : buttons.end(), type);
    return buttons;
}

void send_tapped(Frame& f, std::string_view button) {
    if (button == "chip.pass_over") f.send(journey::intent::PassOverChip{});
    if (button == "chip.continue") f.send(journey::intent::Continue{});
    if (button == "chip.type_expiry") f.send(journey::intent::SayExpiry{});
    if (button == "chip.call_staff") f.send(journey::intent::CallStaff{});
}

void draw_card_on_reader(const journey::Model& model, Frame& f) {
    const Told told = told_of(model);
    const ChipVisit& chip = *model.visit->chip;
    const Rect body = draw_head(model, f,
                                {.id = "chip.title",
                                 .title = f.say(told.title),
                                 .hint = told.hint ? f.say(*told.hint) : std::string_view(),
                                 .beside = true});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::gap);
    pages.buttons = buttons_for(model, f, told);
    if (told.notice)
        pages.blocks.push_back(
            banner_block(f, body.w, {"chip.notice", f.say(*told.notice), BannerKind::wait}));
    pages.blocks.push_back(stage_block(f, told.picture));
    if (chip.phase == Phase::reads) pages.blocks.push_back(reading_block(f, chip.step, body.w));
    if (told.may_go_on && !told.is_end)
        pages.blocks.push_back(text_block(
            f, body.w, {.id = "chip.without", .text = f.say(T::chip_without), .wrap = Wrap::balanced}));
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
    send_tapped(f, tap.button);
}

// ---- the card's last day
// ------------------------------------------------------------------------------------

std::vector<Block> expiry_blocks(const ChipVisit& chip, Frame& f, float width) {
    std::vector<Block> blocks;
    const std::string field(journey::kExpiryField);
    add_date(f, {field, field, view(chip.expiry), chip.expiry_problem.has_value(), false}, width, false,
             blocks);
    if (chip.expiry_problem)
        blocks.push_back(
            banner_block(f, width, {"chip.expiry.problem", f.say(*chip.expiry_problem), BannerKind::wrong}));
    const Button none{"chip.no_expiry", f.say(T::chip_no_expiry)};
    blocks.push_back({button_height(f.pen, none, width), [&f, none](const Rect& rect) {
                          if (draw_button(f.pen, rect, none)) f.send(journey::intent::NoExpiry{});
                      }});
    return blocks;
}

void draw_expiry(const journey::Model& model, Frame& f) {
    const ChipVisit& chip = *model.visit->chip;
    const float gap = f.mm(space::choice_gap);
    Head head{"chip.expiry.title", f.say(T::chip_expiry_title), f.say(T::chip_expiry_hint)};
    const float width = width_above_keys(f) - 2 * f.mm(space::margin);
    for (const Block& block : expiry_blocks(chip, f, width)) head.body_needs += block.height + gap;
    Keys keys = letter_keys(f, {}, {});
    keys.kind = Keys::Kind::number;
    const Rect below = cut_keyboard(f, keys, head);
    f.pen.stay_within(f.content);
    Rect body = draw_stacked_head(model, f, head);
    for (const Block& block : expiry_blocks(chip, f, width)) {
        block.draw(body.cut_top(block.height));
        body.cut_top(gap);
    }
    constexpr float kLeastCard = 45.0F;  // millimetres
    constexpr float kMostCard = 90.0F;
    if (body.h >= f.mm(kLeastCard))
        draw_stage(f.pen, body.cut_top(std::min(body.h - gap, f.mm(kMostCard))), Icon::scene_card_expiry);
    f.pen.stay_within(below);
    const KeyTap tap = draw_keyboard(f.pen, below, keys, "chip.continue");
    send_keys(f, std::string(journey::kExpiryField), tap);
    if (tap.go_on) f.send(journey::intent::Continue{});
}

}  // namespace

void draw_chip(const journey::Model& model, Frame& f) {
    if (!model.visit->chip) return;
    if (std::get<journey::place::Chip>(model.visit->place).expiry) return draw_expiry(model, f);
    draw_card_on_reader(model, f);
}

}  // namespace motcua::ui
