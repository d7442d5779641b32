#include "kiosk/identity/chip/reading.h"

namespace motcua::identity::chip {

std::string_view name(Stop stop) {
    switch (stop) {
        case Stop::card_gone: return "card_gone";
        case Stop::silent: return "silent";
        case Stop::reader_gone: return "reader_gone";
        case Stop::garbled: return "garbled";
        case Stop::no_chip: return "no_chip";
        case Stop::no_key: return "no_key";
        case Stop::refused: return "refused";
        case Stop::unreadable: return "unreadable";
    }
    return "";
}

}  // namespace motcua::identity::chip
