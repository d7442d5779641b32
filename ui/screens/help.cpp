// The call for staff: that it was made, what the person needs, and cards to hold up. What is said is what is
// known: that a bell rang, or that somebody answered; never that somebody is on the way.
#include <array>

#include "ui/screens/columns.h"
#include "ui/screens/screens.h"
#include "ui/screens/show_cards.h"

namespace motcua::ui {
namespace {

using journey::Call;
using journey::Need;
using text::T;

struct Reason {
    Need need;
    std::string_view id;
    T words;
    Icon picture;
};
constexpr std::array<Reason, 5> kReasons{
    {{Need::help, "help.need.help", T::help_need_help, Icon::hands},
     {Need::hearing, "help.need.hearing", T::help_need_hearing, Icon::no_hearing},
     {Need::signing, "help.need.signing", T::help_need_signing, Icon::no_writing},
     {Need::reading, "help.need.reading", T::help_need_reading, Icon::no_reading},
     {Need::language, "help.need.language", T::help_need_language, Icon::speech}}};

std::string_view answer(const journey::Model& model, const Frame& f) {
    const Call& call = *model.calling;
    if (call.ahead == 0) return f.say(T::help_next);
    if (call.ahead) return f.say(T::help_answered, {{"n", std::to_string(*call.ahead)}});
    return f.say(model.machine.speaker_ready ? T::help_rung : T::help_no_bell);
}

const std::vector<text::LocalText>& languages_of(const journey::Model& model) {
    static const std::vector<text::LocalText> kNone;
    return model.machine.content ? model.machine.content->locality.languages : kNone;
}

std::string_view words_of(const journey::Model& model, const Frame& f, const Reason& reason) {
    const Call& call = *model.calling;
    const auto& languages = languages_of(model);
    if (reason.need != Need::language || !call.language || *call.language >= languages.size())
        return f.say(reason.words);
    return f.say(T::help_need_this_language, {{"language", f.say(languages[*call.language])}});
}

Block reason_block(const journey::Model& model, Frame& f, float width, const Reason& reason) {
    const Choice choice{
        reason.id, words_of(model, f, reason), {}, model.calling->need == reason.need, false, reason.picture};
    const bool asks_which = reason.need == Need::language && !languages_of(model).empty();
    return {choice_height(f.pen, choice, width),
            [&f, choice, need = reason.need, asks_which](const Rect& rect) {
                if (!draw_choice(f.pen, rect, choice)) return;
                if (asks_which) return f.send(journey::intent::TurnHelp{Call::Page::languages});
                f.send(journey::intent::SayNeed{need, std::nullopt});
            }};
}

Block cards_block(Frame& f, float width) {
    const Tile tile{.id = "help.cards",
                    .label = f.say(T::help_cards),
                    .hint = f.say(T::help_cards_hint),
                    .icon = Icon::show_card,
                    .tint = f.pen.colours.tiles[0],
                    .beside = true};
    return {tile_height(f.pen, tile, width), [&f, tile](const Rect& rect) {
                if (draw_tile(f.pen, rect, tile)) f.send(journey::intent::TurnHelp{Call::Page::cards});
            }};
}

void draw_needs(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f,
                                {.id = "help.title",
                                 .title = answer(model, f),
                                 .hint = f.say(T::help_hint),
                                 .body_needs = list_needs(f)});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::choice_gap);
    pages.stretch = 1.35F;
    pages.buttons = {{"help.came", f.say(T::help_came), ButtonKind::primary}};
    const auto make = [&](float width) {
        std::vector<Block> blocks;
        for (const Reason& reason : kReasons) blocks.push_back(reason_block(model, f, width, reason));
        blocks.push_back(cards_block(f, width));
        return blocks;
    };
    pages.blocks = list_in_columns(f, body.w, pages.gap, room_on_one_page(f, body, pages), make).rows;
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "help.came") f.send(journey::intent::HelpCame{});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

void draw_languages(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"help.which_language", f.say(T::help_which_language)});
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::choice_gap);
    pages.stretch = 1.35F;
    pages.buttons = {{"help.any_language", f.say(T::help_need_language), ButtonKind::primary}};
    const auto make = [&](float width) {
        std::vector<Block> blocks;
        const auto& languages = languages_of(model);
        for (std::size_t i = 0; i < languages.size(); ++i) {
            const Choice choice{f.keep("help.language." + std::to_string(i + 1)),
                                f.say(languages[i]),
                                {},
                                model.calling->language == i};
            blocks.push_back({choice_height(f.pen, choice, width), [&f, choice, i](const Rect& rect) {
                                  if (draw_choice(f.pen, rect, choice))
                                      f.send(journey::intent::SayNeed{Need::language, i});
                              }});
        }
        return blocks;
    };
    pages.blocks = list_in_columns(f, body.w, pages.gap, room_on_one_page(f, body, pages), make).rows;
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "help.any_language") f.send(journey::intent::SayNeed{Need::language, std::nullopt});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

}  // namespace

void draw_help(const journey::Model& model, Frame& f) {
    switch (model.calling->page) {
        case Call::Page::needs: return draw_needs(model, f);
        case Call::Page::languages: return draw_languages(model, f);
        case Call::Page::cards: return draw_show_cards(model, f);
        case Call::Page::talk: return draw_talk(model, f);
    }
}

}  // namespace motcua::ui
