// The catalogue: what people come with, and the procedures of each; or the search.
#include "ui/screens/columns.h"
#include "ui/screens/procedure_search.h"
#include "ui/screens/screens.h"

namespace motcua::ui {

using journey::place::Procedures;
using text::T;

namespace {

std::vector<Block> situation_tiles(const journey::Model& model, Frame& f, float width) {
    std::vector<Block> blocks;
    for (const content::Situation* situation : journey::situations(model)) {
        const Tile tile{.id = f.keep("procedures.situation." + situation->id),
                        .label = f.say(situation->name),
                        .hint = f.say(situation->help),
                        .icon = icon_named(situation->picture).value_or(Icon::paper),
                        .tint = f.pen.colours.tiles[blocks.size() % f.pen.colours.tiles.size()],
                        .beside = true};
        blocks.push_back({tile_height(f.pen, tile, width), [&f, tile, situation](const Rect& rect) {
                              if (draw_tile(f.pen, rect, tile))
                                  f.send(journey::intent::OpenSituation{situation->id});
                          }});
    }
    return blocks;
}

std::vector<Block> procedure_tiles(const journey::Model& model, Frame& f, float width,
                                   const std::string& situation) {
    std::vector<Block> blocks;
    for (const content::Procedure* procedure : journey::procedures_of(model, situation))
        blocks.push_back(procedure_tile(model, f, width, *procedure, f.say(procedure->name)));
    return blocks;
}

std::string_view title(const journey::Model& model, const Procedures& at, const Frame& f) {
    for (const content::Situation* situation : journey::situations(model))
        if (at.view == Procedures::View::list && situation->id == at.situation) return f.say(situation->name);
    return f.say(T::procedures_title);
}

}  // namespace

Block procedure_tile(const journey::Model& model, Frame& f, float width, const content::Procedure& procedure,
                     std::string_view hint, std::string_view label) {
    if (model.machine.recalls.has(procedure.code)) hint = f.say(T::recall_title);
    if (label.empty()) label = f.say(procedure.plain.vi.empty() ? procedure.name : procedure.plain);
    const Tile tile{.id = f.keep("procedures." + procedure.code),
                    .label = label,
                    .hint = hint == label ? std::string_view() : hint,
                    .icon = icon_named(procedure.picture).value_or(Icon::paper),
                    .tint = f.pen.colours.tiles[0],
                    .beside = true};
    return {tile_height(f.pen, tile, width), [&f, tile, &procedure](const Rect& rect) {
                if (draw_tile(f.pen, rect, tile)) f.send(journey::intent::ChooseProcedure{procedure.code});
            }};
}

void draw_procedures(const journey::Model& model, Frame& f) {
    const auto& at = std::get<Procedures>(model.visit->place);
    if (at.view == Procedures::View::search) return draw_search(model, f);
    if (at.view == Procedures::View::results) return draw_results(model, f);
    const Rect body = draw_head(model, f, {"procedures.title", title(model, at, f)});
    Pages pages;
    pages.page = at.page;
    pages.gap = f.mm(space::choice_gap);
    pages.stretch = 1.4F;
    pages.buttons = {{"procedures.search", f.say(T::procedures_search), ButtonKind::secondary}};
    const auto tiles = [&](float width) {
        return at.view == Procedures::View::situations ? situation_tiles(model, f, width)
                                                       : procedure_tiles(model, f, width, at.situation);
    };
    const List list = list_in_columns(f, body.w, pages.gap, room_on_one_page(f, body, pages), tiles);
    pages.most = choices_a_page(f) / list.columns;
    pages.blocks = list.rows;
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == "procedures.search") f.send(journey::intent::OpenSearch{});
    send_turn(f, at.page, tap);
}

}  // namespace motcua::ui
