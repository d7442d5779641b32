// Identifiers made here. Identity and order never come from the clock.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/time.h"

namespace motcua {

// Unpredictable bytes; the composition root gives the system's generator, a test a seeded one.
class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(void* bytes, std::size_t count) = 0;
};

// RFC 9562 UUID, version 7. The time inside is for sorting by eye only; nothing decides by it. `Of` is what
// it names: the id of one kind of thing is never taken for that of another.
template <class Of>
class Uuid {
  public:
    static Uuid make(Random& random, WallTime now);
    // Lower-case 8-4-4-4-12 form only; anything else is refused.
    static std::optional<Uuid> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    [[nodiscard]] const std::array<std::uint8_t, 16>& bytes() const { return bytes_; }
    static Uuid from_bytes(const std::array<std::uint8_t, 16>& bytes);
    auto operator<=>(const Uuid&) const = default;

  private:
    std::array<std::uint8_t, 16> bytes_{};
};

using DossierId = Uuid<struct OfDossier>;
using AttachmentId = Uuid<struct OfAttachment>;
extern template class Uuid<OfDossier>;
extern template class Uuid<OfAttachment>;

using Digest = std::array<std::uint8_t, 32>;  // BLAKE2b-256

std::string to_hex(const std::uint8_t* bytes, std::size_t count);
inline std::string to_hex(const Digest& digest) { return to_hex(digest.data(), digest.size()); }
// Empty on odd length or any character outside 0-9a-f.
std::optional<std::string> from_hex(std::string_view hex);

// Crockford base32 (https://www.crockford.com/base32.html): 128 bits in 26 characters.
std::string to_base32(const std::array<std::uint8_t, 16>& bytes);
// Reads lower case too, and I, L as 1, O as 0. Empty where a character or the length is wrong.
std::optional<std::array<std::uint8_t, 16>> from_base32(std::string_view text);

}  // namespace motcua
