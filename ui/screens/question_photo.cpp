#include "ui/screens/question_photo.h"

#include <numbers>

#include "ui/screens/columns.h"
#include "ui/screens/stage.h"
#include "ui/widgets/pictures.h"

namespace motcua::ui {
namespace {

using journey::PhotoStep;
using text::T;

constexpr std::string_view kTake = "photo.take";
constexpr std::string_view kShutter = "photo.shutter";
constexpr std::string_view kSkip = "question.continue";

T flaw_words(PhotoFlaw flaw) {
    switch (flaw) {
        case PhotoFlaw::no_paper: return T::photo_no_paper;
        case PhotoFlaw::cut_off: return T::photo_cut_off;
        case PhotoFlaw::dark: return T::photo_dark;
        case PhotoFlaw::blurred: return T::photo_blurred;
        case PhotoFlaw::glare: return T::photo_glare;
    }
    return T::photo_blurred;
}

T framing_words(Framing framing) {
    switch (framing) {
        case Framing::unknown: return T::photo_aim_hint;
        case Framing::no_paper: return T::photo_aim_no_paper;
        case Framing::nearer: return T::photo_aim_nearer;
        case Framing::cut_off: return T::photo_aim_cut_off;
        case Framing::dark: return T::photo_aim_dark;
        case Framing::good: return T::photo_aim_good;
    }
    return T::photo_aim_hint;
}

// ---- what was kept
// ----------------------------------------------------------------------------------------------

struct Kept {
    std::size_t n = 0;
    Photograph picture{};
    Button remove{};
    Text name{};
};

float words_height(const Frame& f, const Kept& kept, float width) {
    return text_height(f.pen, kept.name, width) + f.mm(space::small_gap) +
           button_height(f.pen, kept.remove, width);
}

void draw_kept(Frame& f, const Rect& rect, const Kept& kept, float picture_width) {
    f.pen.card(rect, f.pen.colours.paper, f.pen.colours.line);
    Rect inside = rect.inset(f.mm(space::small_gap));
    draw_photograph(f.pen, inside.cut_left(picture_width), kept.picture);
    inside.cut_left(f.mm(space::gap));
    inside = inside.middle(inside.w, words_height(f, kept, inside.w));
    draw_text(f.pen, inside.cut_top(text_height(f.pen, kept.name, inside.w)), kept.name, f.pen.colours.paper);
    inside.cut_top(f.mm(space::small_gap));
    inside.w = std::min(inside.w, button_width(f.pen, kept.remove));
    if (draw_button(f.pen, inside, kept.remove)) f.send(journey::intent::RemovePhoto{kept.n});
}

Block kept_block(Frame& f, const SharedPhoto& photo, std::size_t n, float width) {
    const std::string number = std::to_string(n + 1);
    const std::string id = "photo." + number;
    Kept kept{n};
    kept.picture = {f.keep(id), f.say(T::photo_page, {{"n", number}}), photo};
    kept.remove = {f.keep(id + ".remove"), f.say(T::photo_remove), ButtonKind::leave};
    kept.name = {.id = f.keep(id + ".name"), .text = kept.picture.label, .style = Style::label};
    const float picture = std::min(width * 0.3F, f.mm(44.0F));
    const float words = width - picture - f.mm(space::gap) - 2 * f.mm(space::small_gap);
    const float height = std::max(picture * std::numbers::sqrt2_v<float>, words_height(f, kept, words));
    return {height + 2 * f.mm(space::small_gap),
            [&f, kept, picture](const Rect& rect) { draw_kept(f, rect, kept, picture); }};
}

void draw_papers(const journey::Model& model, Frame& f, const content::Page& page,
                 const content::Field& field) {
    const auto kept = journey::photos_of(*model.visit, field.id);
    Head head{.id = "question.title", .title = f.say(page.question), .hint = f.say(page.hint)};
    head.beside = true;
    if (page.hint.vi.empty()) head.hint = f.say(T::photo_optional);
    if (!kept.empty()) {
        head.title = f.say(T::photo_kept, {{"n", std::to_string(kept.size())}});
        head.hint = f.say(T::photo_not_compared);
    }
    const Rect body = draw_head(model, f, head);
    Pages pages;
    pages.page = f.scratch.page;
    pages.gap = f.mm(space::choice_gap);
    if (kept.empty()) {
        pages.blocks.push_back(stage_block(f, Icon::scene_photo));
        pages.buttons = {{kSkip, f.say(T::photo_skip)}, {kTake, f.say(T::photo_take), ButtonKind::primary}};
    } else {
        for (std::size_t n = 0; n < kept.size(); ++n)
            pages.blocks.push_back(kept_block(f, kept[n], n, body.w));
        if (journey::may_take_photo(model)) pages.buttons.push_back({kTake, f.say(T::photo_more)});
        pages.buttons.push_back({kSkip, f.say(T::common_continue), ButtonKind::primary});
    }
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == kTake) f.send(journey::intent::TakePhoto{});
    if (tap.button == kSkip) f.send(journey::intent::Continue{});
    if (tap.turn_to) f.scratch.page = *tap.turn_to;
}

// ---- the camera, and what it saw
// -----------------------------------------------------------------------------------

void draw_aim(const journey::Model& model, Frame& f) {
    const SharedLive& live = model.visit->live;
    const T framing = live ? framing_words(live->framing) : T::photo_aim_hint;
    Head head{.id = "photo.aim", .title = f.say(T::photo_aim), .hint = f.say(framing), .beside = true};
    if (live && columns_of(f) > 1) {  // the height is the picture's
        head.title = head.hint;
        head.hint = {};
    }
    const Rect body = draw_head(model, f, head);
    Pages pages;
    pages.gap = f.mm(space::gap);
    if (model.machine.camera == CameraState::down) pages.blocks.push_back(camera_down_block(f, body.w));
    pages.blocks.push_back(live ? live_block(f, {"photo.live", f.say(T::scan_live), live, Aim::sheet})
                                : stage_block(f, Icon::scene_photo));
    if (live) pages.buttons = {{kShutter, f.say(T::photo_shutter), ButtonKind::primary}};
    if (draw_pages(f, body, pages).button == kShutter) f.send(journey::intent::PressShutter{});
}

void draw_look(const journey::Model& model, Frame& f) {
    const PaperPhoto& taken = *model.visit->looked_at;
    const bool clear = taken.flaws.empty();
    const std::string_view judgement = f.say(clear ? T::photo_clear : flaw_words(taken.flaws.front()));
    const bool lying = columns_of(f) > 1;
    Head head{.id = "photo.look", .title = f.say(clear ? T::photo_look : T::photo_look_again)};
    head.hint = f.say(T::photo_not_compared);
    head.beside = true;
    if (lying && !clear) head.title = judgement;  // the height is the picture's
    const Rect body = draw_head(model, f, head);
    const Banner judged{"photo.judged", judgement, clear ? BannerKind::good : BannerKind::wrong};
    const Button again{kTake, f.say(T::photo_again), clear ? ButtonKind::secondary : ButtonKind::primary};
    const Button keep{"photo.keep", f.say(T::photo_keep),
                      clear ? ButtonKind::primary : ButtonKind::secondary};
    Pages pages;
    pages.gap = f.mm(space::gap);
    if (!lying) pages.blocks.push_back(banner_block(f, body.w, judged));
    Block picture;
    picture.height = f.mm(50.0F);
    picture.grows = true;
    picture.draw = [&](const Rect& rect) {
        draw_photograph(f.pen, rect, {"photo.taken", f.say(T::photo_taken), model.visit->looked_at});
    };
    pages.blocks.push_back(std::move(picture));
    pages.buttons = clear ? std::vector{again, keep} : std::vector{keep, again};
    const PageTap tap = draw_pages(f, body, pages);
    if (tap.button == kTake) f.send(journey::intent::TakePhoto{});
    if (tap.button == keep.id) f.send(journey::intent::KeepPhoto{});
}

}  // namespace

void draw_photo_page(const journey::Model& model, Frame& f, const content::Page& page) {
    switch (*journey::photo_step(model)) {
        case PhotoStep::papers: return draw_papers(model, f, page, *journey::photo_field(model));
        case PhotoStep::aim: return draw_aim(model, f);
        case PhotoStep::look: return draw_look(model, f);
    }
}

}  // namespace motcua::ui
