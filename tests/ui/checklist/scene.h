// The gallery as a stage: every preview in the looks that a check asks for, one after the other.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "ui/screens/looks.h"
#include "ui/screens/previews.h"
#include "ui/screens/ui.h"
#include "ui/widgets/rect.h"

namespace motcua::tests {

// One preview as it stands on one glass.
struct Scene {
    const ui::Preview& preview;
    const ui::Look& look;
    ui::Ui& terminal;
    [[nodiscard]] const ui::Tree& tree() const { return terminal.tree(); }
    [[nodiscard]] std::string name() const;  // "review.disputed, largest.light.portrait.vi, 268 mm wide"
};

// Every preview, those of the ward's own pack too; of the sentences held up, one.
const std::vector<ui::Preview>& all_previews();
ui::Preview preview_named(const std::string& name);

// Terminals of one size of glass, each kept for the next scene.
class Stage {
  public:
    // `px_per_mm` of a glass whose short side has 1080 * `scale` pixels.
    explicit Stage(float px_per_mm = 4.03F, float scale = 1.0F) : px_per_mm_(px_per_mm), scale_(scale) {}

    ui::Ui& terminal(bool landscape);
    ui::Ui& show(const ui::Preview& preview, const ui::Look& look);

    // Each preview in each look.
    void walk(const std::vector<ui::Look>& looks, const std::vector<ui::Preview>& previews,
              const std::function<void(const Scene&)>& visit);
    // So few that every preview still meets every setting, and every two settings meet.
    void walk_covering(const std::vector<ui::Preview>& previews,
                       const std::function<void(const Scene&)>& visit);

  private:
    float px_per_mm_;
    float scale_;
    std::map<bool, std::unique_ptr<ui::Ui>> terminals_;
};

// Both ways the glass lies, every text size and language; colours as they are at first.
std::vector<ui::Look> looks_of_every_layout();

bool takes_touch(const ui::Widget& widget);
ui::Rect rect_of(const ui::Widget& widget);
float distance(const ui::Rect& a, const ui::Rect& b);  // 0 where they touch or overlap

}  // namespace motcua::tests
