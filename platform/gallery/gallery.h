// Every preview in every look as a picture and a tree, with a page to leaf through them: the design review.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/base/result.h"

namespace motcua::platform {

struct GalleryOptions {
    std::filesystem::path out;  // made where it is missing; what lies there is written over
    std::string only;           // previews whose name begins so; empty: all
    bool full = false;  // all 64 looks of each preview, not only the few that let every two settings meet
};

// OUT/index.html, and OUT/PREVIEW/LOOK.png and .json beside it. Needs no data folder, and knows nobody: every
// person in a preview is invented. Fails where nothing has that name, and where OUT cannot be written.
Status<> render_gallery(const GalleryOptions& options);

// The page alone. Plain and whole: it loads nothing but the pictures beside it.
struct GalleryPicture {
    std::string preview;  // "review.disputed"
    std::string screen;   // "review"
    std::string size, contrast, orientation, language;
    std::string file;  // without ".png" or ".json", seen from the page
};
std::string gallery_page(const std::vector<GalleryPicture>& pictures);

}  // namespace motcua::platform
