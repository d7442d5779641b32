// Printers that are none: where kiosk.toml names no printer, and in a demo a folder that takes the sheets.
#pragma once

#include <filesystem>
#include <functional>
#include <utility>

#include "kiosk/base/devices.h"

namespace motcua::platform {

class NoPrinter final : public Printer {
  public:
    [[nodiscard]] bool ready() const override { return false; }
    void print(PrintJob) override {}
};

// Takes what holds no personal data as files. A declaration is drawn and let go: it was in memory only.
class FolderPrinter final : public Printer {
  public:
    FolderPrinter(std::filesystem::path folder, std::function<void(PrintReport)> report)
        : folder_(std::move(folder)), report_(std::move(report)) {}
    [[nodiscard]] bool ready() const override { return true; }
    void print(PrintJob job) override;  // reports before it returns

    // From now on papers of this kind, or of any, meet this trouble; none: they come out.
    void meet(std::optional<PrintTrouble> trouble, std::optional<Paper::Kind> only) {
        trouble_ = trouble;
        only_ = only;
    }

  private:
    Status<> take(const Paper& paper) const;

    std::filesystem::path folder_;
    std::function<void(PrintReport)> report_;
    std::optional<PrintTrouble> trouble_;
    std::optional<Paper::Kind> only_;
};

}  // namespace motcua::platform
