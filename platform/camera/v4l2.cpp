#include "platform/camera/v4l2.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <linux/videodev2.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace motcua::platform {
namespace {

constexpr std::uint32_t kWidth = 1280;
constexpr std::uint32_t kHeight = 720;
constexpr std::uint32_t kFramesPerSecond = 15;
constexpr std::uint32_t kFormatsMax = 64;  // that a device may list
constexpr std::uint32_t kBuffers = 4;
constexpr std::size_t kBufferMax = 64U << 20;  // bytes
constexpr std::uint32_t kVideo = V4L2_BUF_TYPE_VIDEO_CAPTURE;

struct Known {
    std::uint32_t fourcc;
    PixelFormat format;
};
// The cheapest to read first; a JPEG costs its decoding and its losses, and grey is no photograph.
constexpr std::array<Known, 4> kKnown{{{V4L2_PIX_FMT_NV12, PixelFormat::nv12},
                                       {V4L2_PIX_FMT_YUYV, PixelFormat::yuyv},
                                       {V4L2_PIX_FMT_MJPEG, PixelFormat::mjpeg},
                                       {V4L2_PIX_FMT_GREY, PixelFormat::grey}}};

template <class Argument>
int ask(int device, unsigned long what, Argument& argument) {
    int result = 0;
    do {
        result = ::ioctl(device, what, &argument);
    } while (result < 0 && errno == EINTR);
    return result;
}

std::string why(int error) {
    switch (error) {
        case EACCES:
        case EPERM: return "the kiosk's user may not use it: is the user in the group \"video\"?";
        case EBUSY: return "another program uses it";
        case ENOENT:
        case ENODEV:
        case ENXIO:
        case EIO: return "it is not plugged in";
        case ENOTTY:
        case EINVAL: return "it is no camera";
        default: return std::strerror(error);
    }
}

class Mapping {
  public:
    Mapping(void* at, std::size_t size) : at_(at), size_(size) {}
    Mapping(Mapping&& other) noexcept : at_(std::exchange(other.at_, nullptr)), size_(other.size_) {}
    Mapping(const Mapping&) = delete;
    Mapping& operator=(const Mapping&) = delete;
    Mapping& operator=(Mapping&&) = delete;
    ~Mapping() {
        if (at_) ::munmap(at_, size_);
    }
    [[nodiscard]] const std::uint8_t* bytes() const { return static_cast<const std::uint8_t*>(at_); }
    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    void* at_;
    std::size_t size_;
};

// One way in which a device would deliver.
struct Offer {
    Known known{};
    v4l2_format format{};
    bool is_fast = false;  // eight frames a second and more
    [[nodiscard]] int worth() const {
        const auto& size = format.fmt.pix;
        const bool is_usual = size.width == kWidth && size.height == kHeight;
        return (is_usual ? 2 : 0) + (is_fast ? 4 : 0);
    }
};

class MappedDevice final : public V4l2Device {
  public:
    explicit MappedDevice(int device) : device_(device) {}
    ~MappedDevice() override {
        auto type = kVideo;
        if (streams_) ask(device_, VIDIOC_STREAMOFF, type);
        buffers_.clear();
        ::close(device_);
    }
    MappedDevice(const MappedDevice&) = delete;
    MappedDevice& operator=(const MappedDevice&) = delete;

    // 0, or the errno that says why not.
    int start() {
        if (const int error = check_capabilities()) return error;
        if (const int error = agree_on_format()) return error;
        if (const int error = map_buffers()) return error;
        auto type = kVideo;
        if (ask(device_, VIDIOC_STREAMON, type) < 0) return errno;
        streams_ = true;
        return 0;
    }

    [[nodiscard]] int descriptor() const override { return device_; }

    Result<std::optional<RawFrame>> newest() override {
        std::optional<RawFrame> newest;
        if (const auto given = give_back(); !given) return tl::unexpected(given.error());
        for (std::uint32_t i = 0; i < kBuffers; ++i) {
            v4l2_buffer buffer = empty_buffer();
            if (ask(device_, VIDIOC_DQBUF, buffer) < 0) {
                if (errno == EAGAIN) break;
                return failure(why(errno));
            }
            if (const auto given = give_back(); !given) return tl::unexpected(given.error());
            if (buffer.index >= buffers_.size()) return failure("it names a buffer that there is not");
            held_ = buffer.index;
            const Mapping& mapped = buffers_[buffer.index];
            const bool is_damaged = (buffer.flags & V4L2_BUF_FLAG_ERROR) != 0;
            newest = {offer_.known.format,
                      static_cast<int>(offer_.format.fmt.pix.width),
                      static_cast<int>(offer_.format.fmt.pix.height),
                      static_cast<int>(offer_.format.fmt.pix.bytesperline),
                      mapped.bytes(),
                      std::min<std::size_t>(buffer.bytesused, mapped.size())};
            if (is_damaged) newest.reset();
        }
        return newest;
    }

    Status<> discard() override {
        const auto frame = newest();
        if (!frame) return tl::unexpected(frame.error());
        return give_back();
    }

