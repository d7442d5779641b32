// Devices, each behind one small interface. They say how they are in a value; they never throw.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/result.h"
#include "kiosk/base/secret.h"

namespace motcua {

// In millimetres.
struct PaperSize {
    double width = 210;
    double height = 297;
};

// A page for a printer that takes no PDF: 8 bits a pixel, 255 is white, rows from the top, no padding.
struct GreyPage {
    int width = 0;
    int height = 0;
    Secret rows;
};

// What stands on a paper, ready to be drawn any number of times and on any thread; the same each time. It may
// hold a person's data and wipes it when let go. On a sheet that is larger than itself it stands at the top,
// in the middle.
class Drawing {
  public:
    virtual ~Drawing() = default;
    [[nodiscard]] virtual PaperSize size() const = 0;
    [[nodiscard]] virtual int pages() const = 0;  // at least 1
    [[nodiscard]] virtual Result<Secret> pdf(const PaperSize& sheet) const = 0;
    // `page` from 0; 72 to 1200 dots an inch.
    [[nodiscard]] virtual Result<GreyPage> page(int page, int dpi, const PaperSize& sheet) const = 0;
};

struct Paper {
    // take_away: what a procedure needs, for somebody who comes back with it; nothing about a person.
    enum class Kind : std::uint8_t { slip, declaration, take_away };
    Kind kind = Kind::slip;
    std::string name;  // the slip's number, or the procedure's; never a person's
    std::shared_ptr<const Drawing> drawing;
};

// Why a paper is not out: as far as somebody beside the printer can do something about it.
enum class PrintTrouble : std::uint8_t {
    off,  // does not answer
    no_paper,
    jam,
    open,  // a cover, a door, a tray
    other
};

struct PrintJob {
    std::uint32_t number = 0;  // comes back in the report
    std::vector<Paper> papers;
};

// What became of a job. `printed` are those that the printer itself said are out; what is not among them does
// not come out later either.
struct PrintReport {
    std::uint32_t number = 0;
    std::vector<Paper::Kind> printed;
    std::optional<PrintTrouble> trouble = std::nullopt;  // of those that are not
    std::string what{};  // of the trouble, for whoever runs the machine; nobody's data
};

// No call waits for the paper. Each job is answered by one report to whoever made the printer, from any
// thread.
class Printer {
  public:
    virtual ~Printer() = default;
    [[nodiscard]] virtual bool ready() const = 0;  // there is one; how it is, a report says
    virtual void print(PrintJob job) = 0;
};

// What is said, one piece after the other. `number` comes back in every report about it.
struct Utterance {
    struct Piece {
        Secret words;       // as they are spoken, UTF-8
        std::string voice;  // espeak-ng's name of it: "vi-vn-x-central", "en"
        std::shared_ptr<const std::string> recording = nullptr;  // a WAV file that is heard instead
        bool at_any_pace = false;  // also where another pace is set: no voice speaks its language
    };
    std::uint32_t number = 0;
    std::vector<Piece> pieces;
};

// No call waits for the sound.
class Speaker {
  public:
    virtual ~Speaker() = default;
    // Changes while it lives: devices come and go.
    [[nodiscard]] virtual bool ready() const = 0;
    virtual void say(Utterance utterance) = 0;  // in place of what was being said
    virtual void pause(bool paused) = 0;
    virtual void stop() = 0;
    // Pace in percent of the normal one, 50 to 200; gain in decibels, 0 is the loudest. What is being said
    // begins its piece anew at another pace.
    virtual void set_voice(int pace_percent, int gain_db) = 0;
    virtual void ring() = 0;    // calls staff; as loud for everybody
    virtual void notice() = 0;  // a soft sound: something is asked
};

// What a speaker tells, from a thread of its own.
struct SpeakerReports {
    std::function<void(std::uint32_t number, std::size_t piece)> began = [](std::uint32_t, std::size_t) {};
    // Was said to its end, or there is nothing left to say it with. Not after stop() or another say().
    std::function<void(std::uint32_t number)> ended = [](std::uint32_t) {};
    std::function<void()> ready_changed = [] {};
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
