#include "ui/screens/columns.h"
#include "ui/screens/screens.h"

namespace motcua::ui {

using text::T;

void draw_procedures(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"procedures.title", f.say(T::procedures_title)});
    const int model_page = std::get<journey::place::Procedures>(model.visit->place).page;
    Pages pages;
    pages.page = model_page;
    pages.gap = f.mm(space::choice_gap);
    pages.stretch = 1.4F;
    const std::size_t columns = columns_of(f);
    pages.most = kChoicesAPage / columns;
    const float width = column_width(body.w, columns, pages.gap);
    for (const content::Procedure& procedure : model.machine.content->procedures) {
        const bool is_plain = !procedure.plain.vi.empty() && procedure.plain != procedure.name;
        const Tile tile{.id = f.keep("procedures." + procedure.code),
                        .label = f.say(procedure.plain.vi.empty() ? procedure.name : procedure.plain),
                        .hint = is_plain ? f.say(procedure.name) : std::string_view(),
                        .icon = icon_named(procedure.picture).value_or(Icon::paper),
                        .tint = f.pen.colours.tiles[0],
                        .beside = true};
        pages.blocks.push_back({tile_height(f.pen, tile, width), [&f, tile, &procedure](const Rect& rect) {
                                    if (draw_tile(f.pen, rect, tile))
                                        f.send(journey::intent::ChooseProcedure{procedure.code});
                                }});
    }
    pages.blocks = in_columns(std::move(pages.blocks), columns, pages.gap);
    send_turn(f, model_page, draw_pages(f, body, pages));
}

}  // namespace motcua::ui
