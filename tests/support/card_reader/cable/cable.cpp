// A driver for pcscd: vsmartcard's own, on a cable that a test can pull out (pcsc-lite's ifdhandler.h).
//
// What is not here pcscd finds in vsmartcard's library, which this one is linked with.
#include <cstdlib>

#include <dlfcn.h>
#include <unistd.h>

extern "C" {
#include <ifdhandler.h>
}

namespace {

// A file of this name means that the cable is out.
bool is_out() {
    const char* const mark = std::getenv("MOTCUA_CABLE_IS_OUT");
    return mark != nullptr && ::access(mark, F_OK) == 0;
}

void* vsmartcards(const char* name) {
    static void* const library = ::dlopen(MOTCUA_VPCD_DRIVER, RTLD_NOW | RTLD_LOCAL);
    return ::dlsym(library, name);
}

}  // namespace

extern "C" {

RESPONSECODE IFDHCreateChannelByName(DWORD Lun, LPSTR DeviceName) {
    if (is_out()) return IFD_NO_SUCH_DEVICE;
    return reinterpret_cast<decltype(&IFDHCreateChannelByName)>(vsmartcards(__func__))(Lun, DeviceName);
}

RESPONSECODE IFDHICCPresence(DWORD Lun) {
    if (is_out()) return IFD_COMMUNICATION_ERROR;
    return reinterpret_cast<decltype(&IFDHICCPresence)>(vsmartcards(__func__))(Lun);
}
}
