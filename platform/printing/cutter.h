// Ends a conversation that takes too long, whatever it waits for: libcups bounds each wait for the next byte,
// a cutter bounds all of them together.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "kiosk/base/time.h"

namespace motcua::platform {

class Cutter {
  public:
    Cutter();
    ~Cutter();
    Cutter(const Cutter&) = delete;
    Cutter& operator=(const Cutter&) = delete;

    // The socket is shut down when `patience` is over, unless it was released before. One at a time.
    void watch(int socket, Millis patience);
    void release();  // before the socket is closed
    void stop();     // now, and every later one at once

  private:
    void run();

    std::mutex mutex_;  // guards what follows
    std::condition_variable wake_;
    int socket_ = -1;
    Millis patience_{0};
    unsigned watched_ = 0;  // conversations so far
    bool stopped_ = false;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace motcua::platform
