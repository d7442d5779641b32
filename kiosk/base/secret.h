// What a resident said or showed, in memory that is locked, kept out of core dumps, and wiped when let go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace motcua {

// One pool for the whole process: pages that are mlock'ed and MADV_DONTDUMP'ed; freed blocks are zeroed at once.
// Where the system refuses to lock (RLIMIT_MEMLOCK) the pool still wipes, and locked_pool_is_locked() says so.
void* locked_allocate(std::size_t bytes);
void locked_free(void* block, std::size_t bytes) noexcept;
bool locked_pool_is_locked();

template <class T>
struct LockedAllocator {
    using value_type = T;
    LockedAllocator() = default;
    template <class U>
    explicit(false) LockedAllocator(const LockedAllocator<U>&) {}
    T* allocate(std::size_t n) { return static_cast<T*>(locked_allocate(n * sizeof(T))); }
    void deallocate(T* block, std::size_t n) noexcept { locked_free(block, n * sizeof(T)); }
    template <class U>
    bool operator==(const LockedAllocator<U>&) const {
        return true;
    }
};

// Short strings live inside the object itself, so whatever holds a Secret must itself be in locked memory:
// the Model is (Locked<Model>).
using Secret = std::basic_string<char, std::char_traits<char>, LockedAllocator<char>>;

template <class T>
using SecretVector = std::vector<T, LockedAllocator<T>>;

inline Secret secret(std::string_view text) { return Secret(text.begin(), text.end()); }
inline std::string_view view(const Secret& text) { return {text.data(), text.size()}; }

// Overwrites memory in a way that no optimiser removes.
void wipe(void* block, std::size_t bytes) noexcept;

// Owns one T in the locked pool.
template <class T>
class Locked {
  public:
    template <class... Args>
    explicit Locked(Args&&... args) : object_(new (locked_allocate(sizeof(T))) T(static_cast<Args&&>(args)...)) {}
    ~Locked() {
        object_->~T();
        locked_free(object_, sizeof(T));
    }
    Locked(const Locked&) = delete;
    Locked& operator=(const Locked&) = delete;
    T& operator*() { return *object_; }
    const T& operator*() const { return *object_; }
    T* operator->() { return object_; }
    const T* operator->() const { return object_; }

  private:
    T* object_;
};

}  // namespace motcua
