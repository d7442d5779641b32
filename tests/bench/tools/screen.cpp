#include "tests/bench/tools/screen.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

// The XWD header's words, big-endian (X11/XWDFile.h).
enum Word : std::size_t {
    header_size = 0,
    depth = 3,
    width = 4,
    height = 5,
    pixel_bits = 11,
    line_bytes = 12,
    colours = 19
};
constexpr std::size_t kHeaderWords = 25;
constexpr std::size_t kColourBytes = 12;
constexpr std::size_t kGrid = 4;            // every fourth pixel of every fourth line
constexpr std::size_t kColoursOfText = 16;  // the edges of letters alone are more

std::uint32_t word(const std::uint8_t* bytes, Word which) {
    const std::uint8_t* at = bytes + which * 4;
    return static_cast<std::uint32_t>(at[0]) << 24 | static_cast<std::uint32_t>(at[1]) << 16 |
           static_cast<std::uint32_t>(at[2]) << 8 | at[3];
}

std::size_t pixels_at(const std::uint8_t* bytes) {
    return word(bytes, header_size) + std::size_t{word(bytes, colours)} * kColourBytes;
}

bool is_true_colour_screen(const std::uint8_t* bytes, std::size_t size) {
    if (size < kHeaderWords * 4 || word(bytes, depth) != 24 || word(bytes, pixel_bits) != 32) return false;
    const std::size_t lines = word(bytes, height);
    return word(bytes, line_bytes) >= word(bytes, width) * 4 &&
           pixels_at(bytes) + lines * word(bytes, line_bytes) <= size;
}

}  // namespace

Result<VirtualScreen> VirtualScreen::open(const std::filesystem::path& file) {
    const int fd = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0) return failure("no screen at " + file.string());
    struct stat info {};
    const bool known = fstat(fd, &info) == 0 && info.st_size > 0;
    const auto size = known ? static_cast<std::size_t>(info.st_size) : 0;
    void* bytes = known ? mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0) : MAP_FAILED;
    close(fd);
    if (bytes == MAP_FAILED) return failure("cannot look at " + file.string());
    VirtualScreen screen(static_cast<const std::uint8_t*>(bytes), size);
    if (!is_true_colour_screen(screen.bytes_, size)) return failure(file.string() + " is no 24-bit screen");
    return screen;
}

VirtualScreen::VirtualScreen(VirtualScreen&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(other.size_) {}

VirtualScreen::~VirtualScreen() {
    if (bytes_ != nullptr) munmap(const_cast<std::uint8_t*>(bytes_), size_);
}

bool VirtualScreen::shows_a_page() const {
    std::unordered_map<std::uint32_t, std::size_t> seen;
    std::size_t looked_at = 0;
    for (std::size_t y = 0; y < word(bytes_, height); y += kGrid) {
        const std::uint8_t* line = bytes_ + pixels_at(bytes_) + y * word(bytes_, line_bytes);
        for (std::size_t x = 0; x < word(bytes_, width); x += kGrid, ++looked_at) {
            std::uint32_t colour = 0;
            std::memcpy(&colour, line + x * 4, sizeof colour);
            ++seen[colour];
        }
    }
    std::size_t commonest = 0;
    for (const auto& [colour, count] : seen) commonest = std::max(commonest, count);
    return seen.size() >= kColoursOfText && (looked_at - commonest) * 20 >= looked_at;
}

std::uint64_t VirtualScreen::fingerprint(const ui::Area& area) const {
    const ui::Area seen =
        common(area, {0, 0, static_cast<int>(word(bytes_, width)), static_cast<int>(word(bytes_, height))});
    std::uint64_t hash = 14695981039346656037ULL;  // FNV-1a
    for (int y = seen.y0; y < seen.y1; ++y) {
        const std::uint8_t* line =
            bytes_ + pixels_at(bytes_) + static_cast<std::size_t>(y) * word(bytes_, line_bytes);
        for (int x = seen.x0 * 4; x < seen.x1 * 4; ++x) hash = (hash ^ line[x]) * 1099511628211ULL;
    }
    return hash;
}

}  // namespace motcua::tests
