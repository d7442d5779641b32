// A small program that keeps a secret, lets it go, and looks for it in its own memory. Reads itself by
// pointer, guided by /proc/self/maps: that works for root and for an ordinary user, hardened or not, where
// /proc/self/mem belongs to root once the process is not dumpable.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "kiosk/base/secret.h"
#include "platform/memory/memory.h"

#if defined(__clang__)
#define MOTCUA_UNCHECKED [[clang::no_sanitize("address")]]
#else
#define MOTCUA_UNCHECKED [[gnu::no_sanitize_address]]
#endif

namespace {

// The canary never stands in the program's own data: it is made letter by letter, and sought letter by
// letter.
constexpr std::size_t kCanaryLength = 16;
char letter(std::size_t i) { return static_cast<char>('A' + (i * 7 + 3) % 26); }

[[gnu::noinline]] void fill(char* block, std::size_t size) {
    for (std::size_t i = 0; i < size; ++i) block[i] = letter(i % kCanaryLength);
}

MOTCUA_UNCHECKED bool canary_at(const volatile char* at) {
    for (std::size_t i = 0; i < kCanaryLength; ++i) {
        if (at[i] != letter(i)) return false;
    }
    return true;
}

MOTCUA_UNCHECKED int canaries_between(std::uintptr_t begin, std::uintptr_t end) {
    int found = 0;
    for (std::uintptr_t at = begin; at + kCanaryLength <= end; ++at) {
        if (canary_at(reinterpret_cast<const volatile char*>(at))) ++found;
    }
    return found;
}

int canaries_in_memory() {
    std::ifstream maps("/proc/self/maps");
    std::vector<std::pair<std::uintptr_t, std::uintptr_t>> regions;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t begin = 0;
        std::uintptr_t end = 0;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, rights) == 3 &&
            std::string_view(rights) == "rw-p") {
            regions.emplace_back(begin, end);
        }
    }
    if (regions.empty()) std::abort();
    int found = 0;
    for (const auto& [begin, end] : regions) found += canaries_between(begin, end);
    return found;
}

void use_heap() {
    std::vector<char*> blocks;
    for (const std::size_t size : {24U, 40U, 64U, 100U, 128U, 500U, 1040U, 5000U, 70000U, 400000U}) {
        for (int i = 0; i < 20; ++i) {
            blocks.push_back(static_cast<char*>(std::malloc(size)));
            fill(blocks.back(), size);
        }
    }
    std::string grown;
    for (int i = 0; i < 3000; ++i) grown += letter(static_cast<std::size_t>(i) % kCanaryLength);
    for (char* block : blocks) std::free(block);
    // Registers that held a copy are saved to the stack whenever the loader resolves a function.
    motcua::platform::wipe_stack();
}

[[gnu::noinline]] void use_stack(int depth) {
    char local[512];
    fill(local, sizeof local);
    asm volatile("" : : "r"(local) : "memory");
    if (depth > 0) use_stack(depth - 1);
    asm volatile("" : : "r"(local) : "memory");
}

void use_locked_pool() {
    motcua::SecretVector<char> answers(20000);
    fill(answers.data(), answers.size());
}

int report(std::string_view what) {
    if (what == "heap") {
        use_heap();
        std::thread(use_heap).join();  // an arena of its own
        std::printf("%d\n", canaries_in_memory());
    } else if (what == "stack" || what == "wiped_stack") {
        use_stack(100);
        if (what == "wiped_stack") motcua::platform::wipe_stack();
        std::printf("%d\n", canaries_in_memory());
    } else if (what == "locked_pool") {
        use_locked_pool();
        std::printf("%d\n", canaries_in_memory());
    } else if (what == "limits") {
        rlimit core{};
        getrlimit(RLIMIT_CORE, &core);
        std::printf("%llu %d\n", static_cast<unsigned long long>(core.rlim_max), prctl(PR_GET_DUMPABLE));
    } else if (what == "environment") {
        const char* const tunables = std::getenv("GLIBC_TUNABLES");
        char name[17] = {};
        prctl(PR_GET_NAME, name);
        std::printf("%s %s %s\n", name, std::getenv("MOTCUA_RESTARTED") == nullptr ? "unmarked" : "marked",
                    tunables == nullptr ? "" : tunables);
    } else {
        return 2;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    if (std::strcmp(argv[1], "hardened") == 0) motcua::platform::harden_process(argv);
    return report(argv[2]);
}
