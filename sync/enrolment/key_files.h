// Files that hold keys: mode 0600, whole or not there at all, also after a power cut.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>

#include "kiosk/base/result.h"

namespace motcua::sync {

inline constexpr std::size_t kKeyFileBytesMax = 256 * 1024;

// The signed key list of a kiosk's or a portal's folder.
inline std::filesystem::path key_list_file(const std::filesystem::path& folder) {
    return folder / "keys.json";
}

// Makes the folder (mode 0700) where it is not yet.
Status<> make_private_folder(const std::filesystem::path& folder);

Result<std::string> read_key_file(const std::filesystem::path& file);

bool is_there(const std::filesystem::path& file);

// Fails where the file is already there.
Status<> write_new_key_file(const std::filesystem::path& file, const std::string& content);

// Reads the file, made first where there is none. Where two make it at once, the first one's is everybody's.
Result<std::string> read_or_make_key_file(const std::filesystem::path& file,
                                          const std::function<Result<std::string>()>& make);

// For what may be renewed: certificates and key lists.
Status<> replace_key_file(const std::filesystem::path& file, const std::string& content);

}  // namespace motcua::sync
