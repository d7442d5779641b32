#include <turbojpeg.h>

#include "tests/support/chip/contents.h"

namespace motcua::tests::chip {

Face drawn_face(unsigned width, unsigned height) {
    Bytes pixels(std::size_t{3} * width * height);
    for (unsigned y = 0; y < height; ++y)
        for (unsigned x = 0; x < width; ++x) {
            const double across = 2.0 * x / width - 1;
            const double down = 2.0 * y / height - 1;
            const bool inside = 3 * across * across + 2 * down * down < 1;
            const unsigned shade = inside ? 170 + x % 32 : 205 + y % 24;
            for (std::size_t i = 0; i < 3; ++i)
                pixels[3 * (std::size_t{y} * width + x) + i] = static_cast<std::uint8_t>(shade - 20 * i);
        }
    tjhandle compressor = tjInitCompress();
    unsigned char* jpeg = nullptr;
    unsigned long size = 0;
    must(tjCompress2(compressor, pixels.data(), static_cast<int>(width), 0, static_cast<int>(height),
                     TJPF_RGB, &jpeg, &size, TJSAMP_420, 85, TJFLAG_ACCURATEDCT) == 0,
         "a drawn face");
    Face face{{jpeg, jpeg + size}, false, width, height};
    tjFree(jpeg);
    tjDestroy(compressor);
    return face;
}

}  // namespace motcua::tests::chip
