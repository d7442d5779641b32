// Devices, each behind one small interface. They say how they are in a value; they never throw.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace motcua {

// A sheet drawn in memory. `pdf` may hold a person's data; it is wiped when let go.
struct Paper {
    enum class Kind { slip, declaration };
    Kind kind = Kind::slip;
    std::string name;  // the slip's number; never a person's name
    Secret pdf;
};

class Printer {
  public:
    virtual ~Printer() = default;
    [[nodiscard]] virtual bool ready() const = 0;
    virtual Status<> print(const Paper& paper) = 0;
};

class Speaker {
  public:
    virtual ~Speaker() = default;
    [[nodiscard]] virtual bool ready() const = 0;
    // Speaks from the start, stopping what was being said. `language` is "vi" or "en".
    virtual void say(const std::string& text, const std::string& language) = 0;
    virtual void ring() = 0;  // a short bell that calls staff
    virtual void stop() = 0;
};

// The dark and light squares of a two-dimensional code, without a quiet zone.
struct CodeMatrix {
    int side = 0;            // modules; 0: no code
    std::vector<bool> dark;  // side * side, row by row
    [[nodiscard]] bool at(int x, int y) const { return dark[static_cast<std::size_t>(y * side + x)]; }
};

class CodeWriter {
  public:
    virtual ~CodeWriter() = default;
    // A QR code, error correction M. Fails where the text does not fit.
    virtual Result<CodeMatrix> write(std::string_view text) = 0;
};

// One greyscale picture, rows from the top, no padding.
struct GreyImage {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

class CodeReader {
  public:
    virtual ~CodeReader() = default;
    // The payload of one code in the picture, as UTF-8, or nothing. Never a guess.
    virtual Result<Secret> read(const GreyImage& image) = 0;
};

}  // namespace motcua
