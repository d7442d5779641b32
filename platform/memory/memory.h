// Memory that keeps no trace: decided once for the whole process, before anything else runs.
#pragma once

namespace motcua::platform {

// Call first in main. No core dumps, not dumpable; freed memory is overwritten by the allocator itself for
// all libraries (glibc: tcache and fast bins off, perturb), which needs a second start of the program with
// GLIBC_TUNABLES set: the process replaces itself once, keeping its arguments and what GLIBC_TUNABLES held
// before. Returns only in the hardened process; where that cannot be reached it says why on stderr and exits
// with 71 (EX_OSERR). `argv` as main got it.
//
// Not dumpable means that /proc/PID belongs to root: from then on only root reads /proc/PID/mem or attaches a
// debugger; the process itself still reads its own memory and /proc/self/maps.
// Under AddressSanitizer, which has an allocator of its own, only the limits are set.
void harden_process(char** argv);

// Overwrites 256 KB of this thread's stack below the caller, where functions that have returned left their
// locals.
void wipe_stack();

}  // namespace motcua::platform
