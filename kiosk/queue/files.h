// The few file operations that must be exact: private modes, locks that end with the process, bytes that
// survive a power cut. Each throws StorageFailure.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace motcua::queue {

// Owns an open file; closing it lets go of its lock.
class Descriptor {
  public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor();
    Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    [[nodiscard]] int get() const { return fd_; }

  private:
    int fd_;
};

// Makes the folder (0700) where there is none; its parent must exist.
void make_private_folder(const std::filesystem::path& folder);

// Makes an empty file (0600) where there is none, so that its name survives a power cut.
void make_private_file(const std::filesystem::path& file);

// Takes `file` (made 0600 where missing) for as long as the result lives. Trouble::held where somebody has
// it.
Descriptor lock_file(const std::filesystem::path& file);

// The same for a folder that exists.
Descriptor lock_folder(const std::filesystem::path& folder);

// Replaces `file` whole or not at all, through a power cut too. Mode 0600.
void replace_file(const std::filesystem::path& file, std::string_view content);

// The content, of which no more than `bytes_max` + 1 bytes are read; nothing where there is no such file.
std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t bytes_max);

}  // namespace motcua::queue