  private:
    static v4l2_buffer empty_buffer() {
        v4l2_buffer buffer{};
        buffer.type = kVideo;
        buffer.memory = V4L2_MEMORY_MMAP;
        return buffer;
    }

    int check_capabilities() const {
        v4l2_capability able{};
        if (ask(device_, VIDIOC_QUERYCAP, able) < 0) return errno;
        const auto what =
            (able.capabilities & V4L2_CAP_DEVICE_CAPS) != 0 ? able.device_caps : able.capabilities;
        const bool can = (what & V4L2_CAP_VIDEO_CAPTURE) != 0 && (what & V4L2_CAP_STREAMING) != 0;
        return can ? 0 : EINVAL;
    }

    [[nodiscard]] std::vector<Known> offered() const {
        std::vector<Known> formats;
        for (std::uint32_t i = 0; i < kFormatsMax; ++i) {
            v4l2_fmtdesc described{};
            described.index = i;
            described.type = kVideo;
            if (ask(device_, VIDIOC_ENUM_FMT, described) < 0) break;
            for (const Known& known : kKnown)
                if (known.fourcc == described.pixelformat) formats.push_back(known);
        }
        std::sort(formats.begin(), formats.end(),
                  [](const Known& a, const Known& b) { return rank(a) < rank(b); });
        return formats;
    }
    static std::size_t rank(const Known& known) {
        const auto* const at = std::find_if(kKnown.begin(), kKnown.end(),
                                            [&](const Known& each) { return each.fourcc == known.fourcc; });
        return static_cast<std::size_t>(at - kKnown.begin());
    }

    // What the device makes of the wish; 0, or an errno.
    int set(const Known& known, Offer& offer) const {
        offer = {known};
        offer.format.type = kVideo;
        offer.format.fmt.pix.width = kWidth;
        offer.format.fmt.pix.height = kHeight;
        offer.format.fmt.pix.pixelformat = known.fourcc;
        offer.format.fmt.pix.field = V4L2_FIELD_NONE;
        if (ask(device_, VIDIOC_S_FMT, offer.format) < 0) return errno;
        const auto& size = offer.format.fmt.pix;
        const auto side_max = static_cast<std::uint32_t>(kFrameSideMax);
        if (size.pixelformat != known.fourcc || size.width > side_max || size.height > side_max ||
            size.bytesperline > 4 * side_max)
            return ENOTSUP;
        v4l2_streamparm pace{};
        pace.type = kVideo;
        pace.parm.capture.timeperframe = {1, kFramesPerSecond};
        const bool has_pace = ask(device_, VIDIOC_S_PARM, pace) >= 0;
        const v4l2_fract& each = pace.parm.capture.timeperframe;  // seconds
        offer.is_fast = !has_pace || each.numerator == 0 || each.denominator / each.numerator >= 8;
        return 0;
    }

    int agree_on_format() {
        int error = EINVAL;
        std::optional<Offer> best;
        for (const Known& known : offered()) {
            Offer offer;
            if (const int failed = set(known, offer)) {
                error = failed;
                if (failed == EBUSY) return failed;
                continue;
            }
            if (!best || offer.worth() > best->worth()) best = offer;
        }
        if (!best) return error;
        return set(best->known, offer_);
    }

    int map_buffers() {
        v4l2_requestbuffers wish{};
        wish.count = kBuffers;
        wish.type = kVideo;
        wish.memory = V4L2_MEMORY_MMAP;
        if (ask(device_, VIDIOC_REQBUFS, wish) < 0) return errno;
        if (wish.count < 1) return ENOMEM;
        for (std::uint32_t i = 0; i < std::min(wish.count, kBuffers); ++i) {
            v4l2_buffer buffer = empty_buffer();
            buffer.index = i;
            if (ask(device_, VIDIOC_QUERYBUF, buffer) < 0) return errno;
            if (buffer.length == 0 || buffer.length > kBufferMax) return ENOMEM;
            void* const at = ::mmap(nullptr, buffer.length, PROT_READ, MAP_SHARED, device_, buffer.m.offset);
            if (at == MAP_FAILED) return errno;
            ::madvise(at, buffer.length, MADV_DONTDUMP);
            buffers_.emplace_back(at, buffer.length);
            if (ask(device_, VIDIOC_QBUF, buffer) < 0) return errno;
        }
        return 0;
    }

    Status<> give_back() {
        if (!held_) return {};
        v4l2_buffer buffer = empty_buffer();
        buffer.index = *std::exchange(held_, std::nullopt);
        if (ask(device_, VIDIOC_QBUF, buffer) < 0) return failure(why(errno));
        return {};
    }

    int device_;
    bool streams_ = false;
    Offer offer_;
    std::vector<Mapping> buffers_;
    std::optional<std::uint32_t> held_;  // the buffer that newest() gave out
};

}  // namespace

Result<std::unique_ptr<V4l2Device>> V4l2Device::open(const std::filesystem::path& path) {
    const int device = ::open(path.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (device < 0) return failure(path.string() + ": " + why(errno));
    auto opened = std::make_unique<MappedDevice>(device);
    if (const int error = opened->start()) return failure(path.string() + ": " + why(error));
    return opened;
}

}  // namespace motcua::platform
