// The whole of what is seen: a model in, a picture, a tree and intents out.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/journey/intent.h"
#include "kiosk/journey/model.h"
#include "kiosk/text/typing.h"
#include "ui/render/canvas.h"
#include "ui/theme/fonts.h"
#include "ui/theme/panel.h"
#include "ui/widgets/finger.h"
#include "ui/widgets/focus.h"
#include "ui/widgets/tree.h"

namespace motcua::ui {

class Ui {
  public:
    // Fails where a font is missing or the panel is impossible (0 px, 0 mm).
    static Result<std::unique_ptr<Ui>> create(const Panel& panel, const FontFiles& fonts);
    virtual ~Ui() = default;

    // One finger event; handled in the next frame. More than one finger: the first counts.
    virtual void touch(const Finger& finger) = 0;

    // One key of a keyboard or a tactile pad; handled in the next frame. `select` is a tap on what the focus
    // stands on, on the same way as a finger's.
    virtual void navigate(Nav key) = 0;

    // A letter, a sign, a blank or the eraser of a hardware keyboard; goes to the field that is being typed
    // in the next frame, and nowhere where there is none, or where the font lacks it.
    virtual void type(const text::Key& key) = 0;

    // Whether another frame is due at once: fingers and keys wait, or the last frame changed what only the
    // eye needs (another field has the keyboard).
    [[nodiscard]] virtual bool has_touches() const = 0;

    // Draws the screen that route(model) names and collects what the touches meant.
    virtual std::vector<journey::Intent> frame(const journey::Model& model, Instant now) = 0;

    [[nodiscard]] virtual const Tree& tree() const = 0;  // of the last frame
    // Of the last frame; drawn on the first call after it, and only where it differs from the one before.
    [[nodiscard]] virtual const Canvas& canvas() const = 0;

    // The next moment at which the picture changes by itself (a countdown's second); none: only on an event.
    [[nodiscard]] virtual std::optional<Instant> next_change() const = 0;

    // Forgets every trace of the last person: pressed states, buffers, the picture.
    virtual void wipe() = 0;
};

}  // namespace motcua::ui
