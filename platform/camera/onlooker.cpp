#include "platform/camera/onlooker.h"

#include <cstdlib>
#include <memory>
#include <random>
#include <utility>

namespace motcua::platform {
namespace {

constexpr int kGlimpseShrink = 8;
constexpr int kLiveShrink = 2;            // 640 x 360 of 1280 x 720
constexpr int kMovedBy = 12;              // grey levels: more than a sensor's noise
constexpr std::size_t kMovedShare = 200;  // one of so many pixels
constexpr int kTries = 3;                 // for what stands still: no two frames have the same noise
constexpr int kFramesUntilGone = 12;
constexpr int kHardTries = 50;  // some seconds of somebody's patience

// FNV-1a, begun at a number that nobody knows.
std::uint64_t fingerprint(std::string_view text, std::uint64_t salt) {
    std::uint64_t hash = 0xcbf29ce484222325ULL ^ salt;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return hash;
}

std::uint64_t random_salt() {
    std::random_device dice;
    return static_cast<std::uint64_t>(dice()) << 32U | dice();
}

}  // namespace

Onlooker::Onlooker(CodeReader& reader, std::function<Framing(const ColourImage&)> framing, Mounting mounting)
    : reader_(reader), framing_(std::move(framing)), mounting_(mounting), salt_(random_salt()) {}

void Onlooker::look(Gaze gaze) {
    if (gaze == gaze_) return;
    gaze_ = gaze;
    hard_tries_ = 0;
    shown_ = last_ = Framing::unknown;
    if (gaze != Gaze::aim) return;
    in_sight_.reset();
    glimpse_ = {};
}

Result<Onlooker::Seen> Onlooker::see(const RawFrame& frame) {
    Seen seen;
    if (gaze_ == Gaze::codes || gaze_ == Gaze::aim)
        if (const auto looked = look_for_code(frame, seen); !looked) return tl::unexpected(looked.error());
    if (gaze_ == Gaze::aim || gaze_ == Gaze::paper) {
        auto picture = live(frame);
        if (!picture) return tl::unexpected(picture.error());
        seen.live = std::move(*picture);
    }
    return seen;
}

bool Onlooker::moved(GreyImage glimpse) {
    std::size_t differ = 0;
    const bool comparable = glimpse.width == glimpse_.width && glimpse.height == glimpse_.height;
    for (std::size_t i = 0; comparable && i < glimpse.pixels.size(); ++i)
        if (std::abs(int{glimpse.pixels[i]} - int{glimpse_.pixels[i]}) > kMovedBy) ++differ;
    if (comparable && differ * kMovedShare < glimpse.pixels.size()) return false;
    glimpse_ = std::move(glimpse);
    return true;
}

Status<> Onlooker::look_for_code(const RawFrame& frame, Seen& seen) {
    auto glimpse = grey_of(frame, kGlimpseShrink);
    if (!glimpse) return tl::unexpected(glimpse.error());
    const bool something_moved = moved(std::move(*glimpse));
    if (something_moved) tries_ = kTries;
    if (tries_ == 0) {
        if (!read_) missed(seen, false);
        return {};
    }
    --tries_;
    const auto grey = grey_of(frame);
    if (!grey) return tl::unexpected(grey.error());
    Result<Secret> payload = reader_.read(*grey);
    read_ = payload.has_value();
    if (read_)
        found(std::move(*payload), seen);
    else
        missed(seen, something_moved);
    return {};
}

void Onlooker::found(Secret payload, Seen& seen) {
    tries_ = 0;
    hard_tries_ = 0;
    frames_since_ = 0;
    const std::uint64_t code = fingerprint(view(payload), salt_);
    if (in_sight_ == code) return;
    in_sight_ = code;
    seen.code = std::move(payload);
}

void Onlooker::missed(Seen& seen, bool tried) {
    if (in_sight_ && ++frames_since_ >= kFramesUntilGone) in_sight_.reset();
    if (gaze_ != Gaze::aim || !tried || in_sight_ || ++hard_tries_ < kHardTries) return;
    hard_tries_ = 0;
    seen.nothing_readable = true;
}

Result<SharedLive> Onlooker::live(const RawFrame& frame) {
    auto small = colour_of(frame, kLiveShrink);
    if (!small) return tl::unexpected(small.error());
    auto picture = std::make_shared<LivePicture>();
    if (gaze_ == Gaze::paper && framing_) picture->framing = steady(framing_(*small));
    picture->picture = turned(std::move(*small), mounting_.rotation, mounting_.mirror);
    return SharedLive(std::move(picture));
}

// A sentence that changes with every frame is not read.
Framing Onlooker::steady(Framing now) {
    if (now == last_ || shown_ == Framing::unknown) shown_ = now;
    last_ = now;
    return shown_;
}

Result<ColourImage> Onlooker::picture(const RawFrame& frame) const {
    auto whole = colour_of(frame);
    if (!whole) return whole;
    return turned(std::move(*whole), mounting_.rotation, false);
}

}  // namespace motcua::platform
