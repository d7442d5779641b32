// The last epoch, kept outside the data folder: a folder that was put back from a copy is older than its
// guard.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/queue/files.h"

namespace motcua::queue {

// One small file per kiosk, GUARD/BT01.epoch, holding a number and a line end. It cannot tell everything: who
// removes it together with putting back a copy of the folder is not noticed here (the file is made again from
// the folder), nor is a copy made and put back within one epoch. The numbers stay unique in both cases as
// long as one guard sees every start; that the portal knows of a dossier which the folder lacks shows when
// both compare lists.
class Guard {
  public:
    // Makes the folder (0700) where it is missing, and holds it against other starts while this lives. Throws
    // StorageFailure; also for a `kiosk` that is no name for a file (letters, digits, "-" and "_", at most
    // 32).
    Guard(const std::filesystem::path& folder, const std::string& kiosk);

    // The last epoch that was written; 0 where there is no file; nothing where the file does not hold a
    // number.
    [[nodiscard]] std::optional<std::int64_t> last() const;

    // Durable when it returns.
    void write(std::int64_t epoch) const;

  private:
    std::filesystem::path file_;
    Descriptor lock_;
};

}  // namespace motcua::queue
