// Pictures that are made of data: a square code to scan, a pad to sign on, a paper that was photographed.
#pragma once

#include <string_view>

#include "kiosk/base/camera.h"
#include "kiosk/base/devices.h"
#include "kiosk/base/photo.h"
#include "kiosk/base/secret.h"
#include "kiosk/form/form.h"
#include "ui/widgets/pen.h"

namespace motcua::ui {

// Black on white in every contrast mode, four modules of quiet zone (ISO/IEC 18004) inside `square`.
void draw_code(Pen& pen, const Rect& square, std::string_view id, std::string_view label,
               const CodeMatrix& code);

struct Photograph {
    std::string_view id;
    std::string_view label;
    SharedPhoto photo;
};
// As large as `rect` allows, in its middle, with a border; never larger than it was photographed.
void draw_photograph(Pen& pen, const Rect& rect, const Photograph& photograph);

// What the camera sees now, and marks in its corners: within them, what is held up is seen whole.
enum class Aim : std::uint8_t { card, code, sheet };
struct Live {
    std::string_view id;
    std::string_view label;
    SharedLive live;  // not null
    Aim aim = Aim::card;
};
// As large as `rect` allows, in its middle.
void draw_live(Pen& pen, const Rect& rect, const Live& live);

struct SignaturePad {
    std::string_view id;
    std::string_view label;
    const SecretVector<form::Stroke>* strokes = nullptr;  // what was signed before this one
};
// The finished stroke in 0..1 of the pad; empty while there is none.
SecretVector<form::Point> draw_signature_pad(Pen& pen, const Rect& rect, const SignaturePad& pad);

}  // namespace motcua::ui
