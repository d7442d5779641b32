// What every call of libsodium needs.
#pragma once

#include <cstdlib>
#include <string>
#include <string_view>

#include <sodium.h>

namespace motcua::sync {

// Without random numbers there are no keys; going on would be worse than stopping.
inline void start_sodium() {
    static const int started = sodium_init();
    if (started < 0) std::abort();
}

inline const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* octets(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

}  // namespace motcua::sync
