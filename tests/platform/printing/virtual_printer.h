// A real IPP Everywhere printer, the program ippeveprinter of Debian's cups-ipp-utils, in a folder of its
// own: with a message bus of its own, without which it does not start, and on a port that was free.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/support/temp_folder.h"

namespace motcua::tests {

// A child that does not outlive its parent.
class Child {
  public:
    Child() = default;
    // `output`: gets its standard output; -1: nobody does. Its errors go to `log`.
    Child(const std::vector<std::string>& command, const std::vector<std::string>& environment, int output,
          const std::filesystem::path& log);
    ~Child() { end(); }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    Child(Child&& other) noexcept : pid_(other.pid_) { other.pid_ = -1; }
    Child& operator=(Child&& other) noexcept;
    void end();  // SIGKILL, and waits
    [[nodiscard]] bool runs();

  private:
    pid_t pid_ = -1;
};

class VirtualPrinter {
  public:
    struct Options {
        std::string formats = "application/pdf,image/pwg-raster";
    };
    explicit VirtualPrinter(const Options& options);
    VirtualPrinter() : VirtualPrinter(Options{}) {}
    ~VirtualPrinter();
    VirtualPrinter(const VirtualPrinter&) = delete;
    VirtualPrinter& operator=(const VirtualPrinter&) = delete;

    [[nodiscard]] std::string uri(const std::string& scheme = "ipp") const;

    // Until it is told otherwise, each paper meets this: the printer says `reasons` ("media-empty") of
    // itself and holds the paper.
    void hold_papers(const std::string& reasons) const;
    // Each paper is given back unprinted; the printer says `reasons`, if any.
    void abort_papers(const std::string& reasons) const;
    // Nothing is wrong any more, and papers come out. The program runs its hook to the end also where the job
    // was cancelled; what a printer does then with the paper that it holds is for the test to say.
    enum class Held { dropped, printed };
    void remedy(Held papers) const;

    void switch_off();  // with all that it had
    void switch_on();   // on the same port

    void wait_until_it_holds_a_paper();
    // After somebody spoke TLS with it.
    [[nodiscard]] std::string certificate_sha256() const;

    // What came out, whole, in this order.
    [[nodiscard]] std::vector<std::string> printed() const;
    // What was ever sent to it.
    [[nodiscard]] std::vector<std::string> received() const;

  private:
    void start_bus();

    TempFolder folder_;
    Options options_;
    int port_ = 0;
    int gate_ = -1;
    Child bus_;
    Child printer_;
};

int free_port();

}  // namespace motcua::tests
