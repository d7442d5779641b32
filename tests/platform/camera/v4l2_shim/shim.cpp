// Answers Video4Linux2 for one invented camera, preloaded into a program: /dev/video-invented. What it is and
// shows lies in files of a folder, MOTCUA_INVENTED_CAMERA, which a test changes while the program runs:
// `state` (one word, below), `format` (NV12, YUYV, MJPG or GREY) and `frame` (the bytes of one, 1280 x 720).
#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdarg>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace {

constexpr std::string_view kPath = "/dev/video-invented";
constexpr std::uint32_t kWidth = 1280;
constexpr std::uint32_t kHeight = 720;
constexpr std::uint32_t kBuffer = kWidth * kHeight * 2;  // bytes: none of its frames is larger
constexpr std::uint32_t kBuffers = 4;
constexpr long kFrameNanos = 33'000'000;

struct Camera {
    int device = -1;  // a timer: readable once a frame is due
    int memory = -1;
    std::uint8_t* mapped = nullptr;
    std::array<bool, kBuffers> queued{};
    std::uint32_t next = 0;
} camera;

std::string file(const char* name) {
    const char* const folder = std::getenv("MOTCUA_INVENTED_CAMERA");
    std::ifstream in(std::string(folder ? folder : "/nowhere") + "/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// gone, busy, denied, no_camera, silent, torn (half of each frame is missing), wild (impossible sizes), works
bool is(const char* state) { return file("state") == state; }

std::uint32_t fourcc() {
    const std::string name = file("format");
    return name.size() == 4 ? v4l2_fourcc(name[0], name[1], name[2], name[3]) : 0U;
}

int fail(int error) {
    errno = error;
    return -1;
}

int open_camera() {
    if (is("gone")) return fail(ENOENT);
    if (is("denied")) return fail(EACCES);
    camera = {};
    camera.device = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    camera.memory = memfd_create("camera", MFD_CLOEXEC);
    if (ftruncate(camera.memory, kBuffers * kBuffer) != 0) return fail(ENOMEM);
    camera.mapped = static_cast<std::uint8_t*>(
        mmap(nullptr, kBuffers * kBuffer, PROT_READ | PROT_WRITE, MAP_SHARED, camera.memory, 0));
    return camera.device;
}

int describe(v4l2_fmtdesc& described) {
    if (described.index > 1) return fail(EINVAL);
    described.pixelformat = described.index == 0 ? V4L2_PIX_FMT_H264 : fourcc();
    return 0;
}

int agree(v4l2_format& format) {
    if (is("busy")) return fail(EBUSY);
    auto& pix = format.fmt.pix;
    if (pix.pixelformat != fourcc()) return fail(EINVAL);
    pix.width = is("wild") ? 60'000 : kWidth;
    pix.height = kHeight;
    pix.bytesperline = fourcc() == V4L2_PIX_FMT_YUYV    ? 2 * kWidth
                       : fourcc() == V4L2_PIX_FMT_MJPEG ? 0
                                                        : kWidth;
    pix.sizeimage = kBuffer;
    return 0;
}

int start(bool on) {
    const itimerspec every{{0, on ? kFrameNanos : 0}, {0, on ? kFrameNanos : 0}};
    return timerfd_settime(camera.device, 0, &every, nullptr);
}

int query(v4l2_buffer& buffer) {
    if (buffer.index >= kBuffers) return fail(EINVAL);
    buffer.length = kBuffer;
    buffer.m.offset = buffer.index * kBuffer;
    return 0;
}

int deliver(v4l2_buffer& buffer) {
    std::uint64_t due = 0;
    if (read(camera.device, &due, sizeof(due)) != sizeof(due) || is("silent")) return fail(EAGAIN);
    for (std::uint32_t i = 0; i < kBuffers; ++i, camera.next = (camera.next + 1) % kBuffers) {
        if (!camera.queued.at(camera.next)) continue;
        const std::string bytes = file("frame");
        const std::size_t size = std::min<std::size_t>(is("torn") ? bytes.size() / 2 : bytes.size(), kBuffer);
        std::memcpy(camera.mapped + static_cast<std::size_t>(camera.next) * kBuffer, bytes.data(), size);
        buffer.index = camera.next;
        buffer.bytesused = static_cast<std::uint32_t>(size);
        camera.queued.at(camera.next) = false;
        return 0;
    }
    return fail(EAGAIN);
}

int answer(unsigned long request, void* argument) {
    if (is("gone")) return fail(ENODEV);
    switch (request) {
        case VIDIOC_QUERYCAP:
            static_cast<v4l2_capability*>(argument)->capabilities =
                is("no_camera") ? V4L2_CAP_VIDEO_OUTPUT : V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
            return 0;
        case VIDIOC_ENUM_FMT: return describe(*static_cast<v4l2_fmtdesc*>(argument));
        case VIDIOC_S_FMT: return agree(*static_cast<v4l2_format*>(argument));
        case VIDIOC_REQBUFS: static_cast<v4l2_requestbuffers*>(argument)->count = kBuffers; return 0;
        case VIDIOC_QUERYBUF: return query(*static_cast<v4l2_buffer*>(argument));
        case VIDIOC_QBUF: camera.queued.at(static_cast<v4l2_buffer*>(argument)->index) = true; return 0;
        case VIDIOC_DQBUF: return deliver(*static_cast<v4l2_buffer*>(argument));
        case VIDIOC_STREAMON: return start(true);
        case VIDIOC_STREAMOFF: return start(false);
        default: return fail(ENOTTY);
    }
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const int mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, int) : 0;
    va_end(more);
    if (kPath == path) return open_camera();
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

int ioctl(int device, unsigned long request, ...) noexcept {
    va_list more;
    va_start(more, request);
    void* const argument = va_arg(more, void*);
    va_end(more);
    if (device >= 0 && device == camera.device) return answer(request, argument);
    return static_cast<int>(syscall(SYS_ioctl, device, request, argument));
}

void* mmap(void* at, size_t size, int protection, int flags, int device, off_t offset) noexcept {
    const bool is_ours = device >= 0 && device == camera.device;
    const long mapped =
        syscall(SYS_mmap, at, size, protection, flags, is_ours ? camera.memory : device, offset);
    return reinterpret_cast<void*>(mapped);
}

int close(int device) {
    if (device >= 0 && device == camera.device) {
        munmap(camera.mapped, kBuffers * kBuffer);
        syscall(SYS_close, camera.memory);
        camera = {};
    }
    return static_cast<int>(syscall(SYS_close, device));
}
}
