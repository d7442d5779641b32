// The headphone jack: whether something is plugged into it.
#pragma once

#include <filesystem>
#include <memory>

namespace motcua::platform {

// Asks the kernel's switch SW_HEADPHONE_INSERT (linux/input-event-codes.h). Where no device has that switch,
// or it cannot be read, nothing is plugged in: then nothing personal is said.
class HeadphoneJack {
  public:
    explicit HeadphoneJack(const std::filesystem::path& inputs = "/dev/input");
    ~HeadphoneJack();
    HeadphoneJack(const HeadphoneJack&) = delete;
    HeadphoneJack& operator=(const HeadphoneJack&) = delete;

    [[nodiscard]] bool plugged() const;  // one system call

  private:
    int device_ = -1;
};

}  // namespace motcua::platform
