// Everything of one kiosk put together, but for what shows it: the window's loop and the player are built on
// this.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "kiosk/base/devices.h"
#include "kiosk/base/transport.h"
#include "platform/runtime/folder.h"
#include "platform/runtime/mailbox.h"
#include "platform/runtime/system.h"
#include "platform/runtime/terminal.h"
#include "sync/envelope/envelope.h"
#include "sync/worker/worker.h"
#include "ui/screens/ui.h"

namespace motcua::platform {

struct MachineOptions {
    ui::Panel panel;
    std::string portal_url;  // empty: the one the key list names
    const Clock* clock = nullptr;
    Printer* printer = nullptr;
    Speaker* speaker = nullptr;
    std::function<journey::Headphones()> headphones = [] { return journey::Headphones::none; };
    std::function<void()> wake = [] {};    // the mailbox has a letter
    std::function<void()> stored = [] {};  // a dossier was stored
    // What is the matter with the camera, for whoever runs the machine; from any thread.
    std::function<void(const std::string&)> camera_trouble = [](const std::string&) {};
    std::function<void(const std::string&)> chip_reader_trouble = [](const std::string&) {};
};

class Machine {
  public:
    static Result<std::unique_ptr<Machine>> create(Folder folder, const MachineOptions& options);

    Terminal& terminal() { return *terminal_; }
    Mailbox& mailbox() { return mailbox_; }
    [[nodiscard]] const Folder& folder() const { return folder_; }
    [[nodiscard]] const ui::Ui& ui() const { return *ui_; }
    sync::Worker* worker() { return worker_.get(); }  // null where no queue could be opened

    // Takes the pack at `from`, signatures beside it; the terminal uses it as soon as nobody is here. From
    // any thread. Its version; or why it was not taken, and what was in use stays.
    Result<std::string, PackRefusal> take_pack(const std::filesystem::path& from);

    // What a step of the worker means for the screen, as letters.
    void tell(const sync::StepOutcome& outcome);

  private:
    Machine(Folder folder, const MachineOptions& options, std::unique_ptr<ui::Ui> ui);
    void start_worker(const MachineOptions& options);
    CameraReports camera_reports(const MachineOptions& options);
    ChipReaderReports chip_reader_reports(const MachineOptions& options);
    ChipDeskReports chip_reports();
    sync::ContentTaker content_taker();
    bool take_recalls(const std::string& file);
    bool take_keys(const std::string& signed_keys);

    Folder folder_;
    const Clock& clock_;
    std::mutex shelf_;  // one pack is taken at a time
    Mailbox mailbox_;
    SystemRandom random_;
    std::unique_ptr<ui::Ui> ui_;
    std::unique_ptr<CodeReader> reader_;
    std::unique_ptr<CodeWriter> writer_;
    std::unique_ptr<PhotoMaker> photos_;
    std::unique_ptr<sync::EnvelopeSealer> sealer_;
    std::unique_ptr<Transport> transport_;
    std::unique_ptr<sync::ContentPull> content_;
    std::unique_ptr<sync::Worker> worker_;
    std::unique_ptr<Camera> camera_;           // its thread posts letters: it ends before the mailbox does
    std::unique_ptr<ChipReader> chip_reader_;  // as does this one's
    std::unique_ptr<ChipDesk> chips_;
    std::unique_ptr<Terminal> terminal_;
};

}  // namespace motcua::platform
