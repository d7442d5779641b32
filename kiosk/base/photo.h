// A paper photographed at the glass: a copy that nobody has compared yet ("bản chụp, chưa đối chiếu").
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace motcua {

// What a camera saw: red, green, blue, a byte each, rows from the top, no padding. Wiped when let go.
struct ColourImage {
    int width = 0;
    int height = 0;
    SecretVector<std::uint8_t> rgb;
};

// Large, and the same wherever it is.
using SharedPicture = std::shared_ptr<const ColourImage>;

// What a person should be told before they keep the picture, the worst first.
enum class PhotoFlaw : std::uint8_t {
    no_paper,  // no sheet, card or booklet that stands out from what it lies on
    cut_off,   // it reaches beyond the picture
    dark,
    blurred,
    glare  // a lamp's reflection hides a part of it
};

// The paper alone, straightened, upright as it was seen.
struct PaperPhoto {
    ColourImage shown;             // for the glass: the file's picture, smaller
    Secret jpeg;                   // JFIF, no metadata
    std::vector<PhotoFlaw> flaws;  // empty: clear
};
using SharedPhoto = std::shared_ptr<const PaperPhoto>;  // large, and the same wherever it is

struct PhotoLimits {
    int side_px_max = 2200;             // A4 at 190 dots an inch: small print stays readable
    std::size_t bytes_max = 1'500'000;  // of the file; at most kPhotoBytesMax (kiosk/base/sealer.h)
    int shown_px_max = 1300;            // longer side of what stands on the glass
};

class PhotoMaker {
  public:
    virtual ~PhotoMaker() = default;
    // Finds the paper, straightens it, says what is wrong with it, and compresses it within the limits. Fails
    // for an empty picture, for one whose pixels do not fit its size, and where it cannot be made that small.
    virtual Result<PaperPhoto> make(const ColourImage& seen, const PhotoLimits& limits) = 0;
};

}  // namespace motcua
