#include "platform/printing/cutter.h"

#include <sys/socket.h>

namespace motcua::platform {

Cutter::Cutter() : thread_([this] { run(); }) {}

Cutter::~Cutter() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Cutter::watch(int socket, Millis patience) {
    {
        const std::lock_guard lock(mutex_);
        if (stopped_) ::shutdown(socket, SHUT_RDWR);
        socket_ = socket;
        patience_ = patience;
        ++watched_;
    }
    wake_.notify_one();
}

void Cutter::release() {
    const std::lock_guard lock(mutex_);
    socket_ = -1;
    ++watched_;
    wake_.notify_one();
}

void Cutter::stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (socket_ >= 0) ::shutdown(socket_, SHUT_RDWR);
}

void Cutter::run() {
    std::unique_lock lock(mutex_);
    while (!ending_) {
        if (socket_ < 0) {
            wake_.wait(lock);
            continue;
        }
        const unsigned now = watched_;
        const bool other = wake_.wait_for(lock, patience_, [&] { return ending_ || watched_ != now; });
        if (other) continue;
        ::shutdown(socket_, SHUT_RDWR);
        socket_ = -1;
    }
}

}  // namespace motcua::platform
