#include "platform/runtime/files.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "platform/runtime/printers.h"

namespace motcua::platform {
namespace {

tl::unexpected<Error> cannot(std::string_view what, const std::filesystem::path& path) {
    return failure(fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(errno)));
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Status<> write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::filesystem::path beside = path;
    beside += ".new";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return cannot("write", beside);
    const bool written = write_all(file, bytes) && ::fsync(file) == 0;
    const bool closed = ::close(file) == 0;
    if (!written || !closed || ::rename(beside.c_str(), path.c_str()) != 0) return cannot("write", path);
    return {};
}

void FolderPrinter::print(PrintJob job) {
    PrintReport report{job.number, {}};
    for (const Paper& paper : job.papers) {
        const bool meets_trouble = trouble_ && (!only_ || *only_ == paper.kind);
        if (meets_trouble) {
            report.trouble = trouble_;
        } else if (const auto taken = take(paper); !taken) {
            report.trouble = PrintTrouble::other;
            report.what = taken.error().what;
        } else {
            report.printed.push_back(paper.kind);
        }
    }
    report_(std::move(report));
}

Status<> FolderPrinter::take(const Paper& paper) const {
    const auto pdf = paper.drawing->pdf(paper.drawing->size());
    if (!pdf) return tl::unexpected(pdf.error());
    if (paper.kind == Paper::Kind::declaration) return {};
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    if (failed) return failure("cannot make the printer's folder: " + failed.message());
    return write_file(folder_ / (paper.name + ".pdf"), view(*pdf));
}

}  // namespace motcua::platform
