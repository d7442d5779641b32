#include "kiosk/base/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace motcua {
namespace {

class OpenFile {
  public:
    explicit OpenFile(const std::filesystem::path& path)
        : file_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~OpenFile() {
        if (file_ >= 0) ::close(file_);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    [[nodiscard]] bool is_open() const { return file_ >= 0; }

    // As many bytes as a regular file says it has; none for what does not know (a pipe).
    [[nodiscard]] std::size_t size() const {
        struct stat status {};
        const bool known = ::fstat(file_, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0;
        return known ? static_cast<std::size_t>(status.st_size) : 0;
    }

    // 0 at its end, -1 where it cannot be read (errno).
    ssize_t read(char* to, std::size_t size) const {
        for (;;) {
            const ssize_t got = ::read(file_, to, size);
            if (got >= 0 || errno != EINTR) return got;
        }
    }

  private:
    int file_;
};

tl::unexpected<Error> cannot_read(const std::filesystem::path& path) {
    return failure(fmt::format("{}: {}", path.string(), std::strerror(errno)));
}

std::string in_words(std::size_t bytes) {
    constexpr std::size_t kKilo = 1024;
    constexpr std::size_t kMega = kKilo * kKilo;
    if (bytes % kMega == 0) return fmt::format("{} MB", bytes / kMega);
    if (bytes % kKilo == 0) return fmt::format("{} KB", bytes / kKilo);
    return fmt::format("{} bytes", bytes);
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
    constexpr std::size_t kPiece = 64UL * 1024;
    const OpenFile file(path);
    if (!file.is_open()) return cannot_read(path);
    std::string content;
    std::size_t room = file.size() + 1;  // one more than there is: the end is met without growing or copying
    for (;;) {
        const std::size_t size = content.size();
        content.resize(std::min(size + room, bytes_max + 1));
        const ssize_t got = file.read(content.data() + size, content.size() - size);
        if (got < 0) return cannot_read(path);
        content.resize(size + static_cast<std::size_t>(got));
        if (got == 0) return content;
        if (content.size() > bytes_max)
            return failure(fmt::format("{}: larger than {}", path.string(), in_words(bytes_max)));
        room -= static_cast<std::size_t>(got);
        if (room == 0) room = kPiece;
    }
}

}  // namespace motcua
