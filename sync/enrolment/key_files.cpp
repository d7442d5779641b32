#include "sync/enrolment/key_files.h"

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/base/files.h"

namespace motcua::sync {
namespace {

tl::unexpected<Error> io_failure(const std::filesystem::path& file, const char* doing) {
    return failure(file.string() + ": " + doing + ": " + std::generic_category().message(errno));
}

class File {
  public:
    explicit File(int descriptor) : descriptor_(descriptor) {}
    ~File() {
        if (descriptor_ >= 0) close(descriptor_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] int get() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }

  private:
    int descriptor_;
};

bool write_all(int descriptor, const std::string& content) {
    for (std::size_t at = 0; at < content.size();) {
        const ssize_t written = write(descriptor, content.data() + at, content.size() - at);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        at += static_cast<std::size_t>(written);
    }
    return true;
}

// A finished file beside `file`; the name it got.
Result<std::string> write_beside(const std::filesystem::path& file, const std::string& content) {
    std::string name = file.string() + ".XXXXXX";
    const File out(mkostemp(name.data(), O_CLOEXEC));  // mode 0600
    if (!out) return io_failure(file, "cannot be written");
    if (!write_all(out.get(), content) || fsync(out.get()) != 0) {
        const auto failed = io_failure(file, "cannot be written");
        unlink(name.c_str());
        return failed;
    }
    return name;
}

Status<> sync_folder_of(const std::filesystem::path& file) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    const File opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || fsync(opened.get()) != 0) return io_failure(folder, "cannot be synced");
    return {};
}

}  // namespace

Status<> make_private_folder(const std::filesystem::path& path) {
    const auto folder = path.has_filename() ? path : path.parent_path();  // "keys/" is "keys"
    std::error_code error;
    if (std::filesystem::is_directory(folder, error)) return {};
    if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), error);
    if (mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) return io_failure(folder, "cannot be made");
    if (!std::filesystem::is_directory(folder, error)) return failure(folder.string() + ": is no folder");
    return sync_folder_of(folder);
}

Result<std::string> read_key_file(const std::filesystem::path& file) {
    return read_file(file, kKeyFileBytesMax);
}

Status<> write_new_key_file(const std::filesystem::path& file, const std::string& content) {
    const auto finished = write_beside(file, content);
    if (!finished) return tl::unexpected(finished.error());
    // link() and not rename(): it fails where the name is taken.
    const bool linked = link(finished->c_str(), file.c_str()) == 0;
    const auto failed = io_failure(file, "cannot be made");
    unlink(finished->c_str());
    if (!linked) return failed;
    return sync_folder_of(file);
}

bool is_there(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
}

Result<std::string> read_or_make_key_file(const std::filesystem::path& file,
                                          const std::function<Result<std::string>()>& make) {
    if (!is_there(file)) {
        const auto made = make();
        if (!made) return made;
        if (const auto written = write_new_key_file(file, *made); !written && !is_there(file)) {
            return tl::unexpected(written.error());
        }
    }
    return read_key_file(file);
}

Status<> replace_key_file(const std::filesystem::path& file, const std::string& content) {
    const auto finished = write_beside(file, content);
    if (!finished) return tl::unexpected(finished.error());
    if (rename(finished->c_str(), file.c_str()) != 0) {
        const auto failed = io_failure(file, "cannot be replaced");
        unlink(finished->c_str());
        return failed;
    }
    return sync_folder_of(file);
}

}  // namespace motcua::sync
