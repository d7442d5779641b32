#include "ui/screens/page.h"
#include "ui/screens/screens.h"

namespace motcua::ui {

using text::T;

void draw_procedures(const journey::Model& model, Frame& f) {
    const Rect body = draw_head(model, f, {"procedures.title", f.say(T::procedures_title)});
    const int model_page = std::get<journey::place::Procedures>(model.visit->place).page;
    Pages pages;
    pages.page = model_page;
    pages.gap = f.mm(space::choice_gap);
    pages.most = kChoicesAPage;
    pages.stretch = 1.4F;
    for (const content::Procedure& procedure : model.machine.content->procedures) {
        const bool is_plain = !procedure.plain.vi.empty() && procedure.plain != procedure.name;
        const Tile tile{.id = f.keep("procedures." + procedure.code),
                        .label = f.say(procedure.plain.vi.empty() ? procedure.name : procedure.plain),
                        .hint = is_plain ? f.say(procedure.name) : std::string_view(),
                        .icon = Icon::paper,
                        .tint = f.pen.colours.tiles[0],
                        .beside = true};
        pages.blocks.push_back({tile_height(f.pen, tile, body.w), [&f, tile, &procedure](const Rect& rect) {
                                    if (draw_tile(f.pen, rect, tile))
                                        f.send(journey::intent::ChooseProcedure{procedure.code});
                                }});
    }
    send_turn(f, model_page, draw_pages(f, body, pages));
}

}  // namespace motcua::ui
