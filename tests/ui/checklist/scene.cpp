#include "tests/ui/checklist/scene.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "tests/support/ward.h"
#include "ui/screens/pairwise.h"

namespace motcua::tests {

using ui::Look;
using ui::Preview;
using ui::Rect;
using ui::Ui;
using ui::Widget;

namespace {

constexpr std::size_t kPackSample = 12;  // the whole pack is walked by the tests called "all"

// Whether something is asked there in a way that was not met before.
bool asks_in_a_new_way(const Preview& preview, std::set<content::FieldType>& met) {
    const content::Page* const page = journey::question_page(preview.model);
    bool is_new = false;
    for (std::size_t i = 0; page != nullptr && i < page->fields.size(); ++i)
        is_new |= met.insert(page->fields[i].type).second;
    return is_new;
}

}  // namespace

std::string Scene::name() const {
    const ui::Panel& panel = tree().panel;
    const int wide = static_cast<int>(std::lround(static_cast<float>(panel.width_px) / panel.px_per_mm));
    return fmt::format("{}, {}, {} mm wide", preview.name, ui::name(look), wide);
}

const std::vector<Preview>& all_previews() {
    static const std::vector<Preview> all = [] {
        std::vector<Preview> list;
        // A sentence held up needs letters of its own, which are slow to make: "help.card", the longest,
        // stands for all.
        for (Preview& each : ui::previews())
            if (each.name.rfind("help.card.", 0) != 0) list.push_back(std::move(each));
        std::size_t number = 0;
        std::set<content::FieldType> met;
        for (Preview& each : ui::previews_of(ward_content())) {
            const bool is_new = asks_in_a_new_way(each, met);
            if (number++ % kPackSample == 0 || is_new) list.push_back(std::move(each));
        }
        return list;
    }();
    return all;
}

Preview preview_named(const std::string& name) {
    for (const Preview& each : all_previews())
        if (each.name == name) return each;
    FAIL("no preview " << name);
    return {};
}

Ui& Stage::terminal(bool landscape) {
    std::unique_ptr<Ui>& terminal = terminals_[landscape];
    if (!terminal) {
        ui::Panel panel = ui::usual_panel(landscape, scale_);
        panel.px_per_mm = px_per_mm_ * scale_;
        auto made = Ui::create(panel, {"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf",
                                       "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"});
        REQUIRE(made);
        terminal = std::move(*made);
    }
    return *terminal;
}

Ui& Stage::show(const Preview& preview, const Look& look) {
    Ui& shown = terminal(look.landscape);
    journey::Model model = preview.model;
    model.settings = ui::set_to(model.settings, look);
    shown.frame(model, preview.now);
    return shown;
}

void Stage::walk(const std::vector<Look>& looks, const std::vector<Preview>& previews,
                 const std::function<void(const Scene&)>& visit) {
    for (const Look& look : looks)
        for (const Preview& preview : previews) visit({preview, look, show(preview, look)});
}

void Stage::walk_covering(const std::vector<Preview>& previews,
                          const std::function<void(const Scene&)>& visit) {
    struct Take {
        const Preview* preview;
        Look look;
    };
    std::vector<Take> takes;
    for (const auto& row : ui::pairwise(
             {previews.size(), ui::kTextSizes.size(), ui::kContrasts.size(), 2, ui::kLanguages.size()}))
        takes.push_back({&previews[row[0]],
                         {{ui::kLanguages.at(row[4]), ui::kTextSizes.at(row[1]), ui::kContrasts.at(row[2])},
                          row[3] == 1}});
    std::stable_sort(takes.begin(), takes.end(), [](const Take& a, const Take& b) {
        return a.look.settings.text_size < b.look.settings.text_size;
    });
    for (const Take& take : takes) visit({*take.preview, take.look, show(*take.preview, take.look)});
}

std::vector<Look> looks_of_every_layout() {
    std::vector<Look> looks;
    for (const Look& look : ui::every_look())
        if (look.settings.contrast == journey::Contrast::light) looks.push_back(look);
    return looks;
}

bool takes_touch(const Widget& widget) {
    static const std::set<std::string> kRoles{"button", "tile", "choice", "key",
                                              "field",  "pad",  "photo",  "link"};
    return kRoles.count(widget.role) > 0;
}

Rect rect_of(const Widget& w) { return {w.rect[0], w.rect[1], w.rect[2], w.rect[3]}; }

float distance(const Rect& a, const Rect& b) {
    const float dx = std::max({0.0F, b.x - a.right(), a.x - b.right()});
    const float dy = std::max({0.0F, b.y - a.bottom(), a.y - b.bottom()});
    return std::hypot(dx, dy);
}

}  // namespace motcua::tests
