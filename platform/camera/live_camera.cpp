#include "platform/camera/live_camera.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "platform/camera/codes.h"
#include "platform/camera/v4l2.h"

namespace motcua::platform {
namespace {

using Now = std::chrono::steady_clock;

constexpr int kForever = -1;

// What the terminal wants of the camera's thread.
struct Wish {
    Gaze gaze = Gaze::rest;
    bool anew = false;  // it was another one since the thread looked, even if it is the same again
    bool picture = false;
    bool forget = false;
    bool over = false;
};

// Rouses a thread that waits in poll(2).
class Bell {
  public:
    Bell() : fd_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}
    ~Bell() { ::close(fd_); }
    Bell(const Bell&) = delete;
    Bell& operator=(const Bell&) = delete;
    void ring() const {
        const std::uint64_t one = 1;
        (void)!::write(fd_, &one, sizeof(one));
    }
    // Until it rings, `other` is readable or so much time is over; true where `other` is. -1: no other, no
    // end.
    [[nodiscard]] bool wait(int other, int millis) const {
        std::array<pollfd, 2> both{pollfd{fd_, POLLIN, 0}, pollfd{other, POLLIN, 0}};
        if (::poll(both.data(), both.size(), millis) <= 0) return false;
        if (both[0].revents != 0) {
            std::uint64_t rung = 0;
            (void)!::read(fd_, &rung, sizeof(rung));
        }
        return both[1].revents != 0;
    }

  private:
    int fd_;
};

class LiveCamera final : public Camera {
  public:
    LiveCamera(CameraOptions options, CameraReports reports)
        : options_(std::move(options)),
          reports_(std::move(reports)),
          reader_(make_code_reader()),
          onlooker_(*reader_, options_.framing, options_.mounting),
          thread_([this] { run(); }) {}
    ~LiveCamera() override {
        wish([](Wish& wish) { wish.over = true; });
        thread_.join();
    }
    LiveCamera(const LiveCamera&) = delete;
    LiveCamera& operator=(const LiveCamera&) = delete;

    [[nodiscard]] CameraState state() const override {
        return works_ ? CameraState::works : CameraState::down;
    }
    void look(Gaze gaze) override {
        if (gaze == asked_) return;
        asked_ = gaze;
        wish([&](Wish& wish) {
            wish.gaze = gaze;
            wish.anew = true;
        });
    }
    void take_picture() override {
        wish([](Wish& wish) { wish.picture = true; });
    }
    void forget() override {
        wish([](Wish& wish) { wish.forget = true; });
    }

  private:
    template <class Change>
    void wish(const Change& change) {
        {
            const std::lock_guard lock(mutex_);
            change(wish_);
        }
        bell_.ring();
    }
    Wish wanted() {
        const std::lock_guard lock(mutex_);
        Wish wish = wish_;
        wish_.picture = wish_.forget = wish_.anew = false;
        return wish;
    }

    void run() {
        Millis pause = options_.look_again_first;
        while (!over_) {
            auto device = V4l2Device::open(options_.device);
            std::string what = device ? std::string() : device.error().what;
            if (device) what = watch(**device);
            if (over_) return;
            if (works_) pause = options_.look_again_first;
            go_down(what);
            wait_without_camera(pause);
            pause = std::min(2 * pause, options_.look_again_most);
        }
    }

    void wait_without_camera(Millis pause) {
        const auto until = Now::now() + pause;
        while (!over_ && Now::now() < until) {
            (void)bell_.wait(-1, millis_until(until));
            obey();
            if (std::exchange(wants_picture_, false)) reports_.picture(std::nullopt);
        }
    }

    static int millis_until(Now::time_point when) {
        const auto left = std::chrono::ceil<Millis>(when - Now::now());
        return static_cast<int>(std::max(left, Millis{0}).count());
    }

    // True where it is to look for something else than before.
    bool obey() {
        const Wish wish = wanted();
        over_ = wish.over;
        wants_picture_ = wants_picture_ || wish.picture;
        if (wish.forget) onlooker_.forget();
        if (wish.anew) onlooker_.look(Gaze::rest);
        onlooker_.look(wish.gaze);
        gaze_ = wish.gaze;
        return wish.anew;
    }

    // Until it is over, or why the device is of no more use.
    std::string watch(V4l2Device& device) {
        auto last_frame = Now::now();
        auto next_look = last_frame;
        while (true) {
            // What was seen before somebody came to this page is not about this page.
            if (obey())
                if (const auto let_go = device.discard(); !let_go) return let_go.error().what;
            if (over_) return {};
            const bool rests = works_ && gaze_ == Gaze::rest && !wants_picture_;
            const auto now = Now::now();
            if (rests || (now < next_look && !wants_picture_)) {
                if (bell_.wait(-1, rests ? kForever : millis_until(next_look))) continue;
                if (rests) last_frame = Now::now();
                continue;
            }
            const bool is_ready =
                bell_.wait(device.descriptor(), millis_until(last_frame + options_.patience));
            if (is_ready) {
                const auto frame = device.newest();
                if (!frame) return options_.device.string() + ": " + frame.error().what;
                next_look = Now::now() + pace();
                if (*frame && take(**frame)) last_frame = Now::now();
            }
            if (Now::now() - last_frame >= options_.patience)
                return options_.device.string() + ": it delivers no pictures";
        }
    }

    [[nodiscard]] Millis pace() const {
        const bool is_aimed = gaze_ == Gaze::aim || gaze_ == Gaze::paper;
        return is_aimed ? options_.between_aims : options_.between_glances;
    }

    // False for a frame that was torn on its way; the next one may be whole.
    bool take(const RawFrame& frame) {
        if (std::exchange(wants_picture_, false)) {
            auto picture = onlooker_.picture(frame);
            reports_.picture(picture ? std::optional(std::move(*picture)) : std::nullopt);
        }
        auto seen = onlooker_.see(frame);
        if (!seen) return false;
        if (!works_) come_up();
        if (seen->live) reports_.live(std::move(seen->live));
        if (seen->code) reports_.code(std::move(*seen->code));
        if (seen->nothing_readable) reports_.nothing_readable();
        return true;
    }

    void come_up() {
        works_ = true;
        if (!std::exchange(said_, {}).empty())
            reports_.trouble(options_.device.string() + ": it works again");
        reports_.state_changed();
    }

    void go_down(const std::string& what) {
        if (what != said_) reports_.trouble(what);
        said_ = what;
        onlooker_.forget();
        if (!works_.exchange(false)) return;
        reports_.live(nullptr);
        reports_.state_changed();
    }

    CameraOptions options_;
    CameraReports reports_;
    std::unique_ptr<CodeReader> reader_;
    Onlooker onlooker_;
    Bell bell_;
    std::mutex mutex_;
    Wish wish_;
    Gaze asked_ = Gaze::rest;  // by the terminal
    std::atomic<bool> works_{false};
    // of the camera's thread alone
    Gaze gaze_ = Gaze::rest;
    bool wants_picture_ = false;
    bool over_ = false;
    std::string said_;  // to whoever runs the machine, last
    std::thread thread_;
};

}  // namespace

std::unique_ptr<Camera> make_camera(CameraOptions options, CameraReports reports) {
    return std::make_unique<LiveCamera>(std::move(options), std::move(reports));
}

}  // namespace motcua::platform
