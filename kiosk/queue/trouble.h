// What can be wrong with the place that a queue is stored in. Inside this module a failed call is thrown as
// StorageFailure and caught at the module's door (store.cpp), where it becomes the value that the caller
// reads.
#pragma once

#include <cstdint>
#include <string>

namespace motcua::queue {

enum class Trouble : std::uint8_t {
    read_only,
    full,
    held,     // by another process
    newer,    // written by a newer program
    damaged,  // not what this program wrote
    io,
};

struct StorageFailure {
    Trouble trouble = Trouble::io;
    std::string what;  // paths, codes and SQLite's own words; no value of any row
};

// `code` as in errno.
Trouble trouble_of_errno(int code);

// Throws for the system call that has just failed.
[[noreturn]] void throw_errno(const std::string& doing_what);

}  // namespace motcua::queue
