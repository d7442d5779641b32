#include "faulty_disk.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "kiosk_folder.h"

namespace motcua::tests {
namespace {

constexpr std::size_t kSector = 512;

// Lies in SQLite's memory; the system's own file object follows it there.
struct OpenFile {
    sqlite3_file base;
    FaultyDisk* disk;
    const char* path;  // SQLite keeps it until the file is closed; null: a temporary file, passed through
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

OpenFile& open_file(sqlite3_file* file) { return *reinterpret_cast<OpenFile*>(file); }
FaultyDisk& disk_of(sqlite3_vfs* vfs) { return *static_cast<FaultyDisk*>(vfs->pAppData); }

// Makes one change unless the disk's moment has come. `make` does it; `failure` is what a broken disk
// answers.
template <class Make>
int change(FaultyDisk& disk, int failure, Make make) {
    const auto fault = disk.meet();
    if (!fault) return make();
    if (*fault == Fault::full) return SQLITE_FULL;
    if (*fault == Fault::unsure) make();
    return failure;
}

void replay(std::string& content, const FaultyDisk::Change& made) {
    const auto at = static_cast<std::size_t>(made.at);
    if (made.kind == FaultyDisk::Change::Kind::truncate) return content.resize(at);
    if (content.size() < at + made.bytes.size()) content.resize(at + made.bytes.size());
    content.replace(at, made.bytes.size(), made.bytes);
}

int on_close(sqlite3_file* file) { return open_file(file).real()->pMethods->xClose(open_file(file).real()); }

int on_read(sqlite3_file* file, void* into, int bytes, sqlite3_int64 at) {
    return open_file(file).real()->pMethods->xRead(open_file(file).real(), into, bytes, at);
}

int on_write(sqlite3_file* file, const void* from, int bytes, sqlite3_int64 at) {
    OpenFile& self = open_file(file);
    const auto make = [&] {
        if (self.path != nullptr) {
            FaultyDisk::File& known = self.disk->file(self.path);
            known.uncertain.push_back(
                {FaultyDisk::Change::Kind::write, at,
                 std::string(static_cast<const char*>(from), static_cast<std::size_t>(bytes))});
            replay(known.live, known.uncertain.back());
        }
        return self.real()->pMethods->xWrite(self.real(), from, bytes, at);
    };
    return change(*self.disk, SQLITE_IOERR_WRITE, make);
}

int on_truncate(sqlite3_file* file, sqlite3_int64 size) {
    OpenFile& self = open_file(file);
    const auto make = [&] {
        if (self.path != nullptr) {
            FaultyDisk::File& known = self.disk->file(self.path);
            known.uncertain.push_back({FaultyDisk::Change::Kind::truncate, size, {}});
            replay(known.live, known.uncertain.back());
        }
        return self.real()->pMethods->xTruncate(self.real(), size);
    };
    return change(*self.disk, SQLITE_IOERR_TRUNCATE, make);
}

// Only the model syncs: the bytes themselves need not reach a real disk for the test.
int on_sync(sqlite3_file* file, int) {
    OpenFile& self = open_file(file);
    const auto make = [&] {
        if (self.path == nullptr || self.disk->ignores_syncs) return SQLITE_OK;
        FaultyDisk::File& known = self.disk->file(self.path);
        known.durable = known.live;
        known.uncertain.clear();
        return SQLITE_OK;
    };
    return change(*self.disk, SQLITE_IOERR_FSYNC, make);
}

int on_size(sqlite3_file* file, sqlite3_int64* size) {
    return open_file(file).real()->pMethods->xFileSize(open_file(file).real(), size);
}
int on_lock(sqlite3_file* file, int level) {
    if (open_file(file).disk->locked_by_another) return SQLITE_BUSY;
    return open_file(file).real()->pMethods->xLock(open_file(file).real(), level);
}
int on_unlock(sqlite3_file* file, int level) {
    return open_file(file).real()->pMethods->xUnlock(open_file(file).real(), level);
}
int on_check_lock(sqlite3_file* file, int* held) {
    return open_file(file).real()->pMethods->xCheckReservedLock(open_file(file).real(), held);
}
int on_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int on_sector(sqlite3_file* file) {
    return open_file(file).real()->pMethods->xSectorSize(open_file(file).real());
}
int on_traits(sqlite3_file* file) {
    return open_file(file).real()->pMethods->xDeviceCharacteristics(open_file(file).real());
}

constexpr sqlite3_io_methods kMethods{1,          on_close,  on_read,   on_write,  on_truncate,
                                      on_sync,    on_size,   on_lock,   on_unlock, on_check_lock,
                                      on_control, on_sector, on_traits, nullptr,   nullptr,
                                      nullptr,    nullptr,   nullptr,   nullptr};

int on_open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    FaultyDisk& disk = disk_of(vfs);
    OpenFile& self = open_file(file);
    self.base.pMethods = nullptr;
    self.disk = &disk;
    self.path = name;
    const bool is_new = name != nullptr && !std::filesystem::exists(name);
    if (is_new && disk.powerless()) return SQLITE_CANTOPEN;
    const int code = disk.real()->xOpen(disk.real(), name, self.real(), flags, out_flags);
    if (code != SQLITE_OK) return code;
    self.base.pMethods = &kMethods;
    if (name != nullptr) disk.watch(name, !is_new);
    return SQLITE_OK;
}

int on_delete(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    FaultyDisk& disk = disk_of(vfs);
    if (std::filesystem::exists(name)) disk.watch(name, true);
    const auto make = [&] {
        const int code = disk.real()->xDelete(disk.real(), name, 0);
        if (code != SQLITE_OK) return code;
        FaultyDisk::File& known = disk.file(name);
        known.live.clear();
        known.uncertain.push_back({FaultyDisk::Change::Kind::remove, 0, {}});
        if (sync_folder != 0 && !disk.ignores_folder_syncs && !disk.ignores_syncs) disk.forget(name);
        return SQLITE_OK;
    };
    return change(disk, SQLITE_IOERR_DELETE, make);
}

int on_sleep(sqlite3_vfs* vfs, int microseconds) {
    disk_of(vfs).waited_us += microseconds;
    return microseconds;
}

}  // namespace

FaultyDisk::FaultyDisk() : real_(sqlite3_vfs_find(nullptr)), vfs_(*real_) {
    vfs_.zName = "faulty-disk";
    vfs_.pAppData = this;
    vfs_.szOsFile = static_cast<int>(sizeof(OpenFile)) + real_->szOsFile;
    vfs_.xOpen = on_open;
    vfs_.xDelete = on_delete;
    vfs_.xSleep = on_sleep;
    sqlite3_vfs_register(&vfs_, 1);
}

FaultyDisk::~FaultyDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, 1);
}

