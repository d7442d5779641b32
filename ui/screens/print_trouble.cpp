#include "ui/screens/print_trouble.h"

namespace motcua::ui {

text::T print_trouble_words(PrintTrouble trouble) {
    using text::T;
    switch (trouble) {
        case PrintTrouble::off: return T::print_off;
        case PrintTrouble::no_paper: return T::print_no_paper;
        case PrintTrouble::jam: return T::print_jam;
        case PrintTrouble::open: return T::print_open;
        case PrintTrouble::other: return T::print_other;
    }
    return T::print_other;
}

}  // namespace motcua::ui
