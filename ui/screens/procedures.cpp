#include "ui/screens/columns.h"
#include "ui/screens/screens.h"

namespace motcua::ui {

using text::T;

namespace {

std::vector<Block> tiles(const journey::Model& model, Frame& f, float width) {
    std::vector<Block> blocks;
    for (const content::Procedure& procedure : model.machine.content->procedures) {
        const bool is_plain = !procedure.plain.vi.empty() && procedure.plain != procedure.name;
        const Tile tile{.id = f.keep("procedures." + procedure.code),
                        .label = f.say(procedure.plain.vi.empty() ? procedure.name : procedure.plain),
                        .hint = is_plain ? f.say(procedure.name) : std::string_view(),
                        .icon = icon_named(procedure.picture).value_or(Icon::paper),
                        .tint = f.pen.colours.tiles[0],
                        .beside = true};
        blocks.push_back({tile_height(f.pen, tile, width), [&f, tile, &procedure](const Rect& rect) {
                              if (draw_tile(f.pen, rect, tile))
                                  f.send(journey::intent::ChooseProcedure{procedure.code});
                          }});
    }
    return blocks;
}

}  // namespace

void draw_procedures(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"procedures.title", f.say(T::procedures_title)});
    const int model_page = std::get<journey::place::Procedures>(model.visit->place).page;
    Pages pages;
    pages.page = model_page;
    pages.gap = f.mm(space::choice_gap);
    pages.stretch = 1.4F;
    const List list =
        list_in_columns(f, body.w, pages.gap, body.h, [&](float width) { return tiles(model, f, width); });
    pages.most = choices_a_page(f) / list.columns;
    pages.blocks = list.rows;
    send_turn(f, model_page, draw_pages(f, body, pages));
}

}  // namespace motcua::ui
