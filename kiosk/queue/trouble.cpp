#include "kiosk/queue/trouble.h"

#include <cerrno>
#include <system_error>

namespace motcua::queue {

Trouble trouble_of_errno(int code) {
    switch (code) {
        case EROFS:
        case EACCES:
        case EPERM: return Trouble::read_only;
        case ENOSPC:
        case EDQUOT: return Trouble::full;
        case EWOULDBLOCK: return Trouble::held;
        default: return Trouble::io;
    }
}

void throw_errno(const std::string& doing_what) {
    const int code = errno;
    throw StorageFailure{trouble_of_errno(code), doing_what + ": " + std::generic_category().message(code)};
}

}  // namespace motcua::queue
