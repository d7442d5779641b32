#include "kiosk/queue/guard.h"

#include <algorithm>
#include <charconv>

#include "kiosk/queue/trouble.h"

namespace motcua::queue {
namespace {

constexpr std::size_t kKioskNameMax = 32;
constexpr std::size_t kGuardBytesMax = 20;  // 19 digits and a line end

bool is_name_for_a_file(const std::string& kiosk) {
    constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    return !kiosk.empty() && kiosk.size() <= kKioskNameMax &&
           kiosk.find_first_not_of(kAllowed) == std::string::npos;
}

Descriptor make_and_lock(const std::filesystem::path& folder) {
    make_private_folder(folder);
    return lock_folder(folder);
}

std::filesystem::path file_for(const std::filesystem::path& folder, const std::string& kiosk) {
    if (!is_name_for_a_file(kiosk))
        throw StorageFailure{Trouble::io, "no name for a kiosk: " + kiosk.substr(0, kKioskNameMax)};
    return folder / (kiosk + ".epoch");
}

}  // namespace

Guard::Guard(const std::filesystem::path& folder, const std::string& kiosk)
    : file_(file_for(folder, kiosk)), lock_(make_and_lock(folder)) {}

std::optional<std::int64_t> Guard::last() const {
    const auto content = read_file(file_, kGuardBytesMax);
    if (!content) return 0;
    std::int64_t epoch = 0;
    const char* const end = content->data() + content->size();
    const auto [stop, error] = std::from_chars(content->data(), end, epoch);
    const bool whole = error == std::errc{} && end - stop == 1 && *stop == '\n';
    if (!whole || epoch < 1) return std::nullopt;
    return epoch;
}

void Guard::write(std::int64_t epoch) const { replace_file(file_, std::to_string(epoch) + '\n'); }

}  // namespace motcua::queue
