// Memory that keeps no trace: decided once for the whole process, before anything else runs.
#pragma once

namespace motcua::platform {

// Call first in main. No core dumps, not dumpable; freed memory is overwritten by the allocator itself for
// all libraries (glibc: tcache off, M_PERTURB), which needs a second start of the program with GLIBC_TUNABLES
// set: the process replaces itself once. Returns only in the hardened process. `argv` as main got it.
void harden_process(char** argv);

// Overwrites the unused part of this thread's stack.
void wipe_stack();

}  // namespace motcua::platform
