// The real programs, driven from outside by one JSON line a step, as anybody could.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>
#include <sys/types.h>

namespace motcua::tests {

struct Ended {
    int exit_code = -1;  // -1: by a signal
    int signal = 0;
    std::string out;
    std::string err;
};

// Runs a program of this build (or of the system) to its end.
Ended run(const std::vector<std::string>& command);

std::string program(const std::string& name);  // its path in this build
std::filesystem::path source_dir();

// `kiosk play -` on a data folder.
class KioskProcess {
  public:
    struct Options {
        std::filesystem::path data;
        std::filesystem::path out;
        std::vector<std::string> more{};   // further arguments
        std::vector<std::string> under{};  // a command that runs it: a namespace of its own
        bool with_pack = true;             // brings a pack along
        std::filesystem::path pack{};      // that one; empty: the small ward's
    };
    explicit KioskProcess(const Options& options);
    ~KioskProcess();
    KioskProcess(const KioskProcess&) = delete;
    KioskProcess& operator=(const KioskProcess&) = delete;

    // Sends one step and waits for its answer; empty where the kiosk is gone.
    std::optional<nlohmann::json> step(const nlohmann::json& step);
    // The same without waiting.
    void send(const nlohmann::json& step) const;
    std::optional<nlohmann::json> answer();

    void kill() const;  // SIGKILL now
    Ended end();        // closes its input and waits
    [[nodiscard]] pid_t pid() const { return child_; }

  private:
    pid_t child_ = -1;
    int to_ = -1;
    int from_ = -1;
    std::string pending_;
};

// The reference portal on a folder of its own, for as long as this lives.
class PortalGuest {
  public:
    explicit PortalGuest(const std::filesystem::path& dir);
    ~PortalGuest();
    PortalGuest(const PortalGuest&) = delete;
    PortalGuest& operator=(const PortalGuest&) = delete;
    [[nodiscard]] const std::string& url() const { return url_; }

  private:
    pid_t child_ = -1;
    std::string url_;
};

// What a portal's folder holds: `portal show --json`.
nlohmann::json portal_rows(const std::filesystem::path& portal_dir);
// `kioskctl queue list --json`.
nlohmann::json queue_rows(const std::filesystem::path& data);

// Says each step and requires that it held.
void hold(KioskProcess& kiosk, const std::vector<nlohmann::json>& steps);

}  // namespace motcua::tests
