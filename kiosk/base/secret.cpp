#include "kiosk/base/secret.h"

#include <atomic>
#include <cstring>
#include <memory_resource>
#include <new>

#include <sys/mman.h>

namespace motcua {
namespace {

std::atomic<bool> every_page_locked{true};

class LockedPages final : public std::pmr::memory_resource {
    void* do_allocate(std::size_t bytes, std::size_t) override {
        void* pages = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED) throw std::bad_alloc();
        madvise(pages, bytes, MADV_DONTDUMP);
        if (mlock(pages, bytes) != 0) every_page_locked = false;
        return pages;
    }
    void do_deallocate(void* pages, std::size_t bytes, std::size_t) override { munmap(pages, bytes); }
    [[nodiscard]] bool do_is_equal(const memory_resource& other) const noexcept override {
        return this == &other;
    }
};

std::pmr::memory_resource& pool() {
    static LockedPages pages;
    // Never destroyed: a Secret in a static object may outlive any order of destruction.
    static auto* const blocks = new std::pmr::synchronized_pool_resource({64, 64 * 1024}, &pages);
    return *blocks;
}

// libstdc++'s pool aligns a block of 24 bytes to 8, whatever alignment is asked for; of 32 bytes to 16.
constexpr std::size_t kUnit = alignof(std::max_align_t);
constexpr std::size_t in_whole_units(std::size_t bytes) { return (bytes + kUnit - 1) / kUnit * kUnit; }

}  // namespace

void* locked_allocate(std::size_t bytes) { return pool().allocate(in_whole_units(bytes), kUnit); }

void locked_free(void* block, std::size_t bytes) noexcept {
    wipe(block, bytes);
    pool().deallocate(block, in_whole_units(bytes), kUnit);
}

void Secret::scrub(Text& text) noexcept {
    text.resize(text.capacity());  // within the capacity nothing is allocated, so nothing is thrown
    wipe(text.data(), text.size());
    text.clear();
}

bool locked_pool_is_locked() { return every_page_locked; }

void wipe(void* block, std::size_t bytes) noexcept { explicit_bzero(block, bytes); }

}  // namespace motcua
