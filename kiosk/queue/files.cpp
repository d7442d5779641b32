#include "kiosk/queue/files.h"

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/queue/trouble.h"

namespace motcua::queue {
namespace {

constexpr mode_t kPrivateFolder = 0700;
constexpr mode_t kPrivateFile = 0600;

Descriptor open_file(const std::filesystem::path& file, int flags) {
    Descriptor opened(::open(file.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, kPrivateFile));
    if (opened.get() < 0) throw_errno(file.string());
    return opened;
}

Descriptor open_folder(const std::filesystem::path& folder) {
    Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.get() < 0) throw_errno(folder.string());
    return opened;
}

void sync(const Descriptor& file, const std::filesystem::path& path) {
    if (::fsync(file.get()) != 0) throw_errno(path.string());
}

void take(const Descriptor& file, const std::filesystem::path& path) {
    if (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) throw_errno(path.string());
}

void write_all(const Descriptor& file, std::string_view content, const std::filesystem::path& path) {
    while (!content.empty()) {
        const ssize_t written = ::write(file.get(), content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw_errno(path.string());
        content.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

void make_private_folder(const std::filesystem::path& folder) {
    if (::mkdir(folder.c_str(), kPrivateFolder) == 0) {
        const auto parent = folder.parent_path();
        sync(open_folder(parent), parent);
        return;
    }
    if (errno != EEXIST) throw_errno(folder.string());
}

void make_private_file(const std::filesystem::path& file) {
    struct stat existing {};
    if (::stat(file.c_str(), &existing) == 0) return;
    open_file(file, O_RDWR | O_CREAT);
    sync(open_folder(file.parent_path()), file.parent_path());
}

Descriptor lock_file(const std::filesystem::path& file) {
    Descriptor lock = open_file(file, O_RDWR | O_CREAT);
    take(lock, file);
    return lock;
}

Descriptor lock_folder(const std::filesystem::path& folder) {
    Descriptor lock = open_folder(folder);
    take(lock, folder);
    return lock;
}

void replace_file(const std::filesystem::path& file, std::string_view content) {
    const std::filesystem::path fresh = file.string() + ".new";
    {
        const Descriptor out = open_file(fresh, O_WRONLY | O_CREAT | O_TRUNC);
        write_all(out, content, fresh);
        sync(out, fresh);
    }
    if (std::rename(fresh.c_str(), file.c_str()) != 0) throw_errno(file.string());
    sync(open_folder(file.parent_path()), file.parent_path());
}

std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t bytes_max) {
    const Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (in.get() < 0 && errno == ENOENT) return std::nullopt;
    if (in.get() < 0) throw_errno(file.string());
    std::string content(bytes_max + 1, '\0');
    const ssize_t got = ::pread(in.get(), content.data(), content.size(), 0);
    if (got < 0) throw_errno(file.string());
    content.resize(static_cast<std::size_t>(got));
    return content;
}

}  // namespace motcua::queue
