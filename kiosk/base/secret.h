// What a resident said or showed, in memory that is locked, kept out of core dumps, and wiped when let go.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace motcua {

// One pool for the whole process: pages that are mlock'ed and MADV_DONTDUMP'ed; freed blocks are zeroed at
// once. Where the system refuses to lock (RLIMIT_MEMLOCK) the pool still wipes, and locked_pool_is_locked()
// says so.
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

// A string that leaves nothing behind. A std::string keeps its short texts (a 12-digit number is one) inside
// the object itself and leaves them there when it is moved from, cleared or destroyed, also in a
// std::optional that is reset. This one overwrites them, wherever the object lies. Not covered: swap(), and
// what + gives until it becomes a Secret. While it lives a short text is only as locked as what holds it:
// what holds a Secret for long lies in locked memory itself (Locked<Model>).
class Secret : public std::basic_string<char, std::char_traits<char>, LockedAllocator<char>> {
  public:
    using Text = std::basic_string<char, std::char_traits<char>, LockedAllocator<char>>;
    using Text::Text;
    using Text::operator=;
    Secret() = default;
    explicit(false) Secret(const Text& text) : Text(text) {}
    explicit(false) Secret(Text&& text) noexcept : Text(static_cast<Text&&>(text)) { scrub(text); }
    Secret(const Secret&) = default;
    Secret(Secret&& other) noexcept : Secret(static_cast<Text&&>(other)) {}
    Secret& operator=(const Secret&) = default;
    Secret& operator=(Secret&& other) noexcept {
        if (this == &other) return *this;
        scrub(*this);
        Text::operator=(static_cast<Text&&>(other));
        scrub(other);
        return *this;
    }
    ~Secret() { scrub(*this); }

    void clear() noexcept { scrub(*this); }
    [[nodiscard]] Secret substr(size_type from = 0, size_type count = npos) const {
        return {Text::substr(from, count)};
    }

  private:
    static void scrub(Text& text) noexcept;
};

template <class T>
using SecretVector = std::vector<T, LockedAllocator<T>>;

inline Secret secret(std::string_view text) { return Secret(text.begin(), text.end()); }
inline std::string_view view(const Secret& text) { return {text.data(), text.size()}; }

// Overwrites memory in a way that no optimiser removes.
void wipe(void* block, std::size_t bytes) noexcept;

// Owns one T in the locked pool.
template <class T>
class Locked {
    static_assert(alignof(T) <= alignof(std::max_align_t));

  public:
    template <class... Args>
    explicit Locked(Args&&... args)
        : object_(new (locked_allocate(sizeof(T))) T(static_cast<Args&&>(args)...)) {}
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
