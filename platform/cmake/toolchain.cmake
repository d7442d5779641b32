# The C++20 subset that g++ 12 and clang 14 share (ARCHITECTURE.md, "Language"); warnings are errors.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

option(MOTCUA_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(MOTCUA_FUZZ "Build what libFuzzer (clang) can steer by: tests/fuzz" OFF)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
                    -Werror -fstack-protector-strong)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees uninitialised alternatives in moved std::variants that are not there, and at -O3 copies that
  # overlap in `"…" + text` (GCC bug 105651); clang's analysis and the sanitizer build stand in for it.
  add_compile_options(-Wno-maybe-uninitialized -Wno-restrict)
endif()
if(MOTCUA_SANITIZE)
  # A null pointer ends the program under ASan too, with the same trace; to test for one at each access, for
  # the alignment of what x86 reads anyway and for the kind of each object is a quarter of a module's build.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=null,alignment,vptr -fno-sanitize-recover=all
                      -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(MOTCUA_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
if(NOT CMAKE_BUILD_TYPE STREQUAL "Release")
  add_link_options(-fuse-ld=lld)  # ten times as quick as ld.bfd here
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()
