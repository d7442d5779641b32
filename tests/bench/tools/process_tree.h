// What a program and everything it started use, from /proc.
#pragma once

#include <vector>

#include <sys/types.h>

#include "kiosk/base/time.h"

namespace motcua::tests {

// From now on a process whose parent ends becomes ours: nothing that a measured program starts gets away.
void adopt_orphans();

// `root` and its descendants; our own other children too, since those are orphans of `root`.
std::vector<pid_t> process_tree(pid_t root);

struct Usage {
    Millis cpu{0};      // user and system time so far, with ended children that were waited for
    double pss_mb = 0;  // proportional set size: shared pages counted once among those who share them
    std::size_t processes = 0;
};

Usage usage(pid_t root);

// Asks all to end, then makes them.
void end_tree(pid_t root);

}  // namespace motcua::tests
