#include "tests/platform/camera/live/invented_camera.h"

#include <array>
#include <fstream>
#include <memory>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <turbojpeg.h>
#include <unistd.h>

namespace motcua::tests {
namespace {

std::string jpeg_of(const GreyImage& picture) {
    const std::unique_ptr<void, decltype(&tjDestroy)> compressor(tjInitCompress(), tjDestroy);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    REQUIRE(tjCompress2(compressor.get(), picture.pixels.data(), picture.width, 0, picture.height, TJPF_GRAY,
                        &bytes, &size, TJSAMP_GRAY, 90, 0) == 0);
    std::string file(reinterpret_cast<const char*>(bytes), size);
    tjFree(bytes);
    return file;
}

std::string bytes_of(const GreyImage& picture, const std::string& format) {
    if (format == "MJPG") return jpeg_of(picture);
    std::string bytes(picture.pixels.begin(), picture.pixels.end());
    const char no_colour = '\x80';
    if (format == "NV12") return bytes + std::string(bytes.size() / 2, no_colour);
    if (format == "GREY") return bytes;
    std::string pairs;
    for (const char luma : bytes) pairs += {luma, no_colour};
    return pairs;
}

}  // namespace

InventedCamera::InventedCamera() {
    becomes("gone");
    const std::string pipe = folder_.path() / "complaints";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    from_ = open(pipe.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    REQUIRE(from_ >= 0);
}

InventedCamera::~InventedCamera() { close(from_); }

// Whole or not at all: the camera reads while the test writes.
void InventedCamera::put(const std::string& name, const std::string& bytes) {
    const auto file = folder_.path() / name;
    std::ofstream(file.string() + ".new", std::ios::binary) << bytes;
    std::filesystem::rename(file.string() + ".new", file);
}

void InventedCamera::becomes(const std::string& state) { put("state", state); }

void InventedCamera::shows(const GreyImage& picture, const std::string& format) {
    put("frame", bytes_of(picture, format));
    put("format", format);
}

std::vector<std::string> InventedCamera::beside() const {
    const std::string to_file = "exec \"$@\" 2>'" + (folder_.path() / "complaints").string() + "'";
    return {"sh",
            "-c",
            to_file,
            "sh",
            "env",
            std::string("LD_PRELOAD=") + MOTCUA_V4L2_SHIM,
            "MOTCUA_INVENTED_CAMERA=" + folder_.path().string()};
}

bool InventedCamera::complains(const std::string& words) {
    constexpr int kPatienceMillis = 30'000;
    pollfd readable{from_, POLLIN, 0};
    while (complained(words) == 0)
        if (poll(&readable, 1, kPatienceMillis) <= 0) return false;
    return true;
}

std::size_t InventedCamera::complained(const std::string& words) {
    std::array<char, 4096> piece{};
    for (ssize_t got = 0; (got = read(from_, piece.data(), piece.size())) > 0;)
        said_.append(piece.data(), static_cast<std::size_t>(got));
    std::size_t count = 0;
    for (auto at = said_.find(words); at != std::string::npos; at = said_.find(words, at + 1)) ++count;
    return count;
}

}  // namespace motcua::tests
