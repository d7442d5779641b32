#include "ui/screens/show_cards.h"

#include <algorithm>
#include <array>

#include "ui/screens/columns.h"
#include "ui/screens/poster.h"

namespace motcua::ui {
namespace {

using journey::ShowCard;
using text::T;

struct Sentence {
    ShowCard card;
    std::string_view id;
    T words;
};
constexpr std::array<Sentence, 8> kSentences{
    {{ShowCard::cannot_hear, "card.cannot_hear", T::card_cannot_hear},
     {ShowCard::cannot_speak, "card.cannot_speak", T::card_cannot_speak},
     {ShowCard::write_down, "card.write_down", T::card_write_down},
     {ShowCard::speak_slowly, "card.speak_slowly", T::card_speak_slowly},
     {ShowCard::need_staff, "card.need_staff", T::card_need_staff},
     {ShowCard::need_form, "card.need_form", T::card_need_form},
     {ShowCard::where_to_file, "card.where_to_file", T::card_where_to_file},
     {ShowCard::when_ready, "card.when_ready", T::card_when_ready}}};
constexpr std::size_t kYesAndNo = 2;  // things to choose among, too

T words_of(ShowCard card) {
    if (card == ShowCard::yes) return T::card_yes;
    if (card == ShowCard::no) return T::card_no;
    const auto* const found = std::find_if(kSentences.begin(), kSentences.end(),
                                           [card](const Sentence& s) { return s.card == card; });
    return found->words;
}

void draw_list(const journey::Model& model, Frame& f) {
    const Rect body =
        draw_head(model, f, {.id = "card.title", .title = f.say(T::card_title), .body_needs = list_needs(f)});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::choice_gap);
    pages.stretch = 1.5F;
    pages.buttons = {{"card.write", f.say(T::card_write), ButtonKind::secondary, Icon::pen},
                     {"card.no", f.say(T::card_no), ButtonKind::secondary, Icon::cross},
                     {"card.yes", f.say(T::card_yes), ButtonKind::primary, Icon::tick}};
    const auto make = [&](float width) {
        std::vector<Block> blocks;
        for (const Sentence& sentence : kSentences) {
            const Tile tile{.id = sentence.id,
                            .label = f.say(sentence.words),
                            .icon = Icon::show_card,
                            .tint = f.pen.colours.tiles[0],
                            .beside = true};
            blocks.push_back(
                {tile_height(f.pen, tile, width), [&f, tile, card = sentence.card](const Rect& rect) {
                     if (draw_tile(f.pen, rect, tile)) f.send(journey::intent::HoldUp{card});
                 }});
        }
        return blocks;
    };
    List list = list_in_columns(f, body.w, pages.gap, room_on_one_page(f, body, pages), make);
    pages.most = (choices_a_page(f) - kYesAndNo) / list.columns;
    pages.blocks = std::move(list.rows);
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "card.write") f.send(journey::intent::TurnHelp{journey::Call::Page::talk});
    if (tap.button == "card.no") f.send(journey::intent::HoldUp{ShowCard::no});
    if (tap.button == "card.yes") f.send(journey::intent::HoldUp{ShowCard::yes});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

// Nothing but the sentence.
void draw_held_up(Frame& f, ShowCard card) {
    const std::string_view words = f.say(words_of(card));
    Rect area = f.content.inset(f.mm(space::margin), f.mm(space::gap));
    const Button down{"card.put_down", f.say(T::card_put_down), ButtonKind::primary, Icon::back};
    const Rect below = area.cut_bottom(button_height(f.pen, down, area.w));
    area.cut_bottom(f.mm(space::gap));
    const Rect inside = inside_poster(f, area);
    const Paragraph text = poster_pages(f, words, inside.w, inside.h, inside.h).front();
    draw_poster(f, area, {"card.shown", words, &text});
    if (draw_button(f.pen, below, down)) f.send(journey::intent::HoldUp{std::nullopt});
}

}  // namespace

void draw_show_cards(const journey::Model& model, Frame& f) {
    if (model.calling->card) return draw_held_up(f, *model.calling->card);
    draw_list(model, f);
}

Secret held_up(const journey::Model& model) {
    if (const journey::Talk* talk = journey::talk(model))
        return talk->held_up ? talk->lines.back().words : Secret();
    if (!model.calling || !model.calling->card) return {};
    return secret(journey::words(model)(words_of(*model.calling->card)));
}

}  // namespace motcua::ui
