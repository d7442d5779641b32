#include "ui/screens/procedure_search.h"

#include "ui/screens/columns.h"
#include "ui/screens/typed.h"

namespace motcua::ui {
namespace {

using journey::place::Procedures;
using text::T;

// Why a procedure stands there whose code nobody asked for.
std::string_view hint_of(const search::Hit& hit, Frame& f) {
    if (hit.replaced == nullptr) return f.say(hit.procedure->name);
    return f.say(T::search_replaces, {{"code", hit.replaced->code}, {"why", f.say(hit.replaced->why)}});
}

// Best first; where the words mean several things, the meanings.
std::vector<Block> found_tiles(const journey::Model& model, Frame& f, float width, bool with_hints) {
    const search::Found& found = model.visit->search.found;
    std::vector<Block> blocks;
    if (found.ask != nullptr) {
        for (const auto& meaning : found.ask->meanings)
            if (const content::Procedure* procedure = model.machine.content->find(meaning.code))
                blocks.push_back(procedure_tile(model, f, width, *procedure, f.say(procedure->plain),
                                                f.say(meaning.label)));
        return blocks;
    }
    for (const search::Hit& hit : found.hits)
        blocks.push_back(
            procedure_tile(model, f, width, *hit.procedure,
                           with_hints || hit.replaced != nullptr ? hint_of(hit, f) : std::string_view()));
    return blocks;
}

// What stands above the tiles: the question which, why a code is gone, that nothing was found.
std::string_view results_title(const search::Found& found, const Frame& f) {
    if (found.ask != nullptr) return f.say(found.ask->question);
    return f.say(found.hits.empty() && found.repealed == nullptr ? T::search_nothing : T::search_results);
}

std::string_view results_hint(const search::Found& found, Frame& f) {
    if (found.repealed != nullptr)
        return f.say(T::search_repealed,
                     {{"code", found.repealed->code}, {"why", f.say(found.repealed->why)}});
    return found.hits.empty() && found.ask == nullptr ? f.say(T::search_nothing_hint) : std::string_view();
}

// As many whole tiles as there is room for.
void draw_as_many_as_fit(Frame& f, Rect room, const std::vector<Block>& tiles) {
    const float gap = f.mm(space::choice_gap);
    for (const Block& tile : tiles) {
        if (tile.height > room.h) return;
        tile.draw(room.cut_top(tile.height));
        room.cut_top(std::min(gap, room.h));
    }
}

float height_of_all(const std::vector<Block>& tiles, float gap) {
    float height = 0;
    for (const Block& tile : tiles) height += tile.height + gap;
    return height;
}

// All meanings or none: who sees one of two takes it for the answer.
void draw_found(const journey::Model& model, Frame& f, const Rect& room) {
    const auto tiles = found_tiles(model, f, room.w, false);
    const bool asks = model.visit->search.found.ask != nullptr;
    if (asks && height_of_all(tiles, f.mm(space::choice_gap)) > room.h) return;
    draw_as_many_as_fit(f, room, tiles);
}

// Before anything was typed an example stands there; afterwards what came of it.
Head search_head(const journey::Search& search, Frame& f) {
    if (search.typed.empty()) return {"search.title", f.say(T::search_title), f.say(T::search_hint)};
    const bool found = search.found.ask == nullptr && !search.found.hits.empty();
    return {"search.title", found ? f.say(T::search_title) : results_title(search.found, f),
            results_hint(search.found, f)};
}

}  // namespace

void draw_search(const journey::Model& model, Frame& f) {
    const journey::Search& search = model.visit->search;
    const Field box{.id = "search.words",
                    .label = f.say(T::search_words),
                    .value = view(search.typed),
                    .input = "text",
                    .focused = true};
    const float room = width_above_keys(f) - 2 * f.mm(space::margin);
    Head head = search_head(search, f);
    const float tile_room = f.pen.target(touch::button) + 2 * f.mm(space::gap);
    head.body_needs = field_height(f.pen, box, room) + f.mm(space::gap) + tile_room;
    Keys keys = letter_keys(f, search.keyboard, model.visit->typist);
    keys.go_on = f.say(T::search_show);
    const Rect below = cut_keyboard(f, keys, head);
    f.pen.stay_within(f.content);
    Rect body = f.pen.theme.panel.landscape() ? draw_stacked_head(model, f, head) : draw_head(model, f, head);
    draw_field(f.pen, body.cut_top(field_height(f.pen, box, room)), box);
    body.cut_top(f.mm(space::gap));
    draw_found(model, f, body);
    f.pen.stay_within(below);
    const KeyTap tap = draw_keyboard(f.pen, below, keys, "search.show");
    send_keys(f, std::string(journey::kSearchField), tap);
    if (tap.go_on) f.send(journey::intent::ShowResults{});
}

void draw_results(const journey::Model& model, Frame& f) {
    const search::Found& found = model.visit->search.found;
    const Rect body = draw_head(model, f,
                                {.id = "search.title",
                                 .title = results_title(found, f),
                                 .hint = results_hint(found, f),
                                 .body_needs = list_needs(f)});
    Pages pages;
    pages.page = std::get<Procedures>(model.visit->place).page;
    pages.gap = f.mm(space::choice_gap);
    pages.stretch = 1.4F;
    pages.buttons = {{"search.again", f.say(T::search_again), ButtonKind::secondary}};
    const List list = list_in_columns(f, body.w, pages.gap, room_on_one_page(f, body, pages),
                                      [&](float width) { return found_tiles(model, f, width, true); });
    pages.most = choices_a_page(f) / list.columns;
    pages.blocks = list.rows;
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "search.again") f.send(journey::intent::OpenSearch{});
    send_turn(f, pages.page, tap);
}

}  // namespace motcua::ui
