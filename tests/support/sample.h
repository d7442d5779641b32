// How much of very many alike a test walks over.
#pragma once

#include <cstddef>

namespace motcua::tests {

// Under the sanitizers everything takes many times as long: there it is every fourth, where g++ walks over
// all.
#ifdef MOTCUA_SANITIZED
inline constexpr std::size_t kEvery = 4;
#else
inline constexpr std::size_t kEvery = 1;
#endif

}  // namespace motcua::tests
