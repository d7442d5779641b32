// A disk that fails, fills or loses its power when a test says so: an SQLite VFS over the system's own, so
// that the store under test needs no switch for it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace motcua::tests {

// What a disk does at its bad moment: the nth change (write, truncate, sync, delete) counted from arm().
enum class Fault {
    refused,   // the change is not made; an I/O error
    unsure,    // the change is made, and reported as failed
    full,      // the change is not made; no space
    power_cut  // the change is not made, nor any after it, and what was not synced is uncertain: see
               // restore()
};

// The default VFS of SQLite while it lives. One at a time; used from one thread.
class FaultyDisk {
  public:
    FaultyDisk();
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk&) = delete;
    FaultyDisk& operator=(const FaultyDisk&) = delete;

    // From now the `nth` change (from 1) meets `fault`; with `for_ever` every one after it too.
    void arm(Fault fault, int nth, bool for_ever = false);
    void disarm() { nth_ = 0; }
    // Did the armed moment come?
    [[nodiscard]] bool struck() const { return struck_; }
    [[nodiscard]] bool powerless() const { return powerless_; }

    // After a power cut, with every file closed: puts on the disk what it holds when power comes back.
    // Everything synced is there; of the rest nothing without a seed, with one any 512-byte pieces in any
    // order.
    void restore(std::optional<std::uint64_t> seed = std::nullopt);

    // Two lies, for showing that the tests would notice. Syncs that do nothing: what synchronous=OFF leaves
    // out.
    bool ignores_syncs = false;
    // Folder syncs that do nothing: what synchronous=FULL leaves out and EXTRA does.
    bool ignores_folder_syncs = false;

    // Microseconds that a busy handler has asked to wait; nobody waits in a test.
    std::int64_t waited_us = 0;
    // Answers SQLITE_BUSY to every request for a lock, as if another process had it.
    bool locked_by_another = false;

    // ---- for the VFS's own functions ---------------------------------------------------------------------

    struct Change {
        enum class Kind { write, truncate, remove } kind = Kind::write;
        std::int64_t at = 0;  // offset, or the new size
        std::string bytes;
    };
    struct File {
        std::optional<std::string> durable;  // nothing: after a power cut there is no such file
        std::vector<Change> uncertain;       // since the last sync, in the order they were made
        std::string live;                    // what the running program sees
    };
    // What the next change meets, if anything.
    std::optional<Fault> meet();
    // Begins to follow a file; one that was there before counts as synced.
    void watch(const std::string& path, bool was_there);
    File& file(const std::string& path) { return files_[path]; }
    void forget(const std::string& path) { files_.erase(path); }
    [[nodiscard]] sqlite3_vfs* real() const { return real_; }

  private:
    sqlite3_vfs* real_;
    sqlite3_vfs vfs_;
    std::map<std::string, File> files_;
    Fault fault_ = Fault::refused;
    int nth_ = 0;  // 0: not armed
    int seen_ = 0;
    bool for_ever_ = false;
    bool struck_ = false;
    bool powerless_ = false;
};

}  // namespace motcua::tests
