#include "platform/memory/memory.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sysexits.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MOTCUA_OWN_ALLOCATOR 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define MOTCUA_OWN_ALLOCATOR 1
#endif

namespace motcua::platform {
namespace {

[[noreturn]] void give_up(const char* why) {
    std::fprintf(stderr, "cannot restart with an allocator that wipes freed memory: %s\n", why);
    std::_Exit(EX_OSERR);
}

void forbid_dumps() {
    const rlimit none{0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
        give_up(std::strerror(errno));
    }
}

#ifndef MOTCUA_OWN_ALLOCATOR
// perturb fills what is freed, but neither what the thread cache takes nor a chunk's last word; a chunk that
// is in no fast bin gets its size written there.
constexpr std::string_view kTunables =
    "glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0:glibc.malloc.perturb=165";
constexpr const char* kRestarted = "MOTCUA_RESTARTED";

std::string_view environment(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

void restart(char** argv) {
    std::string tunables(environment("GLIBC_TUNABLES"));
    if (!tunables.empty()) tunables += ':';
    tunables += kTunables;
    if (setenv("GLIBC_TUNABLES", tunables.c_str(), 1) != 0 || setenv(kRestarted, "1", 1) != 0) {
        give_up(std::strerror(errno));
    }
    execv("/proc/self/exe", argv);
    give_up(std::strerror(errno));
}

// Started through /proc/self/exe the process would be called "exe" in every list of processes.
void restore_name(char** argv) {
    if (argv[0] == nullptr) return;
    const char* const slash = std::strrchr(argv[0], '/');
    prctl(PR_SET_NAME, slash == nullptr ? argv[0] : slash + 1, 0, 0, 0);
}
#endif

// The C library copies text through these, and the loader saves them to the stack with the next function it
// resolves. The upper halves, where a processor has them, are cleared by whoever used them.
[[gnu::always_inline]] inline void forget_vector_registers() {
#if defined(__x86_64__)
    asm volatile(
        "pxor %%xmm0, %%xmm0\n\tpxor %%xmm1, %%xmm1\n\tpxor %%xmm2, %%xmm2\n\tpxor %%xmm3, %%xmm3\n\t"
        "pxor %%xmm4, %%xmm4\n\tpxor %%xmm5, %%xmm5\n\tpxor %%xmm6, %%xmm6\n\tpxor %%xmm7, %%xmm7\n\t"
        "pxor %%xmm8, %%xmm8\n\tpxor %%xmm9, %%xmm9\n\tpxor %%xmm10, %%xmm10\n\tpxor %%xmm11, %%xmm11\n\t"
        "pxor %%xmm12, %%xmm12\n\tpxor %%xmm13, %%xmm13\n\tpxor %%xmm14, %%xmm14\n\tpxor %%xmm15, %%xmm15"
        :
        :
        : "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11",
          "xmm12", "xmm13", "xmm14", "xmm15");
#endif
}

}  // namespace

void harden_process([[maybe_unused]] char** argv) {
#ifndef MOTCUA_OWN_ALLOCATOR
    if (!environment("GLIBC_TUNABLES").ends_with(kTunables)) {
        // The loader drops the variable from a program with raised rights: a second try would not end.
        if (!environment(kRestarted).empty()) give_up("the system drops GLIBC_TUNABLES");
        restart(argv);
    }
    if (!environment(kRestarted).empty()) {
        unsetenv(kRestarted);
        restore_name(argv);
    }
#endif
    forbid_dumps();
}

[[gnu::noinline]] void wipe_stack() {
    // No call from here: the loader may save the registers, and what they hold, below whatever it is called
    // from.
    std::array<volatile std::uint64_t, 256 * 1024 / sizeof(std::uint64_t)> below;
    for (volatile std::uint64_t& word : below) word = 0;
    forget_vector_registers();
}

}  // namespace motcua::platform
