#include "platform/speech/jack.h"

#include <array>
#include <climits>
#include <utility>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace motcua::platform {
namespace {

constexpr std::size_t kWordBits = sizeof(unsigned long) * CHAR_BIT;
using Switches = std::array<unsigned long, SW_MAX / kWordBits + 1>;

bool is_set(const Switches& switches) {
    return (switches[SW_HEADPHONE_INSERT / kWordBits] >> (SW_HEADPHONE_INSERT % kWordBits) & 1U) != 0;
}

bool has_jack(int device) {
    Switches there{};
    return ioctl(device, EVIOCGBIT(EV_SW, sizeof(there)), there.data()) >= 0 && is_set(there);
}

}  // namespace

HeadphoneJack::HeadphoneJack(const std::filesystem::path& inputs) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(inputs, failed)) {
        if (entry.path().filename().string().rfind("event", 0) != 0) continue;
        const int device = ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (device < 0) continue;
        if (has_jack(device)) {
            device_ = device;
            return;
        }
        ::close(device);
    }
}

HeadphoneJack::~HeadphoneJack() {
    if (device_ >= 0) ::close(device_);
}

bool HeadphoneJack::plugged() const {
    Switches now{};
    return device_ >= 0 && ioctl(device_, EVIOCGSW(sizeof(now)), now.data()) >= 0 && is_set(now);
}

}  // namespace motcua::platform
