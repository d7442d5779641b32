// Printers until the network printer comes: none at all, and in a demo a folder that takes the sheets.
#pragma once

#include <filesystem>
#include <utility>

#include "kiosk/base/devices.h"

namespace motcua::platform {

class NoPrinter final : public Printer {
  public:
    [[nodiscard]] bool ready() const override { return false; }
    Status<> print(const Paper&) override { return failure("no printer"); }
};

// Takes slips as files, because they hold no personal data. A declaration is drawn and let go: it was in
// memory only.
class FolderPrinter final : public Printer {
  public:
    explicit FolderPrinter(std::filesystem::path folder) : folder_(std::move(folder)) {}
    [[nodiscard]] bool ready() const override { return true; }
    Status<> print(const Paper& paper) override;

  private:
    std::filesystem::path folder_;
};

}  // namespace motcua::platform