void FaultyDisk::arm(Fault fault, int nth, bool for_ever) {
    fault_ = fault;
    nth_ = nth;
    for_ever_ = for_ever;
    seen_ = 0;
    struck_ = false;
}

std::optional<Fault> FaultyDisk::meet() {
    if (powerless_) return Fault::power_cut;
    if (nth_ == 0) return std::nullopt;
    ++seen_;
    const bool now = seen_ == nth_ || (for_ever_ && seen_ > nth_);
    if (!now) return std::nullopt;
    struck_ = true;
    powerless_ = fault_ == Fault::power_cut;
    return fault_;
}

void FaultyDisk::watch(const std::string& path, bool was_there) {
    const auto [at, is_new] = files_.try_emplace(path);
    if (!is_new || !was_there) return;
    at->second.live = bytes_of(path);
    at->second.durable = at->second.live;
}

void FaultyDisk::restore(std::optional<std::uint64_t> seed) {
    std::mt19937_64 random(seed.value_or(0));
    const auto survives = [&] { return seed && random() % 2 == 0; };
    for (auto& [path, known] : files_) {
        std::optional<std::string> found = known.durable;
        for (const Change& made : known.uncertain) {
            if (made.kind == Change::Kind::remove) {
                if (survives()) found.reset();
            } else if (made.kind == Change::Kind::truncate) {
                if (survives()) replay(found ? *found : found.emplace(), made);
            } else {
                for (std::size_t from = 0; from < made.bytes.size(); from += kSector)
                    if (survives())
                        replay(found ? *found : found.emplace(),
                               {made.kind, made.at + static_cast<std::int64_t>(from),
                                made.bytes.substr(from, kSector)});
            }
        }
        if (found)
            std::ofstream(path, std::ios::binary) << *found;
        else
            std::filesystem::remove(path);
    }
    files_.clear();
    powerless_ = false;
    nth_ = 0;
}

}  // namespace motcua::tests
