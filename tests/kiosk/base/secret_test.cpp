#include "kiosk/base/secret.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <thread>

#include <doctest/doctest.h>

namespace motcua::tests {
namespace {

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MOTCUA_UNDER_ASAN
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define MOTCUA_UNDER_ASAN
#endif
#ifdef MOTCUA_UNDER_ASAN
constexpr bool kMlockDoesNothing = true;
#else
constexpr bool kMlockDoesNothing = false;
#endif

constexpr std::string_view kNumber = "049158999123";  // 12 digits: short enough to lie inside a string object
constexpr std::string_view kAddress = "Tổ 5, khối phố Mẫu, phường Thử Nghiệm, thành phố Ví Dụ";

bool holds(const void* memory, std::size_t bytes, std::string_view text) {
    const std::string_view seen(static_cast<const char*>(memory), bytes);
    return seen.find(text) != std::string_view::npos;
}

// VmFlags of the mapping that `address` lies in, e.g. "rd wr mr mw me lo dd sd".
std::string mapping_flags(const void* address) {
    std::ifstream maps("/proc/self/smaps");
    const auto wanted = reinterpret_cast<std::uintptr_t>(address);
    bool inside = false;
    for (std::string line; std::getline(maps, line);) {
        std::uintptr_t from = 0;
        std::uintptr_t to = 0;
        if (std::sscanf(line.c_str(), "%zx-%zx ", &from, &to) == 2) inside = from <= wanted && wanted < to;
        if (inside && line.rfind("VmFlags:", 0) == 0) return line + ' ';
    }
    return {};
}

// Raw storage that the test can look at after the object in it has ended.
template <class T>
struct Room {
    alignas(T) unsigned char bytes[sizeof(T)] = {};
    template <class... Args>
    T& build(Args&&... args) {
        return *new (bytes) T(std::forward<Args>(args)...);
    }
};

TEST_CASE("memory of the pool is empty as soon as it is let go") {
    for (const std::size_t bytes : {std::size_t{16}, std::size_t{4096}}) {
        CAPTURE(bytes);
        auto* block = static_cast<char*>(locked_allocate(bytes));
        std::fill_n(block, bytes, 'x');
        locked_free(block, bytes);
        CHECK(std::all_of(block, block + bytes, [](char c) { return c == 0; }));  // the pool keeps its pages
    }
}

TEST_CASE("memory of the pool is neither swapped out nor dumped") {
    const Secret address = secret(kAddress);
    const std::string flags = mapping_flags(address.data());
    CHECK(flags.find(" dd ") != std::string::npos);
    if (kMlockDoesNothing)
        MESSAGE("skipped: AddressSanitizer turns mlock() into nothing");
    else if (!locked_pool_is_locked())
        MESSAGE("skipped: this system lets the test lock no memory (RLIMIT_MEMLOCK)");
    else
        CHECK(flags.find(" lo ") != std::string::npos);
}

TEST_CASE("memory handed from one thread to another is the pool's all the same") {
    Secret carried;
    std::thread([&] { carried = secret(kAddress); }).join();
    CHECK(view(carried) == kAddress);
}

TEST_CASE("a short secret leaves nothing where it was") {
    Room<Secret> room;
    Secret& number = room.build(secret(kNumber));
    REQUIRE(holds(room.bytes, sizeof room.bytes, kNumber));

    SUBCASE("when it ends") { number.~Secret(); }
    SUBCASE("when it is cleared") { number.clear(); }
    SUBCASE("when it is moved into another") {
        const Secret other = std::move(number);
        CHECK(view(other) == kNumber);
    }
    SUBCASE("when it is assigned away") {
        Secret other = secret("x");
        other = std::move(number);
        CHECK(view(other) == kNumber);
    }
    SUBCASE("when a shorter one takes its place and ends") {
        number = secret("0");
        number.~Secret();
    }
    CHECK_FALSE(holds(room.bytes, sizeof room.bytes, kNumber.substr(2)));
}

TEST_CASE("a person who leaves an optional leaves no number in it") {
    struct Visit {
        Secret number;
        Secret address;
    };
    Room<std::optional<Visit>> room;
    auto& visit = room.build(Visit{secret(kNumber), secret(kAddress)});
    REQUIRE(holds(room.bytes, sizeof room.bytes, kNumber));
    visit.reset();
    CHECK_FALSE(holds(room.bytes, sizeof room.bytes, kNumber.substr(0, 4)));
}

TEST_CASE("a secret is a string in everything else") {
    Secret name = secret("Nguyễn Thị ");
    name += "Mẫu";
    CHECK(name == secret("Nguyễn Thị Mẫu"));
    CHECK(name.substr(0, 8) == secret("Nguyễn"));
    Secret& same = name;
    name = std::move(same);
    CHECK(view(name) == "Nguyễn Thị Mẫu");
    const Secret both = name + secret(", ") + name;
    CHECK(view(both) == "Nguyễn Thị Mẫu, Nguyễn Thị Mẫu");
}

TEST_CASE("an object in locked memory is built, used and gone") {
    std::optional<Locked<Secret>> model;
    model.emplace(kNumber.data(), kNumber.size());
    CHECK(view(**model) == kNumber);
    const void* where = &**model;
    model.reset();
    CHECK_FALSE(holds(where, sizeof(Secret), kNumber));
}

}  // namespace
}  // namespace motcua::tests
